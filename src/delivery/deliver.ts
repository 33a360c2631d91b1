import { assert, Bug } from '../kit/assert.ts'
import { Failure } from '../kit/failure.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { ApprovedPlan } from '../plan/plan.ts'
import { createBatchRecorder, type BatchRecorder } from './batch-recorder.ts'
import { concludeRelease } from './conclude-release.ts'
import type { JournalCounts } from './journal.ts'
import { evidenceOf, limitsOf, type Delivery, type DeliverPorts, type DeliverRun, type Progress } from './run.ts'
import { sendAll } from './send-loop.ts'
import { createStopSwitch, type Stop } from './stop-switch.ts'
import { describeSnapshot, takeSnapshot } from './take-snapshot.ts'
import { watchRun } from './watch-run.ts'

/*
 * Sends an approved release to each of its recipients at most once, and leaves a record of everybody.
 *
 * 1. The release was claimed: the number of the claim is the fence that every write to the journal carries. Raising it shuts out
 *    every earlier run, however alive that still is.
 * 2. The recipients are fixed once, in the journal; later runs find them there. Too many: nothing is sent, an owner must say so.
 * 3. Intents that an earlier run left behind: where DATA was never opened, the recipient is among the remaining again; where it
 *    was, nobody knows, and only a person's decision leads on.
 * 4. A window slides over the recipients. For each: ask again whether he may be mailed; write the intent; build the message; mark,
 *    on disk, that DATA is about to be opened; submit; write the receipt. Deferred ones wait for the next run.
 * 5. Behind it, batches of final receipts become entries of the ledger. Two overdue ones hold the sending up.
 * 6. Each second: halt switch, lease, time. A stop lets what is under way finish for a few seconds, then breaks it off: whose DATA
 *    was open is unknown, the others remain.
 * 7. When nobody is left: the stage is sent, observed, and the release completed, with or without unknown ones.
 *
 * A crash between any two of these steps leaves the journal and the ledger in a state from which the next run goes on.
 */

/** What a run came to. */
export interface DeliverResult {
  readonly state: 'completed' | 'completed-with-unknown' | 'running' | 'halted' | 'held'
  /** Why it did not end: the reason of a halt, the code of a hold; `deferred`, `paused`, `fenced`. Null when it ended or failed. */
  readonly reason: string | null
  /** What the world did not do; the run may be repeated. */
  readonly failure: Failure | null
  /** Everybody, by state. */
  readonly counts: JournalCounts
  /** What this run did. */
  readonly done: Progress
  /** 0 done, 1 a person must act, 75 the next run goes on. */
  readonly exitCode: 0 | 1 | 75
}

const nothing: Progress = { accepted: 0, deferred: 0, rejected: 0, unknown: 0, skipped: 0 }

/** Sends a release that this run claimed. Throws only a Bug; the wire is closed and the lease returned in any case. */
export async function deliver(plan: ApprovedPlan, run: DeliverRun, ports: DeliverPorts): Promise<DeliverResult> {
  const delivery: Delivery = {
    plan,
    run,
    ports,
    limits: limitsOf(plan, run),
    halt: createStopSwitch(),
    evidence: evidenceOf(plan, ports),
  }
  try {
    return await runDelivery(delivery)
  } finally {
    await ports.wire.close()
    await ports.journal.endLease(plan.releaseKey, run.owner)
  }
}

async function runDelivery(delivery: Delivery): Promise<DeliverResult> {
  const { plan, run, ports, halt } = delivery
  const view = await ports.ledger.view()
  if (view.claimed?.attempt !== run.attempt || !(await ports.journal.raiseFence(plan.releaseKey, run.attempt)))
    halt.stop({ kind: 'fenced' })
  const recorder = createBatchRecorder(delivery, view.batches)
  const watch = watchRun(delivery, recorder)
  let done = nothing
  try {
    if (halt.reason() === null) await prepare(delivery, view, recorder)
    if (halt.reason() === null) done = await sendAll(delivery, recorder)
  } catch (error) {
    stopWith(delivery, error)
  } finally {
    await watch.end()
  }
  return endRun(delivery, recorder, done)
}

/** Recipients fixed, old intents settled, old batches written, stage begun. */
async function prepare(delivery: Delivery, view: ReleaseView, recorder: BatchRecorder): Promise<void> {
  const { plan, run, ports, halt } = delivery
  const key = plan.releaseKey
  if (!(await ports.journal.hasSnapshot(key))) {
    assert(view.standing.state === 'claimed', 'a release under way without its recipients')
    const released = view.released.some(({ code, commit }) => code === 'GROWTH' && commit === plan.commit)
    if (!(await takeSnapshot(delivery, released))) halt.stop({ kind: 'halt', reason: 'GROWTH', by: 'postmerge' })
    if (halt.reason() !== null) return
  }
  if (view.standing.state === 'claimed') await append(delivery, 'SNAPSHOT', await describeSnapshot(delivery))
  if ((await ports.journal.recoverIntents(key, run.attempt, ports.clock.now())) === null)
    halt.stop({ kind: 'fenced' })
  await recorder.catchUp()
  const open = await ports.journal.rows(key, { states: ['remaining', 'not-sent', 'deferred'], limit: 1 })
  const waiting = ['claimed', 'snapshot'].includes(view.standing.state)
  // Observed already, and then somebody was found not sent.
  const again = view.standing.state === 'observing' && open.length > 0
  if (waiting || again) await append(delivery, 'STAGE_STARTED', { stage: 'all' })
}

/** Writes down what there is to write, as far as the reason for the end allows, and says what it came to. */
async function endRun(delivery: Delivery, recorder: BatchRecorder, done: Progress): Promise<DeliverResult> {
  const { plan, ports, halt } = delivery
  const result = (part: Pick<DeliverResult, 'state' | 'reason' | 'exitCode'>, failure: Failure | null = null) =>
    ports.journal.counts(plan.releaseKey).then((counts) => ({ ...part, failure, counts, done }))
  try {
    const stop = halt.reason()
    if (stop?.kind === 'fenced') return await result({ state: 'running', reason: 'fenced', exitCode: 75 })
    // A halt must hold even where the ledger cannot be reached: the row comes first.
    if (stop?.kind === 'halt') await keepHalt(delivery, stop)
    await recorder.finish()
    if (stop !== null) return await result(...(await endStopped(delivery, stop)))
    return await result(await concludeRelease(delivery))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const stop = halt.reason()
    if (stop?.kind === 'halt') return result({ state: 'halted', reason: stop.reason, exitCode: 1 }, error)
    return result({ state: 'running', reason: null, exitCode: error.permanence === 'permanent' ? 1 : 75 }, error)
  }
}
