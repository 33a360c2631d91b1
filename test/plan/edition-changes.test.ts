import { describe, expect, test } from 'vitest'
import { changesSince, type EditionView } from '../../src/plan/edition-changes.ts'
import { editionText } from '../../src/report/edition-text.ts'

const ja = { subject: '冬のセール', preheader: null, text: '一行目\n二行目\n', html: 'h1' }
const base: EditionView = {
  from: 'ひかり食品 <news@news.hikari.example>',
  lists: ['newsletter'],
  exclude: [],
  languages: { ja },
  links: ['https://shop.hikari.example/winter'],
  pictures: { 'hero.jpg': '11' },
  schedule: null,
}
const schedule = { atMs: Date.parse('2026-12-01T00:00Z'), latestMs: 1000, timezone: 'Asia/Tokyo' }
const previous = { release: 'winter-sale/1', commit: 'c'.repeat(40), sentAt: '2026-11-01T00:00:00Z' }

/** What a change of the base is called. */
function said(change: Partial<EditionView>, withText = true): readonly string[] {
  const changes = changesSince(base, { ...base, ...change })
  const [title, ...lines] = editionText({ previous, changes }, 'en', withText)
  expect(title).toBe('since winter-sale/1, sent 2026-11-01T00:00:00Z (commit cccccccccccc)')
  return lines
}

const cases: Readonly<Record<string, readonly [Partial<EditionView>, readonly string[]]>> = {
  nothing: [{}, ['nothing: the same text, subject, lists, links and pictures']],
  'the sender': [
    { from: 'X <x@x.example>' },
    ['From: ひかり食品 <news@news.hikari.example> → X <x@x.example>'],
  ],
  lists: [{ lists: ['vip', 'trial'] }, ['Lists: + trial, + vip, - newsletter']],
  'an excluded list': [{ exclude: ['staff'] }, ['Excluded lists: + staff']],
  'the subject': [
    { languages: { ja: { ...ja, subject: '春のセール' } } },
    ['Subject [ja]: 冬のセール → 春のセール'],
  ],
  'a preheader': [
    { languages: { ja: { ...ja, preheader: 'お早めに' } } },
    ['Preheader [ja]: (none) → お早めに'],
  ],
  'the text': [
    { languages: { ja: { ...ja, text: '一行目\n別の行\n', html: 'h2' } } },
    ['Text [ja]: 1 lines added, 1 removed', '    一行目', '  - 二行目', '  + 別の行'],
  ],
  'the design alone': [
    { languages: { ja: { ...ja, html: 'h2' } } },
    ['Look [ja]: the same words, another design'],
  ],
  'a text that cannot be made': [
    { languages: { ja: { ...ja, text: null, html: null } }, links: null, pictures: null },
    ['Text [ja]: cannot be compared, because one of the two cannot be made'],
  ],
  'a new language': [{ languages: { ja, en: { ...ja, subject: 'Sale' } } }, ['New language: en', '  Sale']],
  'another language instead': [
    { languages: { en: { ...ja, subject: 'Sale' } } },
    ['New language: en', '  Sale', 'Language left out: ja'],
  ],
  links: [
    { links: ['https://shop.hikari.example/spring'] },
    ['Links: + https://shop.hikari.example/spring, - https://shop.hikari.example/winter'],
  ],
  pictures: [
    { pictures: { 'hero.jpg': '22', 'map.png': '33' } },
    ['Pictures: + map.png, ± hero.jpg (another picture)'],
  ],
  'the time': [{ schedule }, ['When: as soon as it is merged and approved → 2026-12-01T09:00 Asia/Tokyo']],
}

describe('what changed since the last edition', () => {
  test.each(Object.entries(cases))('%s', (_, [change, expected]) => {
    expect(said(change)).toEqual(expected)
  })
})

test('without its lines a changed text is only counted', () => {
  const reworded = { ja: { ...ja, text: 'x' } }
  expect(said({ languages: reworded }, false)).toEqual(['Text [ja]: 1 lines added, 2 removed'])
})

test('forty lines of text are shown of all languages together', () => {
  const text = Array.from({ length: 30 }, (_, n) => `new ${n}`).join('\n')
  const lines = said({ languages: { ja: { ...ja, text }, en: { ...ja, text }, de: { ...ja, text } } })
  expect(lines.filter((line) => /^ {2}[-+] /.test(line)).length).toBeLessThanOrEqual(40)
})

test('many links are named up to ten', () => {
  const links = Array.from({ length: 14 }, (_, n) => `https://a.example/${n}`)
  expect(said({ links })[0]).toMatch(/^Links: (?:\+ \S+, ){10}and 5 more$/)
})

test('direction marks and controls never reach a terminal', () => {
  const lines = said({ languages: { ja: { ...ja, text: '\u202eabc\u001b[2J' } } })
  expect(lines.join('\n')).not.toMatch(/[\u202e\u001b]/)
})

test('a first edition, and one whose predecessor cannot be read', () => {
  const first = { previous: null, changes: changesSince(null, base) }
  expect(first.changes).toMatchObject({ isFirst: true, from: null, languages: [] })
  expect(editionText(first, 'ja', true)).toEqual(['初回の配信です(比べる前回の版はありません)'])
  expect(editionText({ previous, changes: null }, 'en', true)).toEqual([
    'since winter-sale/1, sent 2026-11-01T00:00:00Z (commit cccccccccccc)',
    'it cannot be compared here: that commit is not in this copy, or can no longer be read',
  ])
})
