import type { Consent } from './contact.ts'
import { isPlainText } from './field-value.ts'

const textMax = 1000
/** Nobody's clock is right to the minute, and a file may come from another zone. */
const aheadMaxMs = 24 * 60 * 60 * 1000
const local = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Why the three cells are no record of consent. */
export type ConsentTrouble =
  | 'consent-missing'
  | 'consent-incomplete'
  | 'consent-text'
  | 'consent-time'
  | 'consent-future'

/** What reading a time needs: the zone of times without one, and the time now in milliseconds. */
export interface Moment {
  readonly timezone: string
  readonly now: number
}

/** The record of consent in a row's three cells; null when all are empty and the list's basis needs none. */
export function readConsent(
  cells: { readonly source: string; readonly time: string; readonly wording: string },
  rule: Moment & { readonly needed: boolean },
):
  | { readonly ok: true; readonly consent: Consent | null }
  | { readonly ok: false; readonly reason: ConsentTrouble } {
  const { source, time, wording } = cells
  const given = [source, time, wording].filter((cell) => cell !== '').length
  if (given === 0) return rule.needed ? { ok: false, reason: 'consent-missing' } : { ok: true, consent: null }
  if (given < 3) return { ok: false, reason: 'consent-incomplete' }
  if ([source, wording].some((text) => text.length > textMax || !isPlainText(text))) {
    return { ok: false, reason: 'consent-text' }
  }
  const at = readTime(time, rule.timezone)
  if (at === null || at < 0) return { ok: false, reason: 'consent-time' }
  if (at > rule.now + aheadMaxMs) return { ok: false, reason: 'consent-future' }
  return { ok: true, consent: { source, at, wording } }
}

/** `2026-03-01`, `2026/3/1 9:05`, `2026-03-01T09:05:00+09:00`: milliseconds since the epoch, or null. */
function readTime(text: string, timezone: string): number | null {
  try {
    if (instant.test(text)) return Temporal.Instant.from(text).epochMilliseconds
    const match = local.exec(text)
    if (match === null) return null
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
      .slice(1)
      .map((part) => Number(part ?? 0))
    return Temporal.PlainDateTime.from(
      { year, month, day, hour, minute, second },
      { overflow: 'reject' },
    ).toZonedDateTime(timezone).epochMilliseconds
  } catch {
    return null
  }
}
