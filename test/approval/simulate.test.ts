import { expect, test } from 'vitest'
import { evaluate } from '../../src/approval/evaluate.ts'
import { asIfApproved } from '../../src/approval/simulate.ts'
import { campaign, campaignPath, factsOf, review, type Story } from '../support/approval-facts.ts'

/** What it would come to if somebody approved the plain campaign in its pull request now; null: nobody knows who that is. */
function asIf(person: string, story: Partial<Story> = {}): string | null {
  const facts = asIfApproved(factsOf({ hosted: {}, opinions: [], ...story }), 'autumn', person)
  const [decision] = facts === null ? [] : evaluate(facts)
  if (decision === undefined) return null
  return `${decision.verdict} ${decision.code} ${decision.approvals.map((one) => one.person).join(' ')}`.trim()
}

test.each([
  ['an owner', 'vera', 'APPROVED null vera'],
  ['an owner, by login', '@Vera', 'APPROVED null vera'],
  ['somebody who owns nothing', 'ken', 'PENDING NOT_APPROVED'],
  ['the author', 'aoi', 'PENDING NOT_APPROVED'],
  ['nobody that anybody knows', 'nobody', null],
])('what if %s approved the pull request', (_, person, expected) => {
  expect(asIf(person.toLowerCase())).toBe(expected)
  expect(asIf(person.toLowerCase(), { mode: 'proposal' })).toBe(expected)
})

test('whoever took part in the change cannot, and somebody whom only the forge knows is found by login', () => {
  const proposal = [{ pushedBy: 'vera', changes: { [campaignPath]: campaign() } }]
  expect(asIf('vera', { proposal })).toBe('PENDING CONTRIBUTOR')
  const known = { accounts: [{ login: 'Outsider', id: 77 }] }
  expect(asIf('outsider', { hosted: known })).toBe('PENDING NOT_APPROVED')
  expect(asIf('outsider')).toBeNull()
})

test('their approval takes the place of what they said before', () => {
  const asked = [review('vera', { verdict: 'reject' })]
  expect(asIf('vera', { mode: 'proposal', opinions: asked })).toBe('APPROVED null vera')
  expect(asIf('victor', { mode: 'proposal', opinions: asked })).toBe('PENDING CHANGES_REQUESTED victor')
})
