import { present } from '../kit/assert.ts'
import type { Clock } from '../kit/clock.ts'
import { appendEntry, type Ledger } from '../ledger/append.ts'
import { entryDigest } from '../ledger/chain.ts'
import type { Entry, EntryDraft, EntryRelease, LedgerStore } from '../ledger/entry.ts'
import type { EntryData } from '../ledger/entry-data.ts'
import { beginningOf, type ReleaseView } from '../ledger/ledger-view.ts'
import type { LedgerSigner } from '../ledger/signer.ts'
import type { ReleaseEvent } from '../release/release-state.ts'
import { failure } from '../words/find.ts'
import type { Journal } from './journal.ts'

/** The ledger, bound to one release and to whoever signs for it. */
export interface ReleaseLedger {
  readonly release: EntryRelease
  /** Where the release stands now. Throws the Failure `store-behind-ledger`, and what reading and verifying throw. */
  view(): Promise<ReleaseView>
  /** The settlements that the ledger holds. */
  settlements(): Promise<number>
  /**
   * Appends an entry of now; null when it is not legal (any more), because of what others wrote. Throws the Failure
   * `release-key-role` when the signer may not write such an entry at all.
   */
  append<T extends ReleaseEvent>(type: T, data: EntryData[T]): Promise<ReleaseView | null>
}

/** What binding needs. */
export interface ReleaseLedgerParts {
  readonly ledger: Ledger
  readonly signer: LedgerSigner
  readonly journal: Pick<Journal, 'ledgerSeen' | 'noteLedger'>
  readonly clock: Clock
}

/** Entries that nobody writes but with this store. */
const fromTheStore: ReadonlySet<Entry['type']> = new Set([
  'CLAIMED',
  'SNAPSHOT',
  'STAGE_STARTED',
  'BATCH',
  'STAGE_SENT',
  'STAGE_OK',
  'COMPLETED_WITH_UNKNOWN',
  'SETTLED',
])

/** Binds the ledger to a release. */
export function bindLedger(parts: ReleaseLedgerParts, release: EntryRelease): ReleaseLedger {
  const { journal, signer, clock } = parts
  const ledger: Ledger = { ...parts.ledger, store: noting(parts.ledger.store, journal) }
  return {
    release,
    async view() {
      const { entries, view } = await ledger.read()
      await refuseStoreBehind(entries, journal)
      return view.releases.get(release.key) ?? beginningOf(release)
    },
    async settlements() {
      const { entries } = await ledger.read()
      return entries.filter((entry) => entry.type === 'SETTLED' && entry.release.key === release.key).length
    },
    async append(type, data) {
      const draft = { type, release, data, at: clock.now() } as EntryDraft
      const appended = await appendEntry(ledger, signer, { draft })
      if (appended.result === 'lost') {
        const { problem } = appended
        if (problem?.code === 'ledger-wrong-role')
          throw failure('release-key-role', { permanence: 'permanent', values: problem.values })
        return null
      }
      return present(appended.view.releases.get(release.key), 'the release of an entry just written')
    },
  }
}

/** Notes each entry in the store before it is appended: a crash in between must not make the store look like an old backup. */
function noting(store: LedgerStore, journal: Pick<Journal, 'noteLedger'>): LedgerStore {
  return {
    read: () => store.read(),
    async append(tip, entry, message) {
      await journal.noteLedger(entry.seq, entryDigest(entry))
      return store.append(tip, entry, message)
    },
  }
}

/** A store restored from a backup has forgotten whom it mailed; the ledger has not. Throws the Failure `store-behind-ledger`. */
export async function refuseStoreBehind(
  entries: readonly Entry[],
  journal: Pick<Journal, 'ledgerSeen'>,
): Promise<void> {
  const last = entries.findLast((entry) => fromTheStore.has(entry.type))
  if (last === undefined) return
  const seen = await journal.ledgerSeen()
  if (seen !== null && (seen.seq > last.seq || (seen.seq === last.seq && seen.digest === entryDigest(last))))
    return
  throw failure('store-behind-ledger', {
    permanence: 'permanent',
    values: { seq: last.seq, seen: seen?.seq ?? 0 },
  })
}
