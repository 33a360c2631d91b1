import { expect, test } from 'vitest'
import { content } from '../../src/words/content.ts'
import { contentFront } from '../../src/words/content-front.ts'
import { contentValues } from '../../src/words/content-values.ts'
import { pictures } from '../../src/words/pictures.ts'

test('nobody who writes campaigns has to know what YAML is', () => {
  const said = JSON.stringify(Object.values({ ...content, ...contentFront, ...contentValues }))
  expect(said.replaceAll('.yaml', '')).not.toMatch(/yaml/i)
})

test('no sentence about a picture that is refused offers an address on a web site, which is refused too', () => {
  const { 'picture-source': source, 'picture-outside-campaign': outside, 'picture-remote': remote } = pictures
  expect(JSON.stringify([source, outside, remote])).not.toContain('https')
})
