import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { lineTooDeep } from '../../src/compile/nesting.ts'
import { compileRequest } from '../support/compile-request.ts'
import { cpuMs } from '../support/cpu-ms.ts'

test.each([
  ['what is left open', '<b><p>'.repeat(60), 1],
  ['on its line', `\n\n${'<i>'.repeat(101)}`, 3],
  ['behind a quotation mark in a name', `<b '>${'<i>'.repeat(101)}<b '>`, 1],
  ['a slash that ends nothing', '<b/>'.repeat(101), 1],
  ['in a comment that ends at once', `<!-->${'<b>'.repeat(101)}<!-- -->`, 1],
  ['paragraphs without an end', '<p>a'.repeat(500), null],
  ['what is closed', '<b><i>a</i></b>'.repeat(500), null],
  ['elements without an end', '<br><img src="a>b"><mj-divider />'.repeat(200), null],
  ['a hundred', `${'<b>'.repeat(100)}${'</b>'.repeat(100)}`, null],
])('%s', (_, text, line) => {
  expect(lineTooDeep(text)).toBe(line)
})

const inText = (html: string): string =>
  `<mj-section><mj-column><mj-text>${html}</mj-text></mj-column></mj-section>`

test('a document that is nested too deep is refused before anything parses it', async () => {
  const request = compileRequest({ kind: 'mjml', body: inText(`\n${'<b><p>'.repeat(13_000)}`) })
  const { findings } = await compile(request)
  expect(findings.map(({ code, place }) => [code, place.line])).toEqual([['mjml-too-deep', 8]])
})

test.each([
  ['spaces', ' '.repeat(80_000)],
  ['comments', '<!-- '.repeat(16_000)],
  ['heads', `<mj-head `.repeat(9000)],
])('many %s take little time', async (_, piece) => {
  const request = compileRequest({ kind: 'mjml', body: inText(`a${piece}b`) })
  const before = process.cpuUsage()
  await compile(request)
  const { user } = process.cpuUsage(before)
  expect(user / 1000).toBeLessThan(2000)
  expect(cpuMs(() => void lineTooDeep(piece))).toBeLessThan(1000)
})
