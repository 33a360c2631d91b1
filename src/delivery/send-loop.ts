import type { RecipientState } from '../release/receipt.ts'
import { assert } from '../kit/assert.ts'
import { Failure } from '../kit/failure.ts'
import type { BatchRecorder } from './batch-recorder.ts'
import { chooseNext, type Intended } from './choose-next.ts'
import type { Delivery, Progress } from './run.ts'
import { sealSubmission, submitOne, type Handled, type Submission } from './submit-one.ts'
import { takeTokens, type TokenBucket } from './token-bucket.ts'

const passesMax = 4
const unknownInARowMax = 3
const burstSeconds = 0.25

/** The recipients of one run: those on their way, and what became of the others. */
interface Sending {
  readonly delivery: Delivery
  readonly recorder: BatchRecorder
  readonly underWay: Set<Submission>
  readonly done: { -readonly [K in keyof Progress]: Progress[K] }
  bucket: TokenBucket
  unknownInARow: number
  returned: number
}

/**
 * Sends to everybody who is left, each at most once in this run but for those whose connection broke before DATA. Ends when nobody
 * is left or the run is stopped; then every intent has its receipt, or is back among the remaining.
 */
export async function sendAll(delivery: Delivery, recorder: BatchRecorder): Promise<Progress> {
  const sending: Sending = {
    delivery,
    recorder,
    underWay: new Set(),
    done: { accepted: 0, deferred: 0, rejected: 0, unknown: 0, skipped: 0 },
    bucket: { tokens: 0, at: delivery.ports.clock.now() },
    unknownInARow: 0,
    returned: 0,
  }
  for (let pass = 0; pass < passesMax && delivery.halt.reason() === null; pass++) {
    sending.returned = 0
    // Those deferred in this run wait for the next one; what earlier runs deferred is tried once.
    await sendPass(sending, pass === 0 ? ['remaining', 'not-sent', 'deferred'] : ['remaining', 'not-sent'])
    if (sending.returned === 0) break
  }
  return sending.done
}

/** Walks once through the recipients in these states, by their idem. */
async function sendPass(sending: Sending, states: readonly RecipientState[]): Promise<void> {
  const { delivery, underWay } = sending
  const { concurrency } = delivery.limits
  const queue: Intended[] = []
  let afterIdem = ''
  let exhausted = false
  let filling: Promise<void> | null = null

  async function fill(): Promise<void> {
    const limit = delivery.limits.window - queue.length - underWay.size
    if (!(await mayTake(sending, limit))) return
    const next = await chooseNext(delivery, { states, limit, afterIdem })
    if (next === null) exhausted = true
    else {
      afterIdem = next.afterIdem
      count(sending, 'skipped', next.skipped)
      queue.push(...next.intended)
    }
  }

  /** Begins to fill when half of the window is free: the disk works while the wire does. */
  function refill(): Promise<void> | null {
    const free = delivery.limits.window - queue.length - underWay.size
    if (exhausted || delivery.halt.reason() !== null || free * 2 < delivery.limits.window) return filling
    filling ??= fill()
      .catch((error: unknown) => stopBy(delivery, error))
      .finally(() => {
        filling = null
      })
    return filling
  }

  async function work(): Promise<void> {
    while (true) {
      const pending = refill()
      const recipient = queue.shift()
      if (recipient !== undefined) await send(sending, recipient)
      else if (pending !== null) await pending
      else if (exhausted || delivery.halt.reason() !== null) return
      // Nothing to do until others are done: somebody else's refill will come.
      else await delivery.ports.sleep(1)
    }
  }

  const workers = Promise.all(Array.from({ length: concurrency }, work))
  await Promise.race([workers, delivery.halt.stopped])
  if (delivery.halt.reason() !== null) await breakOff(sending, workers)
  await workers
  assert(underWay.size === 0, 'a pass that ended with messages under way')
}
