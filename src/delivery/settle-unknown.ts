import type { Clock } from '../kit/clock.ts'
import { recipientStates } from '../release/receipt.ts'
import { failure } from '../words/find.ts'
import { batchLeaves, type EvidenceSource } from './evidence.ts'
import type { Journal, JournalCounts, Settlement } from './journal.ts'
import type { ReleaseLedger } from './release-ledger.ts'

/** What settling needs. */
export interface SettlePorts {
  readonly ledger: ReleaseLedger
  readonly journal: Journal
  readonly evidence: EvidenceSource
  readonly clock: Clock
}

/** What settling came to. */
export interface Settled {
  /** Recipients that were decided upon now. */
  readonly settled: number
  readonly counts: JournalCounts
  readonly completed: boolean
}

/**
 * Writes down a person's decision about recipients whose fate nobody knows: first in the journal, then as an entry SETTLED with a root
 * of its own. Decisions that an earlier call could not tell the ledger are told first. When nobody is left the release is completed;
 * whoever was found not sent is mailed by the next run.
 */
export async function settleUnknown(
  ports: SettlePorts,
  settlement: Settlement & { readonly idems: readonly string[] | 'all' },
): Promise<Settled> {
  const { journal, ledger, clock } = ports
  const key = ledger.release.key
  // Also refuses a store that has forgotten what it did.
  await ledger.view()
  await tellSettlements(ports)
  const batch = await journal.settle(key, { ...settlement, at: clock.now() })
  if (batch === null && settlement.idems !== 'all')
    throw failure('resolve-not-unknown', { permanence: 'permanent' })
  if (batch !== null) await tellSettlements(ports)
  const counts = await journal.counts(key)
  return { settled: batch?.size ?? 0, counts, completed: await complete(ports, counts) }
}

async function tellSettlements({ journal, ledger, evidence }: SettlePorts): Promise<void> {
  const told = await ledger.settlements()
  for (const batch of await journal.batches(ledger.release.key)) {
    const { settlement, seq, size } = batch
    if (settlement === null || seq <= told) continue
    const { root } = await batchLeaves(evidence, batch)
    const appended = await ledger.append('SETTLED', { ...settlement, count: size, root })
    if (appended === null) throw failure('release-moved', { permanence: 'temporary' })
  }
}

async function complete({ ledger }: SettlePorts, counts: JournalCounts): Promise<boolean> {
  const { standing } = await ledger.view()
  if (standing.state === 'completed') return true
  if (standing.state !== 'completed-with-unknown' || counts.unknown > 0 || counts['not-sent'] > 0)
    return false
  const held = Object.fromEntries(
    recipientStates.filter((state) => counts[state] > 0).map((state) => [state, counts[state]]),
  )
  return (await ledger.append('COMPLETED', { counts: held })) !== null
}
