import type { RecipientState } from '../release/receipt.ts'
import { chooseNext, type Intended } from './choose-next.ts'
import type { Delivery } from './run.ts'
import { sealSubmission, stopBy, submitOne, type Handled, type Submission } from './submit-one.ts'

/** What a pass asks of its caller. */
interface PassOrder {
  readonly states: readonly RecipientState[]
  /** Asked before each chunk of intents, and waited for; false: no more. */
  readonly mayTake: (count: number) => Promise<boolean>
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
  const queue: Intended[] = []
  let afterIdem = ''
  let exhausted = false
  let filling: Promise<void> | null = null
  let change = Promise.withResolvers<void>()

  function settle(submission: Submission, handled: Handled): void {
    if (!underWay.delete(submission)) return
    order.handled(handled, 1)
    change.resolve()
    change = Promise.withResolvers()
  }

  async function fill(): Promise<void> {
    const limit = limits.window - queue.length - underWay.size
    if (!(await order.mayTake(limit))) return
    const next = await chooseNext(delivery, { states: order.states, limit, afterIdem })
    if (next === null) exhausted = true
    else {
      afterIdem = next.afterIdem
      queue.push(...next.intended)
      if (next.skipped > 0) order.handled('skipped', next.skipped)
    }
  }

  /** Begins to fill when half of the window is free, so that the disk works while the wire does. */
  function refill(): Promise<void> | null {
    const free = limits.window - queue.length - underWay.size
    if (filling === null && !exhausted && halt.reason() === null && free * 2 >= limits.window)
      filling = fill()
        .catch((error: unknown) => stopBy(delivery, error))
        .finally(() => {
          filling = null
        })
    return filling
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
      underWay.delete(submission)
    }
  }

  async function work(): Promise<void> {
    while (true) {
      const pending = refill()
      const recipient = queue.shift()
      if (recipient !== undefined) await send(recipient)
      else if (pending !== null) await pending
      else if (exhausted || halt.reason() !== null) return
      else await change.promise
    }
  }

  /** What is intended and not begun goes back at once, even if every worker waits for the wire. */
  async function clear(): Promise<void> {
    await halt.stopped
    await filling
    await Promise.all(queue.splice(0).map(send))
  }

  const cleared = clear()
  const workers = Promise.all(Array.from({ length: limits.concurrency }, work))
  const finished = workers.then(() => (halt.reason() === null ? undefined : cleared))
  return { finished, underWay, settle }
}
