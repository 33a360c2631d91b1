import { expect, test } from 'vitest'
import { evidenceOf, readEvidence, reEvaluate } from '../../src/approval/evidence.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { present } from '../../src/kit/assert.ts'
import { holdsAddress } from '../../src/content/address-like.ts'
import { approve, campaign, campaignPath, factsOf, idOf, request } from '../support/approval-facts.ts'

const facts = factsOf()
const decision = present(evaluate(facts)[0], 'a decision')
const evidence = evidenceOf(facts, decision)

test('evidence is plain data that survives the ledger, holds the signed tags and requests, and no address', () => {
  const read = readEvidence(JSON.parse(JSON.stringify(evidence)))
  expect(read).toEqual(evidence)
  expect(evidence.tags.map(({ ref }) => ref)).toEqual([
    expect.stringMatching(/^refs\/tags\/approval\/autumn\/1\/[0-9a-f]{8}\/vera\/1$/),
    expect.stringMatching(/^refs\/tags\/request\/autumn\/1\/[0-9a-f]{8}\/aoi\/1$/),
  ])
  expect(evidence.requirements[0]).toMatchObject({
    subject: 'vip',
    owners: '@hikari/vip',
    needed: 1,
    have: 1,
  })
  expect(Object.keys(evidence.rules)).toContain('policies/approvals.yaml')
  expect(holdsAddress(evidence)).toBe(false)
})

test('the same facts give the same decision again', () => {
  expect(reEvaluate(evidence, factsOf())).toMatchObject({ agrees: true, decision: { verdict: 'APPROVED' } })
})

test.each([
  ['the tags do not approve', { opinions: [] }],
  ['somebody else approved', { opinions: [approve('victor')] }],
  ['nobody asked', { requests: [] }],
  ['somebody else asked', { requests: [request('ken')] }],
  ['the campaign is another', { proposal: [{ changes: { [campaignPath]: campaign({ subject: 'X' }) } }] }],
  ['the rules were others', { rules: [{ changes: { 'package.json': '{}\n' }, approvedBy: ['mori'] }] }],
])('evidence is contradicted when %s', (_, change) => {
  expect(reEvaluate(evidence, factsOf(change)).agrees).toBe(false)
})

test('evidence that claims more than git says is contradicted', () => {
  const more = {
    ...evidence,
    approvals: [...evidence.approvals, { ...present(evidence.approvals[0], 'one'), person: 'bo' }],
  }
  expect(reEvaluate(more, facts).agrees).toBe(false)
  expect(reEvaluate({ ...evidence, head: idOf('other') }, facts).agrees).toBe(false)
  expect(reEvaluate({ ...evidence, campaign: 'spring' }, facts)).toEqual({ decision: null, agrees: false })
})

test('what another version wrote, or nobody, is not read as evidence', () => {
  expect(readEvidence({})).toBeNull()
  expect(readEvidence({ ...evidence, evaluator: 'postmerge-approval-1' })).toBeNull()
  expect(readEvidence({ ...evidence, tags: [{ ref: 'x' }] })).toBeNull()
  expect(readEvidence({ ...evidence, nowMs: '1' })).toBeNull()
})
