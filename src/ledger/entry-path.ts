import type { Entry } from './entry.ts'

/** Where an entry is kept: `ledger/2026/00000001.json`. A folder a year keeps listings short. */
export function entryPath(entry: Pick<Entry, 'seq' | 'at'>): string {
  return `ledger/${entry.at.slice(0, 4)}/${String(entry.seq).padStart(8, '0')}.json`
}

/** The entry's number in such a path, or null when the path is none of the ledger's. */
export function entrySeqOf(path: string): number | null {
  const match = /^ledger\/\d{4}\/(\d{8})\.json$/.exec(path)
  return match === null ? null : Number(match[1])
}
