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
  /**
   * As it was last read or written here, without asking anybody; read where it never was. For what a lost race corrects or the next look
   * does, never for whether mail may go.
   */
  recent(): Promise<LedgerReading>
  /** Notes what was read, and then written behind it. */
  note(reading: LedgerReading): void
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
  let last: LedgerReading | null = null
  const ledger: Ledger = {
    store,
    trust,
    recent: async () => last ?? (await ledger.read()),
    note(reading) {
      last = reading
    },
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
      last = { ...judged, tip }
      return last
    },
  }
  return ledger
}

/**
 * Appends one entry: asks whether the draft is legal, signs, and tries to win the push; after a lost race it reads and verifies what is
 * new and begins again. Exactly one of several writers wins a claim, the others get `lost`. It begins with what this process knows: the
 * push succeeds only where that is still all there is, and `lost` is said of nothing but what was just read.
 */
export async function appendEntry(ledger: Ledger, signer: LedgerSigner, wish: Wish): Promise<Appended> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const reading = await (attempt === 0 ? ledger.recent() : ledger.read())
    const { tip, entries, view } = reading
    const problem = problemOf(ledger, signer, { draft: wish.draft, view })
    if (problem !== null || wish.check?.(view) === false) {
      if (attempt === 0) continue
      return { result: 'lost', problem, view }
    }
    const entry = nextEntry(entries.at(-1) ?? null, wish.draft, signer)
    const appended = await ledger.store.append(tip, entry, entryMessage(entry, view))
    if (!appended.won) continue
    const after = viewWith(view, entry)
    ledger.note({ ...reading, tip: appended.tip, entries: [...entries, entry], view: after })
    return { result: 'appended', entry, view: after }
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
