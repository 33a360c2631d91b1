import type { Clock } from '../../kit/clock.ts'
import { Failure } from '../../kit/failure.ts'

/** Something that is done in every round. */
export interface Task {
  readonly name: 'send' | 'desk'
  /** Does it once. `until`: it should not go on for longer, in milliseconds since the epoch. Returns an exit code. */
  readonly run: (until: number | null) => Promise<number>
}

/** What a loop needs. All times in milliseconds. */
export interface WorkLoopOptions {
  readonly tasks: readonly Task[]
  /** So long it rests after a round. */
  readonly everyMs: number
  /** When it ends by itself; null: never. */
  readonly until: number | null
  readonly clock: Clock
  /** Returns early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
  /** A task could not do its work this time. */
  readonly onTrouble: (task: Task, trouble: Failure) => void
  /** A round is over, and the next one begins in so long. */
  readonly onRest: (ms: number) => void
}

/** The longest rest, however often the world did not do its part. */
const restMsMax = 15 * 60 * 1000
const again = 75

/**
 * Does its tasks one after the other, round by round, never two at once. What the world does not do this time is tried again, each time after a
 * rest twice as long; a permanent Failure, which needs a person, and whatever is no Failure ends the loop by being thrown. An interruption ends it
 * with the code of the task that it met. Returns an exit code.
 */
export async function workLoop(options: WorkLoopOptions): Promise<number> {
  const { tasks, everyMs, until, clock, sleep, signal, onTrouble, onRest } = options
  const isOver = (): boolean => signal.aborted || (until !== null && clock.now() >= until)
  let restMs = everyMs
  while (!isOver()) {
    let unfinished = 0
    let hadTrouble = false
    for (const task of tasks) {
      if (isOver()) break
      try {
        const code = await task.run(until)
        if (signal.aborted) return code
        if (code === again) unfinished = again
      } catch (error) {
        if (!(error instanceof Failure) || error.permanence === 'permanent') throw error
        hadTrouble = true
        onTrouble(task, error)
      }
    }
    restMs = hadTrouble ? Math.max(everyMs, Math.min(restMs * 2, restMsMax)) : everyMs
    const left = until === null ? Infinity : until - clock.now()
    if (left <= restMs) {
      // Work or trouble that is left is left to the next run.
      if (unfinished === again || hadTrouble) return again
      if (left <= 0) break
    }
    onRest(Math.min(restMs, left))
    await sleep(Math.min(restMs, left), signal)
  }
  return 0
}
