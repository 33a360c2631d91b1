import { present } from '../kit/assert.ts'
import { printed } from './escape.ts'
import type { FieldValue } from './template.ts'

/** A filter of the closed list; it does exactly what Liquid does. */
export interface Filter {
  /** How many arguments it must and may have. */
  readonly arguments: readonly [least: number, most: number]
  /** Whether its arguments must be numbers written out, so that what it costs is known. */
  readonly numbers: boolean
  readonly apply: (value: FieldValue, first: FieldValue, second: FieldValue) => FieldValue
}

/** Every filter there is. `escape`, which holes do by themselves, is understood when it comes last and then left out. */
export const filters: Readonly<Record<string, Filter>> = {
  append: text(1, (value, tail) => value + tail),
  capitalize: text(0, (value) => value.charAt(0).toUpperCase() + value.slice(1).toLowerCase()),
  ceil: number(0, (value) => Math.ceil(value)),
  date: { arguments: [1, 1], numbers: false, apply: (value, format) => formatDay(value, printed(format)) },
  default: { arguments: [1, 1], numbers: false, apply: orDefault },
  divided_by: number(1, (value, by) => value / by),
  downcase: text(0, (value) => value.toLowerCase()),
  floor: number(0, (value) => Math.floor(value)),
  minus: number(1, (value, other) => value - other),
  plus: number(1, (value, other) => value + other),
  prepend: text(1, (value, head) => head + value),
  remove: text(1, (value, part) => value.split(part).join('')),
  replace: text(2, (value, part, by) => value.split(part).join(by)),
  round: {
    arguments: [0, 1],
    numbers: true,
    apply: (value, digits) => round(asNumber(value), asNumber(digits)),
  },
  size: {
    arguments: [0, 0],
    numbers: false,
    apply: (value) => (typeof value === 'string' ? value.length : 0),
  },
  strip: text(0, (value) => value.trim()),
  times: number(1, (value, other) => value * other),
  truncate: { arguments: [1, 1], numbers: true, apply: (value, length) => truncate(value, asNumber(length)) },
  upcase: text(0, (value) => value.toUpperCase()),
  url_encode: text(0, (value) => encodeURIComponent(value.toWellFormed()).replaceAll('%20', '+')),
}

/** The directives that `date` knows; a day has no time and no zone. */
export const dateFormat = /^(?:[^%]|%(?:-?[md]|[YyBbAa%]))*$/u

function text(count: number, change: (value: string, first: string, second: string) => string): Filter {
  return {
    arguments: [count, count],
    numbers: false,
    apply: (value, first, second) => change(printed(value), printed(first), printed(second)),
  }
}

function number(count: number, change: (value: number, other: number) => number): Filter {
  return {
    arguments: [count, count],
    numbers: false,
    apply: (value, other) => change(asNumber(value), asNumber(other)),
  }
}

function asNumber(value: FieldValue): number {
  return Number(value) || 0
}

function orDefault(value: FieldValue, otherwise: FieldValue): FieldValue {
  return value === null || value === false || value === '' ? otherwise : value
}

/** Halves away from zero, on the decimal digits: 1.005 to two digits is 1.01. */
function round(value: number, digits: number): number {
  const scaled = shiftDecimal(Math.abs(value), digits)
  if (!(scaled <= Number.MAX_SAFE_INTEGER)) return value
  const rounded = shiftDecimal(Math.round(scaled), -digits)
  return value < 0 ? -rounded : rounded
}

function shiftDecimal(value: number, exponent: number): number {
  const [mantissa, power = '0'] = String(value).split('e')
  return Number(`${mantissa}e${Number(power) + exponent}`)
}

/** Counts code points, so that a character outside the basic plane is never cut in two. */
function truncate(value: FieldValue, length: number): FieldValue {
  const characters = Array.from(printed(value))
  if (characters.length <= length) return value
  return `${characters.slice(0, Math.max(length - 3, 0)).join('')}...`
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** A day `2026-12-01` in the given format; anything else is left as it is. */
function formatDay(value: FieldValue, format: string): FieldValue {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(printed(value))
  if (match === null) return value
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  if (date.month !== month || date.day !== day) return value
  const monthName = present(months[month - 1], 'month')
  const weekday = present(weekdays[date.dayOfWeek % 7], 'weekday')
  const parts: Readonly<Record<string, string>> = {
    Y: present(match[1], 'year'),
    y: String(year % 100).padStart(2, '0'),
    m: present(match[2], 'month'),
    d: present(match[3], 'day'),
    '-m': String(month),
    '-d': String(day),
    B: monthName,
    b: monthName.slice(0, 3),
    A: weekday,
    a: weekday.slice(0, 3),
    '%': '%',
  }
  return format.replaceAll(/%(-?[a-zA-Z%])/gu, (directive, name: string) => parts[name] ?? directive)
}
