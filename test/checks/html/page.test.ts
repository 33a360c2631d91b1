import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, linksIn, shownText } from '../../../src/checks/html/blocks.ts'
import { hidingOf } from '../../../src/checks/html/look.ts'
import { parsePage, type Page } from '../../../src/checks/html/page.ts'
import { hexOf } from '../../../src/checks/html/colour.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

const inBody = (html: string, head = ''): Page =>
  parsePage(`<!doctype html><html><head>${head}</head><body>${html}</body></html>`)

/** The look of the text `x`. */
function lookOfX(
  html: string,
  head = '',
): { hiding: string | null; size: number; colour: string; behind: string | null; bold: boolean } {
  const text = inBody(html, head).texts.find(({ text }) => text.trim() === 'x')
  if (text === undefined) throw new Error('no x')
  const { colour, background, fontSize, bold } = text.element.look
  return {
    hiding: text.hiding,
    size: fontSize,
    colour: hexOf(colour),
    behind: background === null ? null : hexOf(background),
    bold,
  }
}

describe('what a reader cannot see', () => {
  test.each([
    ['a paragraph', '<p>x</p>', null],
    ['display', '<p style="display:none">x</p>', 'not-shown'],
    ['display, in capitals and important', '<p style="DISPLAY: NONE !important">x</p>', 'not-shown'],
    [
      'display of an ancestor',
      '<div style="display:none"><p style="display:block"><b>x</b></p></div>',
      'not-shown',
    ],
    ['hidden', '<p hidden>x</p>', 'not-shown'],
    ['visibility', '<p style="visibility:hidden">x</p>', 'not-shown'],
    ['Outlook only', '<p style="mso-hide:all">x</p>', 'not-shown'],
    ['opacity', '<p style="opacity:0.01">x</p>', 'transparent'],
    ['half seen', '<p style="opacity:0.5">x</p>', null],
    ['no size', '<p style="font-size:0">x</p>', 'no-size'],
    ['one pixel', '<p style="font-size:1px">x</p>', 'no-size'],
    ['no size around a size', '<td style="font-size:0"><div style="font-size:16px">x</div></td>', null],
    ['a share of nothing', '<td style="font-size:0"><div style="font-size:1.2em">x</div></td>', 'no-size'],
    ['no height', '<div style="max-height:0;overflow:hidden">x</div>', 'no-size'],
    ['no height, and over its edge', '<div style="max-height:0">x</div>', null],
    ['far to the left', '<p style="text-indent:-9999px">x</p>', 'outside'],
    ['far away', '<p style="position:absolute;left:-5000px">x</p>', 'outside'],
    ['white on white', '<p style="color:#fff">x</p>', 'same-colour'],
    ['nearly white on white', '<p style="color:#fefefe">x</p>', 'same-colour'],
    ['white on black', '<div style="background:#000"><p style="color:white">x</p></div>', null],
    ['black on black', '<table bgcolor="#000000"><tr><td>x</td></tr></table>', 'same-colour'],
    ['white on a picture', '<div style="background:url(a.png)"><p style="color:white">x</p></div>', null],
    ['transparent letters', '<p style="color:transparent">x</p>', 'same-colour'],
    ['letters filled with nothing', '<p style="-webkit-text-fill-color:transparent">x</p>', 'same-colour'],
    ['a colour by hue', '<p style="color:hsl(0,0%,99%)">x</p>', 'same-colour'],
    ['opacity as a share', '<p style="opacity:5%">x</p>', 'transparent'],
    ['opacity in opacity', '<p style="opacity:.2"><b style="opacity:.2">x</b></p>', 'transparent'],
    ['collapsed', '<p style="visibility:collapse">x</p>', 'not-shown'],
    ['no size in the short form', '<p style="font:0/0 a">x</p>', 'no-size'],
    ['scaled to nothing', '<p style="transform:scale(0)">x</p>', 'no-size'],
    ['clipped away', '<p style="clip-path:inset(100%)">x</p>', 'no-size'],
    ['one pixel high', '<p style="height:1px;overflow:hidden">x</p>', 'no-size'],
    ['cut in one direction', '<p style="max-height:0;overflow-y:clip">x</p>', 'no-size'],
    ['written with an escape', '<p style="d\\69splay:none">x</p>', 'not-shown'],
    ['written with a comment', '<p style="/**/display:none">x</p>', 'not-shown'],
    ['with nonsense behind it', '<p style="display:none;display:nonsense">x</p>', 'not-shown'],
  ])('%s', (_, html, hiding) => {
    const found = inBody(html.startsWith('<td') ? `<table><tr>${html}</tr></table>` : html).texts.find(
      ({ text }) => text === 'x',
    )
    expect(found?.hiding ?? null).toBe(hiding)
  })
})

describe('what style sheets say', () => {
  const sheet = (css: string): string => `<style>${css}</style>`
  test.each([
    ['a class', '.a{display:none}', '<p class="b a">x</p>', 'not-shown'],
    ['another class', '.a{display:none}', '<p class="b">x</p>', null],
    ['a name', 'p{display:none}', '<p>x</p>', 'not-shown'],
    ['an id', '#a{display:none}', '<p id="a">x</p>', 'not-shown'],
    ['one of several', 'h1, .a , h2{display:none}', '<p class="a">x</p>', 'not-shown'],
    [
      'below an ancestor',
      '.o .a{display:none}',
      '<div class="o"><div><p class="a">x</p></div></div>',
      'not-shown',
    ],
    ['not below', '.o .a{display:none}', '<div><p class="a">x</p></div>', null],
    ['a child', '.o > .a{display:none}', '<div class="o"><p class="a">x</p></div>', 'not-shown'],
    [
      'a grandchild is no child',
      '.o > .a{display:none}',
      '<div class="o"><div><p class="a">x</p></div></div>',
      null,
    ],
    ['on screens', '@media screen{.a{display:none}}', '<p class="a">x</p>', 'not-shown'],
    ['on wide screens', '@media (min-width:480px){.a{display:none}}', '<p class="a">x</p>', null],
    ['under a pointer', '.a:hover{display:none}', '<p class="a">x</p>', null],
    ['the element itself wins', '.a{display:none}', '<p class="a" style="display:block">x</p>', null],
    [
      'but not over what is important',
      '.a{display:none!important}',
      '<p class="a" style="display:block">x</p>',
      'not-shown',
    ],
    ['the narrower rule wins', 'p.a{display:block} p{display:none}', '<p class="a">x</p>', null],
    ['the later rule wins', '.a{display:none} .a{display:block}', '<p class="a">x</p>', null],
    ['a comment', '/* .a{display:none} */', '<p class="a">x</p>', null],
    ['a string with a brace', '.b{content:"}"} .a{display:none}', '<p class="a">x</p>', 'not-shown'],
  ])('%s', (...[, css, html, hiding]) => {
    expect(lookOfX(html, sheet(css)).hiding).toBe(hiding)
  })
  test('a sheet for print is for print', () => {
    expect(lookOfX('<p class="a">x</p>', '<style media="print">.a{display:none}</style>').hiding).toBe(null)
  })
})

test('sizes, weights and colours', () => {
  expect(lookOfX('<h2>x</h2>')).toMatchObject({ size: 24, bold: true })
  expect(lookOfX('<p style="font-size:12pt">x</p>').size).toBe(16)
  expect(lookOfX('<p style="font:bold 20px/1.5 sans-serif">x</p>').size).toBe(20)
  expect(lookOfX('<div style="font-size:20px"><p style="font-size:80%">x</p></div>').size).toBe(16)
  expect(lookOfX('<a href="https://a.example/">x</a>').colour).toBe('#0000ee')
  expect(lookOfX('<font color="#123456">x</font>').colour).toBe('#123456')
  expect(
    lookOfX('<div style="background:#000"><p style="background:rgba(255,255,255,.5)">x</p></div>').behind,
  ).toBe('#808080')
  expect(lookOfX('<div style="background:linear-gradient(red,blue)">x</div>').behind).toBe(null)
  expect(
    lookOfX('<div style="background:#b3272d url(a.png)"><div style="background-color:#fff">x</div></div>')
      .behind,
  ).toBe('#ffffff')
})

test('blocks are paragraphs, whatever is marked inside of them', () => {
  const page = inBody(
    '<p>one <b>two</b>\n <a href="#">three</a></p><div>four<p>five</p>six</div><!-- seven --><style>eight</style>',
  )
  expect(blocksOf(page).map(({ text }) => text)).toEqual(['one two three', 'four', 'five', 'six'])
  expect(shownText(inBody('<p>one</p><p hidden>two</p>'))).toBe('one')
})

test('links have the text that can be seen', () => {
  const page = inBody(
    '<a href=" https://a.example/ ">one<span hidden>two</span> <img alt="three"></a><a name="x"></a>',
  )
  expect(linksIn(page).map(({ href, text, hasPicture }) => ({ href, text, hasPicture }))).toEqual([
    { href: 'https://a.example/', text: 'one three', hasPicture: true },
    { href: null, text: '', hasPicture: false },
  ])
})

test('whatever the text is, it is a page, and what is shown comes from it', () => {
  const piece = fc.constantFrom(
    '<p',
    '<td',
    '<table>',
    '<b>',
    '</p>',
    '>',
    ' style="',
    'display:none',
    'color:#fff',
    ';',
    '"',
    '<style>',
    '.a{',
    '}',
    '@media x{',
    '</style>',
    'あ',
    ' class="a"',
    '<a href="',
    '<!--',
    '-->',
    '<svg>',
    '<title>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('')
      const page = parsePage(html)
      const letters = html.match(/あ/g)?.length ?? 0
      expect(shownText(page).match(/あ/g)?.length ?? 0).toBeLessThanOrEqual(letters)
      for (const { hiding, element } of page.texts) expect(hidingOf(element.look)).toBe(hiding)
      linksIn(page)
    }),
  )
})

test('a page nested deeper than calls may be is looked at in little time', () => {
  const spent = cpuMs(() => {
    expect(shownText(parsePage('<div>'.repeat(8000) + 'x'))).toBe('x')
    expect(shownText(parsePage('<b class="a">'.repeat(5000) + 'x'))).toBe('x')
    parsePage(`<style>${'@media a{'.repeat(5000)}${'.a{b:c}'.repeat(5000)}</style>`)
  })
  expect(spent).toBeLessThan(3000)
})
