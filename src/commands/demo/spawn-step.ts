import { spawn, type ChildProcess } from 'node:child_process'
import type { Ended, Step } from './step.ts'

/** A command that was started and not waited for. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts a step's command, exactly as it is written, without a shell. */
export function spawnStep(
  { command }: Step,
  how: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Running {
  const [program = '', ...rest] = command
  const child = spawn(program, rest, { ...how, stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, ended: endOf(child) }
}

function endOf(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}
