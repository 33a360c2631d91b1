import type { List } from '../content/schema/list.ts'
import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'

const consentColumns = ['consent_source', 'consent_time', 'consent_wording'] as const

/** Where each known column stands in a row; columns that the file may lack are absent. */
export interface ImportColumns {
  /** How many cells each row must have. */
  readonly width: number
  readonly positions: ReadonlyMap<string, number>
}

/** The columns a file for a list may have, in the order in which people are told them. */
function expectedColumns(list: List): readonly string[] {
  return ['email', ...Object.keys(list.fields), ...consentColumns]
}

/**
 * Reads the first row of a file. Unknown columns are refused unless `ignoreUnknown`. Unless it has a column `email` it is taken for a
 * row of contacts, and then none of its cells is repeated.
 */
export function readHeader(
  cells: readonly string[],
  list: List,
  options: { readonly place: Place; readonly ignoreUnknown: boolean },
): { readonly columns: ImportColumns; readonly findings: readonly Finding[] } {
  const { place } = options
  const expected = expectedColumns(list)
  const columns = { width: cells.length, positions: new Map<string, number>() }
  const listed = expected.join(', ')
  if (!cells.includes('email')) {
    return { columns, findings: [headerFinding(cells, expected, place)] }
  }
  const findings: Finding[] = []
  for (const [position, cell] of cells.entries()) {
    if (columns.positions.has(cell)) findings.push(finding('csv-column-twice', place, { column: cell }))
    else if (expected.includes(cell)) columns.positions.set(cell, position)
    else if (!options.ignoreUnknown) {
      // By number: what stands in a stranger's first row may be anything.
      findings.push(finding('csv-column-unknown', place, { number: position + 1, columns: listed }))
    }
  }
  for (const column of requiredColumns(list)) {
    if (!columns.positions.has(column)) findings.push(finding('csv-column-missing', place, { column }))
  }
  return { columns, findings }
}

/** Spreadsheets of other countries separate columns by these, and call the file CSV all the same. */
const otherSeparators = { ';': 'csv-semicolons', '\t': 'csv-tabs' } as const

/** Why a first row has no column `email`: it is written otherwise, it stands behind another separator, or it is not there. */
export function headerFinding(cells: readonly string[], expected: readonly string[], place: Place): Finding {
  const isEmail = (cell: string): boolean => /^"?\s*e-?mail\s*"?$/i.test(cell)
  for (const [separator, code] of Object.entries(otherSeparators)) {
    if (cells.some((cell) => cell.includes(separator) && cell.split(separator).some(isEmail)))
      return finding(code, place)
  }
  const written = cells.find(isEmail)
  if (written !== undefined) return finding('csv-email-written', place, { written })
  return finding('csv-header', place, { columns: expected.join(', ') })
}

function requiredColumns(list: List): readonly string[] {
  const fields = Object.keys(list.fields).filter((name) => list.fields[name]?.optional === false)
  // People who asked for mail must be able to be shown when and how they did; a contract or a law needs no such record.
  return list.consent.basis === 'opt-in' ? [...fields, ...consentColumns] : fields
}
