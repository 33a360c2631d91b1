import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { weeklyLimit, type ClaimedRelease } from '../../src/plan/weekly-limit.ts'

const day = 24 * 60 * 60 * 1000
const now = Date.parse('2026-11-24T09:00:00Z')

/** Claims so many days ago. */
function claims(list: string, ...days: readonly number[]): readonly ClaimedRelease[] {
  return days.map((ago) => ({ claimedAt: now - ago * day, lists: [list, 'other'] }))
}

/** What is asked for, what was claimed, and which list is full until so many days from now. */
const cases = {
  'no limit': [[['news', null]], claims('news', 1, 1, 1), null],
  'room for one more': [[['news', 2]], claims('news', 1), null],
  'full until the older is seven days old': [[['news', 2]], claims('news', 1, 5), ['news', 2]],
  'the order of the claims is of no interest': [[['news', 2]], claims('news', 5, 1), ['news', 2]],
  'one too many already: until the second oldest is': [[['news', 2]], claims('news', 1, 2, 5), ['news', 5]],
  'seven days ago is over': [[['news', 1]], claims('news', 7), null],
  'a moment less is not': [[['news', 1]], claims('news', 7 - 1 / day), ['news', 1 / day]],
  'another list': [[['news', 1]], claims('members', 1), null],
  'of two full lists the one that is free last': [
    [
      ['news', 1],
      ['members', 1],
      ['other', null],
    ],
    [...claims('news', 3), ...claims('members', 1)],
    ['members', 6],
  ],
  'of two full lists the one that is free last, the other way round': [
    [
      ['news', 1],
      ['members', 1],
    ],
    [...claims('news', 1), ...claims('members', 3)],
    ['news', 6],
  ],
} as const satisfies Readonly<Record<string, unknown>>

test.each(Object.entries(cases))('%s', (_, [lists, claimed, expected]) => {
  const limit = weeklyLimit(
    lists.map(([list, perWeek]) => ({ list, perWeek })),
    claimed,
    now,
  )
  const found = limit === null ? null : [limit.list, limit.until]
  expect(found).toEqual(expected === null ? null : [expected[0], Math.round(now + expected[1] * day)])
})

test('at the instant that is named there is room, and a moment before there is not', () => {
  const ago = fc.integer({ min: 0, max: 10 * day })
  fc.assert(
    fc.property(fc.array(ago, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (agos, perWeek) => {
      const claimed = agos.map((ms) => ({ claimedAt: now - ms, lists: ['news'] }))
      const at = (nowMs: number) => weeklyLimit([{ list: 'news', perWeek }], claimed, nowMs)
      const limit = at(now)
      const within = agos.filter((ms) => ms < 7 * day).length
      expect(limit !== null).toBe(within >= perWeek)
      if (limit === null) return
      expect(limit.until).toBeGreaterThan(now)
      expect(at(limit.until)).toBe(null)
      expect(at(limit.until - 1)).not.toBe(null)
    }),
  )
})
