import { setTimeout as sleep } from 'node:timers/promises'
import type { SendRun } from './send-run.ts'

const lookMs = 1000

/** Waits for an instant, and looks every second whether somebody halts or interrupts. True when the time came. */
export async function waitUntil(
  run: SendRun,
  until: number,
  releaseKeys: readonly string[],
): Promise<boolean> {
  const { world, store } = run
  while (world.clock.now() < until) {
    if (world.signal.aborted) return false
    for (const key of releaseKeys) if ((await store.journal.halted(key)) !== null) return false
    await sleep(Math.min(lookMs, Math.max(0, until - world.clock.now())))
  }
  return true
}
