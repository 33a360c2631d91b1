import { isoInstant } from '../kit/clock.ts'
import { failure } from '../words/find.ts'
import { nextEntry } from './chain.ts'
import type { Entry, EntryDraft, LedgerStore } from './entry.ts'
import { orderProblem, type OrderProblem } from './entry-order.ts'
import { mayWrite } from './entry-role.ts'
import { entryMessage } from './entry-subject.ts'
import { growingView, growView, type LedgerView } from './ledger-view.ts'
import type { LedgerSigner } from './signer.ts'
import { emptyLedger, verifyChain, type LedgerTrust, type VerifiedLedger } from './verify-chain.ts'

const attemptsMax = 100

/** A ledger as read: verified, without problems. */
export interface LedgerReading extends VerifiedLedger {
  readonly tip: string | null
}

/** A ledger that reads and verifies only what is new since it was read last. */
export interface Ledger {
  readonly store: LedgerStore
  readonly trust: LedgerTrust
  /** Reads and verifies; a Failure `ledger-invalid` names the first entry that is wrong. */
  read(): Promise<LedgerReading>
}

/** What came of an append. `lost`: the entry is not legal (any more), because of what others wrote or what `check` saw. */
export type Appended =
  | { readonly result: 'appended'; readonly entry: Entry; readonly view: LedgerView }
  | { readonly result: 'lost'; readonly problem: OrderProblem | null; readonly view: LedgerView }

/** What is to be appended. */
export interface Wish {
  readonly draft: EntryDraft
  /** The caller's own question on the newest view, asked again after each lost race; false gives up. */
  readonly check?: (view: LedgerView) => boolean
}

/** Opens a ledger. Nothing is read yet. */
export function openLedger(store: LedgerStore, trust: LedgerTrust): Ledger {
  let verified: VerifiedLedger = emptyLedger
  return {
    store,
    trust,
    async read() {
      const { tip, entries } = await store.read()
      if (entries.length < verified.entries.length)
        throw failure('ledger-rewound', {
          permanence: 'permanent',
          values: { known: verified.entries.length, found: entries.length },
        })
      const judged = verifyChain(entries, trust, verified)
      const problem = judged.problems[0]
      if (problem !== undefined)
        throw failure('ledger-invalid', {
          permanence: 'permanent',
          values: { seq: problem.seq, type: problem.type ?? '?' },
        })
      // Two reads may overlap; the longer one is the later one.
      if (judged.entries.length > verified.entries.length) verified = judged
      return { ...judged, tip }
    },
  }
}

/**
 * Appends one entry: reads and verifies what is new, asks whether the draft is legal, signs, and tries to win the push; after a lost
 * race it begins again. Exactly one of several writers wins a claim, the others get `lost`.
 */
export async function appendEntry(ledger: Ledger, signer: LedgerSigner, wish: Wish): Promise<Appended> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const { tip, entries, view } = await ledger.read()
    const problem = problemOf(ledger, signer, { draft: wish.draft, view })
    if (problem !== null || wish.check?.(view) === false) return { result: 'lost', problem, view }
    const entry = nextEntry(entries.at(-1) ?? null, wish.draft, signer)
    const { won } = await ledger.store.append(tip, entry, entryMessage(entry, view))
    if (won) return { result: 'appended', entry, view: viewWith(view, entry) }
  }
  throw failure('ledger-crowded', { permanence: 'temporary' })
}

function viewWith(before: LedgerView, entry: Entry): LedgerView {
  const view = growingView(before)
  growView(view, entry)
  return view
}

function problemOf(
  ledger: Ledger,
  signer: LedgerSigner,
  wish: { readonly draft: EntryDraft; readonly view: LedgerView },
): OrderProblem | null {
  const day = isoInstant(wish.draft.at).slice(0, 10)
  const named = ledger.trust.keys.filter(
    ({ id, from, until }) => id === signer.keyId && from <= day && (until === undefined || day <= until),
  )
  const key = named.find(({ role }) => mayWrite(role, wish.draft.type)) ?? named[0]
  if (key === undefined)
    throw failure('ledger-key-not-in-policy', { permanence: 'permanent', values: { key: signer.keyId } })
  return orderProblem(wish.draft, {
    view: wish.view,
    repository: ledger.trust.repository,
    role: key.role,
  })
}
