import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import process from 'node:process'
import type { Claimant } from '../../delivery/claim-release.ts'

/** Who this process is, so that a later one on the same host can find out whether it still lives. */
export function thisClaimant(): Claimant {
  const run = `${hostname()}-${process.pid}`
  return { run, owner: `${hostname()} ${process.pid} ${startOf(process.pid)}` }
}

/** False only when the owner was a process of this very host and is gone; what cannot be known counts as alive. */
export function isAlive(owner: string): boolean {
  const [host, pid, start] = owner.split(' ')
  if (host !== hostname() || pid === undefined) return true
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
  // The number may belong to another process by now.
  const now = startOf(Number(pid))
  return now === '' || start === '' || now === start
}

/** When a process was started, in the kernel's ticks; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
