import type { RecipientState } from '../release/receipt.ts'
import { failure } from '../words/find.ts'
import type { BatchRecorder } from './batch-recorder.ts'
import type { Delivery, Progress } from './run.ts'
import { startPass, type Pass } from './send-pass.ts'
import { sealSubmission, type Handled, type Submission } from './submit-one.ts'
import { takeTokens } from './token-bucket.ts'

const passesMax = 4
const unknownInARowMax = 3
const lostInARowMax = 20
const burstSeconds = 0.25
const sleepMsMax = 500
const closeMs = 1000

/**
 * Sends to everybody who is left, each at most once in this run but for those whose connection broke before DATA. Ends when nobody
 * is left or the run is stopped; then every intent has its receipt, or is back among the remaining.
 */
export async function sendAll(delivery: Delivery, recorder: BatchRecorder): Promise<Progress> {
  const tally = createTally(delivery, recorder)
  const pace = createPace(delivery)
  for (let pass = 0; pass < passesMax && delivery.halt.reason() === null; pass++) {
    const returnedBefore = tally.returned()
    // Those deferred in this run wait for the next one; what earlier runs deferred is tried once.
    const states: readonly RecipientState[] =
      pass === 0 ? ['remaining', 'not-sent', 'deferred'] : ['remaining', 'not-sent']
    const walk = startPass(delivery, {
      states,
      mayTake: async (count) => {
        await recorder.gate()
        await pace(count)
        return delivery.halt.reason() === null
      },
      handled: tally.add,
    })
    await Promise.race([walk.finished, delivery.halt.stopped])
    if (delivery.halt.reason() !== null) await breakOff(delivery, walk)
    if (tally.returned() === returnedBefore) break
  }
  return tally.done
}

/** Lets what is under way come to its end, but not for ever. */
async function breakOff(delivery: Delivery, walk: Pass): Promise<void> {
  const { ports, limits } = delivery
  if (await within(delivery, walk.finished, limits.graceMs)) return
  await ports.wire.close()
  if (await within(delivery, walk.finished, closeMs)) return
  const left: readonly Submission[] = [...walk.underWay]
  await Promise.all(
    left.map(async (submission) => walk.settle(submission, await sealSubmission(delivery, submission))),
  )
}

/** Whether the work was done in time. */
function within({ ports }: Delivery, work: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([work.then(() => true), ports.sleep(ms).then(() => false)])
}

/** Waits so that no more than `perSecond` leave; cut short when the run is stopped. */
function createPace({ run, ports, halt }: Delivery): (count: number) => Promise<void> {
  const { perSecond } = run
  if (perSecond === null) return async () => {}
  const burst = Math.max(1, perSecond * burstSeconds)
  let bucket = { tokens: burst, at: ports.clock.now() }
  return async (count) => {
    const taken = takeTokens(bucket, { count, perSecond, burst, now: ports.clock.now() })
    bucket = taken.bucket
    for (let left = taken.waitMs; left > 0 && halt.reason() === null; left -= sleepMsMax)
      await ports.sleep(Math.min(left, sleepMsMax))
  }
}

interface Tally {
  readonly done: Progress
  readonly add: (handled: Handled, count: number) => void
  /** Recipients that went back to the remaining. */
  readonly returned: () => number
}

/** Counts what became of recipients, and stops the run where the sequence of fates says that something is wrong. */
function createTally({ ports, halt }: Delivery, recorder: BatchRecorder): Tally {
  const done = { accepted: 0, deferred: 0, rejected: 0, unknown: 0, skipped: 0 }
  let returned = 0
  let unknownInARow = 0
  let lostInARow = 0
  return {
    done,
    returned: () => returned,
    add: (handled, count) => {
      if (handled === 'lost' || handled === 'returned') {
        returned += count
        lostInARow = handled === 'lost' ? lostInARow + 1 : lostInARow
        if (lostInARow >= lostInARowMax)
          halt.stop({
            kind: 'failure',
            failure: failure('relay-keeps-breaking', { permanence: 'temporary' }),
          })
        return
      }
      done[handled] += count
      if (handled !== 'deferred') recorder.note(count)
      if (handled !== 'skipped') {
        lostInARow = 0
        unknownInARow = handled === 'unknown' ? unknownInARow + 1 : 0
      }
      if (unknownInARow >= unknownInARowMax)
        halt.stop({ kind: 'halt', reason: 'unknown-in-a-row', by: 'postmerge' })
      ports.progress(done)
    },
  }
}
