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
    const { atMs, latestMs, timezone } = schedule
    const values = { at: localTime(atMs, timezone), latest: localTime(atMs + latestMs, timezone), timezone }
    if (nowMs > schedule.atMs + schedule.latestMs)
      return [finding('past-schedule', campaign.placeOf('schedule'), values)]
    return nowMs > schedule.atMs - warnBeforeMs
      ? [warning('schedule-is-near', campaign.placeOf('schedule'), values)]
      : []
  },
}

/** `2026-12-01 09:00`, as whoever wrote the schedule wrote it. */
function localTime(ms: number, timezone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone).toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
