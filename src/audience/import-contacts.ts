import type { List } from '../content/schema/list.ts'
import type { Finding, Place } from '../kit/finding.ts'
import { finding, warning } from '../words/find.ts'
import type { ContactImport, ImportContact, ImportFate } from './contact.ts'
import { readHeader, type ImportColumns } from './import-columns.ts'
import { readRow, type RowTrouble } from './import-rows.ts'
import type { CsvRow } from './read-csv.ts'
import type { Moment } from './read-consent.ts'

const groupLength = 500
/** So many findings are kept. */
export const findingsMax = 10_000

/** What a file would do, or did. Never an address: rows are named by their line. */
export interface ImportReport {
  readonly rows: number
  readonly fates: Readonly<Record<ImportFate, number>>
  readonly invalid: number
  /** Rows left out, by reason. */
  readonly reasons: Readonly<Partial<Record<RowTrouble, number>>>
  /** What is wrong, row by row; the first ten thousand. Errors are invalid rows, warnings duplicate and suppressed ones. */
  readonly findings: readonly Finding[]
  /** Whether the first row names the columns; when not, no other row was read. */
  readonly headerOk: boolean
}

/** What an import is judged against. */
export interface ImportOrder extends Moment {
  readonly list: List
  /** The file as the report names it. */
  readonly file: string
  readonly ignoreUnknown: boolean
  readonly progress: (rows: number) => void
}

/** Judges and stages every row of a file; nothing is changed by it. Memory does not grow with the file. */
export async function stageRows(
  rows: AsyncIterable<CsvRow>,
  session: ContactImport,
  order: ImportOrder,
): Promise<ImportReport> {
  const report = beginReport(order)
  let columns: ImportColumns | null = null
  let group: { readonly line: number; readonly contact: ImportContact }[] = []
  const flush = (): void => {
    const fates = session.stage(group.map(({ contact }) => contact))
    for (const [index, { line }] of group.entries()) report.staged(line, fates[index] ?? 'duplicate')
    group = []
    order.progress(report.rows())
  }
  for await (const { line, cells } of rows) {
    if (columns === null) {
      const header = readHeader(cells, order.list, {
        place: place(order.file, line),
        ignoreUnknown: order.ignoreUnknown,
      })
      if (header.findings.length > 0) return report.end(header.findings)
      columns = header.columns
      continue
    }
    const verdict = readRow(cells, { ...order, columns })
    if (verdict.ok) group.push({ line, contact: verdict.contact })
    else report.refused(line, verdict)
    if (group.length >= groupLength) flush()
  }
  if (columns === null) return report.end([finding('csv-empty', place(order.file, 1))])
  flush()
  return report.end([])
}

function beginReport({ file }: ImportOrder) {
  const fates: Record<ImportFate, number> = { new: 0, updated: 0, unchanged: 0, suppressed: 0, duplicate: 0 }
  const reasons: Partial<Record<RowTrouble, number>> = {}
  const findings: Finding[] = []
  let rows = 0
  let invalid = 0
  const note = (found: Finding): void => {
    if (findings.length < findingsMax) findings.push(found)
  }
  return {
    rows: () => rows,
    staged: (line: number, fate: ImportFate): void => {
      rows++
      fates[fate]++
      if (fate === 'duplicate') note(warning('row-duplicate', place(file, line)))
      if (fate === 'suppressed') note(warning('row-suppressed', place(file, line)))
    },
    refused: (
      line: number,
      trouble: { readonly reason: RowTrouble; readonly column: string | null },
    ): void => {
      rows++
      invalid++
      reasons[trouble.reason] = (reasons[trouble.reason] ?? 0) + 1
      const values = trouble.column === null ? {} : { column: trouble.column }
      note(finding(trouble.reason, place(file, line), values))
    },
    end: (header: readonly Finding[]): ImportReport => ({
      rows,
      fates,
      invalid,
      reasons,
      findings: [...header, ...findings.toSorted((a, b) => a.place.line - b.place.line)],
      headerOk: header.length === 0,
    }),
  }
}

function place(file: string, line: number): Place {
  return { file, line, column: 1 }
}
