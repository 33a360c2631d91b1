import { expect, test } from 'vitest'
import { actionsPoints } from '../../../src/commands/doctor/actions-points.ts'
import { appPoints } from '../../../src/commands/doctor/app-points.ts'
import { branchPoints } from '../../../src/commands/doctor/branch-points.ts'
import { ownerPoints } from '../../../src/commands/doctor/owner-points.ts'
import type { PointId, PointState } from '../../../src/commands/doctor/point.ts'
import { doctorText } from '../../../src/commands/doctor/report.ts'
import type { Permissions } from '../../support/github/world.ts'
import { app, guarded, judged, manifest, type Guarded } from './guarded-story.ts'

/** A setting that is flipped, and the points that it alone changes. */
type Twin = readonly [name: string, flip: (setup: Guarded) => void, PointState, ...PointId[]]

const check = 'mail / approvals'
const required = (wanted: Guarded['check']): Twin[1] => {
  return (setup) => void (setup.check = wanted)
}
const inPull = (name: string, value: unknown): Twin[1] => {
  return (setup) => void (setup.pull = { ...setup.pull, [name]: value })
}
const withEnvironment = (change: Guarded['environment']): Twin[1] => {
  return (setup) => void (setup.environment = { ...setup.environment, ...change })
}
const desk = manifest('desk') as Permissions
/** Workflows of forks run when a person lets them, and get nothing. */
const forks = {
  run_workflows_from_fork_pull_requests: true,
  send_write_tokens_to_workflows: false,
  send_secrets_and_variables: false,
  require_approval_for_fork_pr_workflows: true,
}
const ofPull = [
  'main-pull-request',
  'main-approvals',
  'main-code-owners',
  'main-stale',
  'main-last-push',
  'main-threads',
  'main-merge-methods',
] as const satisfies PointId[]
const ofEnvironment = [
  'environment',
  'environment-admins',
  'environment-gate',
  'environment-filled',
] as const satisfies PointId[]

/** One fact differs from the repository in which everything is in order. */
const flipped: readonly Twin[] = [
  ['no pull request is required', (setup) => setup.without.add('pull_request'), 'missing', ...ofPull],
  ['no approval', inPull('required_approving_review_count', 0), 'missing', 'main-approvals'],
  ['no owner', inPull('require_code_owner_review', false), 'missing', 'main-code-owners'],
  ['stale approvals stay', inPull('dismiss_stale_reviews_on_push', false), 'missing', 'main-stale'],
  ['the last pusher may approve', inPull('require_last_push_approval', false), 'missing', 'main-last-push'],
  [
    'open remarks are passed over',
    inPull('required_review_thread_resolution', false),
    'missing',
    'main-threads',
  ],
  ['rebase', inPull('allowed_merge_methods', ['squash', 'rebase']), 'missing', 'main-merge-methods'],
  ['every method', inPull('allowed_merge_methods', undefined), 'missing', 'main-merge-methods'],
  ['forced pushes', (setup) => setup.without.add('non_fast_forward'), 'missing', 'main-force'],
  ['deletion', (setup) => setup.without.add('deletion'), 'missing', 'main-deletion'],
  [
    'administrators pass by',
    (setup) => void (setup.bypass = [{ actor_type: 'OrganizationAdmin', bypass_mode: 'always' }]),
    'missing',
    'main-bypass',
  ],
  ['a check of anybody', required({ context: check }), 'missing', 'main-check-source'],
  [
    'a check of a workflow',
    required({ context: check, integration_id: 15_368 }),
    'missing',
    'main-check-source',
  ],
  [
    "a check of somebody's App",
    required({ context: check, integration_id: app + 1 }),
    'missing',
    'main-check-source',
  ],
  [
    'another check of our App',
    required({ context: 'mail / approval', integration_id: app }),
    'missing',
    'main-check-source',
  ],
  ['no check', (setup) => setup.without.add('required_status_checks'), 'missing', 'main-check-source'],
  [
    'tags may move',
    (setup) => void (setup.tag = { ...setup.tag, rules: [{ type: 'deletion' }] }),
    'missing',
    'tags-mail',
  ],
  [
    'the rules of tags are only tried',
    (setup) => void (setup.tag = { ...setup.tag, enforcement: 'evaluate' }),
    'missing',
    'tags-mail',
  ],
  [
    'other tags',
    (setup) => void (setup.tag = { ...setup.tag, include: ['refs/tags/v*'] }),
    'missing',
    'tags-mail',
  ],
  [
    'some may move tags all the same',
    (setup) => void (setup.tag = { ...setup.tag, bypass: [{ actor_type: 'OrganizationAdmin' }] }),
    'missing',
    'tags-mail',
  ],
  [
    'some may rewrite the record all the same',
    (setup) => void (setup.ledgerBypass = [{ actor_type: 'OrganizationAdmin' }]),
    'missing',
    'ledger-branch',
  ],
  ['the record may be rewritten', (setup) => void (setup.ledger = ['deletion']), 'missing', 'ledger-branch'],
  [
    'a token that writes',
    (setup) => void (setup.actions.default_workflow_permissions = 'write'),
    'missing',
    'actions-token',
  ],
  [
    'workflows approve',
    (setup) => void (setup.actions.can_approve_pull_request_reviews = true),
    'missing',
    'actions-approve',
  ],
  ['mutable tags', (setup) => void (setup.actions.sha_pinning_required = false), 'missing', 'actions-pinned'],
  [
    'a public repository in which only newcomers wait',
    (setup) => {
      setup.isPrivate = false
      setup.actions.fork_approval = 'first_time_contributors'
    },
    'missing',
    'fork-approval',
  ],
  [
    'forks of a private repository run unseen',
    (setup) =>
      void (setup.actions.private_forks = { ...forks, require_approval_for_fork_pr_workflows: false }),
    'missing',
    'fork-approval',
  ],
  [
    'forks of a private repository get secrets',
    (setup) => void (setup.actions.private_forks = { ...forks, send_secrets_and_variables: true }),
    'missing',
    'fork-approval',
  ],
  [
    'forks of a private repository may write',
    (setup) => void (setup.actions.private_forks = { ...forks, send_write_tokens_to_workflows: true }),
    'missing',
    'fork-approval',
  ],
  [
    'the App of the desk was granted less than it asks for',
    (setup) => void (setup.granted = { ...desk, checks: 'read', members: undefined } as never),
    'missing',
    'app-permissions',
  ],
  [
    'the App of the desk may do more',
    (setup) => void (setup.granted = { ...desk, actions: 'write', administration: 'write' }),
    'missing',
    'app-least',
  ],
  [
    'the sender asks with the App of the desk',
    (setup) => void (setup.role = 'sender'),
    'missing',
    'app-least',
  ],
  [
    'the desk asks with the App of the sender',
    (setup) => void (setup.granted = { kind: 'seen', value: manifest('sender') }),
    'missing',
    'app-permissions',
  ],
  ['a plain token', (setup) => void (setup.granted = null), 'warning', 'app-permissions', 'app-least'],
  [
    'pull_request_target',
    (setup) => void (setup.files['.github/workflows/label.yml'] = 'on: { pull_request_target: {} }\n'),
    'missing',
    'workflow-target',
  ],
  [
    'a workflow of its own',
    (setup) =>
      void (setup.files['.github/workflows/check.yml'] = '# pull_request_target is not used\non: push\n'),
    'warning',
    'workflows-shipped',
  ],
  ['no environment', (setup) => void (setup.environment = null), 'missing', ...ofEnvironment],
  ['an environment without its secrets', withEnvironment({ secrets: [] }), 'missing', 'environment-filled'],
  [
    'one of the environments is not there',
    (setup) => void (setup.after = (_, mail) => mail.environment('mail-desk', { branchPolicy: null })),
    'missing',
    'environment',
    'environment-admins',
    'environment-filled',
  ],
  ['an environment of every branch', withEnvironment({ branchPolicy: null }), 'missing', 'environment'],
  [
    'an environment of two branches',
    withEnvironment({ branches: ['main', 'dev'] }),
    'missing',
    'environment',
  ],
  [
    'an environment of protected branches',
    withEnvironment({ branchPolicy: { protected_branches: true, custom_branch_policies: false } }),
    'missing',
    'environment',
  ],
  ['administrators do not wait', withEnvironment({ adminsMayBypass: true }), 'missing', 'environment-admins'],
  ['nobody waits', withEnvironment({ waitMinutes: 0 }), 'missing', 'environment-gate'],
  ['a secret for all', (setup) => void (setup.secrets = ['DKIM_NEWS_RSA']), 'missing', 'environment-secrets'],
  ['no runner', (setup) => void (setup.runner = null), 'missing', 'runner'],
  [
    'the bundle of secrets for all',
    (setup) => void (setup.secrets = ['POSTMERGE_SECRETS']),
    'missing',
    'environment-secrets',
  ],
  ['a runner of others', (setup) => void (setup.runner = ['self-hosted']), 'missing', 'runner'],
  ['switched off', (setup) => void (setup.variable = null), 'warning', 'variable'],
  [
    'a line that GitHub skips',
    (setup) => void (setup.files['.github/CODEOWNERS'] += '/docs/ @hikari/nobody\n'),
    'missing',
    'codeowners-errors',
  ],
  [
    'a team that only reads',
    (setup) => void (setup.after = (_, mail) => mail.grant('@hikari/owners', 'read')),
    'missing',
    'teams-write',
    'codeowners-errors',
  ],
  [
    'a login that somebody else has now',
    (setup) =>
      void (setup.after = (github) => {
        github.rename('vera', 'vera-old')
        github.user('vera', { id: 1003 })
      }),
    'missing',
    'accounts',
  ],
  [
    'a login that is gone',
    (setup) => void (setup.after = (github) => github.deleteUser('vera')),
    'missing',
    'accounts',
  ],
  [
    'another repository',
    (setup) => void (setup.policies['policies/approvals.yaml'] = 'forge: { github: hikari/mail, id: 1 }\n'),
    'missing',
    'repository-id',
  ],
  [
    'a clock of its own',
    (setup) => void (setup.after = (github) => github.skewClock(120_000)),
    'missing',
    'forge-clock',
  ],
]

/** What cannot be seen, or is not on the plan, is never on. */
const unseen: readonly Twin[] = [
  [
    'a writer asks: settings are for administrators',
    (setup) => void (setup.login = 'aoi'),
    'hidden',
    'main-bypass',
    'tags-mail',
    'ledger-branch',
    'actions-token',
    'actions-approve',
    'actions-pinned',
    'fork-approval',
    'runner',
  ],
  [
    'GitHub fails',
    (setup) =>
      void (setup.after = (github) => {
        for (const operation of [
          'repos/get-branch-rules',
          'repos/get-repo-rulesets',
          'repos/get-branch-protection',
          'actions/list-repo-secrets',
          'actions/list-repo-variables',
          'repos/get-all-environments',
          'repos/codeowners-errors',
          'repos/get',
          'users/get-by-username',
        ] as const)
          github.fails(operation, 502, { times: 9 })
      }),
    'hidden',
    ...ofPull,
    'main-force',
    'main-deletion',
    'main-bypass',
    'main-check-source',
    'tags-mail',
    'ledger-branch',
    ...ofEnvironment,
    'environment-secrets',
    'variable',
    'codeowners-errors',
    'accounts',
    'repository-id',
    'forge-clock',
    'fork-approval',
  ],
  ['the number of the App is not said', (setup) => void (setup.app = null), 'hidden', 'main-check-source'],
  [
    'nobody is told what the App may do',
    (setup) => void (setup.granted = { kind: 'hidden', status: 404 }),
    'hidden',
    'app-permissions',
    'app-least',
  ],
  [
    'a private repository without charge',
    (setup) => void (setup.plan = 'free'),
    'no-plan',
    ...ofPull,
    'main-force',
    'main-deletion',
    'main-bypass',
    'main-check-source',
    'tags-mail',
    'ledger-branch',
  ],
  [
    'T72 nobody waits, and the plan has no waiting',
    (setup) => {
      setup.plan = 'team'
      withEnvironment({ waitMinutes: 0 })(setup)
    },
    'no-plan',
    'environment-gate',
  ],
  [
    'a team that cannot be seen',
    (setup) => void (setup.after = (github) => github.hidesTeam('it')),
    'missing',
    'teams',
  ],
]

const all: readonly PointId[] = [...branchPoints, ...actionsPoints, ...ownerPoints, ...appPoints].map(
  ({ id }) => id,
)

test('a repository that is set up as it should be has every point on', async () => {
  const points = await judged(guarded())
  expect(points.filter(({ state }) => state !== 'on')).toEqual([])
  expect(points.map(({ id }) => id)).toEqual(all)
  expect(doctorText(points, 'en', { name: 'hikari/mail' }).join('\n')).not.toMatch(/[✗⚠]|\{\w+\}/)
})

const twins = [...flipped, ...unseen].map(([name, flip, state, ...ids]) => ({ name, flip, state, ids }))

test.each(twins)('$name', async ({ flip, state, ids }) => {
  const setup = guarded()
  flip(setup)
  const points = await judged(setup)
  const changed = points.filter((point) => point.state !== 'on')
  // Whether a team that nobody can see may write cannot be seen either.
  const expected: Record<string, PointState> = Object.fromEntries(ids.map((id) => [id, state]))
  if (ids.includes('teams')) expected['teams-write'] = 'hidden'
  expect(Object.fromEntries(changed.map((point) => [point.id, point.state]))).toEqual(expected)
  for (const locale of ['en', 'ja'] as const) {
    const lines = doctorText(points, locale, { name: 'hikari/mail' })
    expect(lines.join('\n')).not.toMatch(/\{\w+\}|undefined/)
    expect(lines.filter((line) => /^ {4}(?:fix|直し方): \S/.test(line))).toHaveLength(changed.length)
  }
})

test('each point is seen on, missing and out of sight', () => {
  const missing = new Set(flipped.flatMap(([, , , ...ids]) => ids))
  const hidden = new Set(unseen.flatMap(([, , , ...ids]) => ids))
  // Files are always in sight.
  const files = new Set<PointId>(['workflow-target', 'workflows-shipped', 'teams', 'teams-write'])
  expect(all.filter((id) => !missing.has(id) && id !== 'teams')).toEqual([])
  expect(all.filter((id) => !hidden.has(id) && !files.has(id))).toEqual([])
})

test('an App needs no look at members where identities.yaml names those of every team', async () => {
  const setup = guarded()
  const { members: _, ...granted } = desk
  setup.granted = { kind: 'seen', value: granted }
  const people = 'people:\n  vera: { address: vera@hikari.example, github: { login: vera, id: 1002 } }\n'
  const teams = (names: readonly string[]): string =>
    `${people}teams: { ${names.map((name) => `"@hikari/${name}": [vera]`).join(', ')} }\n`
  const stateWith = async (names: readonly string[]): Promise<PointState | undefined> => {
    setup.policies['policies/identities.yaml'] = teams(names)
    return (await judged(setup)).find(({ id }) => id === 'app-permissions')?.state
  }
  expect([await stateWith(['owners', 'it']), await stateWith(['owners'])]).toEqual(['on', 'missing'])
})
