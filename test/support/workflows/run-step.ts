import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { runGit } from '../../../src/adapters/git/git.ts'
import { fillIn, type Contexts } from './expression.ts'
import type { Job, Step, Workflow } from './workflow.ts'

const checkout = realpathSync(join(import.meta.dirname, '../../..'))

/** GitHub, as far as a runner knows it, and the machine that jobs run on. */
export interface MachineOptions {
  readonly folder: string
  /** `http://127.0.0.1:1234`: git below it, and the REST API. */
  readonly server: string
  readonly api: string
  /** `hikari/mail` */
  readonly repository: string
  readonly repositoryId: number
  /** The token of a job, which may what the job's permissions say. */
  readonly token: (permissions: Readonly<Record<string, string>>) => string
  /** What the machine's own environment says, beside PATH and HOME. */
  readonly env: Readonly<Record<string, string>>
  /** Variables of the repository. */
  readonly vars: Readonly<Record<string, string>>
  /** Secrets by environment; an environment admits the default branch alone. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Settings that are not as they should be: environments, or the group of our runners, then serve every branch. */
  readonly off?: readonly ('environments' | 'runners')[]
}

/** What starts a run. */
export interface Started {
  readonly event: string
  /** `refs/heads/main`, `refs/pull/1/merge` */
  readonly ref?: string
  /** The commit that the event was about. */
  readonly sha?: string
  readonly sender?: { readonly id: number; readonly login: string }
  readonly inputs?: Readonly<Record<string, string>>
  readonly payload?: Readonly<Record<string, unknown>>
  /** 2 and more: somebody started an old run again. */
  readonly attempt?: number
}

/** A run as it goes on. */
export interface RunState {
  readonly options: MachineOptions
  readonly tools: string
  /** Workspaces in use; a machine has as many runners as it needs. */
  readonly busy: Set<number>
  readonly started: Started
  readonly workflow: Workflow
  readonly id: number
  log: string
  cancelled: boolean
  kill: (() => void) | null
}

/** What a run is about. */
export function refOf({ started }: RunState): string {
  return started.ref ?? 'refs/heads/main'
}

/** A step and where it stands. */
interface StepAt {
  readonly job: Job
  readonly step: Step
  readonly workspace: string
  readonly contexts: Contexts
}

/** Runs one step; whether it went well. */
export async function runStep(state: RunState, at: StepAt): Promise<boolean> {
  const { step, workspace } = at
  if (step.uses?.startsWith('actions/checkout@')) return checkOut(state, at)
  if (step.uses?.startsWith('actions/setup-node@')) return true
  if (step.uses?.startsWith('actions/upload-artifact@')) {
    return keepArtifact(state, at)
  }
  if (step.uses !== undefined) throw new Error(`no idea how to do ${step.uses}`)
  if (step.run?.startsWith('npm ci --ignore-scripts --omit=dev') === true) {
    mkdirSync(join(workspace, 'node_modules'), { recursive: true })
    symlinkSync(checkout, join(workspace, 'node_modules/postmerge'))
    return true
  }
  const script = join(state.options.folder, `step-${state.id}.sh`)
  writeFileSync(script, fillIn(step.run ?? '', at.contexts))
  return (await bash(state, script, at)) === 0
}

/** Where a run keeps what it needs no longer than itself. */
export function tempOf({ options, id }: RunState): string {
  return join(options.folder, `temp-${id}`)
}

/** What actions/upload-artifact does with one file that is not to be archived. */
function keepArtifact(state: RunState, { step, workspace, contexts }: StepAt): boolean {
  const path = resolve(workspace, fillIn(String(step.with?.['path']), contexts))
  if (!existsSync(path)) return step.with?.['if-no-files-found'] === 'ignore'
  cpSync(path, join(state.options.folder, 'artifacts', String(state.id), basename(path)))
  return true
}

/** What actions/checkout does: the token is used for fetching, and left nowhere. */
async function checkOut(state: RunState, { step, workspace, contexts }: StepAt): Promise<boolean> {
  const { options } = state
  const token = fillIn('${{ github.token }}', contexts)
  const repository = {
    folder: workspace,
    env: { PATH: process.env['PATH'], HOME: join(options.folder, 'home') },
  }
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  const wanted = typeof step.with?.['ref'] === 'string' ? `refs/heads/${step.with['ref']}` : refOf(state)
  const local = wanted.replace(
    /^refs\/(?:heads\/)?/,
    wanted.startsWith('refs/heads/') ? 'refs/remotes/origin/' : 'refs/remotes/',
  )
  const specs = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', `+${wanted}:${local}`]
  const commands = [
    ['init', '--quiet', '--initial-branch=none'],
    ['config', 'remote.origin.url', `${options.server}/${options.repository}.git`],
    ['config', 'gc.auto', '0'],
    [
      '-c',
      `http.extraHeader=Authorization: Basic ${basic}`,
      'fetch',
      '--quiet',
      '--prune',
      '--no-tags',
      'origin',
      ...specs,
    ],
    ['checkout', '--quiet', '--force', '--detach', local],
    ['clean', '--quiet', '-ffdx'],
  ]
  for (const command of commands) {
    const { code, stderr } = await runGit(repository, command)
    if (code === 0) continue
    state.log += stderr
    return false
  }
  return true
}

function bash(state: RunState, script: string, at: StepAt): Promise<number> {
  const { workspace } = at
  const child = spawn('bash', ['-e', script], {
    cwd: workspace,
    env: environmentOf(state, at),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  state.kill = () => child.kill('SIGINT')
  if (state.cancelled) state.kill()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (state.log += text))
  return new Promise((resolve) =>
    child.on('close', (code) => {
      state.kill = null
      state.log = masked(state.log)
      resolve(code ?? 1)
    }),
  )
}

/** The runner reads masks from the log, hides the lines that set them, and blackens what they name from then on. */
export function masked(log: string): string {
  const masks = [...log.matchAll(/^::add-mask::(.*)$/gm)].map(([, text]) => unescaped(text ?? ''))
  const rest = log.replaceAll(/^::add-mask::.*\n/gm, '')
  return masks.reduce((text, mask) => text.replaceAll(mask, '***'), rest)
}

function unescaped(text: string): string {
  return text.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
}

function environmentOf(state: RunState, { job, step, workspace, contexts }: StepAt): Record<string, string> {
  const { options, started, workflow, id } = state
  const { folder } = options
  const event = join(folder, `event-${id}.json`)
  writeFileSync(event, JSON.stringify({ ...started.payload, inputs: started.inputs, sender: started.sender }))
  return {
    ...options.env,
    PATH: `${state.tools}:${process.env['PATH'] ?? ''}`,
    HOME: join(folder, 'home'),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: options.server,
    GITHUB_API_URL: options.api,
    GITHUB_REPOSITORY: options.repository,
    GITHUB_REPOSITORY_ID: String(options.repositoryId),
    GITHUB_EVENT_NAME: started.event,
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: refOf(state),
    GITHUB_SHA: started.sha ?? '',
    GITHUB_RUN_ID: String(id),
    GITHUB_RUN_ATTEMPT: String(started.attempt ?? 1),
    GITHUB_WORKSPACE: workspace,
    GITHUB_WORKFLOW_REF: `${options.repository}/.github/workflows/${workflow.file}.yml@${refOf(state)}`,
    RUNNER_TEMP: tempOf(state),
    RUNNER_ENVIRONMENT: Array.isArray(job['runs-on']) ? 'self-hosted' : 'github-hosted',
    ...workflow.env,
    ...Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, fillIn(value, contexts)]),
    ),
  }
}
