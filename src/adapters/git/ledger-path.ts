import type { Entry } from '../../ledger/entry.ts'

/** Folder, year and file name of an entry: a folder a year keeps listings short. */
export function ledgerPath(
  entry: Pick<Entry, 'seq' | 'at'>,
): readonly [top: string, year: string, name: string] {
  return ['ledger', entry.at.slice(0, 4), `${String(entry.seq).padStart(8, '0')}.json`]
}

/** The entry's number in a path such as `ledger/2026/00000001.json`, or null when the path is none of the ledger's. */
export function ledgerSeqOf(path: string): number | null {
  const match = /^ledger\/\d{4}\/(\d{8})\.json$/.exec(path)
  return match === null ? null : Number(match[1])
}
