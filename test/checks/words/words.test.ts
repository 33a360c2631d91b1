import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { subject } from '../../../src/checks/headers/subject.ts'
import { unresolvedPlaceholder } from '../../../src/checks/unresolved-placeholder.ts'
import { forbiddenWords } from '../../../src/checks/words/forbidden-words.ts'
import { oddText } from '../../../src/checks/words/odd-text.ts'
import {
  invisibleCharacter,
  isMixedLabel,
  looksLatin,
  mixedWord,
  skeleton,
} from '../../../src/checks/words/scripts.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'

const says = (text: string): CheckCase => ({ html: `<p>${text}</p>`, text })
const forbidding = (words: unknown, set: CheckCase): CheckCase => ({
  ...set,
  policy: { forbidden_words: words },
})

describe('text that is not what it looks like', () => {
  checkTable(oddText, [
    ['Japanese', says('冬の食卓に、鍋つゆと新米を。'), []],
    ['a zero-width space', says('冬の\u200b食卓'), ['invisible-character']],
    ['a turned direction', says('請求書\u202efdp.exe'), ['invisible-character']],
    ['a byte order mark', says('冬\ufeffの'), ['invisible-character']],
    ['a joiner between letters', says('pay\u200dpal'), ['invisible-character']],
    ['joiners in a family', says('👨\u200d👩\u200d👧'), []],
    ['a joiner in Persian', says('می\u200cخواهم'), []],
    ['a mark of direction beside Hebrew', says('שלום\u200f!'), []],
    ['a mark of direction beside nothing', says('冬\u200f!'), ['invisible-character']],
    ['a soft hyphen', says('Donau\u00addampf'), []],
    ['a variant of a name', says('葛\u{e0100}城市'), []],
    ['in the subject', { subject: '冬\u200bの' }, ['invisible-character']],
    [
      'behind the preheader on purpose',
      { html: '<div style="display:none">鍋&#847;&zwnj;&#8203;</div><p>鍋</p>' },
      [],
    ],
    ['in an alternative text', { html: '<img alt="鍋&#8203;">' }, ['invisible-character']],
    ['a Cyrillic letter in a word', says('pаypal'), ['mixed-script-word']],
    ['Greek omicron in a word', says('gοοgle'), ['mixed-script-word']],
    ['a receptor of medicine', says('TNFα を測る'), []],
    ['a Russian word beside', says('Привет, paypal'), []],
    ['of private use', says('\ue000'), ['meaningless-character']],
    ['not assigned', says('\u0378'), ['meaningless-character']],
    ['an emoji', says('🍲'), []],
    ['an emoji with its selector', says('☀\ufe0f'), []],
    ['a sign with its selector', says('☎\ufe0e'), []],
    ['a sign without', says('☎ 0120'), ['emoji-undecided']],
    ['digits and marks', says('1 # * © ® ™'), []],
    ['arrows of text', says('→ ■ ※ ★'), []],
  ])
})

describe('words that a company forbids', () => {
  checkTable(forbiddenWords, [
    ['nothing is forbidden', says('最安値'), []],
    ['another word', forbidding(['最安値'], says('お買い得')), []],
    ['the word', forbidding(['最安値'], says('地域で最安値です')), ['forbidden-word']],
    [
      'with what to write',
      forbidding([{ word: 'メルマガ', instead: 'メールマガジン' }], says('メルマガ')),
      ['forbidden-word-instead'],
    ],
    ['in the subject', forbidding(['最安値'], { subject: '最安値' }), ['forbidden-word']],
    [
      'in the preheader',
      forbidding(['最安値'], { html: '<div hidden>最安値</div><p>鍋</p>' }),
      ['forbidden-word'],
    ],
    [
      'in an alternative text',
      forbidding(['最安値'], { html: '<img alt="最安値の鍋">' }),
      ['forbidden-word'],
    ],
    ['only in the text part', forbidding(['最安値'], { text: '最安値' }), ['forbidden-word']],
    ['across marks', forbidding(['最安値'], { html: '<p>最<b>安</b>値</p>' }), ['forbidden-word']],
    ['half-width kana', forbidding(['フリーガイド'], says('ﾌﾘｰｶﾞｲﾄﾞ')), ['forbidden-word']],
    ['wide and in capitals', forbidding(['free'], says('ＦＲＥＥ')), ['forbidden-word']],
    ['inside a longer word', forbidding(['free'], says('freedom')), []],
    ['beside Japanese', forbidding(['free'], says('今ならfreeです')), ['forbidden-word']],
    ['composed otherwise', forbidding(['ガイド'], says('カ\u3099イト\u3099')), ['forbidden-word']],
  ])
  test('stands on its line, as it is written there', () => {
    const set = { ...forbidding(['フリー'], says('ﾌﾘｰです')), body: '# 冬\n\nこれはﾌﾘｰです\n' }
    expect(foundBy(forbiddenWords, set).map(({ place }) => [place.line, place.column])).toEqual([[8, 4]])
  })
})

describe('what was left to be filled in', () => {
  checkTable(unresolvedPlaceholder, [
    ['nothing', says('ここに新年のご挨拶を申し上げます。{先着順}の[限定]商品、null、○×クイズ'), []],
    ['another system', says('Dear *|FNAME|*'), ['unresolved-placeholder']],
    ['single braces', says('Dear {first_name}'), ['unresolved-placeholder']],
    ['angle brackets', says('&lt;&lt;name&gt;&gt; 様'), ['unresolved-placeholder']],
    ['no value', says('Dear null,'), ['unresolved-placeholder']],
    ['no value in Japanese', says('null様'), ['unresolved-placeholder']],
    ['a name in brackets', says('Dear [First Name],'), ['unresolved-placeholder']],
    ['to be inserted', says('insert your text here'), ['unresolved-placeholder']],
    ['○○様', says('〇〇様へ'), ['unresolved-placeholder']],
    ['XX月', says('XX月XX日から'), ['unresolved-placeholder']],
    ['【氏名】', says('【氏名】様'), ['unresolved-placeholder']],
    ['ここに…入力', says('ここに本文を入力してください'), ['unresolved-placeholder']],
    ['German', says('Blindtext'), ['unresolved-placeholder']],
    ['in an alternative text', { html: '<img alt="undefined">' }, ['unresolved-placeholder']],
  ])
})

test('labels of one script, or of scripts that are written together', () => {
  for (const label of ['hikari', 'ひかり食品', 'hikari食品', '한국', 'пример', 'ελλάδα', 'a-1'])
    expect([label, isMixedLabel(label)]).toEqual([label, false])
  for (const label of ['hіkari', 'gοοgle', 'ひかりпример', 'аb'])
    expect([label, isMixedLabel(label)]).toEqual([label, true])
  expect(looksLatin('аррӏе')).toBe(true)
  expect(looksLatin('пример')).toBe(false)
  expect(looksLatin('apple')).toBe(false)
})

test('a skeleton is one of its own, and names with one skeleton look alike', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'а', '0', 'o', 'l', '1', 'r', 'n', 'm', 'v', 'é', 'ロ') }),
      (name) => {
        expect(skeleton(skeleton(name))).toBe(skeleton(name))
      },
    ),
  )
  expect(skeleton('раypaӏ')).toBe(skeleton('paypal'))
  expect(skeleton('g00gle')).toBe(skeleton('google'))
  expect(skeleton('ロボ')).toBe(skeleton('口ボ'))
  expect(skeleton('hikari')).not.toBe(skeleton('hikaru'))
})

test('plain text of any script has nothing invisible and nothing mixed', () => {
  const scripts = fc.constantFrom(
    'abc',
    'été',
    '冬の鍋',
    'カタカナ',
    'мир',
    'κόσμος',
    'שלום',
    'سلام',
    '한국어',
    'ไทย',
  )
  fc.assert(
    fc.property(fc.array(scripts), (words) => {
      expect(invisibleCharacter(words.join(' '))).toBe(null)
      expect(mixedWord(words.join(' '))).toBe(null)
    }),
  )
})

describe('a forbidden word is found however it is taken apart', () => {
  const words = ['guarantee', '最安値', 'schön', 'カ']
  checkTable(forbiddenWords, [
    ['a soft hyphen', forbidding(words, says('guar\u00adantee')), ['forbidden-word']],
    ['a joiner of graphemes', forbidding(words, says('guar\u034fantee')), ['forbidden-word']],
    ['a byte order mark', forbidding(words, says('guar\ufeffantee')), ['forbidden-word']],
    ['an accent', forbidding(words, says('guarànte\u0301e')), ['forbidden-word']],
    ['a variant', forbidding(words, says('最\ufe00安値')), ['forbidden-word']],
    ['a line break', forbidding(words, { html: '<p>最<br>安値</p>' }), ['forbidden-word']],
    ['a space', forbidding(words, says('最 安\u3000値')), ['forbidden-word']],
    ['an accent that makes another word', forbidding(words, says('schon')), []],
    ['a mark that makes another letter', forbidding(words, says('ガム')), []],
    ['two English words', forbidding(words, says('guar antee')), []],
  ])
})

describe('placeholders of other systems', () => {
  checkTable(unresolvedPlaceholder, [
    ...[
      '[FIRSTNAME]',
      '%FIRSTNAME%',
      '%name%',
      '<%= name %>',
      '##name##',
      '@@name@@',
      '[%name%]',
      '｛｛name｝｝',
      '*|fname|*',
      '{first-name}',
      '{$name}',
      'XX様',
      '＊＊様',
      '〔お名前〕様',
      '<お名前>様',
      'tbd',
    ].map(
      (written) =>
        [
          written,
          { html: `<p>${written.replaceAll('<', '&lt;')} こんにちは</p>`, text: '' },
          ['unresolved-placeholder'],
        ] as const,
    ),
    ['shares', says('20%off, 30%OFF'), []],
    ['an encoded address', says('https://www.hikari.example/%E3%81%82?a=%EFab%BC'), []],
    ['decoration', says('＜＜ 新商品のご案内 ＞＞'), []],
    ['a guest', says('〈日時〉12月1日'), []],
    [
      'labels',
      says('【日時】12月5日(土)【商品名】りんご 【金額】1,200円 〈会社名〉ひかり食品 ［件名］見積り'),
      [],
    ],
    ['a label in a sentence', says('このたびは【商品名】をご購入いただき'), ['unresolved-placeholder']],
    ['a label behind a colon', says('日時：【日付】'), ['unresolved-placeholder']],
    ['decoration in half width', says('&lt;&lt;年末年始のお知らせ&gt;&gt;'), []],
    ['a name in half width', says('&lt;&lt; 氏名 &gt;&gt;'), ['unresolved-placeholder']],
    ['a warning of somebody else’s mail', says('「【重要】〇〇様のアカウントを停止しました」という件名'), []],
    ['a form to fill in', says('受験票のここに氏名を記入してください'), []],
    ['a word of law', says('What is reasonable remains undefined.'), []],
    ['a word of programmers', says('It returns null instead of “undefined”.'), []],
    ['a value that was none', says('Your order undefined has left.'), ['unresolved-placeholder']],
  ])
})

describe('a character that nobody sees in a link', () => {
  const link = (href: string): CheckCase => ({ html: `<a href="${href}">セールを見る</a>` })
  checkTable(oddText, [
    ['in a path', link('https://www.hikari.example/sa%E2%80%8Ble'), ['invisible-character']],
    ['in a mailbox', link('mailto:he\u200bllo@hikari.example'), ['invisible-character']],
    ['a percent sign alone', link('https://www.hikari.example/100%'), []],
    ['Japanese', link('https://www.hikari.example/%E3%82%BB%E3%83%BC%E3%83%AB'), []],
  ])
})

describe('a subject that pretends to be an answer', () => {
  checkTable(subject, [
    ['in Japanese', { subject: '返信：お申し込みの件' }, ['subject-fake-reply']],
    ['in Chinese', { subject: '回复：您的订单' }, ['subject-fake-reply']],
    ['in Spanish', { subject: 'RV: Tu pedido' }, ['subject-fake-reply']],
    ['a word that begins alike', { subject: 'Reopening: Monday, 10 a.m.' }, []],
  ])
})
