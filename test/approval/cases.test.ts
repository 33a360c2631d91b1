import { expect, test } from 'vitest'
import { outcomeOf, type Case, type Expected } from '../support/approval-cases.ts'
import { authorCases } from './cases/authors.ts'
import { hostedCases } from './cases/hosted.ts'
import { opinionCases } from './cases/opinions.ts'
import { ownershipCases } from './cases/ownership.ts'
import { releaseCases } from './cases/release.ts'
import { requestCases } from './cases/requests.ts'
import { reviewCases } from './cases/reviews.ts'
import { ruleAuthorCases } from './cases/rule-authors.ts'

const cases = [...opinionCases, ...ownershipCases, ...releaseCases, ...reviewCases, ...hostedCases]

/** Who is behind a change, by signatures; plain git has no other accounts. */
const signatureCases = [...authorCases, ...requestCases, ...ruleAuthorCases]

/** Tested by name somewhere else in this room. */
const elsewhere = {
  E44: 'independent.test.ts: three merges in one push',
  E57: 'independent.test.ts: each merge is judged with its own base',
}

/** What no facts of one change can say. */
const notHere = {
  E17: 'GitHub: a comment is no opinion there, and the adapter passes none on',
  E24: 'GitHub: its answer about a team includes child teams; an answer `yes` is E23’s twin',
  E40: 'withdrawn: lists do not extend one another',
  E56: 'GitHub: pages of an answer',
  E81: 'incidents: not supported yet, refused by the content',
  E82: 'incidents',
  E83: 'incidents',
  E84: 'incidents',
  E85: 'incidents',
  E86: 'incidents, and decided by the audience',
}

test.each([...cases, ...signatureCases])('$id $title', ({ story, expect: expected, twin }: Case) => {
  const outcome = outcomeOf(story)
  const other = outcomeOf({ ...story, ...twin.change })
  meets(outcome, expected)
  meets(other, twin.expect)
  expect(Object.keys(twin.change), 'the twin differs in one thing').toHaveLength(1)
  expect([other.verdict, other.code], 'and ends differently').not.toEqual([outcome.verdict, outcome.code])
})

test('all 92 cases are accounted for', () => {
  const known = new Set([
    ...cases.map(({ id }) => id).filter((id) => id.startsWith('E')),
    ...Object.keys(elsewhere),
    ...Object.keys(notHere),
  ])
  expect([...known].sort()).toEqual(Array.from({ length: 92 }, (_, n) => `E${n + 1}`).sort())
})

function meets(outcome: ReturnType<typeof outcomeOf>, expected: Expected): void {
  const { verdict, code, has = [], lacks = [], approvedBy, without } = expected
  const context = `${outcome.verdict} ${outcome.code}: ${outcome.reasons.join(', ')}`
  expect(outcome.verdict, context).toBe(verdict)
  if (code !== undefined) expect(outcome.code, context).toBe(code)
  expect(outcome.reasons).toEqual(expect.arrayContaining([...has]))
  for (const reason of lacks) expect(outcome.reasons).not.toContain(reason)
  if (approvedBy !== undefined) expect(outcome.approvedBy).toEqual(approvedBy)
  if (without !== undefined) expect(outcome.without).toEqual(without)
}
