import type { Field } from '../content/schema/list.ts'
import { languageTag } from './language-tag.ts'
import type { ContactValue } from './contact.ts'

const textMax = 500

/** Why a cell is no value of its field. */
export type FieldTrouble =
  | 'field-missing'
  | 'field-text'
  | 'field-integer'
  | 'field-boolean'
  | 'field-date'
  | 'field-locale'

/**
 * A cell as a value of a list's field, or what is wrong with it. An empty cell is null where the field is optional. The text field
 * `locale` chooses somebody's language, so that it must name one.
 */
export function readFieldValue(
  cell: string,
  name: string,
  field: Field,
):
  | { readonly ok: true; readonly value: ContactValue }
  | { readonly ok: false; readonly reason: FieldTrouble } {
  if (cell === '') return field.optional ? { ok: true, value: null } : { ok: false, reason: 'field-missing' }
  if (name === 'locale' && field.type === 'string') {
    const tag = languageTag(cell)
    return tag === null ? { ok: false, reason: 'field-locale' } : { ok: true, value: tag }
  }
  const value = readers[field.type](cell)
  return value === null ? { ok: false, reason: `field-${spelled[field.type]}` } : { ok: true, value }
}

const spelled = { string: 'text', integer: 'integer', boolean: 'boolean', date: 'date' } as const

const readers: Readonly<Record<Field['type'], (cell: string) => ContactValue>> = {
  // Anything else may stand there, `=cmd|…` too: nothing here or later evaluates it.
  string: (cell) => (cell.length > textMax || !isPlainText(cell) ? null : cell.normalize('NFC')),
  integer: (cell) => (/^-?(?:0|[1-9][0-9]{0,14})$/.test(cell) ? Number(cell) : null),
  boolean: (cell) => (/^(?:true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : null),
  date: (cell) => (/^\d{4}-\d{2}-\d{2}$/.test(cell) && isDay(cell) ? cell : null),
}

/** One line without control characters, lone surrogates or marks that turn the direction of writing. */
export function isPlainText(text: string): boolean {
  return (
    text.isWellFormed() &&
    !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u.test(text)
  )
}

function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}
