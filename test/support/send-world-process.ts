import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

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
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, stdout, stderr, json: parsed(stdout), ms }
  })
  return { pid: child.pid ?? 0, ended, kill: (signal) => void child.kill(signal) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
