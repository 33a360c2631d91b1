import { campaign, campaignPath, codeowners } from '../../support/approval-facts.ts'
import { done, merges, type Attack, type Attacked } from './attack.ts'
import { requiredCheck } from './shipped.ts'

const text = (words: string): string => Buffer.from(words).toString('base64')
const bought = { [campaignPath]: campaign({}, 'Buy now.\n') }

/** A success of the required check, set by somebody's own token. */
function setCheck({ as, at }: Attacked, login: string, sha: string): Promise<unknown> {
  return as(login).repos.createCommitStatus({ ...at, sha, state: 'success', context: requiredCheck })
}

function write({ as, at }: Attacked, login: string, path: string): Promise<boolean> {
  const content = text(campaign())
  const file = { ...at, path, message: 'Send', content, branch: 'main' }
  return done(as(login).repos.createOrUpdateFileContents(file))
}

/** Whether somebody moves a branch to a commit that does not follow from what it holds. */
async function rewrites({ c, as, at }: Attacked, branch: string): Promise<boolean> {
  c.mail.push(`refs/heads/${branch}`, c.root, 'mori')
  c.commit({ 'docs/notes.txt': 'x\n' }, { branch, as: 'mori' })
  const sha = c.commit({ 'docs/notes.txt': 'y\n' }, { branch: 'forged', parent: c.root })
  return done(as('aoi').git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true }))
}

function deletes({ as, at }: Attacked, branch: string): Promise<boolean> {
  return done(as('aoi').git.deleteRef({ ...at, ref: `heads/${branch}` }))
}

/** Whoever may write, and what GitHub itself stops. */
export const writerAgainstSettings: readonly Attack[] = [
  {
    id: 'W1 merges before anybody approved',
    guard: 'approval required',
    given: ['check required', 'review by owners'],
    attempt: (attacked) => merges(attacked, 'aoi', attacked.c.propose().number),
  },
  {
    id: 'W2 merges while the check still waits',
    guard: 'check required',
    attempt: (attacked) => {
      const pull = attacked.c.propose()
      pull.approve('vera')
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W3 sets the status of the required check',
    guard: 'check from our App',
    attempt: async (attacked) => {
      const pull = attacked.c.propose()
      pull.approve('vera')
      await setCheck(attacked, 'aoi', pull.head())
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W4 lets a workflow of their own set the required check',
    guard: 'check from our App',
    attempt: async (attacked) => {
      const { c, withToken, at } = attacked
      const pull = c.propose()
      pull.approve('vera')
      const token = c.github.workflowToken(`${at.owner}/${at.repo}`, { checks: 'write' })
      const run = { ...at, name: requiredCheck, head_sha: pull.head(), conclusion: 'success' } as const
      await withToken(token).checks.create(run)
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W5 writes a campaign straight to the default branch',
    guard: 'pull request required',
    given: ['check required'],
    attempt: (attacked) => write(attacked, 'aoi', campaignPath),
  },
  {
    id: 'W6 writes there, being one of those who may pass the rules by',
    guard: 'nobody passes by',
    attempt: (attacked) => write(attacked, 'aoi', campaignPath),
  },
  {
    id: 'W7 takes an owner’s approval and pushes other words before the merge',
    guard: 'stale reviews dismissed',
    given: ['check required', 'last push approved'],
    attempt: (attacked) => {
      const pull = attacked.c.propose()
      pull.approve('vera')
      attacked.c.commit(bought)
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W8 pushes words of their own to a colleague’s pull request and approves those',
    guard: 'last push approved',
    given: ['check required'],
    attempt: (attacked) => {
      const pull = attacked.c.propose(undefined, { as: 'bo' })
      attacked.c.commit(bought, { as: 'vera' })
      pull.approve('vera')
      return merges(attacked, 'vera', pull.number)
    },
  },
  {
    id: 'W9 changes who owns a list, approved by a friend',
    guard: 'review by owners',
    given: ['check required'],
    attempt: (attacked) => {
      const files = { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi\n') }
      const pull = attacked.c.propose(files)
      pull.approve('ken')
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W10 changes the engine that judges, approved by a friend',
    guard: 'review by owners',
    given: ['check required'],
    attempt: (attacked) => {
      const pull = attacked.c.propose({ 'src/approval/evaluate.ts': 'export {}\n' })
      pull.approve('ken')
      return merges(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W11 lets a workflow approve',
    guard: 'workflows do not approve',
    given: ['check required', 'review by owners'],
    attempt: async (attacked) => {
      const { c, withToken, at } = attacked
      const pull = c.propose()
      const token = c.github.workflowToken(`${at.owner}/${at.repo}`, { pull_requests: 'write' })
      const approval = { ...at, pull_number: pull.number, event: 'APPROVE' } as const
      return done(withToken(token).pulls.createReview(approval))
    },
  },
  {
    id: 'W12 rewrites the default branch',
    guard: 'no forced push',
    given: ['pull request required', 'check required'],
    attempt: (attacked) => rewrites(attacked, 'main'),
  },
  {
    id: 'W13 deletes the default branch',
    guard: 'no deletion',
    attempt: (attacked) => deletes(attacked, 'main'),
  },
  {
    id: 'W14 rewrites the record',
    guard: 'record only grows',
    attempt: (attacked) => rewrites(attacked, 'ledger'),
  },
  {
    id: 'W15 deletes the record',
    guard: 'record stays',
    attempt: (attacked) => {
      attacked.c.mail.push('refs/heads/ledger', attacked.c.root, 'mori')
      return deletes(attacked, 'ledger')
    },
  },
  {
    id: 'W16 moves the tag of what was sent',
    guard: 'tags stay where they are',
    attempt: async ({ c, as, at }) => {
      c.mail.push('refs/tags/mail/autumn/1', c.root, 'mori')
      const sha = c.commit({ 'docs/notes.txt': 'x\n' }, { branch: 'forged' })
      return done(as('aoi').git.updateRef({ ...at, ref: 'tags/mail/autumn/1', sha, force: true }))
    },
  },
]
