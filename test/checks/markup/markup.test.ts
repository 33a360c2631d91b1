import { describe, expect, test } from 'vitest'
import { fieldWithoutDefault } from '../../../src/checks/markup/field-without-default.ts'
import { htmlInText } from '../../../src/checks/markup/html-in-text.ts'
import { linksShown } from '../../../src/checks/markup/links-shown.ts'
import { mistypedMarkup } from '../../../src/checks/markup/mistyped.ts'
import { List } from '../../../src/content/schema/list.ts'
import { phraseOf } from '../../../src/words/say.ts'
import { inputOf, type CheckCase } from '../../support/check-cases.ts'
import { aCheckInput } from '../../support/check-input.ts'

/** What a check says about a body, each as `line:column code first-value`; the body begins on line 6. */
function said(
  check: typeof htmlInText,
  body: string,
  front: Record<string, unknown> = {},
): readonly string[] {
  return check
    .run(aCheckInput({ body, front }))
    .map(({ code, place, values }) => `${place.line}:${place.column} ${code} ${Object.values(values)[0]}`)
}

describe('HTML in Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<!-- あとで直す -->', '<!-- あとで直す -->'],
    ['いつも<br>ご愛顧', '<br>ご愛顧'],
    ['<img src="a.png">', '<img src="a.png">'],
    ['<p style="color: red; font-family: sans-serif">冬</p>', '<p style="color: red; font-family: sans-…'],
    ['<table', '<table'],
    ['</DIV>', '</DIV>'],
  ])('%s', (body, shown) => {
    expect(said(htmlInText, `a\n\n${body}`)).toEqual([`8:${body.indexOf('<') + 1} html-in-text ${shown}`])
  })
  test.each([
    'a <b and c> d',
    'a <b\n',
    '1 < 2 と 3 > 2',
    '<https://www.sakura.example/>',
    '<3',
    '`<br>`',
    '``<br>` ``',
    '\\<br>',
    '```\n<br>\n```',
    '<姓>様',
    '<name>',
  ])('not %j', (body) => {
    expect(said(htmlInText, body)).toEqual([])
  })
  test('what was pasted over several lines is said once, and again in another place', () => {
    expect(said(htmlInText, '<div>\n<p>a</p>\n</div>\n\n冬\n\n<br>')).toEqual([
      '6:1 html-in-text <div>',
      '12:1 html-in-text <br>',
    ])
  })
  test('the line of the inbox counts, MJML does not', () => {
    expect(said(htmlInText, 'a', { preheader: '<!-- 仮 -->' })).toEqual(['3:1 html-in-text <!-- 仮 -->'])
    const input = aCheckInput({ body: '<mj-text>冬</mj-text>' })
    const campaign = { ...input.campaign, path: 'campaigns/winter-sale/campaign.mjml', kind: 'mjml' as const }
    expect(htmlInText.run({ ...input, campaign })).toEqual([])
  })
})

describe('marks that mean nothing', () => {
  test.each([
    ['［［商品を見る］］(https://www.sakura.example/)', 1, '［［ ］］'],
    ['[[商品を見る]]（https://www.sakura.example/）', 8, ']]（'],
    ['[[商品を見る]](https://www.sakura.example/）', 38, '）'],
    ['[公式サイト］(https://www.sakura.example/)', 7, '］'],
    ['［公式サイト](https://www.sakura.example/)', 1, '［'],
    ['｛｛ last_name ｝｝様', 1, '｛｛ ｝｝'],
    ['｛ last_name ｝様', 1, '｛'],
    ['｛% if vip %｝', 1, '｛% %｝'],
    ['！[冬の食卓](hero.png)', 1, '！'],
    ['![冬の食卓]（hero.png）', 7, ']（'],
    ['＃ 冬の便り', 1, '＃'],
    ['＃　冬の便り', 1, '＃'],
    ['＃＃冬の便り', 1, '＃＃'],
    ['本日は＊＊最終日＊＊です', 4, '＊＊'],
  ])('%s', (body, column, mark) => {
    expect(said(mistypedMarkup, body)).toEqual([`6:${column} wide-markup ${mark}`])
  })
  test.each([
    '開催！[詳細はこちら](https://www.sakura.example/)',
    '［お知らせ］冬の市（https://www.sakura.example/）',
    '注＊ 数量限定＊',
    '＃冬の市',
    '`［［` と書きます',
    '[[商品を見る]](https://www.sakura.example/)',
    '[店（本店）](https://www.sakura.example/)（別の店もあります）',
    '# 冬の便り（12月号）',
  ])('not %s', (body) => {
    expect(said(mistypedMarkup, body)).toEqual([])
  })
  test('in the subject too', () => {
    expect(said(mistypedMarkup, 'a', { subject: '｛｛ last_name ｝｝様へ' })).toEqual([
      '2:1 wide-markup ｛｛ ｝｝',
    ])
  })
  test('the fix names the plain mark', () => {
    const [found] = mistypedMarkup.run(aCheckInput({ body: '[[買う]]（https://a.example/）' }))
    expect(phraseOf('ja', 'wide-markup', found?.values)).toEqual({
      say: '記号が全角です: ]]（',
      fix: '半角の ]]( に直してください',
    })
  })
})

describe('headings without their space', () => {
  test.each([
    ['#冬の便り', '#冬の便り'],
    ['#　冬の便り', '#　冬の便り'],
    ['  ###冬', '###冬'],
    ['##冬 #市', '##冬 #市'],
  ])('%j', (body, heading) => {
    expect(said(mistypedMarkup, body)).toEqual([`6:1 heading-space ${heading}`])
  })
  test.each(['# 冬の便り', '#\n', '\\#冬の市', '#冬の市 #柚子', '番号 #1', '```\n#!/bin/sh\n```'])(
    'not %j',
    (body) => {
      expect(said(mistypedMarkup, body)).toEqual([])
    },
  )
})

describe('links and pictures that are none', () => {
  test.each([
    ['詳しくは[商品] (https://www.sakura.example/)へ', 'link-gap', '5'],
    ['[商品]　(www.sakura.example)', 'link-gap', '1'],
    ['![冬の食卓] (hero.png)', 'link-gap', '1'],
    ['![冬の食卓](file:///C:/Users/hana/hero.png)', 'link-scheme', '1'],
    ['[商品](JavaScript:alert(1))', 'link-scheme', '1'],
    ['[商品](https://www.sakura.example/a b)', 'link-blank', '1'],
    ['![冬の食卓](my hero.png)', 'link-blank', '1'],
    ['お申し込みはhttps://www.sakura.example/aまで', 'link-runs-on', '7'],
    ['【商品を見る】(https://www.sakura.example/)', 'link-other-brackets', '1'],
  ])('%s', (body, code, column) => {
    const [found, ...more] = said(linksShown, `冬\n${body}`)
    expect(found).toMatch(new RegExp(`^7:${column} ${code} `))
    expect(more).toEqual([])
  })
  test.each([
    '[商品](https://www.sakura.example/ "冬の商品")',
    '[商品]( https://www.sakura.example/ )',
    '![冬の食卓](<my hero.png>)',
    'お申し込みは https://www.sakura.example/a まで',
    '[商品](https://www.sakura.example/a)まで',
    '<https://www.sakura.example/a>まで',
    '[1] (第 1 版)',
    '注[1] (2026年)',
    '[[商品を見る]] (https://www.sakura.example/)',
    '\\[商品] (https://www.sakura.example/)',
    '`[商品] (https://www.sakura.example/)`',
    '【公式】[商品](https://www.sakura.example/)',
  ])('not %s', (body) => {
    expect(said(linksShown, body)).toEqual([])
  })
})

describe('a field that some lack', () => {
  const list = {
    ...List.parse({
      title: 'News',
      purpose: 'News',
      consent: { basis: 'opt-in' },
      fields: {
        last_name: { type: 'string', optional: true },
        number: { type: 'integer' },
      },
    }),
    id: 'newsletter',
    path: 'lists/newsletter.yaml',
  }
  const run = (body: string, front: Record<string, unknown> = {}): readonly string[] => {
    const input = aCheckInput({ body, front })
    const content = { ...input.content, lists: new Map([['newsletter', list]]) }
    return fieldWithoutDefault
      .run({ ...input, content })
      .map(({ place, values }) => `${place.line}:${place.column} ${values['text']}`)
  }
  test.each([
    ['冬\n\n{{ last_name }}様', ['8:1']],
    ['{{ last_name | upcase }}様', ['6:1']],
    ['{% if number > 1 %}{{ last_name }}様{% endif %}', ['6:20']],
    ['{% if last_name %}a{% endif %}{{ last_name }}様', ['6:31']],
    ["{{ last_name | default: 'お客' }}様", []],
    ["{{ last_name | default: '' }}", []],
    ['{% if last_name %}{{ last_name }}様{% else %}お客様{% endif %}', []],
    ['{% if number > 1 %}{% elsif last_name %}{{ last_name }}様{% endif %}', []],
    ['{{ number }}個', []],
    ['{{ unsubscribe_url }}', []],
  ])('%s', (body, expected) => {
    expect(run(body).map((one) => one.split(' ')[0])).toEqual(expected)
  })
  test('in the subject as well', () => {
    expect(run('冬', { subject: '{{ last_name }}様へ' })).toEqual(['2:1 {{ last_name }}様へ'])
  })
})

test('no body makes these checks slow', () => {
  const before = performance.now()
  for (const unit of [
    '`',
    '` ',
    '[',
    '［',
    '！[',
    '](https://）',
    '{{a|',
    '{% a ',
    '<p ',
    '＊＊',
    '｛',
    '#',
  ]) {
    const set: CheckCase = { body: unit.repeat(Math.floor(100_000 / unit.length)) }
    for (const check of [htmlInText, mistypedMarkup, fieldWithoutDefault]) check.run(inputOf(set))
  }
  expect(performance.now() - before).toBeLessThan(5000)
})
