import type { Intended } from './choose-next.ts'
import { createIntentQueue, type QueueOrder } from './intent-queue.ts'
import type { Delivery } from './run.ts'
import { sealSubmission, stopBy, submitOne, type Handled, type Submission } from './submit-one.ts'

/** What a pass asks of its caller. */
interface PassOrder extends Pick<QueueOrder, 'states' | 'mayTake'> {
  readonly handled: (handled: Handled, count: number) => void
}

/** One walk through the recipients, by their idem. */
export interface Pass {
  /** Resolves when nobody is left, or the run was stopped and nothing is under way any more. */
  readonly finished: Promise<void>
  readonly underWay: ReadonlySet<Submission>
  /** Counts a submission that was decided from outside. */
  readonly settle: (submission: Submission, handled: Handled) => void
}

/**
 * Starts a pass. A window slides over the recipients: while some are on the wire, the intents of the next are written, and never are
 * there more intents without a receipt than the window.
 */
export function startPass(delivery: Delivery, order: PassOrder): Pass {
  const { limits, halt } = delivery
  const underWay = new Set<Submission>()
  let change = Promise.withResolvers<void>()
  const queue = createIntentQueue(delivery, {
    states: order.states,
    mayTake: order.mayTake,
    skipped: (count) => order.handled('skipped', count),
    underWay: () => underWay.size,
  })

  function settle(submission: Submission, handled: Handled | null): void {
    if (!underWay.delete(submission)) return
    if (handled !== null) order.handled(handled, 1)
    change.resolve()
    change = Promise.withResolvers()
  }

  async function send(recipient: Intended): Promise<void> {
    const submission: Submission = { recipient, stage: 'intended' }
    underWay.add(submission)
    const step = halt.reason() === null ? submitOne : sealSubmission
    try {
      settle(submission, await step(delivery, submission))
    } catch (error) {
      // Not written down: the intent stays, and the next run decides by what the journal holds.
      stopBy(delivery, error)
      settle(submission, null)
    }
  }

  async function work(): Promise<void> {
    while (true) {
      const filling = queue.refill()
      const recipient = queue.shift()
      if (recipient !== undefined) await send(recipient)
      else if (filling !== null) await filling
      else if (queue.exhausted() || halt.reason() !== null) return
      // Others are on the wire; one of them makes room.
      else await change.promise
    }
  }

  /** What is intended and not begun goes back at once, even if every worker waits for the wire. */
  const cleared = halt.stopped.then(async () => void (await Promise.all((await queue.drain()).map(send))))
  const workers = Promise.all(Array.from({ length: limits.concurrency }, work))
  const finished = workers.then(() => (halt.reason() === null ? undefined : cleared))
  return { finished, underWay, settle }
}
