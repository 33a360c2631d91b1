import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { companyWorkflows } from '../../src/commands/workflows/company-workflows.ts'
import { hostedWorld, type HostedWorld, type HostedWorldOptions } from '../support/hosted-world.ts'
import { accountIds, hostedRepository } from '../support/hosted-world-content.ts'
import type { Staff } from '../support/send-world-keys.ts'
import { createMachine, type Machine, type Run, type Running } from '../support/workflows/machine.ts'
import type { Started } from '../support/workflows/run-step.ts'
import { parseWorkflow, type Workflow } from '../support/workflows/workflow.ts'

type Name = 'check' | 'desk' | 'send' | 'control' | 'ledger'

/** A company that works with nothing but pull requests and the shipped workflows. */
export interface Company extends AsyncDisposable {
  readonly world: HostedWorld
  readonly vars: Record<string, string>
  run(name: Name, started: Partial<Started>): Promise<Run>
  /** A run of a workflow as it stands somewhere else. */
  runWorkflow(workflow: Workflow, started: Started): Promise<Run>
  start(name: Name, started: Partial<Started>): Running
  /** The pages of pictures that runs kept, the oldest first. */
  pictures(): readonly string[]
  /** What all runs printed. */
  logs(): string
  /** A run of `check` on a pull request. */
  check(number: number, sha: string): Promise<Run>
  tick(name: 'desk' | 'send'): Promise<Run>
  /** Somebody starts a workflow by hand. */
  dispatch(name: 'send' | 'control', who: Staff, inputs: Readonly<Record<string, string>>): Promise<Run>
  /** Every secret of every environment, line by line: none of them may be in any log. */
  readonly secretLines: readonly string[]
}

const texts = new Map(companyWorkflows('main').map(({ name, text }) => [name, text]))

/** What each environment needs, and no other: the desk has no key that signs a campaign, and who sends cannot lift a halt. */
const secretsOf = {
  'mail-desk': { verb: 'desk', names: /^(?:POSTMERGE_(?:LEDGER|TOKEN)_KEY|DKIM_NOTICE_\w+)$/ },
  'mail-send': { verb: 'send', names: /^(?:POSTMERGE_(?:LEDGER|TOKEN)_KEY|DKIM_\w+)$/ },
  'mail-control': { verb: 'resume', names: /^POSTMERGE_LEDGER_KEY$/ },
} as const

function keptPictures(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const runs = readdirSync(folder).toSorted((a, b) => Number(a) - Number(b))
  return runs.map((run) => readFileSync(join(folder, run, 'pictures.html'), 'utf8'))
}

/** Builds the company; one App fetches and pushes, reads reviews, and writes for the desk. */
export async function company(options: HostedWorldOptions = {}): Promise<Company> {
  const world = await hostedWorld(options)
  const { owner, repo } = hostedRepository
  const app = world.github.app('postmerge', {
    owner,
    permissions: {
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      checks: 'write',
      deployments: 'write',
      members: 'read',
      administration: 'read',
      actions: 'read',
    },
    repositories: [repo],
  })
  const bundle = ({ verb, names }: { readonly verb: string; readonly names: RegExp }): string =>
    Object.entries({
      ...world.envOf(verb),
      POSTMERGE_GITHUB_APP_ID: String(app.id),
      POSTMERGE_GITHUB_APP_KEY: app.privateKey,
      POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
    })
      .filter(([name]) => names.test(name) || name.startsWith('POSTMERGE_GITHUB_'))
      .map(([name, value]) => `${name}=${value.trim()}`)
      .join('\n')
  const secrets = Object.fromEntries(
    Object.entries(secretsOf).map(([name, each]) => [name, { POSTMERGE_SECRETS: bundle(each) }]),
  )
  const vars: Record<string, string> = {
    POSTMERGE: 'on',
    POSTMERGE_LOCALE: 'en',
    POSTMERGE_STORE: world.env['POSTMERGE_STORE'] ?? '',
    // Painting takes seconds; the story that looks at pictures takes this away.
    POSTMERGE_CHROMIUM: 'off',
  }
  const folder = join(world.folder, 'machine')
  mkdirSync(folder)
  const machine: Machine = createMachine({
    folder,
    server: world.github.url,
    api: world.github.url,
    repository: `${owner}/${repo}`,
    repositoryId: hostedRepository.id,
    token: (permissions) =>
      world.github.workflowToken(
        `${owner}/${repo}`,
        Object.fromEntries(
          Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level as 'read']),
        ),
      ),
    env: {
      LANG: 'C.UTF-8',
      POSTMERGE_DNS: world.env['POSTMERGE_DNS'] ?? '',
      POSTMERGE_CA_FILE: world.env['POSTMERGE_CA_FILE'] ?? '',
    },
    vars,
    secrets,
  })
  const running: Running[] = []
  const begin = (workflow: Workflow, started: Started): Running => {
    const one = machine.start(workflow, started)
    running.push(one)
    return one
  }
  const start: Company['start'] = (name, started) =>
    begin(parseWorkflow(name, texts.get(name) ?? ''), {
      event: 'push',
      sha: world.mail.tip(),
      ...started,
    })
  const run: Company['run'] = (name, started) => start(name, started).ended
  return {
    world,
    vars,
    run,
    runWorkflow: (workflow, started) => begin(workflow, started).ended,
    start,
    pictures: () => keptPictures(join(folder, 'artifacts')),
    logs: () => running.map((each) => each.log()).join(''),
    check: (number, sha) =>
      run('check', { event: 'pull_request', ref: `refs/pull/${number}/merge`, sha, payload: { number } }),
    tick: (name) => run(name, { event: 'schedule' }),
    dispatch: (name, who, inputs) =>
      run(name, { event: 'workflow_dispatch', inputs, sender: { id: accountIds[who], login: who } }),
    secretLines: Object.values(secrets).flatMap(({ POSTMERGE_SECRETS: text }) =>
      text
        .split('\n')
        .map((line) => line.replace(/^[A-Z_0-9]+=/, ''))
        .filter((line) => line.length > 20 && !line.startsWith('-----')),
    ),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
