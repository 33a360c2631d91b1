import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { normaliseAddress } from './address.ts'
import { headerFinding } from './import-columns.ts'
import { findingsMax } from './import-contacts.ts'
import type { CsvRow } from './read-csv.ts'

/** The addresses of a file, each once and normalised. Findings name rows by their line, never an address. */
export interface AddressReading {
  readonly addresses: ReadonlySet<string>
  /** Rows whose address cannot be mailed. */
  readonly invalid: number
  readonly findings: readonly Finding[]
  /** Whether the first row has a column `email`; when not, nothing was read. */
  readonly headerOk: boolean
}

/** Reads the column `email` of a file of addresses that must not be mailed; whatever other columns it has does not matter. */
export async function readAddresses(rows: AsyncIterable<CsvRow>, file: string): Promise<AddressReading> {
  const addresses = new Set<string>()
  const findings: Finding[] = []
  let position: number | null = null
  let invalid = 0
  const place = (line: number): Place => ({ file, line, column: 1 })
  for await (const { line, cells } of rows) {
    if (position === null) {
      position = cells.indexOf('email')
      if (position >= 0) continue
      const header = headerFinding(cells, ['email'], place(line))
      return { addresses, invalid, findings: [header], headerOk: false }
    }
    const address = normaliseAddress(cells[position] ?? '')
    if (address.ok) addresses.add(address.address)
    else {
      invalid++
      if (findings.length < findingsMax)
        findings.push(finding(address.reason, place(line), { column: 'email' }))
    }
  }
  if (position === null)
    return { addresses, invalid, findings: [finding('csv-empty', place(1))], headerOk: false }
  return { addresses, invalid, findings, headerOk: true }
}
