import type { Clock } from '../../../kit/clock.ts'
import type { DeskOutcome } from '../pass.ts'

/** What breaks at once breaks for itself; what takes longer than this was waited for in vain, and the next one will be, too. */
const unheardMs = 60_000
const unheardMax = 3

/** Serves what waits one after the other. */
export interface Line {
  serve<T>(
    items: Iterable<T>,
    work: (item: T) => Promise<readonly DeskOutcome[]>,
  ): Promise<readonly DeskOutcome[]>
  /** How many were not served. */
  leftOut(): number
}

/**
 * A line of pull requests. When three in a row took more than a minute each and broke all the same, nobody is there to answer: the others are left
 * to the next pass, since each would hold the desk up for minutes.
 */
export function openLine(clock: Clock): Line {
  let unheard = 0
  let leftOut = 0
  return {
    async serve(items, work) {
      const outcomes: DeskOutcome[] = []
      for (const item of items) {
        if (unheard >= unheardMax) {
          leftOut += 1
          continue
        }
        const begun = clock.now()
        const found = await work(item)
        const isBroken = found.some(({ code, kind }) => code === 'desk-pull-broken' && kind === 'again')
        unheard = isBroken && clock.now() - begun >= unheardMs ? unheard + 1 : 0
        outcomes.push(...found)
      }
      return outcomes
    },
    leftOut: () => leftOut,
  }
}
