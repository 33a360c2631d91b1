import { readTree } from '../../adapters/git/read-tree.ts'
import type { Store } from '../../adapters/sqlite/open-store.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import { parseContent } from '../../content/parse-content.ts'
import type { EvidenceSource } from '../../delivery/evidence.ts'
import type { Batch } from '../../delivery/journal.ts'
import type { Entry } from '../../ledger/entry.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { hostOf } from '../../message/address.ts'
import type { Workbench } from '../workbench.ts'

/** An entry with a Merkle root over recipients. */
export type RootEntry = Extract<Entry, { readonly type: 'BATCH' | 'SETTLED' }>

/** Where the leaves of a release come from; null when the commit that it was authorised at names no sender that can be read. */
export async function evidenceSource(
  bench: Workbench,
  store: Store,
  release: ReleaseView,
): Promise<EvidenceSource | null> {
  const commit = release.authorised?.commit
  if (commit === undefined) return null
  const { campaign, key } = release.release
  const content = parseContent(focusTree(await readTree(bench.repository, commit), [campaign]))
  const from = content.campaigns.get(campaign)?.front.from
  const sender = from === undefined ? undefined : content.policies.senders?.senders[from]
  if (sender === undefined) return null
  return {
    journal: store.journal,
    contacts: store.contacts,
    releaseKey: key,
    domain: hostOf(sender.from.address),
    breathe: async () => {},
  }
}

/** The entries with roots of a release, each with the batch of the journal that it is about: numbers count within their type. */
export function rootEntries(
  entries: readonly Entry[],
  releaseKey: string,
  batches: readonly Batch[],
): readonly { readonly entry: RootEntry; readonly batch: Batch | null }[] {
  const roots = entries.filter(
    (entry): entry is RootEntry =>
      (entry.type === 'BATCH' || entry.type === 'SETTLED') && entry.release.key === releaseKey,
  )
  const settled = roots.filter(({ type }) => type === 'SETTLED')
  return roots.map((entry) => {
    const seq = entry.type === 'BATCH' ? entry.data.seq : settled.indexOf(entry) + 1
    const isSettlement = entry.type === 'SETTLED'
    const batch = batches.find((each) => each.seq === seq && (each.settlement !== null) === isSettlement)
    return { entry, batch: batch ?? null }
  })
}
