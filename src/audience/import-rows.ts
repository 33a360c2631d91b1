import type { List } from '../content/schema/list.ts'
import { normaliseAddress, type AddressTrouble } from './address.ts'
import type { ContactValue, ImportContact } from './contact.ts'
import { readFieldValue, type FieldTrouble } from './field-value.ts'
import type { ImportColumns } from './import-columns.ts'
import { readConsent, type ConsentTrouble, type Moment } from './read-consent.ts'

/** Why a row is not imported. */
export type RowTrouble = 'row-width' | AddressTrouble | FieldTrouble | ConsentTrouble

/** What became of one row of a file before the store has seen it. The column is null where the whole row is meant. */
export type RowVerdict =
  | { readonly ok: true; readonly contact: ImportContact }
  | { readonly ok: false; readonly reason: RowTrouble; readonly column: string | null }

/** What rows are judged against. */
export interface ImportRule extends Moment {
  readonly list: List
  readonly columns: ImportColumns
}

/** Judges one row: the first thing that is wrong with it, or the contact that it describes. */
export function readRow(cells: readonly string[], rule: ImportRule): RowVerdict {
  const { columns, list } = rule
  if (cells.length !== columns.width) return refused('row-width', null)
  const email = normaliseAddress(cell(cells, columns, 'email'))
  if (!email.ok) return refused(email.reason, 'email')
  const fields: Record<string, ContactValue> = {}
  for (const [name, field] of Object.entries(list.fields)) {
    // A column that the file lacks says nothing: an earlier import's value stays.
    if (!columns.positions.has(name)) continue
    const read = readFieldValue(cell(cells, columns, name), name, field)
    if (!read.ok) return refused(read.reason, name)
    fields[name] = read.value
  }
  const consent = readConsent(
    {
      source: cell(cells, columns, 'consent_source'),
      time: cell(cells, columns, 'consent_time'),
      wording: cell(cells, columns, 'consent_wording'),
    },
    { needed: list.consent.basis === 'opt-in', timezone: rule.timezone, now: rule.now },
  )
  if (!consent.ok) return refused(consent.reason, 'consent_time')
  return { ok: true, contact: { email: email.address, fields, consent: consent.consent } }
}

function cell(cells: readonly string[], columns: ImportColumns, name: string): string {
  const position = columns.positions.get(name)
  return position === undefined ? '' : (cells[position] ?? '')
}

function refused(reason: RowTrouble, column: string | null): RowVerdict {
  return { ok: false, reason, column }
}
