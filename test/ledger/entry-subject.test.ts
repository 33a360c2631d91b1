import { expect, test } from 'vitest'
import { entrySubject } from '../../src/ledger/entry-subject.ts'
import { emptyLedger, verifyChain } from '../../src/ledger/verify-chain.ts'
import { viewLedger } from '../../src/ledger/ledger-view.ts'
import { entryText } from '../../src/ledger/chain.ts'
import type { EntryType } from '../../src/ledger/entry.ts'
import { trust } from '../support/ledger-keys.ts'
import { chained, draftOf, sampleData, storyTexts } from '../support/ledger-story.ts'

const { entries } = verifyChain(storyTexts(), trust)

function subjects(locale: 'en' | 'ja'): string[] {
  return entries.map((entry, index) => entrySubject(entry, viewLedger(entries.slice(0, index)), locale))
}

test('the whole story in English', () => {
  expect(subjects('en')).toEqual([
    'the record begins at commit c0ffee00',
    'winter-sale/1: 5 recipients counted for the request at c0ffee00',
    expect.stringMatching(/^winter-sale\/1: not sent: .*[^.]$/),
    expect.stringMatching(/^winter-sale\/1: hold lifted by vera: /),
    'every rule change up to commit c0ffee00 was approved',
    'winter-sale/1: approved by vera',
    'winter-sale/1: sending begins',
    'winter-sale/1: 5 recipients, 1 skipped',
    'winter-sale/1: stage all begins',
    'winter-sale/1: stopped by vera: a wrong price',
    'winter-sale/1: resumed by vera: the price is right',
    'winter-sale/1: sent to 3 of 5, 1 skipped, 1 rejected, 1 of unknown fate',
    'winter-sale/1: stage all handed over',
    'winter-sale/1: the figures of stage all are good',
    'winter-sale/1: sent to 3 of 5, 1 skipped, 1 rejected, 1 of unknown fate, approved by vera',
    'winter-sale/1: 1 of unknown fate settled as accepted by mori: in the log of the relay',
    'winter-sale/1: sent to 4 of 5, 1 skipped, 1 rejected, approved by vera',
  ])
})

test('the whole story in Japanese', () => {
  for (const subject of subjects('ja')) expect(subject).toMatch(/[ぁ-んァ-ヶ一-龠]/)
  expect(subjects('ja').at(-1)).toBe('winter-sale/1: 5 人中 4 人に送信、対象外 1 人、拒否 1 人、承認: vera')
})

test('every type has its sentence, on one line and without holes', () => {
  for (const type of Object.keys(sampleData) as readonly EntryType[]) {
    const [entry] = chained([draftOf(type)])
    for (const locale of ['en', 'ja'] as const) {
      const subject = entrySubject(entry!, emptyLedger.view, locale)
      expect(subject).not.toMatch(/[{}\n]|undefined/)
      expect(subject.length).toBeGreaterThan(5)
    }
  }
})

test('large numbers are grouped, long reasons cut, line ends taken out', () => {
  const counts = { accepted: 1_003_012, skipped: 4 }
  const types = ['ROOT', 'AUTHORISED', 'CLAIMED'] as const
  const before = [
    ...types.map((type) => draftOf(type)),
    draftOf('SNAPSHOT', { data: { ...sampleData.SNAPSHOT, recipients: 1_003_012, skipped: { bounced: 4 } } }),
  ]
  const story = chained([
    ...before,
    draftOf('COMPLETED', { data: { counts } }),
    draftOf('HALTED', { data: { by: 'vera', reason: `a\r\nb${'c'.repeat(200)}` } }),
  ])
  const view = viewLedger(story.slice(0, 4))
  expect(entrySubject(story[4]!, view, 'en')).toBe(
    'winter-sale/1: sent to 1 003 012 of 1 003 012, 4 skipped, approved by vera',
  )
  expect(entrySubject(story[5]!, view, 'en')).toMatch(/: stopped by vera: a bc+…$/)
  expect(entryText(story[5]!).split('\n')).toHaveLength(2)
})

test('a list that goes out without approval is named', () => {
  const data = {
    ...sampleData.AUTHORISED,
    approvals: [],
    without: [{ list: 'vip', until: '2026-12-31', reason: 'trial' }],
  }
  const [entry] = chained([draftOf('AUTHORISED', { data })])
  expect(entrySubject(entry!, emptyLedger.view, 'en')).toBe(
    'winter-sale/1: list vip without approval under a policy until 2026-12-31',
  )
})

test('a rehearsal is called one', () => {
  const [entry] = chained([draftOf('AUTHORISED', { data: { ...sampleData.AUTHORISED, rehearsal: true } })])
  const said = entrySubject(entry!, emptyLedger.view, 'en')
  expect(said).toBe('winter-sale/1: a rehearsal: colleagues only, approved by vera')
})
