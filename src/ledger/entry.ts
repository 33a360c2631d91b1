import type { ReleaseEvent } from '../release/release-state.ts'
import type { EntryData } from './entry-data.ts'

/** Entries that concern no single release. */
type RuleEvent = 'ROOT' | 'RULES'

/** Everything that an entry can say. */
export type EntryType = ReleaseEvent | RuleEvent

/** A release as an entry names it. */
export interface EntryRelease {
  readonly campaign: string
  readonly edition: number
  readonly key: string
}

/** Which release an entry of a type belongs to: entries about the rules belong to none. */
type ReleaseOf<T extends EntryType> = T extends RuleEvent ? null : EntryRelease

interface DraftOf<T extends EntryType> {
  readonly type: T
  readonly release: ReleaseOf<T>
  /** Plain JSON without personal data. */
  readonly data: EntryData[T]
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What an entry says, before it is chained and signed. */
export type EntryDraft = { readonly [T in EntryType]: DraftOf<T> }[EntryType]

interface EntryOf<T extends EntryType> {
  readonly v: 1
  /** 1, 2, 3, … without a gap. */
  readonly seq: number
  /** Digest of the entry before, null for the first. */
  readonly prev: string | null
  readonly type: T
  readonly release: ReleaseOf<T>
  readonly data: EntryData[T]
  /** ISO 8601, UTC, seconds; never before the entry before. */
  readonly at: string
  /** Id of the signing key in `policies/ledger.yaml`. */
  readonly key: string
  /** Ed25519 over the canonical JSON of all the rest, base64. */
  readonly signature: string
}

/** An entry of the ledger. Its digest is the SHA-256 of its canonical JSON with the signature. */
export type Entry = { readonly [T in EntryType]: EntryOf<T> }[EntryType]

/** The ledger as it is kept: one commit an entry on a branch; the adapter is `adapters/git/ledger.ts`. */
export interface LedgerStore {
  /** The texts of all entries as they lie there, oldest first, unverified. */
  read(): Promise<{ readonly tip: string | null; readonly entries: readonly string[] }>
  /**
   * Appends one entry on top of `tip`, with a commit message whose first line a manager understands. Compare-and-set: not won when
   * somebody else appended first (found out by fetching and looking, never by reading git's refusal).
   */
  append(
    tip: string | null,
    entry: Entry,
    message: string,
  ): Promise<{ readonly won: boolean; readonly tip: string | null }>
}
