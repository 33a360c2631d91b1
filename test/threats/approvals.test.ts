import { expect, test } from 'vitest'
import { evaluate } from '../../src/approval/evaluate.ts'
import { present } from '../../src/kit/assert.ts'
import { hostedCases } from '../approval/cases/hosted.ts'
import { opinionCases } from '../approval/cases/opinions.ts'
import { ownershipCases } from '../approval/cases/ownership.ts'
import { releaseCases } from '../approval/cases/release.ts'
import { reviewCases } from '../approval/cases/reviews.ts'
import { outcomeOf } from '../support/approval-cases.ts'
import { approve, baseFiles, campaign, campaignPath, factsOf } from '../support/approval-facts.ts'

const cases = [...opinionCases, ...ownershipCases, ...releaseCases, ...reviewCases, ...hostedCases]

/** The attack of a threat: a case, or its twin where that is the one which attacks, and the code that refuses it. */
type Attack = readonly [threat: string, id: string, title: RegExp, which: 'story' | 'twin', code: string]

const attacks: readonly Attack[] = [
  ['T1', 'E4', /subject changes/, 'story', 'STALE'],
  ['T2', 'E9', /force push/, 'story', 'UNBOUND'],
  // The approval came last, and names a commit before the words were changed.
  ['T3', 'E61', /older commit/, 'twin', 'STALE'],
  ['T4', 'E47', /another branch/, 'story', 'RETARGETED'],
  ['T5', 'H2', /squashing added/, 'story', 'EVIL_MERGE'],
  ['T5', 'E2', /owner approves the head/, 'twin', 'MERGE_HEAD_MISMATCH'],
  ['T6', 'E12', /pushed the words/, 'story', 'CONTRIBUTOR'],
  ['T6', 'E77', /the author merges/, 'story', 'MERGED_BY_AUTHOR'],
  ['T7', 'E58', /two keys/, 'story', 'NOT_APPROVED'],
  ['T8', 'E16', /program/, 'story', 'BOT'],
  ['T9', 'E28', /somebody else/, 'story', 'ID_MISMATCH'],
  ['T9', 'E28', /took over the login/, 'story', 'ID_MISMATCH'],
  ['T10', 'E22', /only read/, 'story', 'NO_WRITE'],
  ['T11', 'E25', /cannot be read/, 'story', 'TEAM_UNREADABLE'],
  ['T12', 'E23', /invited/, 'story', 'NOT_APPROVED'],
  ['T13', 'E19', /request is dismissed/, 'story', 'NOT_APPROVED'],
  ['T15', 'E42', /submitted after/, 'story', 'AFTER_MERGE'],
  ['T16', 'E15', /nobody knows/, 'story', 'TOO_FEW'],
  ['T16', 'E63', /proposed it is gone/, 'story', 'TOO_FEW'],
  ['T17', 'E38', /renamed/, 'story', 'NOT_APPROVED'],
  ['T19', 'E30', /only one is approved/, 'story', 'NOT_APPROVED'],
  ['T20', 'E35', /author an owner/, 'story', 'MIXED_CHANGE'],
  ['T20', 'E65', /key is slipped/, 'story', 'RULES_UNAPPROVED'],
  ['T22', 'E33', /no owners/, 'story', 'UNOWNED'],
  ['T23', 'E26', /skips a line/, 'story', 'CODEOWNERS_INVALID'],
  ['T28', 'E59', /merged so/, 'story', 'STALE'],
  ['T30', 'E68', /deleted by push/, 'story', 'RULES_UNAPPROVED'],
  ['T32', 'E43', /pushed directly/, 'story', 'NO_PR'],
  ['T32', 'H4', /went past the rules/, 'story', 'RULES_BYPASSED'],
  ['T33', 'E46', /index knows/, 'twin', 'PR_NOT_INDEXED'],
  ['T33', 'E60', /ten minutes/, 'story', 'NO_PR'],
  ['T69', 'E50', /more files/, 'story', 'TOO_LARGE'],
]

test.each(attacks)('%s is refused (%s)', (...[, id, title, which, code]) => {
  // Plain git and reviews have cases of one number: the title tells which.
  const { story, twin } = present(
    cases.findLast((one) => one.id === id && title.test(one.title)),
    `the case ${id}`,
  )
  const honest = { ...story, ...twin.change }
  const attacked = outcomeOf(which === 'story' ? story : honest)
  expect([attacked.verdict === 'APPROVED', attacked.code]).toEqual([false, code])
})

test('T17 an approval of one campaign lets no other out, though both are merged together', () => {
  const spring = 'campaigns/spring/campaign.md'
  const both = { changes: { [campaignPath]: campaign(), [spring]: campaign({ lists: '[b2b]' }) } }
  const decisions = evaluate(factsOf({ proposal: [both], opinions: [approve('vera')] }))
  expect(decisions.map(({ campaign: id, verdict }) => [id, verdict === 'APPROVED'])).toEqual([
    ['autumn', true],
    ['spring', false],
  ])
})

test('T18 an approval of long ago counts no more', () => {
  const old = (days: number) => ({
    root: { ...baseFiles, 'policies/approvals.yaml': `valid_for: P${days}D\n` },
    opinions: [approve('vera', { at: '2026-09-25T03:00:00Z' })],
  })
  expect(outcomeOf(old(9))).toMatchObject({ verdict: 'PENDING', code: 'EXPIRED' })
  expect(outcomeOf(old(10)).verdict).toBe('APPROVED')
})

test('T31 T35 of several merges that arrive in one push each is judged alone, with its own base', () => {
  const push = [{ opinions: [approve('vera')] }, { opinions: [] }, { opinions: [approve('victor')] }]
  expect(push.map((story) => outcomeOf(story).verdict)).toEqual(['APPROVED', 'PENDING', 'APPROVED'])
})
