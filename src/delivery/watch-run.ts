import { failure } from '../words/find.ts'
import type { BatchRecorder } from './batch-recorder.ts'
import type { Delivery } from './run.ts'
import { stopBy } from './submit-one.ts'

const tickMs = 1000
const denialMs = 15_000
const denialPatienceMs = 60_000

/** How far ahead the lease is taken, and renewed each second. */
export const leaseMs = 15_000

/** The watch of a run; it must be ended. */
export interface Watch {
  readonly end: () => Promise<void>
}

/**
 * Looks each second at what may stop the run: the halt switch, the time, the lease; every 15 seconds at what stands against sending;
 * and at once at signals. What cannot be read counts as a stop.
 */
export function watchRun(delivery: Delivery, recorder: BatchRecorder): Watch {
  const { run, ports, halt } = delivery
  const ended = Promise.withResolvers<void>()
  const state = { over: false }
  const looks = createDenialLook(delivery)

  const onSignal = (): void => {
    halt.stop(
      ports.signal.reason === 'SIGINT'
        ? { kind: 'halt', reason: 'cancelled', by: 'SIGINT' }
        : { kind: 'pause' },
    )
  }
  if (ports.signal.aborted) onSignal()
  else ports.signal.addEventListener('abort', onSignal)

  async function tick(): Promise<void> {
    const now = ports.clock.now()
    if (run.until !== null && now >= run.until) halt.stop({ kind: 'pause' })
    const halted = await ports.journal.halted(delivery.plan.releaseKey)
    if (halted !== null) halt.stop({ kind: 'halt', reason: halted.reason, by: halted.by })
    const times = { now, expiresAt: now + leaseMs }
    if ((await ports.journal.lease(delivery.plan.releaseKey, run.owner, times)) === null)
      halt.stop({ kind: 'fenced' })
    looks(now)
    if (halt.reason() === null) await recorder.tick()
  }

  async function watch(): Promise<void> {
    while (!state.over) {
      try {
        await tick()
      } catch (error) {
        stopBy(delivery, error)
      }
      await Promise.race([ports.sleep(tickMs), ended.promise])
    }
  }

  const watching = watch()
  return {
    end: async () => {
      state.over = true
      ended.resolve()
      ports.signal.removeEventListener('abort', onSignal)
      await watching
    },
  }
}

/** Asks for denials in the background: a slow forge or remote must not hold up the halt switch; one that never answers stops the run. */
function createDenialLook(delivery: Delivery): (now: number) => void {
  const { ports, halt } = delivery
  let last = ports.clock.now()
  let asking = false
  return (now) => {
    if (asking && now - last >= denialPatienceMs)
      halt.stop({ kind: 'failure', failure: failure('denials-unreadable', { permanence: 'temporary' }) })
    if (asking || now - last < denialMs || halt.reason() !== null) return
    asking = true
    last = now
    ports
      .denial()
      .then((denial) => {
        if (denial !== null) halt.stop({ kind: 'halt', reason: denial, by: 'postmerge' })
      })
      .catch((error: unknown) => stopBy(delivery, error))
      .finally(() => {
        asking = false
      })
  }
}
