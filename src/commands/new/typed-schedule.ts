/** A time as somebody typed it. */
export type TypedSchedule =
  /** `2026-12-01 09:00`, perhaps with an offset behind it; what nobody can read stands as it was typed. */
  | { readonly kind: 'time'; readonly at: string }
  /** A day without a time of day: `2026-12-01`. */
  | { readonly kind: 'day'; readonly day: string }

const dayForm = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*(?:\([日月火水木金土]\))?`
const timeForm = String.raw`(\d{1,2})\s*(?::\s*(\d{2})|時\s*(?:(\d{1,2})\s*分)?)\s*([+-]\d{2}:\d{2})?`
const wholeForm = new RegExp(String.raw`^${dayForm}(?:[T\s]\s*|(?<=[日)]))${timeForm}$`)
const onlyDay = new RegExp(`^${dayForm}$`)

/**
 * Reads what people type who think of a time and not of its form: `2026/12/1 9:00`, `2026年12月1日(火) 9時`, or full-width digits and signs
 * as a Japanese keyboard gives them (NFKC makes plain ones of them). Year, month and day in that order only: others may be read in two ways.
 */
export function readTypedSchedule(typed: string): TypedSchedule {
  const plain = typed.normalize('NFKC').trim()
  const only = onlyDay.exec(plain)
  if (only !== null) return { kind: 'day', day: dayOf(only) }
  const found = wholeForm.exec(plain)
  if (found === null) return { kind: 'time', at: typed }
  const [, , , , hour = '', colonMinute, kanjiMinute = '0', offset = ''] = found
  const minute = colonMinute ?? kanjiMinute
  return { kind: 'time', at: `${dayOf(found)} ${two(hour)}:${two(minute)}${offset}` }
}

function dayOf([, year = '', month = '', day = '']: RegExpExecArray): string {
  return `${year}-${two(month)}-${two(day)}`
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}
