import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageTag } from '../../src/audience/language-tag.ts'

test.each([
  ['ja', 'ja'],
  ['JA', 'ja'],
  ['pt_br', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['iw', 'he'],
  ['jp', null],
  ['cn', null],
  ['xx', null],
  ['und', null],
  ['japanese', null],
  ['日本語', null],
  ['ja,en;q=0.8', null],
  ['ja-', null],
  ['ja\r\n', null],
  ['i-klingon', null],
])('%j is %j', (text, tag) => {
  expect(languageTag(text)).toBe(tag)
})

test('whatever is written, the answer fits into a header and is its own canonical form', () => {
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8}){0,3}$/),
  )
  fc.assert(
    fc.property(written, (text) => {
      const tag = languageTag(text)
      if (tag === null) return
      expect(tag).toMatch(/^[A-Za-z0-9-]{2,35}$/)
      expect(languageTag(tag)).toBe(tag)
    }),
  )
})
