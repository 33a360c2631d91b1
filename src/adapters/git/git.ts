import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import process from 'node:process'
import { isatty } from 'node:tty'
import type { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { gitSays } from './git-says.ts'

const outputBytesMax = 512 * 1024 * 1024

/** How a git command ended. */
export interface GitResult {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
  /** Whether git gave up, or was ended, because the other side said nothing for too long: what it was asked may be done all the same. */
  readonly silent: boolean
}

/** What a git command may be given beside its arguments. */
export interface GitOptions {
  readonly input?: string | Uint8Array
  /** Added to a small environment; nothing else of ours is inherited but PATH, HOME, SSH agent and git's own variables. */
  readonly env?: Readonly<Record<string, string>>
  /** A person may be asked for a passphrase or to touch a key, and takes as long as that takes. */
  readonly attended?: true
}

/** A git repository on this machine, by the folder of its work tree or its bare folder. */
export interface Repository {
  readonly folder: string
  /** The variables a git process inherits; given by the command, which alone reads the environment. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds after which a git process is ended; ten minutes unless said otherwise. */
  readonly limitMs?: number
}

/** What no fetch and no push of ours comes near: a server over SSH has no other bound, and one over HTTP may send a byte a second. */
const limitMsDefault = 10 * 60 * 1000
/** So long git may take to remove its lock files when it is ended. */
const tidyMs = 5000

/** Runs git without a shell and returns whatever it answered. */
export function runGit(
  repository: Repository,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const apart = !options.attended && !isAtTerminal()
    const child = spawn('git', ['-C', repository.folder, ...args], {
      env: environmentOf(repository, options),
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that ssh and hooks end with it. At a terminal they stay in ours: ssh may ask there, and Ctrl-C reaches them.
      detached: apart,
    })
    child.on('error', (cause: NodeJS.ErrnoException) => reject(notStarted('git', cause)))
    // Without a process there may be no pipes either.
    if (child.pid === undefined) return
    const limit = options.attended
      ? null
      : endAfter(repository.limitMs ?? limitMsDefault, { child, isGroup: apart })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > outputBytesMax) child.kill()
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('close', (code) => {
      const stderr = Buffer.concat(err).toString()
      const silent = (limit?.end() ?? false) || (code !== 0 && tooSlow.test(stderr))
      resolve({ code: code ?? 128, stdout: Buffer.concat(out), stderr, silent })
    })
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
  if (result.silent) {
    const values = { command: `git ${args[0] ?? ''}` }
    throw failure('git-silent', { permanence: 'temporary', values })
  }
  throw gitFailed(args, result.stderr)
}

/** What git says of a server that sent less than `patience` asks for. */
const tooSlow = /Operation too slow/

function isAtTerminal(): boolean {
  return [0, 1, 2].some((stream) => isatty(stream))
}

/** Ends a process when its time is over, and whatever it started; `end` ends the waiting, and tells whether it came to that. */
function endAfter(
  ms: number,
  { child, isGroup }: { readonly child: ChildProcessWithoutNullStreams; readonly isGroup: boolean },
): { readonly end: () => boolean } {
  let isOver = false
  let hard: NodeJS.Timeout | undefined
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(isGroup ? -child.pid : child.pid, name)
    } catch {
      // It was gone already.
    }
  }
  const soft = setTimeout(() => {
    isOver = true
    signal('SIGTERM')
    // What was started by git and lives on must not hold us by the pipes that it inherited.
    child.stdout.destroy()
    child.stderr.destroy()
    hard = setTimeout(() => signal('SIGKILL'), tidyMs)
  }, ms)
  return {
    end: () => {
      clearTimeout(soft)
      clearTimeout(hard)
      return isOver
    },
  }
}

/** The content of one blob, at once: for the few that are read only when somebody asks for them. */
export function readBlobNow(repository: Repository, blob: string): Buffer {
  const args = ['cat-file', 'blob', blob]
  const { status, stdout, stderr } = spawnSync('git', ['-C', repository.folder, ...args], {
    env: environmentOf(repository, {}),
    maxBuffer: outputBytesMax,
    timeout: repository.limitMs ?? limitMsDefault,
  })
  if (status === 0) return stdout
  // Without a status there was no process, and nothing that it said.
  throw gitFailed(args, status === null ? '' : stderr.toString())
}

/** Why a program could not be started: it is not there, or the machine has no room for one more. */
export function notStarted(program: 'git' | 'ssh-keygen', cause: NodeJS.ErrnoException): Failure {
  const missing = program === 'git' ? 'git-missing' : 'ssh-keygen-missing'
  if (cause.code === 'ENOENT') return failure(missing, { permanence: 'permanent', cause })
  const values = { call: program, reason: cause.code ?? '' }
  return failure('machine-refused', { permanence: 'temporary', values, cause })
}

function gitFailed(args: readonly string[], stderr: string): Failure {
  const values = { command: `git ${args[0] ?? ''}`, detail: gitSays(stderr) }
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
