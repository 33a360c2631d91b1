import { isoInstant } from '../kit/clock.ts'
import { finding, warning } from '../words/find.ts'
import type { Check } from './check.ts'

const warnBeforeMs = 60 * 60 * 1000

/** A campaign whose time is over would never leave; from an hour before, approving in time becomes a race. */
export const pastSchedule: Check = {
  id: 'past-schedule',
  stage: 'L',
  codes: { 'past-schedule': 'block', 'schedule-is-near': 'warning' },
  run: ({ campaign, nowMs }) => {
    const { schedule } = campaign
    if (schedule === null) return []
    const values = { at: isoInstant(schedule.atMs), latest: isoInstant(schedule.atMs + schedule.latestMs) }
    if (nowMs > schedule.atMs + schedule.latestMs)
      return [finding('past-schedule', campaign.placeOf('schedule'), values)]
    return nowMs > schedule.atMs - warnBeforeMs
      ? [warning('schedule-is-near', campaign.placeOf('schedule'), values)]
      : []
  },
}
