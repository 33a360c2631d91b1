import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { CompileMemory } from '../../src/commands/desk/compile-once.ts'
import { runLine } from '../../src/commands/run-line.ts'

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
const program = fileURLToPath(new URL('../../bin/postmerge.js', import.meta.url))

/** How `postmerge` ended. */
export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** What it printed, where that is one JSON document; else undefined. */
  readonly json: unknown
  readonly ms: number
}

/** A `postmerge` that runs. */
export interface Running {
  readonly pid: number
  readonly ended: Promise<Ran>
  /** What it printed so far. */
  output(): string
  kill(signal: NodeJS.Signals): void
}

/** Starts `postmerge` as whoever installed it does: a process of its own, with nothing but this environment. */
export function startPostmerge(
  args: readonly string[],
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Running {
  const begun = performance.now()
  const child = spawn(node, [program, ...args], { ...where, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code, signal]): Ran => {
    const ms = performance.now() - begun
    return {
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout,
      stderr,
      json: parsed(stdout),
      ms,
    }
  })
  return { pid: child.pid ?? 0, ended, output: () => stdout, kill: (signal) => void child.kill(signal) }
}

/**
 * What `postmerge` does from the first argument on, within this process: the same line, read and judged and reported alike, without the start
 * of a program. Not for two at once on one release, and not for one that is to be killed: a claim belongs to a process.
 */
export async function runHere(
  args: readonly string[],
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly aheadMs?: number },
): Promise<Ran> {
  const { aheadMs = 0 } = where
  const begun = performance.now()
  const said = { out: '', err: '' }
  const write = (to: 'out' | 'err', text: string): void => {
    said[to] += text
  }
  const code = await runLine(args, {
    env: where.env,
    folder: where.cwd,
    version: '0',
    clock: { now: () => Date.now() + aheadMs },
    terminal: false,
    streams: { out: (line) => write('out', `${line}\n`), err: (line) => write('err', `${line}\n`) },
    write,
    interruption: () => new AbortController().signal,
    compiled,
  })
  return {
    code,
    signal: null,
    stdout: said.out,
    stderr: said.err,
    json: parsed(said.out),
    ms: performance.now() - begun,
  }
}

/** Whatever the stories of a file compile alike is compiled once, in a process of its own as ever. */
const compiled: CompileMemory = new Map()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Waits until a program waits itself: it has worked, has no child, and uses no processor for a while. */
export async function untilIdle({ pid }: Running): Promise<void> {
  let last = ''
  let same = 0
  await until('a program that waits', async () => {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const [user = '0', system = '0'] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    const now = `${user} ${system} ${children}`
    same = now === last && children === '' && Number(user) > 10 ? same + 1 : 0
    last = now
    // Its clock ticks once a second; what lies between two ticks is long enough.
    return same >= 12
  })
}

const clock = new URL('./clock-process.ts', import.meta.url).href

/** Environment of a program whose clock is ahead. */
export function clockAhead(ms: number): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import=${clock}`, CLOCK_AHEAD_MS: String(ms) }
}

/** Asks again and again until something is so; throws when it does not come to that. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  ms = 15_000,
): Promise<void> {
  const end = performance.now() + ms
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`)
    await sleep(40)
  }
}
