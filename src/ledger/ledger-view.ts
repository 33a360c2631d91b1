import { afterEvent, beginning, type ReleaseStanding } from '../release/release-state.ts'
import type { Entry, EntryRelease } from './entry.ts'
import type { EntryData, OutcomeCounts } from './entry-data.ts'
import { addedOutcomes } from './outcome-counts.ts'

/** A request as the desk counted it. */
type Planned = EntryData['PLANNED']

/** An authorisation, and when it was written. */
export type Authorised = EntryData['AUTHORISED'] & { readonly at: string; readonly seq: number }

/** Where one release stands, according to the ledger. */
export interface ReleaseView {
  readonly release: EntryRelease
  readonly standing: ReleaseStanding
  /** The desk's counts, newest last, one for each closure. */
  readonly planned: readonly Planned[]
  /** The last authorisation, null before the first. */
  readonly authorised: Authorised | null
  /** Merges that did not send, each with its reason, oldest first. */
  readonly blocked: readonly EntryData['BLOCKED'][]
  /** Holds that an owner lifted. */
  readonly released: readonly EntryData['RELEASED'][]
  /** The last claim, null before the first. */
  readonly claimed: (EntryData['CLAIMED'] & { readonly at: string }) | null
  readonly snapshot: EntryData['SNAPSHOT'] | null
  /** The stage that was last begun. */
  readonly stage: string | null
  /** When the current stage was sent, as long as it is observed. */
  readonly stageSentAt: string | null
  readonly halted: EntryData['HALTED'] | null
  /** Batches written so far. */
  readonly batches: number
  /** What the batches hold, with every settlement worked in. */
  readonly counts: OutcomeCounts
  /** The final counts, null before the end. */
  readonly completed: (EntryData['COMPLETED'] & { readonly at: string }) | null
  /** Sequence number and time of the release's last entry. */
  readonly last: { readonly seq: number; readonly at: string }
}

/** What a chain of entries amounts to. */
export interface LedgerView {
  /** Entries so far. */
  readonly seq: number
  /** The commit from which everything is judged; null as long as `send --trust-root` did not name it. */
  readonly root: string | null
  /** The last commit up to which the rules were judged, `root` at first. */
  readonly rulesUpto: string | null
  /** All commits up to which the rules were judged, oldest first, without `root`. */
  readonly judgedUpto: readonly string[]
  /** By release key. */
  readonly releases: ReadonlyMap<string, ReleaseView>
}

/** A view that grows with each entry. */
export type GrowingView = { -readonly [K in keyof LedgerView]: LedgerView[K] } & {
  releases: Map<string, ReleaseView>
  judgedUpto: string[]
}

/** A view to grow from: empty, or a copy. */
export function growingView(from?: LedgerView): GrowingView {
  return {
    seq: from?.seq ?? 0,
    root: from?.root ?? null,
    rulesUpto: from?.rulesUpto ?? null,
    judgedUpto: [...(from?.judgedUpto ?? [])],
    releases: new Map(from?.releases),
  }
}

/** Folds entries, which must be verified, into where each release stands. */
export function viewLedger(entries: readonly Entry[]): LedgerView {
  const view = growingView()
  for (const entry of entries) growView(view, entry)
  return view
}

/** Where a release stands before its first entry. */
export function beginningOf(release: EntryRelease): ReleaseView {
  return {
    release,
    standing: beginning,
    planned: [],
    authorised: null,
    blocked: [],
    released: [],
    claimed: null,
    snapshot: null,
    stage: null,
    stageSentAt: null,
    halted: null,
    batches: 0,
    counts: {},
    completed: null,
    last: { seq: 0, at: '' },
  }
}

/** Adds one entry to a view. An entry in an illegal order is taken without moving its release: `verifyChain` names it. */
export function growView(view: GrowingView, entry: Entry): void {
  view.seq = entry.seq
  if (entry.type === 'ROOT') {
    view.root = entry.data.commit
    view.rulesUpto = entry.data.commit
    return
  }
  if (entry.type === 'RULES') {
    view.rulesUpto = entry.data.upto
    view.judgedUpto.push(entry.data.upto)
    return
  }
  // A test decides nothing: a release does not begin by being looked at.
  if (entry.type === 'TESTED') return
  const before = view.releases.get(entry.release.key) ?? beginningOf(entry.release)
  const standing = afterEvent(before.standing, entry.type) ?? before.standing
  view.releases.set(entry.release.key, {
    ...before,
    ...changeOf(before, entry),
    standing,
    last: { seq: entry.seq, at: entry.at },
  })
}

function changeOf(before: ReleaseView, entry: Entry): Partial<ReleaseView> {
  const { at, seq } = entry
  switch (entry.type) {
    case 'PLANNED': {
      const others = before.planned.filter(({ closureDigest }) => closureDigest !== entry.data.closureDigest)
      return { planned: [...others, entry.data] }
    }
    case 'BLOCKED':
      return { blocked: [...before.blocked, entry.data] }
    case 'RELEASED':
      return { released: [...before.released, entry.data] }
    case 'AUTHORISED':
      return { authorised: { ...entry.data, at, seq } }
    case 'CLAIMED':
      // Claimed again for those found not sent, a release that had come to an end goes on.
      return { claimed: { ...entry.data, at }, completed: null }
    case 'SNAPSHOT':
      return { snapshot: entry.data }
    case 'STAGE_STARTED':
      return { stage: entry.data.stage, stageSentAt: null }
    case 'BATCH':
      return { batches: entry.data.seq, counts: addedOutcomes(before.counts, entry.data.counts) }
    case 'STAGE_SENT':
      return { stageSentAt: at }
    case 'HALTED':
      return { halted: entry.data }
    case 'RESUMED':
      return { halted: null }
    case 'SETTLED':
      return {
        counts: addedOutcomes(before.counts, {
          unknown: -entry.data.count,
          [entry.data.to]: entry.data.count,
        }),
      }
    case 'COMPLETED':
    case 'COMPLETED_WITH_UNKNOWN':
      return { completed: { ...entry.data, at } }
    case 'ROOT':
    case 'RULES':
    case 'TESTED':
    case 'EXPIRED':
    case 'CANCELLED':
    case 'SUPERSEDED':
    case 'STAGE_OK':
    case 'ABORTED':
  }
  return {}
}
