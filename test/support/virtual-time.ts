import type { Clock } from '../../src/kit/clock.ts'

/** Time that passes only when nobody has anything to do, so that hours take milliseconds and every run is the same. */
export interface VirtualTime {
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  /** For `createJournal`: groups are flushed when everybody who is ready has spoken. */
  readonly defer: (flush: () => void) => void
  /** Lets time pass until the promise settles, and gives its result. Fails when nothing would ever happen again. */
  readonly drive: <T>(promise: Promise<T>) => Promise<T>
}

interface Timer {
  readonly at: number
  readonly order: number
  readonly fire: () => void
}

/** A clock that starts at `startMs`. */
export function createVirtualTime(startMs: number = Date.UTC(2026, 11, 1)): VirtualTime {
  let now = startMs
  let order = 0
  let flushes: (() => void)[] = []
  const timers: Timer[] = []

  function step(): boolean {
    const flush = flushes.shift()
    if (flush !== undefined) {
      flush()
      return true
    }
    let next: Timer | undefined
    for (const timer of timers)
      if (next === undefined || timer.at < next.at || (timer.at === next.at && timer.order < next.order))
        next = timer
    if (next === undefined) return false
    timers.splice(timers.indexOf(next), 1)
    now = Math.max(now, next.at)
    next.fire()
    return true
  }

  return {
    clock: { now: () => now },
    sleep: (ms) =>
      new Promise((fire) => {
        timers.push({ at: now + Math.max(0, ms), order: order++, fire })
      }),
    defer: (flush) => {
      flushes = [...flushes, flush]
    },
    drive: async (promise) => {
      let settled = false
      const done = promise.finally(() => {
        settled = true
      })
      done.catch(() => {})
      while (true) {
        // After a turn of the event loop all promises that could go on have gone on.
        await new Promise((resolve) => setImmediate(resolve))
        if (settled) return done
        if (!step()) throw new Error('nothing will ever happen again')
      }
    },
  }
}
