import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { japaneseCharacters } from '../../../src/checks/japanese/characters.ts'
import { japaneseWidths } from '../../../src/checks/japanese/widths.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'

const says = (text: string): CheckCase => ({ html: `<p>${text}</p>` })

describe('characters', () => {
  checkTable(japaneseCharacters, [
    ['good Japanese', says('髙島様と﨑山様へ。冬のセール〜「鍋」※先着順、1kg、3cm'), []],
    ['a circled number', says('①鍋'), ['platform-character']],
    ['a bracketed company', says('㈱ひかり'), ['platform-character']],
    ['a Roman number', says('第Ⅱ章'), ['platform-character']],
    ['an era', says('㍻'), ['platform-character']],
    ['the newest era', says('㋿'), ['platform-character']],
    ['a unit', says('50㌔'), ['platform-character']],
    ['№', says('№1'), ['platform-character']],
    ['in the subject', { subject: '①鍋' }, ['platform-character']],
    ['in an alternative text', { html: '<img alt="㈱ひかり">' }, ['platform-character']],
    ['half-width kana', says('ｾｰﾙ'), ['half-width-kana']],
    ['a half-width mark', says('鍋｡'), ['half-width-kana']],
    ['decomposed', says('か\u3099んばる'), ['decomposed-kana']],
    ['not in an English mail', { ...says('Room ①'), locale: 'en' }, []],
    ['but in its Japanese sentence', { ...says('ひらがな①'), locale: 'en' }, ['platform-character']],
  ])
  test('says what to write', () => {
    expect(foundBy(japaneseCharacters, says('㈱ひかり'))[0]?.values).toMatchObject({
      instead: '(株)',
      code: 'U+3231',
    })
    expect(foundBy(japaneseCharacters, says('ｶﾞｲﾄﾞ'))[0]?.values).toMatchObject({ instead: 'ガイド' })
    expect(foundBy(japaneseCharacters, says('か\u3099'))[0]?.values).toMatchObject({ instead: 'が' })
  })
})

describe('widths', () => {
  checkTable(japaneseWidths, [
    ['narrow', says('12月1日(火)10時から、ABC店で1,200円'), []],
    ['wide all through', says('１２月１日'), []],
    ['as newspapers set it', says('１月10日'), []],
    ['mixed in a word', says('ＡBC店'), ['mixed-width']],
    ['mixed in a number', says('１2月'), ['mixed-width']],
    ['mixed in a paragraph', says('１２月25日'), ['mixed-numbers']],
    ['in two paragraphs', says('１２月</p><p>25日'), []],
    ['a wide at sign', says('hello＠hikari.example'), ['wide-address']],
    ['all of it wide', says('ｉｎｆｏ＠ｈｉｋａｒｉ．ｅｘａｍｐｌｅ'), ['wide-address']],
    ['a wide name in a network', says('ＩＤは＠ｈｉｋａｒｉです'), []],
    ['a wide dot', says('hello@hikari．example'), ['wide-address']],
    ['a wide scheme', says('ｈｔｔｐｓ：／／ｗｗｗ．ｈｉｋａｒｉ．ｊｐ'), ['wide-address']],
    [
      'a wide letter in an address',
      says('https://www.hikari.example/ｓale'),
      ['mixed-width', 'wide-address'],
    ],
    ['a wide bracket behind an address', says('店（https://www.hikari.example/）へ'), []],
    ['a wide exclamation behind an address', says('https://www.hikari.example/ ！'), []],
    [
      'a wide space in a link',
      { html: '<a href="https://www.hikari.example/a%E3%80%80b">店</a>' },
      ['wide-address'],
    ],
    [
      'a wide space at the end of a link',
      { html: '<a href="https://www.hikari.example/　">店</a>' },
      ['wide-address'],
    ],
    ['wide words in a query', { html: '<a href="https://www.hikari.example/?q=%EF%BC%A1">店</a>' }, []],
    ['Japanese in a path', { html: '<a href="https://www.hikari.example/冬">店</a>' }, []],
    ['one kind of dash', says('10時〜18時〜'), []],
    ['two kinds of wave', says('10時〜18時、9時～20時'), ['mixed-dash']],
    ['two kinds of minus', says('−5度、－3度'), ['mixed-dash']],
    ['two kinds in subject and body', { subject: '10時〜', html: '<p>18時～</p>' }, ['mixed-dash']],
    ['not in an English mail', { ...says('10〜18, 9～20'), locale: 'en' }, []],
  ])
})

test('what the checks propose is not found again', () => {
  const text = fc.string({
    unit: fc.constantFrom('あ', '①', '㈱', 'ｶ', 'ﾞ', 'Ａ', 'b', '１', '2', 'か\u3099', '㍻', '、'),
  })
  fc.assert(
    fc.property(text, (written) => {
      const before = foundBy(japaneseCharacters, says(written))
      for (const { values } of before) {
        const again = foundBy(japaneseCharacters, says(`あ${values['instead']}`))
        expect(again.map(({ code }) => code)).toEqual([])
      }
    }),
  )
})
