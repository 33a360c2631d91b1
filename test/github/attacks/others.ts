import { campaign, campaignPath, codeowners, identities } from '../../support/approval-facts.ts'
import { done, merges, type Attack } from './attack.ts'

const b2b = { [campaignPath]: campaign({ lists: '[b2b]' }) }

/** Who may only read, who owns another list, and an Administrator who owns none. */
export const othersAttacks: readonly Attack[] = [
  {
    id: 'R1 who may only read approves as a member of the owning team',
    guard: 'runner',
    says: 'NO_WRITE',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    files: { 'policies/identities.yaml': identities({ vip: 'vera, victor, mallory' }) },
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('mallory')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'R2 who may only read sends a campaign back',
    guard: 'role',
    attempt: async ({ c }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const pull = c.propose()
      pull.approve('vera')
      pull.review('mallory', 'REQUEST_CHANGES', { body: 'No' })
      return (await c.foresee(pull)).verdict !== 'APPROVED'
    },
  },
  {
    id: 'R3 who may only read halts a release',
    guard: 'role',
    files: { '.github/workflows/control.yml': 'on: workflow_dispatch\njobs: {}\n' },
    attempt: ({ c, as, at }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const inputs = { order: 'halt', release: '*', reason: 'x' }
      const order = { ...at, workflow_id: 'control.yml', ref: 'main', inputs }
      return done(as('mallory').actions.createWorkflowDispatch(order))
    },
  },
  {
    id: 'R4 who may only read asks for a test by the label',
    guard: 'role',
    attempt: ({ c, as, at }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const issue = { ...at, issue_number: c.propose().number }
      return done(as('mallory').issues.addLabels({ ...issue, labels: ['test me'] }))
    },
  },
  {
    id: 'R5 who may only read dismisses what an owner sent back',
    guard: 'role',
    attempt: ({ c, as, at }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const pull = c.propose()
      const review = pull.review('victor', 'REQUEST_CHANGES', { body: 'No' })
      const which = { ...at, pull_number: pull.number, review_id: review }
      return done(as('mallory').pulls.dismissReview({ ...which, message: 'Done' }))
    },
  },
  {
    id: 'O1 the owner of another list approves',
    guard: 'runner',
    says: 'NOT_APPROVED vip',
    conditions: ['rule-list-owner'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('bo')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'O2 the owner of another list presses send',
    guard: 'runner',
    says: 'MERGER_NOT_ALLOWED',
    conditions: ['rule-merger'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('bo'))
    },
  },
  {
    id: 'O3 the owner of another list lifts the hold on what its author merged',
    guard: 'runner',
    says: 'MERGED_BY_AUTHOR',
    conditions: ['rule-merger'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      const commit = pull.merge('aoi')
      const release = { campaign: 'autumn', edition: 1 }
      const lift = { release, commit, code: 'MERGED_BY_AUTHOR', person: 'bo', reason: 'x' }
      return c.decide(commit, { lifted: [lift] })
    },
  },
  {
    id: 'O4 the owner of one list takes its approval along to another list',
    guard: 'runner',
    says: 'NOT_APPROVED vip',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: ({ c }) => {
      const pull = c.propose(b2b)
      pull.approve('bo')
      c.commit({ [campaignPath]: campaign({ lists: '[vip]' }) })
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'A1 an Administrator who owns no list approves and merges',
    guard: 'runner',
    says: 'NOT_APPROVED vip',
    conditions: ['rule-list-owner', 'rule-file-owner', 'rule-merger'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('mori')
      return c.decide(pull.merge('mori'))
    },
  },
  {
    id: 'A2 an Administrator switches approval off alone',
    guard: 'runner',
    says: 'RULES_UNAPPROVED',
    conditions: ['rule-rules'],
    attempt: ({ c }) => {
      const off = c.approvals('lists: { vip: { approval: "off", reason: news, until: 2026-10-31 } }\n')
      c.land(off, { author: 'mori', owner: null })
      const pull = c.propose()
      pull.approve('bo')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'A3 an Administrator makes themself an owner alone',
    guard: 'runner',
    says: 'RULES_UNAPPROVED',
    conditions: ['rule-rules'],
    attempt: ({ c }) => {
      const mine = { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @mori\n/campaigns/ @mori\n') }
      c.land(mine, { author: 'mori', owner: null })
      const pull = c.propose()
      pull.approve('mori')
      return c.decide(pull.merge('mori'))
    },
  },
  {
    id: 'A4 an Administrator lifts the hold on what its author merged',
    guard: 'runner',
    says: 'MERGED_BY_AUTHOR',
    conditions: ['rule-merger'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      const commit = pull.merge('aoi')
      const release = { campaign: 'autumn', edition: 1 }
      const lift = { release, commit, code: 'MERGED_BY_AUTHOR', person: 'mori', reason: 'x' }
      return c.decide(commit, { lifted: [lift] })
    },
  },
  {
    id: 'A5 an owner whom an Administrator lets pass the rules by merges past the check',
    guard: 'runner',
    given: ['nobody passes by'],
    says: 'RULES_BYPASSED',
    conditions: ['rule-pull'],
    attempt: async (attacked) => {
      const { c } = attacked
      const pull = c.propose()
      pull.approve('vera')
      if (!(await merges(attacked, 'victor', pull.number))) throw new Error('not merged')
      return c.decide(pull.mergeCommit() ?? '')
    },
  },
]
