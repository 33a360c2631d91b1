import type { RecipientState } from '../release/receipt.ts'
import { chooseNext, type Intended } from './choose-next.ts'
import type { Delivery } from './run.ts'
import { stopBy } from './submit-one.ts'

/** Recipients whose intents are on disk and who wait for a free connection. */
export interface IntentQueue {
  /** Begins to fill when half of the window is free, so that the disk works while the wire does. Null: nothing is being filled. */
  readonly refill: () => Promise<void> | null
  readonly shift: () => Intended | undefined
  /** Takes everybody out, when nobody comes in any more. */
  readonly drain: () => Promise<readonly Intended[]>
  /** Whether nobody will follow. */
  readonly exhausted: () => boolean
}

/** Where the queue's recipients come from. */
export interface QueueOrder {
  readonly states: readonly RecipientState[]
  /** Asked before each chunk of intents, and waited for; false: no more. */
  readonly mayTake: (count: number) => Promise<boolean>
  readonly skipped: (count: number) => void
  /** How many are on the wire: together with the queue never more than the window. */
  readonly underWay: () => number
}

/** A queue that walks once through the recipients, by their idem. */
export function createIntentQueue(delivery: Delivery, order: QueueOrder): IntentQueue {
  const { limits, halt } = delivery
  let queue: Intended[] = []
  let afterIdem = ''
  let exhausted = false
  let filling: Promise<void> | null = null

  async function fill(limit: number): Promise<void> {
    if (!(await order.mayTake(limit))) return
    const next = await chooseNext(delivery, { states: order.states, limit, afterIdem })
    if (next === null) exhausted = true
    else {
      afterIdem = next.afterIdem
      queue.push(...next.intended)
      if (next.skipped > 0) order.skipped(next.skipped)
    }
  }

  return {
    refill: () => {
      const free = limits.window - queue.length - order.underWay()
      if (filling === null && !exhausted && halt.reason() === null && free * 2 >= limits.window)
        filling = fill(free)
          .catch((error: unknown) => stopBy(delivery, error))
          .finally(() => {
            filling = null
          })
      return filling
    },
    shift: () => queue.shift(),
    drain: async () => {
      await filling
      const drained = queue
      queue = []
      return drained
    },
    exhausted: () => exhausted,
  }
}
