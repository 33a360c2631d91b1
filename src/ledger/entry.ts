import type { ReleaseEvent } from '../release/release-state.ts'

/** Entries that concern no single release. */
export type RuleEvent = 'ROOT' | 'RULES'

/** A release as an entry names it. */
export interface EntryRelease {
  readonly campaign: string
  readonly edition: number
  readonly key: string
}

/** What an entry says, before it is chained and signed. `data` is plain JSON without personal data; each type has its shape in `entry-data.ts`. */
export interface EntryDraft {
  readonly type: ReleaseEvent | RuleEvent
  readonly release: EntryRelease | null
  readonly data: Readonly<Record<string, unknown>>
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** An entry of the ledger. Its digest is the SHA-256 of its canonical JSON with the signature. */
export interface Entry {
  readonly v: 1
  readonly seq: number
  /** Digest of the entry before, null for the first. */
  readonly prev: string | null
  readonly type: ReleaseEvent | RuleEvent
  readonly release: EntryRelease | null
  readonly data: Readonly<Record<string, unknown>>
  /** ISO 8601, UTC, seconds. */
  readonly at: string
  /** Id of the signing key in `policies/ledger.yaml`. */
  readonly key: string
  /** Ed25519 over the canonical JSON of all the rest, base64. */
  readonly signature: string
}

/** The ledger as it is kept: one commit an entry on a branch; the adapter is `adapters/git-ledger/`. */
export interface LedgerStore {
  /** All entries as they lie there, oldest first, unverified. */
  read(): Promise<{ readonly tip: string | null; readonly entries: readonly unknown[] }>
  /**
   * Appends one entry on top of `tip`, with a commit subject a manager understands. Compare-and-set: false when somebody else appended
   * first (found out by fetching and looking, never by reading git's refusal).
   */
  append(
    tip: string | null,
    entry: Entry,
    subject: string,
  ): Promise<{ readonly won: boolean; readonly tip: string | null }>
}
