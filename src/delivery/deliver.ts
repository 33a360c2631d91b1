import { assert } from '../kit/assert.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { ApprovedPlan } from '../plan/plan.ts'
import { createBatchRecorder, type BatchRecorder } from './batch-recorder.ts'
import { append, endDelivery, type DeliverResult } from './end-delivery.ts'
import {
  evidenceOf,
  limitsOf,
  type Delivery,
  type DeliverPorts,
  type DeliverRun,
  type Progress,
} from './run.ts'
import { sendAll } from './send-loop.ts'
import { createStopSwitch } from './stop-switch.ts'
import { stopBy } from './submit-one.ts'
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

/**
 * Sends a release that this run claimed. What the world does not do is told in the result or, where nothing was begun, thrown as a
 * Failure. The wire is closed and the lease returned in any case.
 */
export async function deliver(
  plan: ApprovedPlan,
  run: DeliverRun,
  ports: DeliverPorts,
): Promise<DeliverResult> {
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
  if (
    view.claimed?.attempt !== run.attempt ||
    !(await ports.journal.raiseFence(plan.releaseKey, run.attempt))
  )
    halt.stop({ kind: 'fenced' })
  const recorder = createBatchRecorder(delivery, view.batches)
  const watch = watchRun(delivery, recorder)
  let done: Progress = { accepted: 0, deferred: 0, rejected: 0, unknown: 0, skipped: 0 }
  try {
    if (halt.reason() === null) await prepare(delivery, view, recorder)
    if (halt.reason() === null) done = await sendAll(delivery, recorder)
  } catch (error) {
    stopBy(delivery, error)
  }
  try {
    return await endDelivery(delivery, recorder, done)
  } finally {
    await watch.end()
  }
}

/** Recipients fixed, old intents settled, old batches written, stage begun. */
async function prepare(delivery: Delivery, view: ReleaseView, recorder: BatchRecorder): Promise<void> {
  const { plan, run, ports, halt } = delivery
  const key = plan.releaseKey
  const { state } = view.standing
  if (!(await ports.journal.hasSnapshot(key))) {
    assert(state === 'claimed', 'a release under way without its recipients')
    const released = view.released.some(
      ({ code, commit, by }) => code === 'GROWTH' && commit === plan.commit && ports.mayLift(by),
    )
    if (!(await takeSnapshot(delivery, released)))
      halt.stop({ kind: 'halt', reason: 'GROWTH', by: 'postmerge' })
    if (halt.reason() !== null) return
  }
  if (state === 'claimed') await append(delivery, 'SNAPSHOT', await describeSnapshot(delivery))
  if ((await ports.journal.recoverIntents(key, run.attempt, ports.clock.now())) === null)
    halt.stop({ kind: 'fenced' })
  await recorder.catchUp()
  const open = await ports.journal.rows(key, { states: ['remaining', 'not-sent', 'deferred'], limit: 1 })
  const waiting = state === 'claimed' || state === 'snapshot'
  // Observed already, and then somebody was found not sent.
  const again = state === 'observing' && open.length > 0
  if (waiting || again) await append(delivery, 'STAGE_STARTED', { stage: 'all' })
}
