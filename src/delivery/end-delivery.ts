import { assert } from '../kit/assert.ts'
import { Failure } from '../kit/failure.ts'
import type { EntryData } from '../ledger/entry-data.ts'
import type { ReleaseEvent } from '../release/release-state.ts'
import { recipientStates } from '../release/receipt.ts'
import { failure } from '../words/find.ts'
import type { BatchRecorder } from './batch-recorder.ts'
import type { JournalCounts } from './journal.ts'
import type { Delivery, Progress } from './run.ts'
import type { Stop } from './stop-switch.ts'

/** What a run came to. */
export interface DeliverResult {
  readonly state: 'completed' | 'completed-with-unknown' | 'running' | 'halted' | 'held'
  /** Why it did not end: what a halt says, the code of a hold; `left`, `paused` or `fenced` of a running one. Null when it ended or failed. */
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

type Ending = Pick<DeliverResult, 'state' | 'reason' | 'failure' | 'exitCode'>

/** Writes down what there is to write, as far as the reason for the end allows, and says what it came to. */
export async function endDelivery(
  delivery: Delivery,
  recorder: BatchRecorder,
  done: Progress,
): Promise<DeliverResult> {
  const stop = delivery.halt.reason()
  if (stop?.kind === 'bug') throw stop.error
  const ending = await endingOf(delivery, recorder, stop)
  return { ...ending, done, counts: await delivery.ports.journal.counts(delivery.plan.releaseKey) }
}

/** Appends an entry; when the ledger refuses it, a later attempt has moved the release, and this run is over. */
export async function append<T extends ReleaseEvent>(
  { ports, halt }: Delivery,
  type: T,
  data: EntryData[T],
): Promise<boolean> {
  const appended = (await ports.ledger.append(type, data)) !== null
  if (!appended) halt.stop({ kind: 'fenced' })
  return appended
}

async function endingOf(delivery: Delivery, recorder: BatchRecorder, stop: Stop | null): Promise<Ending> {
  if (stop?.kind === 'fenced') return fenced
  try {
    // A halt must hold even where the ledger cannot be reached: the row comes first.
    if (stop?.kind === 'halt') await keepHalt(delivery, stop)
    await recorder.finish()
    if (stop === null) return await conclude(delivery)
    if (stop.kind === 'halt')
      await delivery.ports.ledger.append('HALTED', { reason: stop.reason, by: stop.by })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (stop?.kind !== 'halt') return failed(stop?.kind === 'failure' ? stop.failure : error)
    return halted(stop.reason, error)
  }
  if (stop.kind === 'halt') return halted(stop.reason, null)
  if (stop.kind === 'failure') return failed(stop.failure)
  return { state: 'running', reason: 'paused', failure: null, exitCode: 75 }
}

const fenced: Ending = { state: 'running', reason: 'fenced', failure: null, exitCode: 75 }

function failed(cause: Failure): Ending {
  return {
    state: 'running',
    reason: null,
    failure: cause,
    exitCode: cause.permanence === 'permanent' ? 1 : 75,
  }
}

/** The audience that grew is a hold, which an owner lifts; everything else is a halt. */
function halted(reason: string, cause: Failure | null): Ending {
  return { state: reason === 'GROWTH' ? 'held' : 'halted', reason, failure: cause, exitCode: 1 }
}

/** Keeps a halt that no person switched on, so that only `resume` lifts it. */
async function keepHalt({ plan, ports }: Delivery, stop: Stop & { readonly kind: 'halt' }): Promise<void> {
  if ((await ports.journal.halted(plan.releaseKey)) !== null) return
  await ports.journal.setHalt(plan.releaseKey, { reason: stop.reason, by: stop.by, at: ports.clock.now() })
}

/** Nobody is under way any more: the release is at its end, or the next run goes on with those who are left. */
async function conclude(delivery: Delivery): Promise<Ending> {
  const { plan, ports } = delivery
  const counts = await ports.journal.counts(plan.releaseKey)
  if (counts.remaining + counts.intent + counts.deferred + counts['not-sent'] > 0)
    return { state: 'running', reason: 'left', failure: null, exitCode: 75 }
  const batches = await ports.journal.batches(plan.releaseKey)
  // An operator decided, and the ledger could not be told: only he may sign for it.
  if ((await ports.ledger.settlements()) < batches.filter(({ settlement }) => settlement !== null).length)
    return failed(failure('settlement-not-recorded', { permanence: 'permanent' }))
  const { standing } = await ports.ledger.view()
  if (standing.state === 'running' && !(await append(delivery, 'STAGE_SENT', { stage: 'all' }))) return fenced
  if (!(await append(delivery, 'STAGE_OK', { stage: 'all' }))) return fenced
  const held = Object.fromEntries(
    recipientStates.filter((state) => counts[state] > 0).map((state) => [state, counts[state]]),
  )
  if (counts.unknown > 0) {
    if (!(await append(delivery, 'COMPLETED_WITH_UNKNOWN', { counts: held }))) return fenced
    return { state: 'completed-with-unknown', reason: null, failure: null, exitCode: 1 }
  }
  if (!(await append(delivery, 'COMPLETED', { counts: held }))) {
    const { claimed } = await ports.ledger.view()
    assert(claimed?.attempt !== delivery.run.attempt, 'a ledger and a journal that count differently')
    return fenced
  }
  return { state: 'completed', reason: null, failure: null, exitCode: 0 }
}
