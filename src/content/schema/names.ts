import { z } from 'zod'
import type { Code } from '../../words/catalogue.ts'

declare module 'zod' {
  interface GlobalMeta {
    /** What an editor says beside the key, in either language: the descriptions of `schemas/`. */
    about?: Code
  }
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Names of campaigns, lists, senders, layouts, people: safe in a path, a ref, a header and a URL. */
export const Name = z.string().regex(
  // The one word of this form that every JavaScript object already answers to, and the devices of Windows, where no folder may be called so.
  /^(?!(?:constructor|con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z0-9][a-z0-9-]{0,63}$/,
  'name',
)

/** A language as file names and front matter name it: `ja`, `pt-BR` (BCP 47, language and region only). */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'locale')
  // `jp` is a country and `ja-JA` no place.
  .refine((tag) => {
    const [language = '', region] = tag.split('-')
    return (
      nameOf(languages, language) !== undefined &&
      (region === undefined || nameOf(regions, region) !== undefined)
    )
  }, 'locale')

function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code)
  } catch {
    return undefined
  }
}

/** One line of text without control characters: what may become a header. */
export const Line = z
  .string()
  .min(1)
  .max(500)
  // Anyone may have written it: CR, LF and NUL never get as far as a header.
  .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u, 'line')

/** A host name as DNS has it, in A-labels. */
export const Host = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'host',
  )

/** A plain address (RFC 5321 section 4.1.2, dot-atom only), at most 254 octets. */
export const Address = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/,
    'address',
  )

/** A secret is named, never written: `env:NAME`. */
export const Secret = z.string().regex(/^env:[A-Z][A-Z0-9_]{0,63}$/, 'secret')

/** An owner as CODEOWNERS writes it: `@login` or `@org/team`. */
export const Owner = z.string().regex(/^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[A-Za-z0-9._-]{1,100})?$/, 'owner')

/** A calendar day, `2026-12-31`. */
export const Day = z.string().refine((text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}, 'day')

/** An IANA time zone that this runtime knows. */
export const Zone = z.string().refine((zone) => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}, 'zone')

/** An ISO 8601 duration of hours, minutes and seconds or days, such as `PT10M` or `P14D`. */
export const Duration = z.string().refine((text) => {
  try {
    return Temporal.Duration.from(text).total({ unit: 'second', relativeTo: '2026-01-01T00:00[UTC]' }) >= 0
  } catch {
    return false
  }
}, 'duration')

/** Seconds in an ISO 8601 duration; a day is 24 hours. */
export function durationSeconds(text: string): number {
  return Temporal.Duration.from(text).total({ unit: 'second', relativeTo: '2026-01-01T00:00[UTC]' })
}
