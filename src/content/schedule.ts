import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import type { Schedule } from './content.ts'
import { scheduleExample } from './schedule-example.ts'
import type { FrontMatter } from './schema/campaign.ts'
import { durationSeconds } from './schema/names.ts'

/** Later than this after its time a campaign does not leave, unless it says otherwise. */
const latestDefault = 'PT2H'

/** A schedule as an instant, or what is wrong with it and under which key. */
export type ReadSchedule =
  | { readonly schedule: Schedule; readonly problem: null }
  | {
      readonly schedule: null
      readonly problem: { readonly code: Code; readonly key: string; readonly values: Values }
    }

/**
 * Reads `2026-12-01 09:00` in the zone it names, else the organisation's (`zone` null: not known). A local time that the clocks
 * skip is refused; one that they show twice must say which of the two it means: `2026-10-25 02:30+01:00`.
 */
export function readSchedule(
  written: NonNullable<FrontMatter['schedule']>,
  organisationZone: string | null,
): ReadSchedule {
  const { at, timezone, latest } = typeof written === 'string' ? { at: written } : written
  const atKey = typeof written === 'string' ? 'schedule' : 'schedule.at'
  if (timezone === 'recipient') {
    return refuse('not-supported-yet', 'schedule.timezone', { what: 'schedule.timezone: recipient' })
  }
  const zone = timezone ?? organisationZone
  if (zone === null) return refuse('schedule-zone-unknown', 'schedule')
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?:\s?([+-]\d{2}:\d{2}))?$/.exec(at)
  const local = match === null ? null : plainDateTime(`${match[1]}T${match[2]}`)
  if (local === null) return refuse('schedule-form', atKey, { example: scheduleExample(at) })
  const moment = resolve(local, zone, match?.[3])
  if (typeof moment === 'number') {
    const latestMs = durationSeconds(latest ?? latestDefault) * 1000
    return { schedule: { atMs: moment, latestMs, timezone: zone }, problem: null }
  }
  return refuse(moment.code, atKey, { at, zone, ...moment.values })
}

function resolve(
  local: Temporal.PlainDateTime,
  zone: string,
  offset: string | undefined,
): number | { readonly code: Code; readonly values: Values } {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  // In the hour that is skipped both answers are other times than the one written.
  if (!earlier.toPlainDateTime().equals(local)) return { code: 'schedule-skipped', values: {} }
  const offsets = [...new Set([earlier.offset, later.offset])]
  if (offset === undefined) {
    if (offsets.length === 1) return earlier.epochMilliseconds
    return { code: 'schedule-ambiguous', values: { offsets: offsets.join(', ') } }
  }
  const meant = [earlier, later].find((moment) => moment.offset === offset)
  if (meant !== undefined) return meant.epochMilliseconds
  return { code: 'schedule-offset', values: { offsets: offsets.join(', ') } }
}

function plainDateTime(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

function refuse(code: Code, key: string, values: Values = {}): ReadSchedule {
  return { schedule: null, problem: { code, key, values } }
}
