import { createGitForge } from '../../../src/adapters/git/forge.ts'
import { createGitHubReader } from '../../../src/adapters/github/reader.ts'
import { evaluate } from '../../../src/approval/evaluate.ts'
import type { Forge, KnownFacts } from '../../../src/approval/facts.ts'
import type { Decision, Reason, Verdict } from '../../../src/approval/decision.ts'
import { baseFiles, campaign, campaignPath, type Files } from '../approval-facts.ts'
import type { FakeGitHub } from '../github/start-github.ts'
import type { NewCommitSeed, PullSeed, RepositorySeed } from '../github/seed-types.ts'
import { people, user } from '../story-names.ts'

/** The clock of a stand-in for GitHub that several companies share. */
interface Clock {
  nowMs: number
}

/**
 * Hikari on GitHub, as far as approvals need it: Aoi writes, Vera and Victor own the list vip, Bo owns b2b, Ken owns nothing, Mori administers, Mallory may only
 * read. What its people do are facts of GitHub and git; what those come to, `decide` says through the real adapter.
 */
export interface Company {
  readonly github: FakeGitHub
  readonly mail: RepositorySeed
  readonly clock: Clock
  /** The trusted commit. */
  readonly root: string
  /** Lets time pass: a minute, or so many seconds. */
  wait(seconds?: number): void
  /** Commits to the branch `autumn`, or another, as Aoi, or somebody else. */
  commit(files: Files, more?: Omit<Partial<NewCommitSeed>, 'files'>): string
  /** Aoi's pull request with a new campaign, or with these files. */
  propose(
    files?: Files,
    more?: { readonly as?: string; readonly branch?: string; readonly draft?: boolean },
  ): PullSeed
  /** A change of the default branch through a pull request of its own, merged by somebody who approved it first. */
  land(files: Files, by: { readonly author: string; readonly owner: string | null }): string
  /** `policies/approvals.yaml` with further lines. */
  approvals(lines: string): Files
  /** What a commit of the default branch comes to. */
  decide(commit: string, known?: Partial<KnownFacts>): Promise<Outcome>
  /** What an open pull request comes to. */
  foresee(pull: PullSeed, known?: Partial<KnownFacts>): Promise<Outcome>
}

/** What of a decision a case looks at. */
export interface Outcome {
  readonly verdict: Verdict | 'NONE'
  readonly code: string | null
  readonly reasons: readonly string[]
  /** Conditions that do not hold, such as `rule-list-owner`. */
  readonly unmet: readonly string[]
  readonly approvedBy: readonly string[]
  readonly closureDigest: string
}

interface CompanyOptions {
  readonly name: string
  /** Files of the trusted commit, in place of the usual ones; null leaves one out. */
  readonly files?: Files
}

/** What several companies share. */
export interface Shared {
  readonly github: FakeGitHub
  readonly clock: Clock
  /** Credentials of the App with which everybody reads. */
  readonly env: Readonly<Record<string, string>>
}

/** The App with which everybody reads; shared, since it can do nothing. */
export function readerEnv(github: FakeGitHub): Readonly<Record<string, string>> {
  const app = github.app('postmerge', {
    owner: 'hikari',
    permissions: {
      metadata: 'read',
      contents: 'read',
      pull_requests: 'read',
      issues: 'read',
      members: 'read',
      administration: 'read',
    },
  })
  return {
    POSTMERGE_GITHUB_APP_ID: String(app.id),
    POSTMERGE_GITHUB_APP_KEY: app.privateKey,
    POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
  }
}

/** The people of the company, once for each stand-in. */
export function enrol(github: FakeGitHub): void {
  const org = github.org('hikari')
  github.user('mori', { id: user('mori').id, emails: ['mori@git.example'] })
  org.user('mori', { role: 'admin' })
  for (const login of people) {
    github.user(login, { id: user(login).id, emails: [`${login}@git.example`] })
    if (login !== 'mori') org.user(login, { id: user(login).id })
  }
  org.team('vip', ['vera', 'victor']).team('marketing', ['aoi', 'bo', 'vera'])
  org.team('outside', ['vera']).team('parent', []).team('child', ['vera'], { parent: 'parent' })
  org.invited('outside', 'victor')
}

/** A company with a repository of its own. */
export function openCompany({ github, clock, env }: Shared, { name, files = {} }: CompanyOptions): Company {
  const mail = github.org('hikari').repository(name)
  const forge = { github: `hikari/${name}`, id: mail.id, api: github.url }
  const line = `forge: { github: ${forge.github}, id: ${forge.id}, api: "${forge.api}" }\n`
  const all = { ...baseFiles, ...files }
  const policy = all['policies/approvals.yaml']
  const seeded = { ...all, 'policies/approvals.yaml': policy === null ? null : `${policy ?? ''}${line}` }
  const root = mail.commit({ branch: 'main', as: 'mori', files: present(seeded) })
  for (const login of ['aoi', 'vera', 'victor', 'bo', 'ken']) mail.grant(login, 'write')
  mail.grant('mori', 'admin').grant('mallory', 'read')
  for (const team of ['vip', 'marketing', 'outside', 'parent']) mail.grant(`@hikari/${team}`, 'write')
  const hosted = createGitHubReader({ forge, env, secondMs: 1, sleep: async () => {} })
  const git = createGitForge(
    { folder: mail.folder, env: { PATH: process.env['PATH'] ?? '' } },
    { branch: 'refs/heads/main', hosted },
  )
  const wait = (seconds = 60): void => {
    clock.nowMs += seconds * 1000
  }
  const commit: Company['commit'] = (changes, more = {}) => {
    wait()
    return mail.commit({ branch: 'autumn', as: 'aoi', files: changes, ...more })
  }
  const propose: Company['propose'] = (changes = { [campaignPath]: campaign() }, more = {}) => {
    const { as = 'aoi', branch = 'autumn', draft = false } = more
    commit(changes, { branch, as })
    wait()
    return mail.pull({ head: branch, as, title: 'Autumn', draft })
  }
  const known = (more: Partial<KnownFacts>): KnownFacts => ({
    root,
    judgedUpto: [],
    seen: [],
    nowMs: clock.nowMs,
    halted: null,
    planned: [],
    lifted: [],
    claimed: [],
    authorised: [],
    ...more,
  })
  return {
    github,
    mail,
    clock,
    root,
    wait,
    commit,
    propose,
    land: (changes, { author, owner }) => {
      const branch = `land-${clock.nowMs}`
      const pull = propose(changes, { as: author, branch })
      wait()
      if (owner !== null) pull.approve(owner)
      wait()
      return pull.merge(owner ?? author)
    },
    approvals: (lines) => ({ 'policies/approvals.yaml': `${lines}${line}` }),
    decide: async (id, more = {}) => decided(() => git.merged(id, known(more))),
    foresee: async (pull, more = {}) => decided(() => git.proposed(pull.head(), known(more))),
  }
}

const nothing: Outcome = {
  verdict: 'NONE',
  code: null,
  reasons: [],
  unmet: [],
  approvedBy: [],
  closureDigest: '',
}

/** A seed knows no file that is not there. */
function present(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

async function decided(gather: () => ReturnType<Forge['merged']>): Promise<Outcome> {
  let facts: Awaited<ReturnType<Forge['merged']>>
  try {
    facts = await gather()
  } catch (error) {
    const { name, code, permanence } = error as { name: string; code?: string; permanence?: string }
    if (name !== 'Failure' || permanence !== 'temporary') throw error
    // A run that cannot read everything decides nothing and comes again.
    return { ...nothing, verdict: 'ERROR', code: code ?? null }
  }
  const [decision] = evaluate(facts)
  return decision === undefined ? nothing : outcomeOf(decision)
}

function outcomeOf({ verdict, code, reason, approvals, closureDigest }: Decision): Outcome {
  return {
    closureDigest,
    verdict,
    code,
    reasons: reasonsOf(reason),
    unmet: reason.children.filter(({ met }) => !met).map((child) => child.code),
    approvedBy: approvals.map(({ person, deputyFor }) =>
      deputyFor === null ? person : `${person} for ${deputyFor}`,
    ),
  }
}

/** Every reason of a tree, alone and with each of its values. */
function reasonsOf({ code, values, children }: Reason): readonly string[] {
  return [code, ...Object.values(values).map((value) => `${code} ${value}`), ...children.flatMap(reasonsOf)]
}
