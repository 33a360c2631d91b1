/** What a loop needs. All times in milliseconds. */
export interface DeskLoopOptions {
  /** One pass; whatever it throws is its own to tell: nothing may end the loop. */
  readonly pass: () => Promise<void>
  /** So long nothing is done between two passes, however many nudges come. */
  readonly pauseMs: number
  /** So long after a pass another one begins without a nudge. */
  readonly tickMs: number
}

/** Passes of the desk, one at a time. */
export interface DeskLoop {
  /** There may be something to do. Nudges that come while a pass runs make one more pass together. */
  nudge(): void
  /** Waits for a pass that runs, and begins no other. */
  close(): Promise<void>
}

/** Begins with a pass, as if there had been a nudge. */
export function startDeskLoop({ pass, pauseMs, tickMs }: DeskLoopOptions): DeskLoop {
  let wanted = false
  let closed = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  const later = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = closed ? null : setTimeout(begin, ms)
  }
  const begin = (): void => {
    timer = null
    wanted = false
    running = pass()
      .catch(() => {})
      .then(() => {
        running = null
        later(wanted ? pauseMs : tickMs)
      })
  }
  begin()
  return {
    nudge: () => {
      const isResting = running === null && !wanted
      wanted = true
      if (isResting) later(pauseMs)
    },
    close: async () => {
      closed = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
