import { expect, test } from 'vitest'
import { outcomeOf } from '../support/approval-cases.ts'
import {
  approve,
  baseFiles,
  campaign,
  campaignPath,
  factsOf,
  identities,
  idOf,
  keyOf,
  list,
  request,
} from '../support/approval-facts.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { present } from '../../src/kit/assert.ts'
import { mayLift } from '../../src/approval/may-lift.ts'

const spring = 'campaigns/spring/campaign.md'

test('E44: of three merges in one push the middle one is unapproved, and the others are not touched by that', () => {
  const push = [{ opinions: [approve('vera')] }, { opinions: [] }, { opinions: [approve('victor')] }]
  expect(push.map((story) => outcomeOf(story).verdict)).toEqual(['APPROVED', 'PENDING', 'APPROVED'])
})

test('E57: each merge is judged against what it was merged into, not against the tip before the push', () => {
  const merged = { ...baseFiles, [spring]: campaign({ lists: '[b2b]' }) }
  expect(outcomeOf({ root: merged }).verdict).toBe('APPROVED')
  // The same tree judged against a base without the other campaign would have to answer for both.
  const both = { changes: { [campaignPath]: campaign(), [spring]: campaign({ lists: '[b2b]' }) } }
  const decisions = evaluate(factsOf({ proposal: [both] }))
  expect(decisions.map(({ campaign: id, verdict }) => `${id} ${verdict}`)).toEqual([
    'autumn APPROVED',
    'spring PENDING',
  ])
})

test('a campaign that cannot be judged holds up itself and no other', () => {
  const hero = 'campaigns/autumn/hero.png'
  const both = { changes: { [campaignPath]: campaign(), [spring]: campaign(), [hero]: 'x' } }
  const approved = [approve('vera', { campaign: 'autumn' }), approve('vera', { campaign: 'spring' })]
  const facts = factsOf({ proposal: [both], opinions: approved })
  const files = new Map(facts.tree.files)
  const file = present(files.get(hero), 'the picture')
  files.set(hero, {
    ...file,
    get bytes(): never {
      throw new Error('lost between eve@evil.example and here')
    },
  })
  const decisions = evaluate({ ...facts, tree: { ...facts.tree, files } })
  expect(decisions.map((one) => `${one.campaign} ${one.verdict} ${one.code}`)).toEqual([
    'autumn ERROR UNDECIDED',
    'spring APPROVED null',
  ])
  expect(JSON.stringify(decisions)).not.toContain('eve@evil.example')
})

test('half a character in a subject or a policy is a finding, and nothing that stops', () => {
  const half = '"Spring \\uD83D"'
  const subject = outcomeOf({ proposal: [{ changes: { [campaignPath]: campaign({ subject: half }) } }] })
  expect(subject.verdict).toBe('BLOCKED')
  expect(subject.reasons).toContain('INVALID_CONTENT yaml-half-character')
  const senders = String(baseFiles['policies/senders.yaml']).replace(
    'name: Hikari, address',
    `name: ${half}, address`,
  )
  const sender = outcomeOf({ root: { ...baseFiles, 'policies/senders.yaml': senders } })
  expect(sender.verdict).toBe('BLOCKED')
})

test('a draft, a deleted campaign and a change of anything else are no release', () => {
  const draft = { changes: { [campaignPath]: campaign({ status: 'draft' }) } }
  expect(outcomeOf({ proposal: [draft] }).verdict).toBe('NONE')
  const root = { ...baseFiles, [campaignPath]: campaign() }
  expect(outcomeOf({ root, proposal: [{ changes: { [campaignPath]: null } }] }).verdict).toBe('NONE')
  expect(outcomeOf({ proposal: [{ changes: { 'docs/notes.txt': 'x\n' } }] }).verdict).toBe('NONE')
})

test('the merge may add nothing to what was proposed, wherever it would be sent', () => {
  const evil = { [campaignPath]: campaign({}, 'Buy now.\n') }
  expect(outcomeOf({ evil })).toMatchObject({ verdict: 'BLOCKED', code: 'EVIL_MERGE' })
  expect(outcomeOf({ evil: { 'docs/notes.txt': 'Merged.\n' } }).verdict).toBe('APPROVED')
  // Not even when an owner approved what the merge made of it.
  const opinions = [approve('vera', { on: 'c' })]
  expect(outcomeOf({ evil, opinions })).toMatchObject({ verdict: 'BLOCKED', code: 'EVIL_MERGE' })
})

test('what was merged must itself carry what is sent', () => {
  const main = { 'lists/vip.yaml': list('sensitivity: public\n') }
  const behind = { main, opinions: [approve('vera', { on: 'c' })] }
  expect(outcomeOf(behind)).toMatchObject({ verdict: 'BLOCKED', code: 'MERGE_HEAD_MISMATCH' })
  expect(outcomeOf({ ...behind, main: {} }).verdict).toBe('APPROVED')
})

test('a proposal that conflicts cannot be approved yet', () => {
  expect(outcomeOf({ mode: 'proposal', clean: false })).toMatchObject({
    verdict: 'BLOCKED',
    code: 'MERGE_CONFLICT',
  })
  expect(outcomeOf({ mode: 'proposal', clean: true }).verdict).toBe('APPROVED')
})

test('nothing sends before there is a root, or from before it; a proposal may be looked at', () => {
  expect(outcomeOf({ noRoot: true })).toMatchObject({ verdict: 'BLOCKED', code: 'NO_ROOT' })
  expect(outcomeOf({ noRoot: true, mode: 'proposal' }).verdict).toBe('APPROVED')
  expect(outcomeOf({ afterRoot: false })).toMatchObject({ verdict: 'BLOCKED', code: 'BEFORE_ROOT' })
})

test('time: an hour before it is due is said, after its latest time it is over', () => {
  const at = (schedule: string) => [{ changes: { [campaignPath]: campaign({ schedule }) } }]
  expect(outcomeOf({ proposal: at('"2026-10-05 12:30"') }).reasons).toContain('SOON')
  expect(outcomeOf({ proposal: at('"2026-10-05 14:30"') }).reasons).not.toContain('SOON')
  expect(outcomeOf({ proposal: at('"2026-10-05 10:00"') }).verdict).toBe('APPROVED')
  expect(outcomeOf({ proposal: at('"2026-10-05 09:59"') })).toMatchObject({
    verdict: 'BLOCKED',
    code: 'TOO_LATE',
  })
})

test('an approval expires after the time that the policy gives it', () => {
  const opinions = [approve('vera', { at: '2026-09-25T03:00:00Z' })]
  const valid = (days: number) => ({
    root: { ...baseFiles, 'policies/approvals.yaml': `valid_for: P${days}D\n` },
    opinions,
  })
  expect(outcomeOf(valid(10)).verdict).toBe('APPROVED')
  expect(outcomeOf(valid(9))).toMatchObject({ verdict: 'PENDING', code: 'EXPIRED' })
})

test('where only the desk’s approvals count, a tag is none', () => {
  const root = { ...baseFiles, 'policies/approvals.yaml': 'via: desk\n' }
  expect(outcomeOf({ root })).toMatchObject({ verdict: 'PENDING', code: 'NOT_AT_DESK' })
})

test('without a count the size is taken as the highest', () => {
  const root = {
    ...baseFiles,
    'policies/approvals.yaml': 'tiers: [{ over: 100, approvals: 2 }, { over: 10, approvals: 1 }]\n',
  }
  expect(outcomeOf({ root })).toMatchObject({ verdict: 'PENDING', code: 'TOO_FEW' })
  expect(outcomeOf({ root, plannedCount: 100 }).verdict).toBe('APPROVED')
  // Nothing goes to more people than the limit of the list.
  const limited = (limit: number) => ({
    ...root,
    'lists/vip.yaml': list(`limits: { recipients: ${limit} }\n`),
  })
  expect(outcomeOf({ root: limited(100) }).verdict).toBe('APPROVED')
  expect(outcomeOf({ root: limited(101) })).toMatchObject({ verdict: 'PENDING', code: 'TOO_FEW' })
})

test('a confidential list needs two owners unless the policy says otherwise', () => {
  const confidential = { ...baseFiles, 'lists/vip.yaml': list('sensitivity: confidential\n') }
  expect(outcomeOf({ root: confidential }).verdict).toBe('PENDING')
  const one = { ...confidential, 'policies/approvals.yaml': 'lists: { vip: { approvals: 1 } }\n' }
  expect(outcomeOf({ root: one }).verdict).toBe('APPROVED')
})

test('a deputy beside the one he stands in for is still one owner', () => {
  const approvals =
    'deputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-31 }]\nlists: { vip: { approvals: 2 } }\n'
  const root = { ...baseFiles, 'policies/approvals.yaml': approvals }
  expect(outcomeOf({ root, opinions: [approve('vera'), approve('ken')] }).verdict).toBe('PENDING')
  expect(outcomeOf({ root, opinions: [approve('victor'), approve('ken')] }).verdict).toBe('APPROVED')
})

test('sending is stopped by a halt, whatever was approved', () => {
  expect(outcomeOf({ live: { halted: 'Wrong price' } })).toMatchObject({ verdict: 'HOLD', code: 'HALTED' })
})

test('a delivery policy that cannot be read may hold a freeze', () => {
  expect(outcomeOf({ after: { 'policies/delivery.yaml': 'freezes: soon\n' } }).code).toBe('POLICY_MISSING')
})

test('a hold is lifted only for its merge, by an owner who did not write it', () => {
  const release = { campaign: 'autumn', edition: 1 }
  const lifted = (person: string, commit = idOf('c')) => ({
    merger: { kind: 'unknown' } as const,
    live: { lifted: [{ release, commit, code: 'MERGER_UNKNOWN', person, reason: 'Seen' }] },
  })
  expect(outcomeOf(lifted('vera')).verdict).toBe('APPROVED')
  expect(outcomeOf(lifted('vera', idOf('other'))).verdict).toBe('HOLD')
  expect(outcomeOf(lifted('ken')).verdict).toBe('HOLD')
  expect(outcomeOf(lifted('aoi')).verdict).toBe('HOLD')
})

test('a request that is nobody’s is told of the campaign that it names', () => {
  const both = { changes: { [campaignPath]: campaign(), [spring]: campaign({ lists: '[b2b]' }) } }
  const bad = (id: string) => request('aoi', { campaign: id, n: 2, key: keyOf('vera') })
  const reasons = (id: string) => outcomeOf({ proposal: [both], requests: [request('aoi'), bad(id)] }).reasons
  expect(reasons('autumn')).toContain('TAG_WRONG_PERSON')
  expect(reasons('spring')).not.toContain('TAG_WRONG_PERSON')
})

test('who may lift a hold: an owner of a list who neither wrote it nor asked for it', () => {
  const lifting = (story: Parameters<typeof factsOf>[0]) =>
    ['aoi', 'vera', 'victor', 'ken'].filter((person) => mayLift(factsOf(story), 'autumn', person))
  expect(lifting({})).toEqual(['vera', 'victor'])
  expect(lifting({ requests: [request('vera')] })).toEqual(['victor'])
  expect(lifting({ proposal: [{ changes: { [campaignPath]: campaign() }, signedBy: 'victor' }] })).toEqual([
    'vera',
  ])
  expect(mayLift(factsOf(), 'spring', 'vera')).toBe(false)
})

test('a merge of something else than the proposal that was looked at is no release', () => {
  const facts = factsOf()
  const other = { ...facts, head: { commit: idOf('other'), tree: facts.tree } }
  expect(evaluate(other)[0]).toMatchObject({ verdict: 'BLOCKED', code: 'MERGE_HEAD_MISMATCH' })
})

test('a change that no commit of the branch made is by somebody unknown', () => {
  const facts = { ...factsOf(), proposal: [] }
  expect(evaluate(facts)[0]).toMatchObject({ verdict: 'PENDING', code: 'TOO_FEW' })
})

test('somebody unknown is not among the writers of a list that names them', () => {
  const root = { ...baseFiles, 'lists/vip.yaml': list('writers: ["@aoi"]\n') }
  const proposal = [{ by: 'nobody', changes: { [campaignPath]: campaign() } }]
  expect(outcomeOf({ root, proposal })).toMatchObject({ verdict: 'BLOCKED', code: 'AUTHOR_NOT_ALLOWED' })
})

test('an address that two people share is nobody’s', () => {
  const shared = identities().replace('aoi@git.example', 'ken@git.example')
  const root = { ...baseFiles, 'policies/identities.yaml': shared }
  const proposal = [{ by: 'ken', changes: { [campaignPath]: campaign() } }]
  expect(outcomeOf({ root, proposal })).toMatchObject({ verdict: 'PENDING', code: 'TOO_FEW' })
})

test('whoever removed a file of the campaign has changed it too', () => {
  const extra = 'campaigns/autumn/old.txt'
  const root = { ...baseFiles, [extra]: 'old\n' }
  const first = { changes: { [campaignPath]: campaign(), [extra]: 'new\n' } }
  const proposal = [first, { by: 'vera', changes: { [extra]: null } }]
  expect(outcomeOf({ root, proposal })).toMatchObject({ verdict: 'PENDING', code: 'CONTRIBUTOR' })
})
