import { DatabaseSync } from 'node:sqlite'
import { createJournal } from '../../src/adapters/sqlite/journal.ts'
import { erasureSchema } from '../../src/adapters/sqlite/erasure-schema.ts'
import { journalSchema } from '../../src/adapters/sqlite/journal-schema.ts'
import { openLedger } from '../../src/ledger/append.ts'
import type { LedgerStore } from '../../src/ledger/entry.ts'
import { bindLedger, type ReleaseLedger } from '../../src/delivery/release-ledger.ts'
import type { Journal } from '../../src/delivery/journal.ts'
import type { BuildRecipient } from '../../src/message/build-message.ts'
import type { WireMessage } from '../../src/message/compose.ts'
import type { ApprovedPlan } from '../../src/plan/plan.ts'
import { messageIdOf, releaseSecret } from '../../src/release/tokens.ts'
import { entryText, nextEntry } from '../../src/ledger/chain.ts'
import type { Entry } from '../../src/ledger/entry.ts'
import { signers, trust } from './ledger-keys.ts'
import { sampleData } from './ledger-story.ts'
import { approvedPlan } from './sender-plan.ts'
import type { VirtualTime } from './virtual-time.ts'

/** The secret of the releases of tests. */
export function secretOf(plan: ApprovedPlan): Uint8Array {
  return releaseSecret(Buffer.alloc(32, 9), plan.releaseKey)
}

/** A message that is nothing but its Message-ID. */
export function buildBare(plan: ApprovedPlan): (recipient: BuildRecipient) => WireMessage {
  return ({ idem, email }) => ({
    envelope: { from: `b-${idem}@bounces.news.hikari.example`, to: email },
    messageId: messageIdOf(idem, plan.releaseKey, 'news.hikari.example'),
    bytes: new Uint8Array(),
  })
}

/** A store's file without people: survives the process that opened it. */
export function emptyDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.exec(journalSchema)
  database.exec(erasureSchema)
  return database
}

/** The journal of one process on a database. */
export function journalOn(database: DatabaseSync, time: VirtualTime): Journal {
  return createJournal(database, time.defer)
}

/** The texts of a ledger in which `winter-sale/1` is authorised. */
export function authorisedLedger(at: number, plan: ApprovedPlan = approvedPlan()): readonly string[] {
  const release = { ...plan.release, key: plan.releaseKey }
  const data = { ...sampleData.AUTHORISED, commit: plan.commit, undoUntil: at }
  const root = nextEntry(null, { type: 'ROOT', release: null, data: sampleData.ROOT, at }, signers.sender)
  const authorised: Entry = nextEntry(root, { type: 'AUTHORISED', release, data, at }, signers.sender)
  return [entryText(root), entryText(authorised)]
}

/** The ledger of one process, bound to the plan's release. */
export function ledgerOf(
  parts: { readonly store: LedgerStore; readonly journal: Journal; readonly time: VirtualTime },
  plan: ApprovedPlan = approvedPlan(),
  role: keyof typeof signers = 'sender',
): ReleaseLedger {
  return bindLedger(
    {
      ledger: openLedger(parts.store, trust),
      signer: signers[role],
      journal: parts.journal,
      clock: parts.time.clock,
    },
    { ...plan.release, key: plan.releaseKey },
  )
}
