import { spawn, spawnSync } from 'node:child_process'
import type { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'

const outputBytesMax = 512 * 1024 * 1024

/** How a git command ended. */
export interface GitResult {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** What a git command may be given beside its arguments. */
export interface GitOptions {
  readonly input?: string | Uint8Array
  /** Added to a small environment; nothing else of ours is inherited but PATH, HOME, SSH agent and git's own variables. */
  readonly env?: Readonly<Record<string, string>>
}

/** A git repository on this machine, by the folder of its work tree or its bare folder. */
export interface Repository {
  readonly folder: string
  /** The variables a git process inherits; given by the command, which alone reads the environment. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Runs git without a shell and returns whatever it answered. */
export function runGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', repository.folder, ...args], {
      env: environmentOf(repository, options),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > outputBytesMax) child.kill()
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', (cause) => reject(failure('git-missing', { permanence: 'permanent', cause })))
    child.on('close', (code) =>
      resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    )
    // Git may exit before it has read everything; that is told by its exit code, not by a broken pipe.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

/** Runs git, which must succeed, and returns its standard output. */
export async function git(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const result = await runGit(repository, args, options)
  if (result.code === 0) return result.stdout
  throw gitFailed(args, result.stderr)
}

/** The content of one blob, at once: for the few that are read only when somebody asks for them. */
export function readBlobNow(repository: Repository, blob: string): Buffer {
  const args = ['cat-file', 'blob', blob]
  const { status, stdout, stderr } = spawnSync('git', ['-C', repository.folder, ...args], {
    env: environmentOf(repository, {}),
    maxBuffer: outputBytesMax,
  })
  if (status === 0) return stdout
  // Without a status there was no process, and nothing that it said.
  throw gitFailed(args, status === null ? '' : stderr.toString())
}

function gitFailed(args: readonly string[], stderr: string): Failure {
  const detail = stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? ''
  const values = { command: `git ${args[0] ?? ''}`, detail }
  return failure('git-failed', { permanence: 'temporary', values })
}

/** A server that sends less than a byte a second for two minutes has fallen silent: without this, git over HTTP waits for ever. */
const patience = { GIT_HTTP_LOW_SPEED_LIMIT: '1', GIT_HTTP_LOW_SPEED_TIME: '120' }

function environmentOf(repository: Repository, { env }: GitOptions): Record<string, string> {
  // An object is what its id says: a clone that fetched everything may hold refs that put others in the place of some (git-replace).
  const always = { GIT_TERMINAL_PROMPT: '0', GIT_NO_REPLACE_OBJECTS: '1', LC_ALL: 'C' }
  return { ...patience, ...inherited(repository.env), ...always, ...env }
}

/** Like `git()`, as text without the last line end. */
export async function gitText(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await git(repository, args, options)).toString('utf8').replace(/\n$/, '')
}

function inherited(env: Repository['env']): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (
      value !== undefined &&
      /^(?:PATH|HOME|USER|TMPDIR|SSH_AUTH_SOCK|GIT_SSH_COMMAND|GIT_CONFIG_\w+|GIT_HTTP_LOW_SPEED_\w+|GIT_(?:AUTHOR|COMMITTER)_\w+)$/.test(
        name,
      )
    )
      kept[name] = value
  }
  return kept
}
