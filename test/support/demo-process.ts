import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const ownProgram = fileURLToPath(new URL('../../bin/postmerge.js', import.meta.url))

/** How a demo ended. */
export interface DemoEnded {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A demo that plays. */
export interface DemoProcess {
  readonly ended: Promise<DemoEnded>
  /** What it printed so far. */
  output(): string
  kill(signal: NodeJS.Signals): void
}

/** Starts `postmerge demo`, ours or another copy's, with an empty environment: as on a machine on which nothing was configured. */
export function startDemo(
  args: readonly string[],
  how: {
    readonly program?: string
    readonly env?: Readonly<Record<string, string>>
    /** Whether the last line of standard error says how many seconds of processor it took, user and system. */
    readonly timed?: boolean
  } = {},
): DemoProcess {
  const command = [process.execPath, how.program ?? ownProgram, 'demo', ...args]
  const [file = '', ...rest] =
    how.timed === true ? ['bash', '-c', 'TIMEFORMAT="cpu %U %S"; time "$@"', 'bash', ...command] : command
  const child = spawn(file, rest, {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], HOME: tmpdir(), ...how.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGTERM'))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }))
  return { ended, output: () => stdout, kill: (signal) => void child.kill(signal) }
}
