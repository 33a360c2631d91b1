import type { Store } from '../../adapters/sqlite/open-store.ts'
import { byLikeness } from '../../content/likeness.ts'
import { bindLedger, type ReleaseLedger } from '../../delivery/release-ledger.ts'
import type { Clock } from '../../kit/clock.ts'
import { Failure } from '../../kit/failure.ts'
import type { Journal } from '../../delivery/journal.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import type { LedgerSigner } from '../../ledger/signer.ts'
import { parseReleaseName, releaseKey, releaseName, type ReleaseId } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import { findSigner } from '../asking/signer.ts'
import { defaultBranchOnly } from '../job/default-branch-only.ts'
import { orderedNow } from '../job/ordered-now.ts'
import { campaignsAmong } from '../no-such-campaign.ts'
import type { Input, World } from '../verb.ts'
import { openSigner, openStoreOf, openWorkbench, type Workbench } from '../workbench.ts'

/** What an operator's order about one release works with. */
export interface ReleaseDesk {
  readonly bench: Workbench
  readonly store: Store
  readonly ledger: ReleaseLedger
  readonly journal: Journal
  readonly clock: Clock
  /** `winter-sale/1` */
  readonly name: string
  /** Who gives the order: in a job who started it, else the person whose SSH key git knows, else the id of the ledger key. */
  readonly by: string
}

/** The release that the user names. Throws the Failure `order-no-release`, which shows what is `known`, the most alike first. */
export function releaseOf(text: string, known: Iterable<string>): ReleaseId {
  const id = parseReleaseName(text)
  if (id === null) throw noSuchRelease(text, known)
  return id
}

/** No release is called so; whoever mistyped it is shown those that are known. */
export function noSuchRelease(text: string, known: Iterable<string>): Failure {
  const values = { text, known: byLikeness(text, known) }
  return failure('order-no-release', { permanence: 'permanent', values })
}

/** The releases of the record, by name. */
export function recordedReleases({ releases }: LedgerView): readonly string[] {
  return [...releases.values()].map(({ release }) => releaseName(release))
}

/** Why the user wants it. Throws the Failure `order-no-reason`. */
export function reasonOf({ options }: Input): string {
  const { reason } = options
  const text = typeof reason === 'string' ? reason.trim() : ''
  if (text === '') throw failure('order-no-reason', { permanence: 'permanent' })
  return text
}

/** Opens what belongs to a release, lets `work` use it, and closes it. */
export async function atDesk<T>(
  world: World,
  input: Input,
  work: (desk: ReleaseDesk) => Promise<T>,
): Promise<T> {
  const [text = ''] = input.arguments
  const bench = await openWorkbench(world)
  const known = recordedReleases((await bench.ledger.read()).view)
  const id = releaseOf(text, known)
  defaultBranchOnly(world, bench.branch)
  const signer = openSigner(world, bench.ledgerPolicy)
  const by = (await orderedNow(world, bench, id)) ?? (await personOf(bench, input, signer))
  const store = await openStoreOf(world, bench.repository)
  try {
    const { journal } = store
    const key = releaseKey(bench.ledgerPolicy.repository, id)
    // One of which the record has nothing yet may be held back in the store, or be about to begin.
    const isThere =
      known.includes(text) ||
      campaignsAmong(bench.tree.files.keys()).has(id.campaign) ||
      (await journal.ownHalt(key)) !== null
    if (!isThere) throw noSuchRelease(text, known)
    const ledger = bindLedger({ ledger: bench.ledger, signer, journal, clock: world.clock }, { ...id, key })
    return await work({ bench, store, ledger, journal, clock: world.clock, name: releaseName(id), by })
  } finally {
    store.close()
  }
}

async function personOf(bench: Workbench, { options }: Input, signer: LedgerSigner): Promise<string> {
  const { key } = options
  try {
    return (await findSigner(bench, typeof key === 'string' ? key : null)).person
  } catch (error) {
    // Whoever names a key wants to be known by it.
    if (!(error instanceof Failure) || typeof key === 'string') throw error
    return signer.keyId
  }
}
