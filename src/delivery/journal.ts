import type { Receipt, RecipientState, SkipReason } from '../release/receipt.ts'

/** One recipient of a release, as the journal holds it. */
export interface JournalRow {
  readonly idem: string
  readonly contactId: string
  readonly list: string
  /** 0 to 9999: which stage meets the recipient. */
  readonly cohort: number
  readonly state: RecipientState
  /** Submissions begun so far, without those that provably never reached DATA. */
  readonly attempts: number
  /** Why nothing is sent any more: of `skipped`, and `gave-up` of `rejected` after too many deferrals. */
  readonly skip: SkipReason | null
  /** The latest answer, or null while there was none. */
  readonly receipt: Receipt | null
  /** Whether the journal knows that DATA was opened in the current attempt. */
  readonly dataOpen: boolean
  /** The attempt (claim) of the release that wrote the intent. */
  readonly fence: number
  /** The batch of the journal that holds the present state as evidence, or null while none does. */
  readonly batch: number | null
}

/** A recipient as the snapshot fixes it. */
export type SnapshotRow = Pick<JournalRow, 'idem' | 'contactId' | 'list' | 'cohort' | 'skip'>

/** Rows by state; together they are the snapshot. */
export type JournalCounts = Readonly<Record<RecipientState, number>>

/** The right to send a release for a while; a row that its owner renews every second. */
export interface Lease {
  readonly owner: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** A stop that a person or a rule ordered; it holds until it is lifted. */
export interface Halt {
  readonly reason: string
  readonly by: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What a person decided about recipients whose fate nobody knew. */
export interface Settlement {
  readonly to: 'accepted' | 'not-sent'
  readonly by: string
  readonly reason: string
}

/** Rows whose states became evidence together: one entry of the ledger holds the Merkle root over them. */
export interface Batch {
  /** 1, 2, 3, … within the release. */
  readonly number: number
  /** What happened: an entry BATCH, or an entry SETTLED where it is a person's decision. */
  readonly settlement: Settlement | null
  /** 1, 2, 3, … among the batches of its own type. */
  readonly seq: number
  readonly size: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** One row of a batch: the state is the one it had when the batch was closed. */
export interface BatchRow {
  readonly idem: string
  readonly contactId: string
  readonly list: string
  readonly state: RecipientState
  /** The leaf, where its contact was erased since: nothing else could make it any more. Null for all others. */
  readonly leaf: Uint8Array | null
}

/**
 * The durable record of each recipient. Every method that writes has returned only when its rows are on disk. Writes of intents,
 * receipts and batches carry the fence: a zombie of an older attempt gets false (or null) and must stop. All of them happen
 * entirely or not at all.
 */
export interface Journal extends RecipientJournal, BatchJournal, ReleaseJournal {}

/** The recipients. */
export interface RecipientJournal {
  /** Whether the snapshot is complete; what a crash cut short is not there. */
  hasSnapshot(releaseKey: string): Promise<boolean>
  /** Writes the snapshot, once: false when the fence is not current or it is there. An error thrown by `rows` leaves nothing behind. */
  writeSnapshot(releaseKey: string, fence: number, rows: AsyncIterable<SnapshotRow>): Promise<boolean>
  /** Reads the whole snapshot; never call it for each recipient. */
  counts(releaseKey: string): Promise<JournalCounts>
  /** Recipients that were skipped, by reason. Reads all of them. */
  skips(releaseKey: string): Promise<Readonly<Partial<Record<SkipReason, number>>>>
  /** Up to `limit` rows in one of the states, by ascending idem, after `afterIdem`. */
  rows(
    releaseKey: string,
    query: {
      readonly states: readonly RecipientState[]
      readonly limit: number
      readonly afterIdem?: string
    },
  ): Promise<readonly JournalRow[]>
  row(idem: string): Promise<(JournalRow & { readonly releaseKey: string }) | null>
  /** remaining|deferred|not-sent -> intent. */
  writeIntents(releaseKey: string, fence: number, idems: readonly string[]): Promise<boolean>
  /** Marks intents of this attempt: their DATA is about to be opened. */
  markDataOpen(releaseKey: string, fence: number, idems: readonly string[]): Promise<boolean>
  /** intent -> accepted|deferred|rejected|unknown, with the receipt. A rejection with a 4yz code means that we gave up. */
  writeReceipts(releaseKey: string, fence: number, receipts: readonly Receipt[]): Promise<boolean>
  /** intent -> remaining, where DATA never began. */
  returnIntents(releaseKey: string, fence: number, idems: readonly string[]): Promise<boolean>
  /** remaining|deferred|not-sent -> skipped. */
  skip(
    releaseKey: string,
    fence: number,
    skips: readonly { readonly idem: string; readonly reason: SkipReason }[],
  ): Promise<boolean>
  /** Intents of earlier attempts: back to `remaining` where DATA never began, `unknown` where it did. Null when the fence is not current. */
  recoverIntents(
    releaseKey: string,
    fence: number,
    at: number,
  ): Promise<{ readonly remaining: number; readonly unknown: number } | null>
  /**
   * unknown -> accepted|not-sent, by a person's recorded decision, as a batch of its own; those that no batch held yet as unknown
   * get one first. Null when one of them is not unknown, or none is.
   */
  settle(
    releaseKey: string,
    settlement: Settlement & { readonly idems: readonly string[] | 'all'; readonly at: number },
  ): Promise<Batch | null>
}

/** The evidence. */
export interface BatchJournal {
  /** Makes a batch of up to `limit` final rows (accepted, rejected, skipped, unknown) that none holds yet; null when there are none. */
  closeBatch(
    releaseKey: string,
    fence: number,
    options: { readonly limit: number; readonly at: number },
  ): Promise<Batch | null>
  /** All batches, oldest first. */
  batches(releaseKey: string): Promise<readonly Batch[]>
  /** The rows of a batch by ascending idem: the order of its leaves. */
  batchRows(
    releaseKey: string,
    batch: number,
    query: { readonly limit: number; readonly afterIdem?: string },
  ): Promise<readonly BatchRow[]>
  /** The batches that hold a recipient, oldest first. */
  batchesOf(idem: string): Promise<readonly (Batch & { readonly state: RecipientState })[]>
}

/** Releases, and what is beside them. */
export interface ReleaseJournal {
  /** Raises the fence to `attempt`; false when it is as high already. */
  raiseFence(releaseKey: string, attempt: number): Promise<boolean>
  /** The attempt whose writes are taken; 0 before the first. */
  fence(releaseKey: string): Promise<number>
  /** Takes or renews the lease; null when another owner holds it and it has not run out. */
  lease(
    releaseKey: string,
    owner: string,
    times: { readonly now: number; readonly expiresAt: number },
  ): Promise<Lease | null>
  leaseHolder(releaseKey: string): Promise<Lease | null>
  /** Gives the lease back; nothing happens when somebody else holds it. */
  endLease(releaseKey: string, owner: string): Promise<void>
  /** The halt switch of a release (or of all with key `*`): read every second by every worker. Null lifts it. */
  setHalt(releaseKey: string, halt: Halt | null): Promise<void>
  /** The halt of the release or of all, or null. */
  halted(releaseKey: string): Promise<Halt | null>
  /** The halt of this very key, or null. */
  ownHalt(releaseKey: string): Promise<Halt | null>
  /** The compiled artifact, kept by its SHA-256. */
  putArtifact(digest: string, text: string): Promise<void>
  artifact(digest: string): Promise<string | null>
  /** The latest entry that this store wrote, or was about to write, to the ledger. */
  ledgerSeen(): Promise<{ readonly seq: number; readonly digest: string } | null>
  /** Notes an entry before it is appended. */
  noteLedger(seq: number, digest: string): Promise<void>
}
