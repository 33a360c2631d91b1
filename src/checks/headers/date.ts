import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf } from '../mime/read-message.ts'

const shape =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})([0-5]\d)$/
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** SpamAssassin's DATE_IN_FUTURE and DATE_IN_PAST begin at hours; a message composed now is off by minutes at most. */
const beforeMsMax = 5 * 60_000
const afterMsMax = 60_000

/** The Date field says when it was composed, with a day and a zone that exist (RFC 5322 sections 3.3 and 3.6.1). */
export const dateUsable: Check = {
  id: 'date-unusable',
  stage: 'R',
  codes: { 'date-unusable': 'error' },
  run: (input) =>
    eachMessage(input, (message) => {
      const date = fieldOf(message, 'date')
      if (date === undefined) return []
      const atMs = instantOf(date.value)
      const isNow = atMs !== null && atMs >= input.nowMs - beforeMsMax && atMs <= input.nowMs + afterMsMax
      return isNow
        ? []
        : [finding('date-unusable', input.campaign.placeOf('from'), { date: date.value.slice(0, 60) })]
    }),
}

/** Milliseconds since the epoch; null for a date of another shape or one that does not exist. */
function instantOf(value: string): number | null {
  const [, name, day, month = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] =
    shape.exec(value) ?? []
  if (sign === undefined) return null
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: months.indexOf(month) + 1,
        day: Number(day),
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
      },
      { overflow: 'reject' },
    )
    if (name !== undefined && days[local.dayOfWeek - 1] !== name) return null
    return local.toZonedDateTime(`${sign}${zoneHours}:${zoneMinutes}`).epochMilliseconds
  } catch {
    // A 31st of February, or an hour that no zone is away.
    return null
  }
}
