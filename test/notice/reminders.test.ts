import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountedApproval, Reason } from '../../src/approval/decision.ts'
import { Identities } from '../../src/content/schema/identities.ts'
import { peopleToRemind, type ReminderFacts } from '../../src/notice/people-to-remind.ts'
import { reminderDue } from '../../src/notice/reminder-due.ts'

const hour = 60 * 60 * 1000

test.each([
  ['without a schedule, so long after the request', 4, null, 4],
  ['with a schedule that is far, the same', 4, 100, 4],
  ['at twice the time, just once the time before it', 4, 8, 4],
  ['nearer, half way to it', 4, 6, 3],
  ['very near, half way to it', 4, 1, 0.5],
  ['one that is over, at once', 4, -1, 0],
] as const)('%s', (...[, after, scheduled, expected]) => {
  const askedAt = Date.parse('2026-11-20T03:00:00Z')
  const scheduledAt = scheduled === null ? null : askedAt + scheduled * hour
  expect((reminderDue({ askedAt, after: after * hour, scheduledAt }) - askedAt) / hour).toBe(expected)
})

test('a reminder is never before the request, never after the schedule, never later than the policy says', () => {
  const instant = fc.integer({ min: 0, max: 2 ** 45 })
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 0, max: 2 ** 40 }), (askedAt, scheduledAt, after) => {
      const due = reminderDue({ askedAt, after, scheduledAt })
      expect(due).toBeGreaterThanOrEqual(askedAt)
      expect(due).toBeLessThanOrEqual(askedAt + after)
      expect(due).toBeLessThanOrEqual(Math.max(askedAt, scheduledAt))
      if (scheduledAt - askedAt >= 2 * after) expect(due).toBeLessThanOrEqual(scheduledAt - after)
    }),
  )
})

const identities = Identities.parse({
  people: Object.fromEntries(
    ['aoi', 'vera', 'mori', 'sato', 'victor'].map((name) => [name, { address: `${name}@hikari.example` }]),
  ),
  teams: { '@hikari/sales': ['sato', 'victor'] },
})

function line(code: string, values: Reason['values'] = {}, children: readonly Reason[] = []): Reason {
  return { code, met: false, values, children }
}

const newsletter = line('rule-list-owner', { owners: '@vera @mori' }, [line('NOT_APPROVED')])
const metNewsletter = { ...newsletter, met: true, children: [] }
const file = line('rule-file-owner', { owners: '@hikari/sales' }, [line('NOT_APPROVED')])
const few = line('rule-floor', {}, [line('TOO_FEW')])
const retimed = line('rule-when', {}, [line('WHEN_NOT_APPROVED')])
const deputy = { for: '@vera', by: '@victor', from: '2026-11-20', until: '2026-11-22' }

function approvedBy(person: string, deputyFor: string | null = null): CountedApproval {
  return { person, deputyFor, opinion: 'x', at: '2026-11-20T03:00:00Z' }
}

interface Case {
  readonly rules: readonly Reason[]
  readonly approvals?: readonly CountedApproval[]
  readonly facts?: Partial<ReminderFacts>
  readonly people: readonly string[]
}

/** Each case beside one that differs in one fact. */
const cases: Readonly<Record<string, Case>> = {
  'owners who have not answered': { rules: [newsletter], people: ['mori', 'vera'] },
  'a team of owners of a file': { rules: [metNewsletter, file], people: ['sato', 'victor'] },
  'nobody where everything is met': { rules: [metNewsletter], people: [] },
  'the deputy of an owner': {
    rules: [newsletter],
    facts: { deputies: [deputy] },
    people: ['mori', 'vera', 'victor'],
  },
  'no deputy before the first day': {
    rules: [newsletter],
    facts: { deputies: [deputy], today: '2026-11-19' },
    people: ['mori', 'vera'],
  },
  'the deputy still on the last day': {
    rules: [newsletter],
    facts: { deputies: [deputy], today: '2026-11-22' },
    people: ['mori', 'vera', 'victor'],
  },
  'no deputy after the last day': {
    rules: [newsletter],
    facts: { deputies: [deputy], today: '2026-11-23' },
    people: ['mori', 'vera'],
  },
  'no deputy of somebody who owns nothing of it': {
    rules: [newsletter],
    facts: { deputies: [{ ...deputy, for: '@sato' }] },
    people: ['mori', 'vera'],
  },
  'no deputy of a team': {
    rules: [file],
    facts: { deputies: [{ ...deputy, for: '@hikari/sales', by: '@aoi' }] },
    people: ['sato', 'victor'],
  },
  'a team as deputy': {
    rules: [newsletter],
    facts: { deputies: [{ ...deputy, by: '@hikari/sales' }] },
    people: ['mori', 'sato', 'vera', 'victor'],
  },
  'not who answered, nor a deputy of theirs': {
    rules: [newsletter],
    approvals: [approvedBy('vera')],
    facts: { answered: new Set(['vera']), deputies: [deputy] },
    people: ['mori'],
  },
  'not who answered without being counted': {
    rules: [newsletter],
    facts: { answered: new Set(['mori']) },
    people: ['vera'],
  },
  'not for whom a deputy answered': {
    rules: [newsletter],
    approvals: [approvedBy('victor', 'vera')],
    facts: { answered: new Set(['victor']), deputies: [deputy] },
    people: ['mori'],
  },
  'not who had a hand in it, but their deputy': {
    rules: [newsletter],
    facts: { contributors: new Set(['vera']), deputies: [deputy] },
    people: ['mori', 'victor'],
  },
  'no deputy who had a hand in it': {
    rules: [newsletter],
    facts: { contributors: new Set(['victor']), deputies: [deputy] },
    people: ['mori', 'vera'],
  },
  'the other owners where there are too few': {
    rules: [metNewsletter, few],
    approvals: [approvedBy('vera')],
    facts: { answered: new Set(['vera']) },
    people: ['mori'],
  },
  'also who approved the earlier time': {
    rules: [metNewsletter, retimed],
    approvals: [approvedBy('vera')],
    people: ['mori', 'vera'],
  },
  'nobody whom the base does not know': {
    rules: [line('rule-list-owner', { owners: '@ghost @mori' })],
    people: ['mori'],
  },
}

test.each(Object.entries(cases))('reminded: %s', (_, { rules, approvals = [], facts, people }) => {
  const answer = peopleToRemind(
    { reason: line('rule-all', {}, rules), approvals },
    {
      identities,
      deputies: [],
      today: '2026-11-20',
      answered: new Set(),
      contributors: new Set(['aoi']),
      ...facts,
    },
  )
  expect(answer).toEqual(people)
})
