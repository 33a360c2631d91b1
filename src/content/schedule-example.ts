const example = '2026-12-01 09:00'

/** What somebody most likely meant who wrote a moment in another form, such as `2026/12/1 9:00`; any moment when nobody can tell. */
export function scheduleExample(written: string): string {
  const match =
    /^\s*(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:\([^)]{1,4}\))?(?:[T\s]*(午前|午後)?\s?(\d{1,2})[:時](?:(\d{1,2})分?)?)?/u.exec(
      written.normalize('NFKC'),
    )
  if (match === null) return example
  const [, year, month, day, half, hour, minute] = match
  const hours = hour === undefined ? 9 : Number(hour) + (half === '午後' && Number(hour) < 12 ? 12 : 0)
  const pad = (value: string | number | undefined): string => String(value ?? 0).padStart(2, '0')
  try {
    const moment = `${year}-${pad(month)}-${pad(day)}T${pad(hours)}:${pad(minute)}`
    return Temporal.PlainDateTime.from(moment, { overflow: 'reject' })
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' ')
  } catch {
    return example
  }
}
