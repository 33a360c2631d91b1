/**
 * What the desk has already dealt with, kept in the store so that nobody is mailed twice. A key names one thing that happened: a tag
 * with its object (`refs/tags/… <id>`), or an entry of the ledger.
 */
export interface DeskMemory {
  seen(key: string): Promise<boolean>
  /** When it was noted first, in milliseconds since the epoch; null when it never was. */
  notedAt(key: string): Promise<number | null>
  /** `at` in milliseconds since the epoch. Idempotent. */
  note(key: string, at: number): Promise<void>
}
