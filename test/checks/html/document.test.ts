import { describe } from 'vitest'
import { htmlDocument } from '../../../src/checks/html/document.ts'
import { hiddenText } from '../../../src/checks/html/hidden-text.ts'
import { longWord } from '../../../src/checks/html/long-word.ts'
import { headings } from '../../../src/checks/accessibility/headings.ts'
import { legibility } from '../../../src/checks/accessibility/legibility.ts'
import { checkTable, type CheckCase } from '../../support/check-cases.ts'

const page = (html: string, head = '<title>冬のセール</title>', lang = ' lang="ja"'): CheckCase => ({
  page: `<!doctype html><html${lang}><head>${head}</head><body>${html}</body></html>`,
})

describe('what a page says about itself', () => {
  checkTable(htmlDocument, [
    ['all of it', page('<p>鍋</p>'), []],
    ['no language', page('<p>鍋</p>', '<title>冬のセール</title>', ''), ['language-missing']],
    ['another language', page('<p>鍋</p>', '<title>冬のセール</title>', ' lang="en"'), ['language-missing']],
    ['a region', page('<p>鍋</p>', '<title>冬のセール</title>', ' lang="ja-JP"'), []],
    ['no title', page('<p>鍋</p>', ''), ['title-differs']],
    ['another title', page('<p>鍋</p>', '<title>ひかりだより</title>'), ['title-differs']],
    ['a title with spaces', page('<p>鍋</p>', '<title>\n冬のセール </title>'), []],
    ['a table for arrangement', page('<table role="presentation"><tr><td>鍋</td></tr></table>'), []],
    ['a table with names', page('<table><tr><th>品物</th></tr><tr><td>鍋</td></tr></table>'), []],
    ['a table that says nothing', page('<table><tr><td>鍋</td></tr></table>'), ['table-unclear']],
    [
      'names of a table inside are not its own',
      page('<table><tr><td><table><tr><th>品</th></tr></table></td></tr></table>'),
      ['table-unclear'],
    ],
    ['an empty table', page('<table></table>'), []],
    [
      'a font from elsewhere',
      page(
        '<p>鍋</p>',
        '<title>冬のセール</title><style>@import url(https://fonts.partner.test/a.css);</style>',
      ),
      ['remote-style'],
    ],
    [
      'a font face from elsewhere',
      page(
        '<p>鍋</p>',
        '<title>冬のセール</title><style>@font-face{src:url(https://fonts.partner.test/a.woff2)}</style>',
      ),
      ['remote-style'],
    ],
    [
      'a style sheet from elsewhere',
      page(
        '<p>鍋</p>',
        '<title>冬のセール</title><link rel="stylesheet" href="https://fonts.partner.test/a.css">',
      ),
      ['remote-style'],
    ],
    [
      'even where its host is allowed',
      {
        ...page(
          '<p>鍋</p>',
          '<title>冬のセール</title><link rel="stylesheet" href="https://fonts.partner.test/a.css">',
        ),
        policy: { link_hosts: ['fonts.partner.test'] },
      },
      ['remote-style'],
    ],
    [
      'our own font',
      page(
        '<p>鍋</p>',
        '<title>冬のセール</title><style>@font-face{src:url(https://www.hikari.example/a.woff2)}</style>',
      ),
      [],
    ],
  ])
})

describe('hidden text', () => {
  checkTable(hiddenText, [
    ['none', page('<p>鍋</p>'), []],
    ['a preheader', page('<div style="display:none">三日間だけ</div><p>鍋</p>'), []],
    [
      'a preheader and what fills the inbox',
      page(
        '<div style="display:none">三日間だけ</div><div style="display:none">&#847;&zwnj;&nbsp;&#847;&zwnj;</div><p>鍋</p>',
      ),
      [],
    ],
    [
      'two',
      page('<div style="display:none">三日間だけ</div><div style="display:none">安い時計</div><p>鍋</p>'),
      ['hidden-text'],
    ],
    ['after what is seen', page('<p>鍋</p><div style="display:none">三日間だけ</div>'), ['hidden-text']],
    ['a page of it', page(`<div style="display:none">${'安'.repeat(301)}</div><p>鍋</p>`), ['hidden-text']],
    ['inside a paragraph', page('<p>鍋<span style="font-size:0">安い時計</span></p>'), ['hidden-text']],
    ['white on white', page('<p>鍋</p><p style="color:#ffffff">安い時計</p>'), ['hidden-text']],
  ])
})

describe('long words', () => {
  checkTable(longWord, [
    ['Japanese breaks anywhere', page(`<p>${'鍋'.repeat(80)}</p>`), []],
    ['30 letters', page(`<p>${'a'.repeat(30)}</p>`), []],
    ['31 letters', page(`<p>${'a'.repeat(31)}</p>`), ['long-word']],
    ['with a hyphen', page(`<p>${'a'.repeat(20)}-${'a'.repeat(20)}</p>`), []],
    ['across marks', page(`<p>${'a'.repeat(20)}<b>${'a'.repeat(20)}</b></p>`), ['long-word']],
    ['an address breaks after its slashes', page('<p>https://www.hikari.example/winter-sale/broth/</p>'), []],
    [
      'an address with a long query',
      page(`<p>https://www.hikari.example/?a=${'b'.repeat(40)}</p>`),
      ['long-word'],
    ],
    ['Thai', page(`<p>${'ก'.repeat(60)}</p>`), []],
    ['hidden', page(`<div hidden>${'a'.repeat(40)}</div>`), []],
  ])
})

describe('headings', () => {
  checkTable(headings, [
    ['in steps', page('<h1>一</h1><h2>二</h2><h3>三</h3><h2>四</h2>'), []],
    ['beginning below', page('<h2>二</h2><h3>三</h3>'), []],
    ['two titles', page('<h1>一</h1><h1>二</h1>'), ['heading-second-first']],
    ['a step left out', page('<h1>一</h1><h3>三</h3>'), ['heading-skipped']],
    ['empty ones do not count', page('<h1>一</h1><h1></h1><h2>二</h2>'), []],
  ])
})

describe('what can be read', () => {
  checkTable(legibility, [
    ['black on white', page('<p>鍋</p>'), []],
    ['grey that just suffices', page('<p style="color:#767676">鍋</p>'), []],
    ['grey that does not', page('<p style="color:#777777">鍋</p>'), ['contrast-low']],
    ['large grey', page('<p style="color:#949494;font-size:24px">鍋</p>'), []],
    ['large bold grey', page('<p style="color:#949494;font-size:19px;font-weight:bold">鍋</p>'), []],
    [
      'large grey that is too light',
      page('<p style="color:#969696;font-size:24px">鍋</p>'),
      ['contrast-low'],
    ],
    [
      'over a picture nobody knows',
      page('<div style="background-image:url(a.png)"><p style="color:#777">鍋</p></div>'),
      [],
    ],
    [
      'behind a cell',
      page('<table bgcolor="#b3272d"><tr><td style="color:#ffffff">鍋</td></tr></table>'),
      [],
    ],
    [
      'a button without its colour',
      page('<a href="https://www.hikari.example/" style="background:#b3272d">鍋</a>'),
      ['contrast-low'],
    ],
    ['half transparent', page('<p style="color:rgba(0,0,0,0.4)">鍋</p>'), ['contrast-low']],
    ['small', page('<p style="font-size:11px">鍋</p>'), ['text-small']],
    ['12 pixels', page('<p style="font-size:12px">鍋</p>'), []],
    ['only a dot', page('<p style="font-size:8px">・</p>'), []],
    ['hidden text has its own finding', page('<p style="color:#fff;font-size:1px">鍋</p>'), []],
  ])
})
