import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDeclarations, parseStyleSheet } from '../../../src/checks/html/css.ts'
import { contrastRatio, hexOf, parseColour } from '../../../src/checks/html/colour.ts'

test('rules, with the at-rules around them', () => {
  const sheet = parseStyleSheet(`
    @import url("a.css");
    p, .a > b { color: red; background: url(a;b.png) }
    @media screen and (min-width:480px) { .c { width:100% !important } }
    @font-face { font-family: Lato; src: url(https://fonts.example/l.woff2) }
  `)
  expect(sheet.atRules).toEqual(['@import url("a.css")', '@media screen and (min-width:480px)', '@font-face'])
  expect(sheet.rules).toEqual([
    {
      selectors: ['p', '.a > b'],
      declarations: [
        { property: 'color', value: 'red', important: false },
        { property: 'background', value: 'url(a;b.png)', important: false },
      ],
      within: [],
    },
    {
      selectors: ['.c'],
      declarations: [{ property: 'width', value: '100%', important: true }],
      within: ['@media screen and (min-width:480px)'],
    },
    {
      selectors: [],
      declarations: [
        { property: 'font-family', value: 'Lato', important: false },
        { property: 'src', value: 'url(https://fonts.example/l.woff2)', important: false },
      ],
      within: [],
    },
  ])
})

test('declarations come back as they were written', () => {
  const name = fc.stringMatching(/^[a-z][a-z-]{0,10}$/)
  const value = fc.stringMatching(/^[a-z0-9#%.]{1,10}$/)
  fc.assert(
    fc.property(
      fc.array(fc.record({ property: name, value, important: fc.boolean() }), { maxLength: 8 }),
      (all) => {
        const style = all
          .map(({ property, value, important }) => `${property} : ${value}${important ? ' !important' : ''}`)
          .join(';')
        expect(parseDeclarations(style)).toEqual(all)
      },
    ),
  )
})

test('no text makes the scanner throw', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '"',
    "'",
    ';',
    ':',
    '(',
    ')',
    '@media x',
    '@import "',
    '\\',
    '/*',
    '*/',
    'a',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      parseStyleSheet(pieces.join(''))
      parseDeclarations(pieces.join(''))
    }),
  )
})

test('colours', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['#FFF', '#ffffff'],
    ['#12345678', '#123456'],
    ['rgb(1, 2, 3)', '#010203'],
    ['rgba(100%, 0%, 0%, 0.5)', '#ff0000'],
    [' White ', '#ffffff'],
    ['#ggg', null],
    ['url(a)', null],
    ['constructor', null],
  ]
  for (const [written, hex] of cases) {
    const colour = parseColour(written)
    expect([written, colour === null ? null : hexOf(colour)]).toEqual([written, hex])
  }
})

test('contrast is that of WCAG: symmetric, from 1 to 21', () => {
  const channel = fc.integer({ min: 0, max: 255 })
  const colour = fc.record({ red: channel, green: channel, blue: channel, alpha: fc.constant(1) })
  fc.assert(
    fc.property(colour, colour, (a, b) => {
      const ratio = contrastRatio(a, b)
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThanOrEqual(21)
      expect(ratio).toBe(contrastRatio(b, a))
    }),
  )
  const grey = parseColour('#767676')
  const white = parseColour('#fff')
  if (grey === null || white === null) throw new Error('colours')
  expect(contrastRatio(grey, white).toFixed(2)).toBe('4.54')
})

test.each([
  ['what is left open', 'p{color:red', ['p|color:red|']],
  ['an at-rule at the end', "@import 'a.css'", ["@import 'a.css'"]],
  ['an escaped at-rule', "@\\69mport 'a.css';", ["@import 'a.css'"]],
  ['an escaped name', '.leg\\61l{d\\69splay:none}', ['.legal|display:none|']],
  ['a rule in a rule', '.a{color:red;.b{color:blue}}', ['.b|color:blue|.a', '.a|color:red|']],
  ['a string that does not end', '.a{content:"\n}.b{color:red}', ['.a|content:"|', '.b|color:red|']],
  ['a comment in a string', '.a{content:"/*"}.b{color:red}/**/', ['.a|content:"/*"|', '.b|color:red|']],
  [
    'a quotation mark in an address',
    "p{background:url(x'y);color:red}",
    ["p|background:url(x'y),color:red|"],
  ],
])('read as browsers do: %s', (_, css, expected) => {
  const { rules, atRules } = parseStyleSheet(css)
  const said = rules.map(({ selectors, declarations, within }) =>
    [selectors, declarations.map(({ property, value }) => `${property}:${value}`), within].join('|'),
  )
  expect([...atRules, ...said]).toEqual(expected)
})
