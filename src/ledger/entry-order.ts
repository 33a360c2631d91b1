import type { Values } from '../kit/finding.ts'
import { releaseKey, releaseName } from '../release/release-id.ts'
import { recipientStates } from '../release/receipt.ts'
import { afterEvent } from '../release/release-state.ts'
import type { Code } from '../words/catalogue.ts'
import type { EntryDraft } from './entry.ts'
import type { OutcomeCounts } from './entry-data.ts'
import { mayWrite, type LedgerKey } from './entry-role.ts'
import { beginningOf, type LedgerView, type ReleaseView } from './ledger-view.ts'
import { outcomeTotal } from './outcome-counts.ts'

/** Why an entry may not stand where it stands. */
export interface OrderProblem {
  readonly code: Code
  readonly values: Values
}

/** What legality is judged against. */
export interface OrderContext {
  /** What stands before the entry. */
  readonly view: LedgerView
  readonly repository: string
  /** Role of the key that signs the entry. */
  readonly role: LedgerKey['role']
}

/** Why an entry is illegal after what stands before it, or null. Writers ask before they sign, verifiers ask again. */
export function orderProblem(
  draft: Pick<EntryDraft, 'type' | 'release' | 'data'>,
  context: OrderContext,
): OrderProblem | null {
  const { type } = draft
  if (!mayWrite(context.role, type)) return problem('ledger-wrong-role', { role: context.role })
  if (type === 'ROOT') return context.view.root === null ? null : problem('ledger-second-root')
  if (type !== 'PLANNED' && type !== 'TESTED' && context.view.root === null)
    return problem('ledger-before-root')
  return draft.release === null ? null : releaseProblem(draft as ReleaseDraft, context)
}

type ReleaseDraft = Extract<EntryDraft, { readonly release: { readonly key: string } }>

function releaseProblem(draft: ReleaseDraft, context: OrderContext): OrderProblem | null {
  const { release } = draft
  if (release.key !== releaseKey(context.repository, release)) return problem('ledger-foreign-release')
  const before = context.view.releases.get(release.key) ?? beginningOf(release)
  if (afterEvent(before.standing, draft.type) === null)
    return problem('ledger-illegal-order', { release: releaseName(release), state: before.standing.state })
  return dataProblem(draft, before, context.role)
}

function dataProblem(draft: ReleaseDraft, before: ReleaseView, role: LedgerKey['role']): OrderProblem | null {
  if (draft.type === 'CLAIMED') return numbered(draft.data.attempt, (before.claimed?.attempt ?? 0) + 1)
  if (draft.type === 'BATCH') {
    return (
      numbered(draft.data.seq, before.batches + 1) ?? summed(outcomeTotal(draft.data.counts), draft.data.size)
    )
  }
  if (draft.type === 'STAGE_SENT' || draft.type === 'STAGE_OK') {
    if (draft.data.stage === before.stage) return null
    return problem('ledger-wrong-stage', { expected: before.stage ?? '-', found: draft.data.stage })
  }
  if (draft.type === 'COMPLETED' || draft.type === 'COMPLETED_WITH_UNKNOWN') {
    if (role !== 'sender' && before.standing.state !== 'completed-with-unknown')
      return problem('ledger-wrong-role', { role })
    const withUnknown = draft.type === 'COMPLETED_WITH_UNKNOWN'
    return unfinished(draft.data.counts, withUnknown) ?? countsProblem(draft.data.counts, before)
  }
  return null
}

function summed(found: number, expected: number): OrderProblem | null {
  return found === expected ? null : problem('ledger-wrong-sum', { expected, found })
}

function numbered(found: number, expected: number): OrderProblem | null {
  return found === expected ? null : problem('ledger-wrong-number', { expected, found })
}

/** Nobody is left over at the end: everybody was accepted, rejected, skipped or found not sent, or is unknown where that is said. */
function unfinished(counts: OutcomeCounts, withUnknown: boolean): OrderProblem | null {
  const open = (counts.remaining ?? 0) + (counts.intent ?? 0) + (counts.deferred ?? 0)
  if (open > 0) return problem('ledger-unfinished', { count: open })
  const unknown = counts.unknown ?? 0
  if (withUnknown === unknown > 0) return null
  return problem('ledger-wrong-unknown', { count: unknown })
}

/** The final counts must be what the batches and settlements hold, and cover exactly the snapshot. */
function countsProblem(counts: OutcomeCounts, before: ReleaseView): OrderProblem | null {
  const differing = recipientStates.find((state) => {
    const expected = before.counts[state] ?? 0
    const found = counts[state] ?? 0
    // Whoever was found not sent and mailed after all stands in a later batch again.
    if (state === 'not-sent') return found > expected
    // Whoever was settled before a batch held his unknown fate was never counted there.
    return state === 'unknown' ? found < expected : found !== expected
  })
  if (differing !== undefined)
    return problem('ledger-counts-differ', {
      state: differing,
      expected: before.counts[differing] ?? 0,
      found: counts[differing] ?? 0,
    })
  const snapshot = before.snapshot
  const expected = (snapshot?.recipients ?? 0) + outcomeTotal(snapshot?.skipped ?? {})
  return summed(outcomeTotal(counts), expected)
}

function problem(code: Code, values: Values = {}): OrderProblem {
  return { code, values }
}
