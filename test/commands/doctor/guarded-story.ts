import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Octokit } from '@octokit/rest'
import { createGitHubClient } from '../../../src/adapters/github/client.ts'
import type { Seen } from '../../../src/adapters/github/seen.ts'
import { readAppPermissions, type AppPermissions } from '../../../src/adapters/github/settings-app.ts'
import { readSettings } from '../../../src/adapters/github/settings.ts'
import type { AppRole } from '../../../src/commands/doctor/app-points.ts'
import type { ForgeSight } from '../../../src/commands/doctor/forge-point.ts'
import { judgeForge } from '../../../src/commands/doctor/forge-points.ts'
import type { Point } from '../../../src/commands/doctor/point.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { startGitHub, type FakeGitHub } from '../../support/github/start-github.ts'
import type { BranchProtection, Environment, Ruleset } from '../../support/github/records.ts'
import type { RepositorySeed } from '../../support/github/seed-types.ts'
import type { Permissions } from '../../support/github/world.ts'
import { treeOf } from '../../support/tree-of.ts'

/** Everything that a twin may set otherwise. */
export interface Guarded {
  pull: Record<string, unknown>
  /** Types of rules that the default branch does not have. */
  readonly without: Set<string>
  bypass: Ruleset['bypass']
  check: Record<string, unknown>
  tag: Partial<Ruleset> & Pick<Ruleset, 'rules'>
  ledger: readonly string[]
  ledgerBypass: Ruleset['bypass']
  environment: Partial<Environment> | null
  readonly actions: Parameters<RepositorySeed['actions']>[0]
  runner: readonly string[] | null
  variable: string | null
  secrets: readonly string[]
  files: Record<string, string>
  policies: Record<string, string>
  plan: 'free' | 'team' | 'enterprise'
  isPrivate: boolean
  /** Without any ruleset, for those who make their own. */
  bare: boolean
  /** The older protection of the default branch and of the record. */
  older: BranchProtection | null
  olderLedger: BranchProtection | null
  /** The number of the desk's App; null where nobody says it. */
  app: number | null
  /** What our App may do: asked by itself where this is no answer yet. Null where a plain token asks. */
  granted: Seen<AppPermissions> | Permissions | null
  /** What this machine does. */
  role: AppRole | null
  /** Whether the repository lets pull requests be rebased. */
  rebase: boolean
  /** Set up by calls. */
  during: (octokit: Octokit) => Promise<void>
  /** Who asks. */
  login: string
  /** What is done at last. */
  after: (github: FakeGitHub, mail: RepositorySeed) => void
}

/** The number of the App that the required check comes from. */
export const app = 4711
const workflow = 'on: pull_request\njobs: {}\n'
const codeowners = '/lists/news.yaml @hikari/owners\n/policies/ @hikari/it\n/.github/ @hikari/it\n'
const policies = (id: number): Record<string, string> => ({
  'policies/approvals.yaml': `forge: { github: hikari/mail, id: ${id} }\ndefault_owners: ["@hikari/owners"]\n`,
  'policies/identities.yaml':
    'people:\n  vera: { address: vera@hikari.example, github: { login: vera, id: 1002 } }\n  ken: { address: ken@hikari.example }\n',
})

/** A repository in which every point is in order. */
export function guarded(): Guarded {
  return {
    pull: {
      required_approving_review_count: 1,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: true,
      require_last_push_approval: true,
      required_review_thread_resolution: true,
      allowed_merge_methods: ['merge', 'squash'],
    },
    without: new Set(),
    bypass: [],
    check: { context: 'mail / approvals', integration_id: app },
    tag: {
      target: 'tag',
      include: ['refs/tags/mail/**'],
      rules: [{ type: 'update' }, { type: 'deletion' }],
    },
    ledger: ['deletion', 'non_fast_forward'],
    ledgerBypass: [],
    environment: {
      adminsMayBypass: false,
      waitMinutes: 10,
      branchPolicy: { protected_branches: false, custom_branch_policies: true },
      branches: ['main'],
      secrets: ['POSTMERGE_SECRETS'],
    },
    actions: {
      sha_pinning_required: true,
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
    },
    runner: ['self-hosted', 'postmerge'],
    variable: 'on',
    secrets: ['SOMETHING_ELSE'],
    files: { '.github/CODEOWNERS': codeowners, '.github/workflows/check.yml': workflow },
    policies: {},
    plan: 'enterprise',
    isPrivate: true,
    bare: false,
    older: null,
    olderLedger: null,
    app,
    granted: { kind: 'seen', value: manifest('desk') },
    role: 'desk',
    rebase: true,
    during: async () => {},
    login: 'admin',
    after: () => {},
  }
}

/** Sets a repository up, reads its settings as somebody, and judges them. */
export async function judged(setup: Guarded): Promise<readonly Point[]> {
  const { github, mail } = await built(setup)
  try {
    await setup.during(client(github, github.token('admin')))
    setup.after(github, mail)
    const octokit = client(github, github.token(setup.login))
    const texts = { ...setup.files, ...policies(mail.id), ...setup.policies }
    const tree = treeOf({ ...texts, 'lists/news.yaml': 'title: News\n' })
    const content = parseContent(tree)
    const settings = await readSettings(octokit, {
      owner: 'hikari',
      repo: 'mail',
      head: mail.tip(),
      branch: 'main',
      ledgerBranch: 'ledger',
      teams: ['@hikari/it', '@hikari/owners'],
      logins: ['vera'],
      now: () => nowMs,
    })
    const sight: ForgeSight = {
      settings,
      branch: 'main',
      ledgerBranch: 'ledger',
      tree,
      content,
      secretNames: ['DKIM_NEWS_RSA', 'RELAY_USER'],
      app: setup.app,
      ours: await oursOf(setup, github, mail.id),
      workflows: new Map([['.github/workflows/check.yml', [workflow]]]),
    }
    return judgeForge(sight)
  } finally {
    await github.close()
  }
}

/** What the manifest of an App asks for. */
export function manifest(role: AppRole): AppPermissions {
  const file = role === 'desk' ? 'github-app-manifest' : 'github-app-manifest-sender'
  const path = new URL(`../../../docs/${file}.json`, import.meta.url)
  const { default_permissions: asked } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly default_permissions: AppPermissions
  }
  return asked
}

async function oursOf(
  { granted, role }: Guarded,
  github: FakeGitHub,
  id: number,
): Promise<ForgeSight['ours']> {
  if (granted === null) return null
  if ('kind' in granted) return { granted: granted as Seen<AppPermissions>, role }
  const ours = github.app('ours', { owner: 'hikari', permissions: granted })
  const env = {
    POSTMERGE_GITHUB_APP_ID: String(ours.id),
    POSTMERGE_GITHUB_APP_KEY: ours.privateKey,
    POSTMERGE_GITHUB_INSTALLATION: String(ours.installationId),
  }
  const asking = createGitHubClient({ forge: { github: 'hikari/mail', id, api: github.url }, env })
  return { granted: await readAppPermissions(asking, ours.installationId), role }
}

const nowMs = Date.parse('2026-11-20T03:00:00Z')
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function client(github: FakeGitHub, token: string): Octokit {
  return new Octokit({ baseUrl: github.url, auth: token, log: silent })
}

async function built(
  setup: Guarded,
): Promise<{ readonly github: FakeGitHub; readonly mail: RepositorySeed }> {
  const github = await startGitHub({ now: () => nowMs })
  github
    .org('hikari')
    .plan(setup.plan)
    .user('admin', { role: 'admin' })
    .team('owners', ['vera-of-old'])
    .team('it', ['ken'])
    .user('vera', { id: 1002 })
    .user('aoi')
  const mail = github
    .org('hikari')
    .repository('mail', { files: setup.files, private: setup.isPrivate })
    .grant('@hikari/owners', 'write')
    .grant('@hikari/it', 'write')
    .grant('aoi', 'write')
  execFileSync('git', ['-C', mail.folder, 'branch', 'ledger', 'main'])
  const rules = [
    { type: 'pull_request', parameters: setup.pull },
    { type: 'required_status_checks', parameters: { required_status_checks: [setup.check] } },
    { type: 'deletion' },
    { type: 'non_fast_forward' },
  ].filter(({ type }) => !setup.without.has(type))
  if (!setup.rebase) mail.settings({ mergeMethods: ['merge', 'squash'] })
  if (setup.older !== null) mail.protect('main', setup.older)
  if (setup.olderLedger !== null) mail.protect('ledger', setup.olderLedger)
  if (!setup.bare) {
    mail.ruleset({ name: 'main', bypass: setup.bypass, rules })
    mail.ruleset({ name: 'tags', ...setup.tag })
    mail.ruleset({
      name: 'ledger',
      include: ['refs/heads/ledger'],
      bypass: setup.ledgerBypass,
      rules: setup.ledger.map((type) => ({ type })),
    })
  }
  for (const name of ['mail-send', 'mail-desk', 'mail-control'])
    if (setup.environment !== null) mail.environment(name, setup.environment)
  mail.actions(setup.actions)
  if (setup.runner !== null) mail.runner('mail-host', setup.runner)
  mail.runner('control-host', ['self-hosted', 'postmerge-control'])
  if (setup.variable !== null) mail.variable('POSTMERGE', setup.variable)
  for (const name of setup.secrets) mail.secret(name)
  return { github, mail }
}
