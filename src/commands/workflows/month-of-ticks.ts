import { tickCost } from './tick-cost.ts'

/** A job of ours on a machine of GitHub, which installs and then looks at everything, is billed so many minutes. */
const hostedMinutes = 2

/** What the schedules of several workflows amount to in thirty days. */
export interface MonthOfTicks {
  /** Runs on self-hosted machines, which GitHub does not bill. */
  readonly own: number
  readonly hosted: number
  /** Billed minutes of the hosted ones. */
  readonly minutes: number
}

/** Adds up what the schedules cost. A workflow that is served by a machine of one's own costs nothing: its other jobs are skipped on a tick. */
export function monthOfTicks(workflows: readonly string[]): MonthOfTicks {
  const costs = workflows.map((text) => {
    const isOwn = /runs-on: *\[self-hosted/.test(text)
    return { isOwn, ...tickCost(text, isOwn ? 0 : hostedMinutes) }
  })
  const runsOf = (isOwn: boolean): number =>
    costs.filter((cost) => cost.isOwn === isOwn).reduce((sum, { runs }) => sum + runs, 0)
  return {
    own: runsOf(true),
    hosted: runsOf(false),
    minutes: costs.reduce((sum, { minutes }) => sum + minutes, 0),
  }
}
