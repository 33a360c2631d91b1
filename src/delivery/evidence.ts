import { merkleRoot } from '../ledger/merkle.ts'
import { evidenceLeafHash } from '../ledger/evidence-leaf.ts'
import type { ContactStore } from '../audience/contact.ts'
import { messageIdOf } from '../release/tokens.ts'
import type { OutcomeCounts } from '../ledger/entry-data.ts'
import type { Batch, BatchRow, Journal } from './journal.ts'

const pageLength = 500

/** Where the facts of a batch's leaves come from. */
export interface EvidenceSource {
  readonly journal: Pick<Journal, 'batchRows'>
  readonly contacts: Pick<ContactStore, 'member' | 'evidenceKey'>
  readonly releaseKey: string
  /** Domain of the Message-IDs: that of the sender's address. */
  readonly domain: string
  /** Called between pages, so that a large batch holds nobody up. */
  readonly breathe: () => Promise<void>
}

/** The leaves of a batch, in their order. */
export interface BatchLeaves {
  readonly idems: readonly string[]
  readonly hashes: readonly Uint8Array[]
  readonly counts: OutcomeCounts
  /** Merkle root (RFC 6962) over the leaf hashes. */
  readonly root: string
}

/** Computes a batch's leaves anew from journal and contacts: nothing of them is kept but the root in the ledger. */
export async function batchLeaves(
  source: EvidenceSource,
  batch: Pick<Batch, 'number'>,
): Promise<BatchLeaves> {
  const idems: string[] = []
  const hashes: Uint8Array[] = []
  const counts: Partial<Record<BatchRow['state'], number>> = {}
  while (true) {
    const afterIdem = idems.at(-1)
    const page = await source.journal.batchRows(source.releaseKey, batch.number, {
      limit: pageLength,
      ...(afterIdem === undefined ? {} : { afterIdem }),
    })
    for (const row of page) {
      idems.push(row.idem)
      hashes.push(row.leaf ?? (await leafOf(source, row)))
      counts[row.state] = (counts[row.state] ?? 0) + 1
    }
    if (page.length < pageLength) return { idems, hashes, counts, root: merkleRoot(hashes) }
    await source.breathe()
  }
}

/** The leaf of one row, made from what the store knows of its contact now. */
export async function leafOf(source: EvidenceSource, row: Omit<BatchRow, 'leaf'>): Promise<Uint8Array> {
  const evidenceKey = await source.contacts.evidenceKey(row.contactId)
  const contact = await source.contacts.member(row.contactId, row.list)
  return evidenceLeafHash({
    contact: evidenceKey === null || contact === null ? null : { evidenceKey, email: contact.email },
    releaseKey: source.releaseKey,
    status: row.state,
    messageId: messageIdOf(row.idem, source.releaseKey, source.domain),
  })
}
