import { expect, onTestFinished, test } from 'vitest'
import { initialise } from '../../../src/commands/init.ts'
import { verb } from '../../../src/commands/doctor.ts'
import { stepOf, stepText } from '../../../src/commands/doctor/staircase.ts'
import type { PointState } from '../../../src/commands/doctor/point.ts'
import type { World } from '../../../src/commands/verb.ts'
import { newRepository, type NewRepository } from '../../support/new-repository.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { contentTree } from '../../support/content-files.ts'
import { startGitHub } from '../../support/github/start-github.ts'
import { ledgerPem, ledgerPublic } from '../../support/ledger-keys.ts'

interface Report {
  readonly step: number
  readonly counts: Readonly<Record<PointState, number>>
  readonly ticks: { readonly own: number; readonly hosted: number }
  readonly points: readonly {
    readonly id: string
    readonly state: PointState
    readonly why: string | null
    readonly fix: string | null
  }[]
}

/** The answer of `doctor --offline --json`, with more in the environment. */
async function examined(
  made: NewRepository,
  env: Readonly<Record<string, string>> = {},
  options: Readonly<Record<string, boolean>> = {},
): Promise<{ readonly code: number; readonly report: Report }> {
  const run = (world: World) =>
    verb.run(
      { ...world, env: { ...world.env, ...env } },
      { arguments: [], options: { offline: true, ...options } },
    )
  const { code, out } = await made.run(run, { options: { json: true } })
  return { code, report: (JSON.parse(out) as { readonly doctor: Report }).doctor }
}

const stateOf = ({ points }: Report, id: string): PointState | undefined =>
  points.find((point) => point.id === id)?.state

async function laidOut(): Promise<NewRepository> {
  const made = newRepository()
  await made.run(initialise, { options: { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo' } })
  return made
}

function commit(made: NewRepository): void {
  made.git('add', '--all')
  made.git('commit', '--quiet', '--message', 'Begin')
}

test('an empty folder is on step 0, and what is missing is said with its fix', async () => {
  const { code, report } = await examined(newRepository())
  expect([code, report.step]).toEqual([1, 0])
  const missing = report.points.filter(({ state }) => state === 'missing')
  expect(missing.map(({ id }) => id)).toEqual(['repository'])
  expect(missing[0]?.why).not.toContain('{')
  expect(missing[0]?.fix).toContain('postmerge init')
})

test('what init laid out and nobody merged is not laid out again: it is to be committed', async () => {
  const made = await laidOut()
  const { code, out } = await made.run((world, input) => verb.run(world, input), {
    options: { offline: true },
  })
  expect(code).toBe(1)
  expect(out).toMatch(/not yet on the default branch[^\n]*\n +fix: Commit and push them/)
  expect(out).toMatch(/Next, step 1: .*they count when they are merged/)
  expect(out).not.toContain('git init')
})

test('the workflows of the default branch are read, for what they cost and for what they hold', async () => {
  const github = await startGitHub()
  onTestFinished(() => github.close())
  const mail = github.org('hikari').user('admin', { role: 'admin' }).repository('mail')
  const made = newRepository()
  const remote = 'git@github.com:hikari/mail.git'
  const typed = { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo', team: 'small', remote }
  await made.run(initialise, { options: typed })
  const approvals = `forge: { github: hikari/mail, id: ${mail.id}, api: "${github.url}" }\ndefault_owners: ["@vera"]\n`
  made.write('policies/approvals.yaml', approvals)
  commit(made)
  const env = { POSTMERGE_GITHUB_TOKEN: github.token('admin') }
  const shipped = await examined(made, env, { forge: true })
  const states = ({ report }: { readonly report: Report }): readonly (PointState | undefined)[] =>
    ['workflow-target', 'workflows-shipped'].map((id) => stateOf(report, id))
  expect(states(shipped)).toEqual(['on', 'on'])
  expect(shipped.report.ticks.own).toBeGreaterThan(0)
  made.write('.github/workflows/label.yml', 'on: pull_request_target\njobs: {}\n')
  commit(made)
  expect(states(await examined(made, env, { forge: true }))).toEqual(['missing', 'on'])
})

test('what init lays out has one owner; it is told before it hurts', async () => {
  const made = await laidOut()
  commit(made)
  const { code, report } = await examined(made)
  expect([code, report.step]).toEqual([1, 1])
  const states = ['policies', 'lists-owned', 'rules-owned', 'freeze', 'role', 'record'].map((id) =>
    stateOf(report, id),
  )
  expect(states).toEqual(['on', 'missing', 'missing', 'on', 'warning', 'warning'])
})

test('who holds a key of the record needs the secrets of its role, and a desk none of the sender', async () => {
  const made = await laidOut()
  const seeds = { sender: 41, desk: 42 } as const
  made.write(
    'policies/ledger.yaml',
    `repository: git.hikari.example/mail\nkeys:\n${(['sender', 'desk'] as const)
      .map(
        (role) =>
          `  - { id: ${role}, role: ${role}, public: ${ledgerPublic(seeds[role])}, from: 2026-01-01 }\n`,
      )
      .join('')}`,
  )
  commit(made)
  const sender = await examined(made, { POSTMERGE_LEDGER_KEY: ledgerPem(seeds.sender), DKIM_NEWS_RSA: 'x' })
  const secrets = sender.report.points.find(({ id }) => id === 'secrets')
  expect(secrets?.state).toBe('missing')
  expect(secrets?.why).toContain('DKIM_NEWS_ED, RELAY_USER, RELAY_PASSWORD, POSTMERGE_TOKEN_KEY')
  expect(secrets?.why).not.toMatch(/NOTICE|DKIM_NEWS_RSA/)
  expect(['role', 'store', 'record', 'secrets-apart'].map((id) => stateOf(sender.report, id))).toEqual([
    'on',
    'missing',
    'missing',
    'on',
  ])
  const desk = await examined(made, { POSTMERGE_LEDGER_KEY: ledgerPem(seeds.desk), DKIM_NEWS_RSA: 'x' })
  expect(desk.report.points.find(({ id }) => id === 'secrets')?.why).toContain('DKIM_NOTICE_RSA')
  expect(stateOf(desk.report, 'secrets-apart')).toBe('missing')
  expect(desk.report.points.find(({ id }) => id === 'store')?.why).toBe('there is no var/postmerge.db')
})

test('a forge that is not named, or not to be asked, is no forge in order', async () => {
  const made = await laidOut()
  commit(made)
  const { code, report } = await examined(made, {}, { forge: true })
  expect([code, stateOf(report, 'forge')]).toEqual([1, 'missing'])
})

test('the settings of the forge are asked for with the token of the environment, and only read', async () => {
  const github = await startGitHub()
  onTestFinished(() => github.close())
  const mail = github.org('hikari').user('admin', { role: 'admin' }).repository('mail')
  const made = await laidOut()
  const approvals = `forge: { github: hikari/mail, id: ${mail.id}, api: "${github.url}" }\ndefault_owners: ["@vera"]\n`
  made.write('policies/approvals.yaml', approvals)
  commit(made)
  const permissions = { contents: 'write', administration: 'read', actions: 'write' } as const
  const app = github.app('sender', { owner: 'hikari', permissions })
  const env = {
    POSTMERGE_GITHUB_TOKEN: github.token('admin'),
    POSTMERGE_GITHUB_APP_ID: String(app.id),
    POSTMERGE_GITHUB_APP_KEY: app.privateKey,
    POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
  }
  const { code, report } = await examined(made, env, { forge: true })
  expect(code).toBe(1)
  const states = ['repository-id', 'main-pull-request', 'actions-approve', 'environment'].map((id) =>
    stateOf(report, id),
  )
  expect(states).toEqual(['on', 'missing', 'on', 'missing'])
  // The App is asked by itself; what it may do is nearer to the sender's manifest than to the desk's.
  const said = ['app-permissions', 'app-least'].map((id) => report.points.find((each) => each.id === id)?.why)
  expect(said).toEqual([
    expect.stringMatching(/as the sender it lacks pull_requests: read:/),
    expect.stringMatching(/as the sender it has actions: write,/),
  ])
  expect(github.requests.every(({ method }) => method === 'GET')).toBe(true)
  expect(github.requests.length).toBeGreaterThan(8)
  const wrong = { POSTMERGE_GITHUB_TOKEN: 'ghp_mistyped' }
  const refused = await examined(made, wrong, { forge: true })
  const hidden = refused.report.points.filter(({ state }) => state === 'hidden')
  expect(hidden.length).toBeGreaterThan(8)
  for (const { why } of hidden.slice(0, 3)) expect(why).toContain('does not accept the credential')
})

test.each([
  ['nothing is here', null, false, 0, /init --team small/],
  ['rules, and no record yet', 'live: []\n', false, 1, /send --trust-root/],
  ['a record, and no list is live', 'live: []\n', true, 2, /name the list under live/],
  ['a record, and a policy that cannot be read', 'live: [[\n', true, 2, /name the list under live/],
  ['one of two lists is live', 'live: [customers]\n', true, 3, /Still in rehearsal: members, trial-users/],
  ['every list is live', '', true, 3, /^Step 3 of 3: live: every list\.$/],
] as const)('the step and what leads to the next: %s', (...[, delivery, hasRecord, step, next]) => {
  const content =
    delivery === null ? null : parseContent(contentTree({ 'policies/delivery.yaml': delivery || undefined }))
  const facts = { content, hasRecord, isLaidOut: false }
  expect(stepOf(facts)).toBe(step)
  const lines = stepText(facts, 'en')
  expect(lines[0]).toMatch(new RegExp(`^Step ${step} of 3: `))
  expect(lines.at(-1)).toMatch(next)
  expect(stepText(facts, 'ja').join('\n')).not.toMatch(/\{\w+\}/)
})

test('it looks and changes nothing', async () => {
  const made = await laidOut()
  commit(made)
  const before = made.files()
  await examined(made)
  expect(made.files()).toEqual(before)
})
