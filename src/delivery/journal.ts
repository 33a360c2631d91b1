import type { Receipt, RecipientState, SkipReason } from '../release/receipt.ts'

/** One recipient of a release, as the journal holds it. */
export interface JournalRow {
  readonly idem: string
  readonly contactId: string
  readonly list: string
  readonly state: RecipientState
  /** Submissions begun so far. */
  readonly attempts: number
  readonly skip: SkipReason | null
  readonly receipt: Receipt | null
  /** Whether the journal knows that DATA was opened in the current attempt. */
  readonly dataOpen: boolean
  /** The attempt (claim) of the release that wrote the intent. */
  readonly fence: number
  /** The batch of the ledger that holds the receipt, or null while none does. */
  readonly batch: number | null
}

/** Rows by state; together they are the snapshot. */
export type JournalCounts = Readonly<Record<RecipientState, number>>

/** The right to send a release for a while; a row that each worker renews every second. */
export interface Lease {
  readonly owner: string
  readonly expiresAt: number
}

/**
 * The durable record of each recipient. Every method that writes has returned only when its rows are on disk. Writes of intents and
 * receipts carry the fence: a zombie of an older attempt gets false and must stop.
 */
export interface Journal {
  /** Writes the snapshot once; a second call with the same release is refused unless nothing is there. */
  writeSnapshot(
    releaseKey: string,
    rows: AsyncIterable<Pick<JournalRow, 'idem' | 'contactId' | 'list' | 'skip'>>,
  ): Promise<JournalCounts>
  counts(releaseKey: string): Promise<JournalCounts>
  /** Up to `limit` rows in one of the states, in a stable order, after `afterIdem`. */
  rows(
    releaseKey: string,
    query: {
      readonly states: readonly RecipientState[]
      readonly limit: number
      readonly afterIdem?: string
    },
  ): Promise<readonly JournalRow[]>
  row(idem: string): Promise<(JournalRow & { readonly releaseKey: string }) | null>
  /** Raises the fence to `attempt`; false when a later attempt holds it. */
  fence(releaseKey: string, attempt: number): Promise<boolean>
  /** remaining|deferred|not-sent -> intent, all or nothing; false when the fence is not current. */
  writeIntents(releaseKey: string, fence: number, idems: readonly string[]): Promise<boolean>
  /** Marks that DATA is about to be opened for these. */
  markDataOpen(releaseKey: string, fence: number, idems: readonly string[]): Promise<boolean>
  /** intent -> accepted|deferred|rejected|unknown, with the receipt. */
  writeReceipts(releaseKey: string, fence: number, receipts: readonly Receipt[]): Promise<boolean>
  /** remaining|deferred|not-sent -> skipped. */
  skip(
    releaseKey: string,
    fence: number,
    skips: readonly { readonly idem: string; readonly reason: SkipReason }[],
  ): Promise<boolean>
  /** Intents of earlier attempts: back to `remaining` where DATA never began, `unknown` where it did. */
  recoverIntents(
    releaseKey: string,
    fence: number,
    at: number,
  ): Promise<{ readonly remaining: number; readonly unknown: number }>
  /** unknown -> accepted|not-sent, by a person's recorded decision. */
  settle(
    releaseKey: string,
    decision: {
      readonly to: 'accepted' | 'not-sent'
      readonly idems: readonly string[] | 'all'
      readonly at: number
    },
  ): Promise<readonly string[]>
  /** Final rows (accepted, rejected, skipped, unknown) that no batch holds yet, up to `limit`; then their batch number. */
  unbatched(releaseKey: string, limit: number): Promise<readonly JournalRow[]>
  assignBatch(releaseKey: string, batch: number, idems: readonly string[]): Promise<void>
  batchRows(releaseKey: string, batch: number): Promise<readonly JournalRow[]>
  /** Takes or renews the lease; null when another live owner holds it. */
  lease(
    releaseKey: string,
    owner: string,
    times: { readonly now: number; readonly expiresAt: number },
  ): Promise<Lease | null>
  releaseLease(releaseKey: string, owner: string): Promise<void>
  /** The halt switch of a release (or of all with key `*`): read every second by every worker. */
  setHalt(
    releaseKey: string,
    halt: { readonly reason: string; readonly by: string; readonly at: number } | null,
  ): Promise<void>
  halted(
    releaseKey: string,
  ): Promise<{ readonly reason: string; readonly by: string; readonly at: number } | null>
  /** The compiled artifact, kept by its SHA-256. */
  putArtifact(digest: string, text: string): Promise<void>
  artifact(digest: string): Promise<string | null>
  /** The highest ledger sequence number that this store has seen; a store behind the ledger is refused. */
  ledgerSeen(): Promise<{ readonly seq: number; readonly digest: string } | null>
  noteLedger(seq: number, digest: string): Promise<void>
}
