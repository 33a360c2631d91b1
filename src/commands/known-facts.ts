import type { KnownFacts } from '../approval/facts.ts'
import type { Store } from '../adapters/sqlite/open-store.ts'
import type { LedgerReading } from '../ledger/append.ts'

/** States in which an edition is used up: it was claimed, or withdrawn for good. */
const claimedStates = new Set([
  'claimed',
  'snapshot',
  'running',
  'observing',
  'halted',
  'completed-with-unknown',
  'completed',
  'aborted',
  'cancelled',
])

/** What the ledger and the store know that takes part in a decision. */
export function knownFacts(
  { view, entries }: Pick<LedgerReading, 'view' | 'entries'>,
  about: {
    readonly seen: KnownFacts['seen']
    readonly nowMs: number
    readonly halted: string | null
  },
): KnownFacts {
  const releases = [...view.releases.values()]
  return {
    root: view.root,
    judgedUpto: entries.flatMap((entry) => (entry.type === 'RULES' ? [entry.data.upto] : [])),
    ...about,
    planned: releases.flatMap(({ planned }) =>
      planned.map(({ closureDigest, counts }) => ({ closureDigest, count: counts.recipients })),
    ),
    lifted: releases.flatMap(({ release, released }) =>
      released.map(({ commit, code, by, reason }) => ({
        release: { campaign: release.campaign, edition: release.edition },
        commit,
        code,
        person: by,
        reason,
      })),
    ),
    claimed: releases
      .filter(({ standing }) => claimedStates.has(standing.state))
      .map(({ release, authorised }) => ({
        campaign: release.campaign,
        edition: release.edition,
        commit: authorised?.commit ?? '',
      })),
    authorised: releases.flatMap(({ release: { campaign, edition }, authorised }) =>
      authorised === null
        ? []
        : [
            {
              campaign,
              edition,
              commit: authorised.commit,
              people: authorised.approvals.map(({ person }) => person),
            },
          ],
    ),
  }
}

/** Approval tags that this installation has seen, which must not vanish. */
export async function seenTags(store: Pick<Store, 'tagMemory'> | null): Promise<KnownFacts['seen']> {
  return store === null ? [] : store.tagMemory.seenRefs('refs/tags/approval/')
}
