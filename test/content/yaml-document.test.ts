import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuMs } from '../support/cpu-ms.ts'
import { parseYaml } from '../../src/content/yaml-document.ts'

const file = 'policies/approvals.yaml'

function codes(text: string): string[] {
  return parseYaml(file, text).findings.map(({ code, place }) => `${place.line}:${place.column} ${code}`)
}

describe('values', () => {
  test.each([
    ['approval: off', { approval: 'off' }],
    ['a: yes', { a: 'yes' }],
    ['a: true', { a: true }],
    ['until: 2026-12-31', { until: '2026-12-31' }],
    ['at: 2026-12-01 09:00', { at: '2026-12-01 09:00' }],
    ['at: 2026-12-01T09:00:00Z', { at: '2026-12-01T09:00:00Z' }],
    ['a: 12:30', { a: '12:30' }],
    ['a: 1_000', { a: '1_000' }],
    ['a: 010', { a: 10 }],
    ['a:', { a: null }],
    ['1: x', { 1: 'x' }],
    ['<<: { a: 1 }', { '<<': { a: 1 } }],
    ['a: !!str 1', { a: '1' }],
    ['a: "\\uD83D\\uDE00"', { a: '😀' }],
    ['', null],
    ['# nothing', null],
  ])('%j', (text, value) => {
    expect(parseYaml(file, text).document?.value).toEqual(value)
  })
})

describe('what is refused', () => {
  test.each([
    ['a: 1\nb: 2\na: 3', ['3:1 yaml-duplicate-key']],
    ['x: { a: 1, a: 2 }', ['1:12 yaml-duplicate-key']],
    ['"a": 1\na: 2', ['2:1 yaml-duplicate-key']],
    ['a: &x 1\nb: *x', ['2:4 yaml-alias']],
    ['b: *nowhere', ['1:4 yaml-alias']],
    ['a: &x &y 1', ['1:7 yaml-alias']],
    ['a: !foo 1', ['1:4 yaml-tag']],
    ['a: !!binary aGk=', ['1:4 yaml-tag']],
    ['a: !!timestamp 2026-12-01', ['1:4 yaml-tag']],
    ['a: !<tag:example.org,2026:x> 1', ['1:4 yaml-tag']],
    [`${'# note\n'.repeat(300)}%YAML 1.1\n---\na: off`, ['301:1 yaml-directive']],
    ['%YAML 1.1\n---\na: off', ['1:1 yaml-directive']],
    ['# note\n\n%TAG ! tag:x,2026:\n---\na: 1', ['3:1 yaml-directive']],
    ['a: "Spring \\uD83D"', ['1:4 yaml-half-character']],
    ['a: ["\\uDC00"]\n"\\uD83D": 1', ['1:5 yaml-half-character', '2:1 yaml-half-character']],
    ['a: 1\n---\nb: 2', ['2:1 yaml-several-documents']],
    ['a: 1\n...\nb: 2', ['3:1 yaml-several-documents']],
    ['a:\n\tb: 1', ['2:1 yaml-indent']],
    ['a: "x', ['1:4 yaml-unclosed']],
    ['a: [1', ['1:6 yaml-unclosed']],
    ['a: b: c', ['1:4 yaml-needs-quotes']],
    ['a: @b', ['1:4 yaml-needs-quotes']],
    ['? [a]\n: 1', ['1:3 yaml-needs-quotes']],
    ['__proto__: { x: 1 }', ['1:1 yaml-reserved-key']],
    ['"__proto__": 1', ['1:1 yaml-reserved-key']],
    ['['.repeat(70) + ']'.repeat(70), ['1:61 yaml-too-deep']],
    ['{a: '.repeat(40) + '}'.repeat(40), ['1:121 yaml-too-deep']],
  ])('%j', (text, expected) => {
    const found = codes(text)
    expect(found).toEqual(expected)
    expect(parseYaml(file, text).document).toBeNull()
  })

  test.each([
    ['subject："{{ name }}"\nfrom: news\nlists: [a]', ['1:8 yaml-wide-colon']],
    ['a: 1\nfrom：　news\nb: 2', ['2:5 yaml-wide-colon']],
    ['a: 1\nb: 2\nfrom：news', ['3:5 yaml-wide-colon']],
    ['subject：x', ['1:8 yaml-wide-colon']],
    ['件名：x\nfrom: news', ['1:3 yaml-wide-colon']],
    ['a: 1\nfrom:\u3000news', ['2:6 yaml-wide-space']],
    ['subject:\u3000"{{ a }}"\nfrom: news', ['1:9 yaml-wide-space']],
    ['a: 1\nfrom:news\nb: 2', ['2:6 yaml-no-space']],
    ['subject:"x"\nfrom: news', ['1:9 yaml-no-space']],
    ['a: "x：y"\nb: 冬：夏\nc: "x" y\nd: @\ne: @', ['3:8 yaml-needs-quotes']],
    ['a: !foo 1\nb: !bar 1', ['1:4 yaml-tag', '2:4 yaml-tag']],
    ['http://x y\nb: 1', ['1:1 yaml-syntax']],
    ['a: 1\nnothing', ['2:1 yaml-syntax']],
  ])('%j has one mistake, and it is named', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test.each([
    ['a: "x', '"'],
    ["a: 'x", "'"],
    ['a: [1\nb: 2', ']'],
    ['{ a: 1', '}'],
  ])('%j: what is missing is named', (text, mark) => {
    expect(parseYaml(file, text).findings).toMatchObject([{ code: 'yaml-unclosed', values: { mark } }])
  })

  test('no depth is too deep to be said', () => {
    for (const opening of ['[', '{', '{a: ', '- ', '? ']) {
      const { document, findings } = parseYaml(file, opening.repeat(5000))
      expect([opening, document, findings.length > 0]).toEqual([opening, null, true])
    }
  })

  test('a file is parsed in time that grows with its size only', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')
    const spent = cpuMs(() => expect(codes(`${keys}\nk7: 2`)).toEqual(['20001:1 yaml-duplicate-key']))
    // Measured at 0.4 s; comparing every pair of keys takes 5 s.
    expect(spent).toBeLessThan(2500)
  })
})

describe('places', () => {
  const text = 'a: 1\nb:\n  - c: 2\n    d: [x, y]\n  - e\nf: { g: { h: 3 } }\ni:\n'
  const { document } = parseYaml(file, text)
  test.each([
    [['a'], '1:1', '1:4'],
    [['b'], '2:1', '3:3'],
    [['b', 0], '3:5', '3:5'],
    [['b', 0, 'd'], '4:5', '4:8'],
    [['b', 0, 'd', 1], '4:12', '4:12'],
    [['b', 1], '5:5', '5:5'],
    [['f', 'g', 'h'], '6:11', '6:14'],
    [['f', 'g', 'nowhere'], '6:6', '6:6'],
    [['nowhere', 'h'], '1:1', '1:1'],
    [[], '1:1', '1:1'],
  ])('%j', (path, key, value) => {
    const said = (place: { line: number; column: number } | undefined): string =>
      `${place?.line}:${place?.column}`
    expect(said(document?.keyPlace(path))).toBe(key)
    expect(said(document?.valuePlace(path))).toBe(value)
  })
})

test('law: no text makes it throw, and every place is inside the file', () => {
  const words = [
    'a',
    'b',
    ': ',
    ':',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '&x ',
    '*x',
    '!t ',
    '|',
    '>',
    '#',
    '%',
    '? ',
    '---',
    '...',
    '\t',
    '\r\n',
    '<<',
    '@',
    '`',
    '1',
    '~',
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const { document, findings } = parseYaml(file, text)
      expect(document === null).toBe(findings.length > 0)
      for (const { place } of findings) {
        expect(place.line).toBeGreaterThanOrEqual(1)
        expect(place.line).toBeLessThanOrEqual(text.split('\n').length)
        expect(place.column).toBeGreaterThanOrEqual(1)
      }
    }),
  )
})
