/** The calendar day in a zone, `2026-12-31`; days written in policies are compared with it as text. */
export function dayAt(nowMs: number, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** The day that lies so many days later. */
export function daysLater(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whether a day lies between two others, both included. */
export function isWithin(day: string, period: { readonly from: string; readonly until: string }): boolean {
  return period.from <= day && day <= period.until
}
