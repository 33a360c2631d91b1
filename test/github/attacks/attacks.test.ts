import { Octokit } from '@octokit/rest'
import { describe, expect, test } from 'vitest'
import { wrongContext } from '../../../src/approval/provenance.ts'
import { campaign, campaignPath, codeowners, identities, list } from '../../support/approval-facts.ts'
import { startGitHub, type FakeGitHub } from '../../support/github/start-github.ts'
import {
  enrol,
  openCompany,
  readerEnv,
  type Company,
  type CompanyOptions,
} from '../../support/hosted/company.ts'
import { allOn, applySettings, type Settings } from './settings.ts'

/**
 * Whoever may write, and others who are not trusted with everything, against a repository set up as docs/github.md tells. Each attack is made twice: with
 * the guard that stops it, and without that one guard, where it must succeed: an attack that never succeeds proves nothing.
 */
interface Attack {
  readonly id: string
  readonly who: string
  readonly guard: keyof Settings | 'runner'
  readonly files?: (guarded: boolean) => CompanyOptions['files']
  /** Whether the attack did what its maker wanted. */
  readonly attempt: (attacked: Attacked, guarded: boolean) => Promise<boolean>
}

interface Attacked {
  readonly c: Company
  readonly as: (login: string) => Octokit
  readonly at: { readonly owner: string; readonly repo: string }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const plain = { [campaignPath]: campaign() }
const text = (words: string): string => Buffer.from(words).toString('base64')

/** Whether GitHub did as it was told. */
async function done(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    const { status } = error as { readonly status?: number }
    if (status === undefined || status >= 500) throw error
    return false
  }
}

/** A success of the check `postmerge` that somebody sets with their own token. */
async function setStatus({ as, at }: Attacked, login: string, sha: string): Promise<void> {
  await as(login).repos.createCommitStatus({ ...at, sha, state: 'success', context: 'postmerge' })
}

function merge({ as, at }: Attacked, login: string, pull: number): Promise<boolean> {
  return done(as(login).pulls.merge({ ...at, pull_number: pull, merge_method: 'squash' }))
}

const attacks: readonly Attack[] = [
  {
    id: 'W1 merges before anybody approved',
    who: 'aoi',
    guard: 'branch',
    attempt: async (attacked) => {
      const pull = attacked.c.propose()
      await setStatus(attacked, 'aoi', pull.head())
      return merge(attacked, 'aoi', pull.number)
    },
  },
  {
    id: 'W2 sends what nobody approved, although it was merged',
    who: 'aoi',
    guard: 'runner',
    files: (guarded) =>
      guarded
        ? {}
        : {
            'policies/approvals.yaml':
              'merge: anyone\nlists: { vip: { approval: "off", reason: news, until: 2026-10-31 } }\n',
          },
    attempt: async ({ c }) => {
      const pull = c.propose()
      pull.approve('bo')
      return (await c.decide(pull.merge('ken'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'W3 writes a campaign straight to the default branch',
    who: 'aoi',
    guard: 'branch',
    attempt: ({ as, at }) =>
      done(
        as('aoi').repos.createOrUpdateFileContents({
          ...at,
          path: campaignPath,
          message: 'Send',
          content: text(campaign()),
          branch: 'main',
        }),
      ),
  },
  {
    id: 'W4 pushes a campaign past everybody, and waits for it to leave',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const pull = c.propose()
      pull.approve('vera')
      const commit = guarded ? c.commit(plain, { branch: 'main' }) : pull.merge('victor')
      c.wait(700)
      return (await c.decide(commit)).verdict === 'APPROVED'
    },
  },
  {
    id: 'W5 sets the check by hand, so that the merge is possible',
    who: 'aoi',
    guard: 'pinnedCheck',
    attempt: async (attacked) => {
      const pull = attacked.c.propose()
      pull.approve('vera')
      await setStatus(attacked, 'aoi', pull.head())
      return merge(attacked, 'victor', pull.number)
    },
  },
  {
    id: 'W6 rewrites the record',
    who: 'aoi',
    guard: 'record',
    attempt: async ({ c, as, at }) => {
      c.mail.push('refs/heads/ledger', c.root, 'mori')
      const next = c.commit({ 'docs/notes.txt': 'x\n' }, { branch: 'ledger' })
      const forged = c.commit({ 'docs/notes.txt': 'y\n' }, { branch: 'other', parent: c.root })
      const moved = await done(
        as('aoi').git.updateRef({ ...at, ref: 'heads/ledger', sha: forged, force: true }),
      )
      return moved && c.mail.tip('ledger') !== next
    },
  },
  {
    id: 'W7 pushes a change after the approval, and has it merged',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit(guarded ? { [campaignPath]: campaign({}, 'Buy now.\n') } : { 'docs/notes.txt': 'x\n' })
      return (await c.decide(pull.merge('victor'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'W8 puts a friend into the owning team within the campaign’s own pull request',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const policy = { 'policies/identities.yaml': identities({ vip: 'vera, victor, bo' }) }
      if (!guarded) c.land(policy, { author: 'ken', owner: 'mori' })
      const pull = c.propose(guarded ? { ...plain, ...policy } : plain)
      pull.approve('bo')
      return (await c.foresee(pull)).verdict === 'APPROVED'
    },
  },
  {
    id: 'W9 widens a list before the campaign',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const wider = { 'lists/vip.yaml': list('limits: { recipients: 50000 }\n') }
      c.land(wider, { author: 'ken', owner: guarded ? 'bo' : 'victor' })
      const pull = c.propose()
      pull.approve('vera')
      return (await c.decide(pull.merge('victor'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'W10 changes the engine that judges',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      c.land({ 'src/approval/evaluate.ts': 'export {}\n' }, { author: 'aoi', owner: guarded ? 'bo' : 'mori' })
      const pull = c.propose()
      pull.approve('vera')
      return (await c.decide(pull.merge('victor'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'W11 runs the sending from a branch of their own',
    who: 'aoi',
    guard: 'runner',
    attempt: async (_, guarded) => {
      const ref = guarded ? 'refs/heads/evil' : 'refs/heads/main'
      const env = {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'workflow_dispatch',
        GITHUB_REF: ref,
        GITHUB_REPOSITORY_ID: '7',
        GITHUB_WORKFLOW_REF: `hikari/mail/.github/workflows/send.yml@${ref}`,
      }
      return wrongContext(env, { branch: 'main', repositoryId: 7 }) === null
    },
  },
  {
    id: 'W12 edits the sending workflow on a branch, under the name of the default one',
    who: 'aoi',
    guard: 'runner',
    attempt: async (_, guarded) => {
      const env = {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REPOSITORY_ID: '7',
        GITHUB_WORKFLOW_REF: `hikari/mail/.github/workflows/send.yml@refs/heads/${guarded ? 'evil' : 'main'}`,
      }
      return wrongContext(env, { branch: 'main', repositoryId: 7 }) === null
    },
  },
  {
    id: 'W13 takes an old approval of other words for these',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const pull = c.propose()
      const approved = pull.head()
      c.commit({ [campaignPath]: campaign({}, 'Buy now.\n') })
      pull.approve('vera', { commit: guarded ? approved : pull.head() })
      return (await c.decide(pull.merge('victor'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'W14 dismisses what an owner sent back',
    who: 'aoi',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const pull = c.propose()
      pull.approve('vera')
      const review = pull.review('victor', 'REQUEST_CHANGES')
      c.wait()
      pull.dismiss(review, guarded ? 'aoi' : 'mori')
      return (await c.foresee(pull)).verdict === 'APPROVED'
    },
  },
  {
    id: 'R1 who may only read approves',
    who: 'mallory',
    guard: 'runner',
    files: (guarded) => ({
      '.github/CODEOWNERS': codeowners('/lists/vip.yaml @hikari/vip @ken\n'),
      'policies/identities.yaml': identities({ vip: 'vera, victor, mallory' }),
      ...(guarded ? {} : { 'README.md': 'Mail.\n' }),
    }),
    attempt: async ({ c }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const pull = c.propose()
      pull.approve('mallory')
      return (await c.foresee(pull)).verdict === 'APPROVED'
    },
  },
  {
    id: 'R2 who may only read stops a campaign',
    who: 'mallory',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      if (!guarded) c.mail.grant('mallory', 'write')
      const pull = c.propose()
      pull.approve('vera')
      pull.review('mallory', 'REQUEST_CHANGES')
      return (await c.foresee(pull)).verdict !== 'APPROVED'
    },
  },
  {
    id: 'O1 the owner of another list approves',
    who: 'bo',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const pull = c.propose(guarded ? plain : { [campaignPath]: campaign({ lists: '[b2b]' }) })
      pull.approve('bo')
      return (await c.foresee(pull)).verdict === 'APPROVED'
    },
  },
  {
    id: 'O2 the owner of another list presses send',
    who: 'bo',
    guard: 'runner',
    files: (guarded) => (guarded ? {} : { 'policies/approvals.yaml': 'merge: anyone\n' }),
    attempt: async ({ c }) => {
      const pull = c.propose()
      pull.approve('vera')
      return (await c.decide(pull.merge('bo'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'A1 an Administrator who owns no list approves and merges',
    who: 'mori',
    guard: 'runner',
    files: (guarded) => ({
      '.github/CODEOWNERS': codeowners(guarded ? '' : '/lists/vip.yaml @mori\n/campaigns/ @mori\n'),
    }),
    attempt: async ({ c }) => {
      const pull = c.propose()
      pull.approve('mori')
      return (await c.decide(pull.merge('mori'))).verdict === 'APPROVED'
    },
  },
  {
    id: 'A2 an Administrator switches approval off alone',
    who: 'mori',
    guard: 'runner',
    attempt: async ({ c }, guarded) => {
      const off = c.approvals('lists: { vip: { approval: "off", reason: news, until: 2026-10-31 } }\n')
      c.land(off, { author: guarded ? 'mori' : 'ken', owner: guarded ? null : 'mori' })
      const pull = c.propose()
      pull.approve('bo')
      return (await c.decide(pull.merge('victor'))).verdict === 'APPROVED'
    },
  },
]

describe.each(attacks)('$id', ({ guard, files, attempt }) => {
  const play = async (guarded: boolean): Promise<boolean> => {
    const clock = { nowMs: Date.parse('2026-10-05T03:00:00Z') }
    const github: FakeGitHub = await startGitHub({
      now: () => clock.nowMs,
      limits: { perHour: 1e9, pointsPerMinute: 1e9 },
    })
    try {
      enrol(github)
      const env = readerEnv(github)
      const options = { name: 'mail', files: files?.(guarded) ?? {} }
      const c = openCompany({ github, clock, env }, options)
      if (guard !== 'runner') {
        // Where the rule of reviews is tried, the required check would stop the attack as well.
        const others = { ...allOn, check: guard !== 'branch' }
        applySettings(c.mail, { ...others, [guard]: guarded }, Number(env['POSTMERGE_GITHUB_APP_ID']))
      }
      const as = (login: string): Octokit =>
        new Octokit({ baseUrl: github.url, auth: github.token(login), log: silent })
      return await attempt({ c, as, at: { owner: 'hikari', repo: 'mail' } }, guarded)
    } finally {
      await github.close()
    }
  }

  test(`the guard, ${guard}, stops it`, async () => {
    expect(await play(true)).toBe(false)
  })

  test('without that guard it succeeds', async () => {
    expect(await play(false)).toBe(true)
  })
})
