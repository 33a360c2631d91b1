import type { Schedule } from '../content/content.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

/** When a release leaves, in words: the wall clock of its zone, and UTC where that differs. */
export function whenText(schedule: Schedule | null, undoMs: number, locale: Locale): string {
  if (schedule === null) {
    const minutes = Math.ceil(undoMs / 60_000)
    return minutes === 0 ? say(locale, 'notice-when-merged') : say(locale, 'notice-when-undo', { minutes })
  }
  const local = instantText(schedule.atMs, schedule.timezone, locale)
  const utc = instantText(schedule.atMs, 'UTC', locale)
  const zone = schedule.timezone
  return local === utc
    ? say(locale, 'notice-when-at', { local, zone })
    : say(locale, 'notice-when-at-utc', { local, zone, utc })
}

/** An instant as the wall clock of a zone shows it, to the minute. */
export function instantText(epochMs: number, zone: string, locale: Locale): string {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' })
  if (locale === 'ja') {
    const weekday = '月火水木金土日'[at.dayOfWeek - 1] ?? ''
    return `${at.year}年${at.month}月${at.day}日(${weekday})${time}`
  }
  const day = at.toLocaleString('en-GB', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  })
  return `${day} ${time}`
}

/** An instant beside another one that was shown before: the time alone where it falls on the same day. */
export function untilText(
  epochMs: number,
  zone: string,
  shown: { readonly from: number; readonly zone: string; readonly locale: Locale },
): string {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const before = Temporal.Instant.fromEpochMilliseconds(shown.from).toZonedDateTimeISO(shown.zone)
  if (!at.toPlainDate().equals(before.toPlainDate())) return instantText(epochMs, zone, shown.locale)
  return at.toPlainTime().toString({ smallestUnit: 'minute' })
}
