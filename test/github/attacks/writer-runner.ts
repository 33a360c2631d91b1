import { campaign, campaignPath, identities, list } from '../../support/approval-facts.ts'
import type { Attack } from './attack.ts'

const plain = { [campaignPath]: campaign() }
const bought = { [campaignPath]: campaign({}, 'Buy now.\n') }

/** Whoever may write, in a repository where not one setting is on: what is left is the runner. */
export const writerAgainstRunner: readonly Attack[] = [
  {
    id: 'W20 has merged what no owner approved',
    guard: 'runner',
    says: 'NOT_APPROVED',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: ({ c }) => c.decide(c.propose().merge('victor')),
  },
  {
    id: 'W21 pushes a campaign to the default branch, whose words an owner approved elsewhere',
    guard: 'runner',
    says: 'NO_PR',
    conditions: ['rule-pull', 'rule-list-owner', 'rule-file-owner', 'rule-floor', 'rule-merger'],
    attempt: ({ c }) => {
      c.propose().approve('vera')
      const commit = c.commit(plain, { branch: 'main' })
      c.wait(700)
      return c.decide(commit)
    },
  },
  {
    id: 'W22 merges their own, approved campaign',
    guard: 'runner',
    says: 'MERGED_BY_AUTHOR',
    conditions: ['rule-merger'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('aoi'))
    },
  },
  {
    id: 'W23 pushes other words after the approval',
    guard: 'runner',
    says: 'STALE',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit(bought)
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W24 adds words while merging, which no pull request had',
    guard: 'runner',
    says: 'EVIL_MERGE',
    conditions: ['rule-merge', 'rule-list-owner', 'rule-file-owner'],
    attempt: async ({ c, as, at }) => {
      const pull = c.propose()
      pull.approve('vera')
      const { git } = as('victor')
      const other = c.commit(bought, { branch: 'other' })
      const { data } = await git.getCommit({ ...at, commit_sha: other })
      const parents = [c.mail.tip(), pull.head()]
      const made = await git.createCommit({ ...at, message: 'Merge', tree: data.tree.sha, parents })
      await git.updateRef({ ...at, ref: 'heads/main', sha: made.data.sha })
      return c.decide(made.data.sha)
    },
  },
  {
    id: 'W25 puts a friend into the owning team within the campaign’s own pull request',
    guard: 'runner',
    says: 'MIXED_CHANGE',
    conditions: ['rule-scope', 'rule-rules', 'rule-list-owner'],
    attempt: ({ c }) => {
      const policy = { 'policies/identities.yaml': identities({ vip: 'vera, victor, bo' }) }
      const pull = c.propose({ ...plain, ...policy })
      pull.approve('bo')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W26 puts a friend into the owning team first, in a pull request that a friend approved',
    guard: 'runner',
    says: 'RULES_UNAPPROVED',
    conditions: ['rule-rules'],
    attempt: ({ c }) => {
      const policy = { 'policies/identities.yaml': identities({ vip: 'vera, victor, bo' }) }
      c.land(policy, { author: 'aoi', owner: 'ken' })
      const pull = c.propose()
      pull.approve('bo')
      return c.decide(pull.merge('bo'))
    },
  },
  {
    id: 'W27 widens a list, in a pull request that a friend approved',
    guard: 'runner',
    says: 'RULES_UNAPPROVED',
    conditions: ['rule-rules'],
    attempt: ({ c }) => {
      c.land({ 'lists/vip.yaml': list('limits: { recipients: 50000 }\n') }, { author: 'aoi', owner: 'ken' })
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W28 changes the engine that judges, in a pull request that a friend approved',
    guard: 'runner',
    says: 'RULES_UNAPPROVED',
    conditions: ['rule-rules'],
    attempt: ({ c }) => {
      c.land({ 'src/approval/evaluate.ts': 'export {}\n' }, { author: 'aoi', owner: 'ken' })
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W29 dismisses what an owner sent back',
    guard: 'runner',
    says: 'CHANGES_REQUESTED',
    conditions: ['rule-no-rejection'],
    attempt: async ({ c, as, at }) => {
      const pull = c.propose()
      pull.approve('vera')
      const review = pull.review('victor', 'REQUEST_CHANGES', { body: 'No' })
      c.wait()
      const which = { ...at, pull_number: pull.number, review_id: review }
      await as('aoi').pulls.dismissReview({ ...which, message: 'Done' })
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W30 names an owner in the subject of a commit, in a comment and in a label',
    guard: 'runner',
    says: 'NOT_APPROVED',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: async ({ c, as, at }) => {
      const pull = c.propose()
      c.commit({ 'docs/notes.txt': 'x\n' }, { message: 'Approved-by: vera (#1)' })
      const issue = { ...at, issue_number: pull.number }
      await as('aoi').issues.createComment({ ...issue, body: '@vera approved this. /approve' })
      await as('aoi').issues.addLabels({ ...issue, labels: ['mail: authorised'] })
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W31 lets a workflow approve, where workflows may',
    guard: 'runner',
    given: ['pull request required', 'check required', 'workflows do not approve'],
    says: 'NOT_APPROVED vip',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: async ({ c, withToken, at }) => {
      const pull = c.propose()
      const token = c.github.workflowToken(`${at.owner}/${at.repo}`, { pull_requests: 'write' })
      await withToken(token).pulls.createReview({ ...at, pull_number: pull.number, event: 'APPROVE' })
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W32 aims at a list of others without touching its file',
    guard: 'runner',
    says: 'NOT_APPROVED vip',
    conditions: ['rule-list-owner'],
    attempt: ({ c }) => {
      const pull = c.propose({ [campaignPath]: campaign({ lists: '[b2b, vip]' }) })
      pull.approve('bo')
      return c.decide(pull.merge('bo'))
    },
  },
  {
    id: 'W33 has the campaign approved against another branch, and turns it to the default one',
    guard: 'runner',
    says: 'RETARGETED',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: ({ c }) => {
      c.commit({ 'docs/notes.txt': 'x\n' }, { branch: 'trial', as: 'aoi' })
      const pull = c.propose()
      pull.retarget('trial', 'aoi')
      pull.approve('vera')
      c.wait()
      pull.retarget('main', 'aoi')
      c.wait()
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W34 writes as somebody else, so that an accomplice may approve what both wrote',
    guard: 'runner',
    says: 'CONTRIBUTOR',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: ({ c }) => {
      const pull = c.propose(undefined, { as: 'bo' })
      c.commit(bought, { as: 'bo', pusher: 'vera' })
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W35 merges words into the branch that stand in an old commit, so that nobody seems to have written them',
    guard: 'runner',
    says: 'CONTRIBUTOR',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    attempt: async ({ c, as, at }) => {
      const old = c.propose(bought, { as: 'vera', branch: 'old' })
      const written = old.head()
      c.commit({ [campaignPath]: null, 'docs/notes.txt': 'x\n' }, { as: 'vera', branch: 'old' })
      old.merge('victor', 'merge')
      const pull = c.propose()
      const words = c.commit(bought, { as: 'vera', branch: 'words', parent: pull.head() })
      const { git } = as('vera')
      const { data } = await git.getCommit({ ...at, commit_sha: words })
      const merge = { tree: data.tree.sha, parents: [pull.head(), written] }
      const made = await git.createCommit({ ...at, message: 'Merge', ...merge })
      await git.updateRef({ ...at, ref: 'heads/autumn', sha: made.data.sha })
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W36 hides which partial the subject takes in, and changes it after the approval',
    guard: 'runner',
    says: 'STALE campaigns/_partials/greeting.md',
    conditions: ['rule-list-owner', 'rule-file-owner'],
    files: { 'campaigns/_partials/greeting.md': 'Good day' },
    attempt: ({ c }) => {
      const pull = c.propose({ [campaignPath]: campaign({ subject: `"{% render 'greet\\x69ng' %}"` }) })
      pull.approve('vera')
      c.commit({ 'campaigns/_partials/greeting.md': 'Buy now' })
      return c.decide(pull.merge('victor'))
    },
  },
  {
    id: 'W38 writes into the pull request of a friend, and dismisses what an owner sent back',
    guard: 'runner',
    says: 'CHANGES_REQUESTED',
    conditions: ['rule-no-rejection'],
    attempt: async ({ c, as, at }) => {
      const pull = c.propose(undefined, { as: 'bo' })
      c.commit(bought)
      pull.approve('vera')
      const review = pull.review('victor', 'REQUEST_CHANGES', { body: 'No' })
      c.wait()
      const which = { ...at, pull_number: pull.number, review_id: review }
      await as('aoi').pulls.dismissReview({ ...which, message: 'Done' })
      return c.decide(pull.merge('victor'))
    },
  },
]
