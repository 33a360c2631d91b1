import { setTimeout as sleep } from 'node:timers/promises'
import type { SendRun } from './send-run.ts'

const lookMs = 1000

/** Waits for an instant, and looks every second whether somebody halts one of the releases or interrupts the run. */
export async function waitUntil(
  run: SendRun,
  until: number,
  releaseKeys: readonly string[],
): Promise<'due' | 'halted' | 'interrupted'> {
  const { world, store } = run
  while (world.clock.now() < until) {
    if (world.signal.aborted) return 'interrupted'
    for (const key of releaseKeys) if ((await store.journal.halted(key)) !== null) return 'halted'
    const ms = Math.min(lookMs, Math.max(0, until - world.clock.now()))
    await sleep(ms, undefined, { signal: world.signal }).catch(() => {})
  }
  return 'due'
}
