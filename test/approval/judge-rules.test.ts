import { expect, test } from 'vitest'
import { judgeRules } from '../../src/approval/judge-rules.ts'
import { present } from '../../src/kit/assert.ts'
import { outcomeOf } from '../support/approval-cases.ts'
import { user } from '../support/story-names.ts'
import {
  approve,
  baseFiles,
  codeowners,
  factsOf,
  identities,
  idOf,
  keyOf,
  list,
  type RuleStep,
} from '../support/approval-facts.ts'

const stolenKey = [keyOf('mori'), keyOf('mallory', 2)]
const intruder = { 'policies/identities.yaml': identities({ keys: { mori: stolenKey } }) }
const before = { 'policies/identities.yaml': identities() }
const publicList = { 'lists/b2b.yaml': list('sensitivity: public\n') }

function judged(rules: readonly RuleStep[]) {
  const { unapproved, untrusted, approvedUpto } = judgeRules(present(factsOf({ rules }).rules, 'rules'))
  return {
    unapproved: unapproved.map(({ commit, reason }) => [nameOf(commit), reason.code]),
    untrusted: [...untrusted].map(nameOf),
    approvedUpto: nameOf(approvedUpto),
  }
}

function nameOf(commit: string): string {
  return ['root', 'r1', 'r2', 'r3', 'r4'].find((name) => idOf(name) === commit) ?? '?'
}

test('nothing changed, nothing to judge', () => {
  expect(judged([])).toEqual({ unapproved: [], untrusted: [], approvedUpto: 'root' })
})

test('each file is approved by whom its parent names, what nobody is named for by the Administrators', () => {
  const owners = {
    '.github/CODEOWNERS':
      '/lists/b2b.yaml @bo\n/lists/vip.yaml @hikari/vip\n/policies/ @mori\n/campaigns/ @bo\n',
  }
  const root = { ...baseFiles, ...owners }
  const rules = (changes: RuleStep['changes'], by: string) =>
    judgeRules(present(factsOf({ root, rules: [{ changes, approvedBy: [by] }] }).rules, 'rules')).unapproved
      .length
  expect(rules(publicList, 'bo')).toBe(0)
  expect(rules(publicList, 'mori')).toBe(1)
  expect(rules({ 'src/main.ts': '// changed\n' }, 'mori')).toBe(0)
  expect(rules({ 'src/main.ts': '// changed\n' }, 'bo')).toBe(1)
  expect(rules({ ...publicList, 'src/main.ts': '// changed\n' }, 'bo')).toBe(1)
})

test('whoever belonged to a team when an earlier change was judged need not do so any more', () => {
  const outside = codeowners('/lists/b2b.yaml @hikari/outside\n')
  const changes = [publicList, { 'lists/b2b.yaml': list('sensitivity: internal\n') }]
  const rules = present(
    factsOf({
      root: { ...baseFiles, '.github/CODEOWNERS': outside },
      rules: changes.map((one) => ({ changes: one })),
    }).rules,
    'rules',
  )
  const steps = rules.commits.map((step, n) => {
    const pull = { author: user('aoi'), size: { commits: 1, files: 1 } }
    const memberships = [{ owner: '@hikari/outside', user: user('ken').id, answer: n === 0 ? 'yes' : 'no' }]
    const account = user('ken')
    const said = { kind: 'review', account, verdict: 'approve', mayWrite: true, afterMerge: false, text: '' }
    const review = { ...said, retargeted: false, target: step.commit.id, targetTree: step.tree, atMs: 0 }
    return { ...step, hosted: { pull, candidates: [1], pushedMs: 0, memberships }, opinions: [review] }
  })
  const memberships = steps.flatMap(({ hosted }) => hosted.memberships)
  const facts = { ...rules, commits: steps, memberships } as unknown as typeof rules
  expect(judgeRules(facts).unapproved.map(({ commit }) => nameOf(commit))).toEqual(['r2'])
})

test('documents, campaigns and top-level Markdown are no rules', () => {
  expect(judged([{ changes: { 'docs/x.txt': 'x', 'NEWS.md': 'x' } }]).unapproved).toEqual([])
  expect(judged([{ changes: { 'src/x.md': 'x' } }]).unapproved).toEqual([['r1', 'RULES_NOT_APPROVED']])
})

test('how strict the checks are, and who is excused from them, is a rule', () => {
  const waiver =
    'waivers: [{ check: subject-too-long, campaign: spring, reason: a title, by: vera, until: 2026-12-31 }]\n'
  const change = { changes: { 'policies/content.yaml': waiver } }
  expect(judged([change]).unapproved).toEqual([['r1', 'RULES_NOT_APPROVED']])
  expect(judged([{ ...change, approvedBy: ['bo'] }]).unapproved).toHaveLength(1)
  expect(judged([{ ...change, approvedBy: ['mori'] }]).unapproved).toEqual([])
})

test('its author cannot approve it, nor can whoever brought a merged one', () => {
  expect(judged([{ by: 'bo', changes: publicList, approvedBy: ['bo'] }]).unapproved).toHaveLength(1)
  expect(
    judged([{ by: 'bo', merged: true, changes: publicList, approvedBy: ['bo'] }]).unapproved,
  ).toHaveLength(1)
  expect(
    judged([{ by: 'ken', merged: true, changes: publicList, approvedBy: ['bo'] }]).unapproved,
  ).toHaveLength(0)
})

test('an author nobody knows needs two owners', () => {
  const step = { by: 'nobody', changes: { 'lists/vip.yaml': list('sensitivity: public\n') } }
  expect(judged([{ ...step, approvedBy: ['vera'] }]).unapproved).toHaveLength(1)
  expect(judged([{ ...step, approvedBy: ['vera', 'victor'] }]).unapproved).toHaveLength(0)
})

test('a change that nobody signed needs two owners, or its author beside one', () => {
  const vip = { by: 'ken', signedBy: null, changes: { 'lists/vip.yaml': list('sensitivity: public\n') } }
  const left = (step: RuleStep) => judged([step]).unapproved.length
  expect(left({ ...vip, approvedBy: ['vera'] })).toBe(1)
  expect(left({ ...vip, approvedBy: ['vera', 'victor'] })).toBe(0)
  // The only owner may have written it himself under that name.
  const bo = { by: 'ken', signedBy: null, changes: publicList }
  expect(left({ ...bo, approvedBy: ['bo'] })).toBe(1)
  expect(left({ ...bo, approvedBy: ['bo', 'ken'] })).toBe(0)
  expect(left({ ...bo, signedBy: 'ken', approvedBy: ['bo'] })).toBe(0)
  // One owner of one rule and one of another are two people.
  const both = { ...bo, changes: { ...publicList, ...vip.changes } }
  expect(left({ ...both, approvedBy: ['bo', 'vera', 'victor'] })).toBe(1)
  expect(left({ ...both, approvedBy: ['bo', 'vera', 'ken'] })).toBe(0)
  // Somebody whom nobody knows is no colleague of the only owner.
  expect(left({ ...bo, by: 'nobody', approvedBy: ['bo'] })).toBe(1)
})

test('what a merge adds must be signed as well as what it merges', () => {
  const step = { by: 'ken', merged: true, changes: { 'lists/vip.yaml': list('sensitivity: public\n') } }
  const mergeAdds = { 'lists/vip.yaml': list('writers: ["@ken"]\n') }
  const rules = present(factsOf({ rules: [{ ...step, mergeAdds, approvedBy: ['vera'] }] }).rules, 'rules')
  const [merge] = rules.commits
  if (merge === undefined) throw new Error('no merge')
  const left = (signer: string | null): number =>
    judgeRules({ ...rules, commits: [{ ...merge, commit: { ...merge.commit, signer } }] }).unapproved.length
  expect(left(merge.commit.signer)).toBe(0)
  expect(left(null)).toBe(1)
})

test('a tag on what was merged is as good as one on the merge', () => {
  const step = { by: 'ken', merged: true, changes: publicList, approvedBy: ['bo'] }
  expect(judged([{ ...step, onHead: true }]).unapproved).toHaveLength(0)
})

test('a tag on what was merged does not speak for what the merge changed in the same rules', () => {
  const step = { by: 'ken', merged: true, changes: publicList, approvedBy: ['bo'] }
  const mergeAdds = { 'lists/b2b.yaml': list('writers: ["@ken"]\n') }
  expect(judged([{ ...step, onHead: true, mergeAdds }]).unapproved).toHaveLength(1)
  expect(judged([{ ...step, mergeAdds }]).unapproved).toHaveLength(0)
  // Who merges and adds something has changed rules, too.
  const mine = { 'lists/b2b.yaml': list('writers: ["@ken"]\n'), 'package.json': '{}\n' }
  expect(judged([{ ...step, mergeAdds: mine, approvedBy: ['bo', 'mori'] }]).unapproved).toHaveLength(1)
})

test('a tag must point to the commit that it names', () => {
  const rules = present(factsOf({ rules: [{ changes: publicList, approvedBy: ['bo'] }] }).rules, 'rules')
  const [step] = rules.commits
  const tag = step?.opinions[0]
  if (step === undefined || tag?.kind !== 'tag') throw new Error('no tag')
  const other = `${step.commit.id.slice(0, 8)}${'0'.repeat(32)}`
  const moved = { ...tag, message: tag.message.replace(step.commit.id, other) }
  const verdict = (opinion: typeof tag): number =>
    judgeRules({ ...rules, commits: [{ ...step, opinions: [opinion] }] }).unapproved.length
  expect(verdict(tag)).toBe(0)
  expect(verdict(moved)).toBe(1)
})

test('an owner’s refusal stands against another owner’s approval', () => {
  const step = { changes: { 'lists/vip.yaml': list('sensitivity: public\n') }, approvedBy: ['vera'] }
  expect(judged([{ ...step, rejectedBy: ['victor'] }]).unapproved).toEqual([['r1', 'RULES_REJECTED']])
  expect(judged([{ ...step, rejectedBy: ['ken'] }]).unapproved).toEqual([])
})

test('a revert heals, needs nobody, and leaves what was merged in between untrusted', () => {
  const reverted = judged([{ changes: intruder }, { changes: before }])
  expect(reverted).toEqual({ unapproved: [], untrusted: ['r1'], approvedUpto: 'root' })
  const rules = [{ changes: intruder }, { changes: before }]
  expect(outcomeOf({ rules, rulesBefore: 1 })).toMatchObject({ verdict: 'BLOCKED', code: 'RULES_UNTRUSTED' })
  expect(outcomeOf({ rules, rulesBefore: 2 }).verdict).toBe('APPROVED')
})

test('a key that was slipped in approves nothing, not even while it is there', () => {
  const fake = { changes: { 'lists/b2b.yaml': list('writers: ["@ken"]\n') }, approvedBy: ['mori'] }
  // mori’s tag in the second step is signed with mori’s own key, but b2b is bo’s; the third takes the key away again.
  const chain = judged([{ changes: intruder }, fake, { changes: before }])
  expect(chain.unapproved).toEqual([['r2', 'RULES_NOT_APPROVED']])
})

test('owners whom an unapproved change names cannot approve the next one', () => {
  const takeover = { '.github/CODEOWNERS': codeowners('/lists/b2b.yaml @ken\n') }
  const chain = judged([
    { changes: takeover },
    { changes: publicList, approvedBy: ['ken'] },
    { changes: { '.github/CODEOWNERS': codeowners() } },
  ])
  expect(chain.unapproved).toEqual([['r2', 'RULES_NOT_APPROVED']])
})

test('approving a change does not approve what lay in the same file before it', () => {
  const more = {
    'policies/identities.yaml': identities({ keys: { mori: stolenKey }, vip: 'vera, victor, bo' }),
  }
  const both = [{ changes: intruder }, { changes: more, approvedBy: ['mori'] }]
  expect(judged(both).unapproved).toEqual([
    ['r1', 'RULES_NOT_APPROVED'],
    ['r2', 'RULES_ON_UNAPPROVED'],
  ])
  const healed = [
    { changes: intruder, approvedBy: ['mori'] },
    { changes: more, approvedBy: ['mori'] },
  ]
  expect(judged(healed)).toEqual({ unapproved: [], untrusted: [], approvedUpto: 'r2' })
})

test('the ledger may note no more than what was approved without a gap', () => {
  const good = { changes: publicList, approvedBy: ['bo'] }
  expect(judged([good, { changes: intruder }]).approvedUpto).toBe('r1')
  expect(judged([good, { changes: intruder }, { changes: before }]).approvedUpto).toBe('r1')
})

test('owners who approved an unreadable CODEOWNERS can still mend it', () => {
  const broken = { changes: { '.github/CODEOWNERS': '!nobody @x\n' }, approvedBy: ['mori'] }
  const mended = { changes: { '.github/CODEOWNERS': codeowners('/docs/ @bo\n') }, approvedBy: ['mori'] }
  expect(judged([broken, mended]).unapproved).toEqual([])
  expect(outcomeOf({ rules: [broken] })).toMatchObject({ verdict: 'BLOCKED', code: 'CODEOWNERS_INVALID' })
})

test('rules that never said who owns them can only be reverted', () => {
  const { '.github/CODEOWNERS': _, ...root } = baseFiles
  const rules = [{ changes: { '.github/CODEOWNERS': codeowners() }, approvedBy: ['mori'] }]
  expect(outcomeOf({ root, rules })).toMatchObject({ verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' })
})

test('a release approved by the stolen key stays blocked when the key is approved for somebody else', () => {
  const opinions = [approve('vera', { key: keyOf('mallory', 2) })]
  expect(outcomeOf({ rules: [{ changes: intruder, approvedBy: ['mori'] }], opinions }).verdict).toBe(
    'PENDING',
  )
})

test('approval is switched off by a change of its own', () => {
  const off = {
    'policies/approvals.yaml': 'lists: { vip: { approval: off, reason: News, until: 2026-10-31 } }\n',
  }
  const alone = { changes: off, approvedBy: ['mori'] }
  expect(judged([alone]).unapproved).toEqual([])
  const mixed = { changes: { ...off, 'package.json': '{}\n' }, approvedBy: ['mori'] }
  expect(judged([mixed]).unapproved).toEqual([['r1', 'OFF_NOT_ALONE']])
  const later = {
    changes: {
      'policies/approvals.yaml': `${off['policies/approvals.yaml']}minimum: 2\n`,
      'package.json': '{}\n',
    },
    approvedBy: ['mori'],
  }
  expect(judged([alone, later]).unapproved).toEqual([])
})

test('where all who own a rule changed it, nobody is asked in vain; somebody else’s change of it they can approve', () => {
  const root = { ...baseFiles, '.github/CODEOWNERS': '/lists/ @bo\n/policies/ @mori\n/.github/ @mori\n' }
  const changes = { '.github/CODEOWNERS': '/lists/ @bo\n/policies/ @mori @ken\n/.github/ @mori @ken\n' }
  const why = (step: Omit<RuleStep, 'changes'>) =>
    judgeRules(present(factsOf({ root, rules: [{ changes, ...step }] }).rules, 'rules')).unapproved.map(
      ({ reason }) => [reason.code, reason.values['people'] ?? reason.values['owners']],
    )
  expect(why({ by: 'mori' })).toEqual([['RULES_NOBODY_LEFT', '@mori']])
  expect(why({ by: 'mori', approvedBy: ['mori'] })).toEqual([['RULES_NOBODY_LEFT', '@mori']])
  expect(why({ by: 'mori', signedBy: null })).toEqual([['RULES_NOBODY_LEFT', '@mori']])
  expect(why({ by: 'ken' })).toEqual([['RULES_NOT_APPROVED', 'mori']])
  expect(why({ by: 'ken', approvedBy: ['mori'] })).toEqual([])
})
