import type { Store } from '../adapters/sqlite/open-store.ts'
import { normaliseAddress } from '../audience/address.ts'
import type { HeldLeaf, HeldRow } from '../audience/contact.ts'
import { leafOf, type EvidenceSource } from '../delivery/evidence.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import { releaseName } from '../release/release-id.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { hasStore } from './audit/open-record.ts'
import { evidenceSource } from './audit/release-evidence.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench, type Workbench } from './workbench.ts'

const attemptsMax = 5

/**
 * Erases a person: nothing in the store names them any more, and whatever was signed about them and others can still be proved, for the leaves are
 * made and kept before their key is destroyed. The address is never printed.
 */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--recipient <address>', about: 'option-recipient' },
    { flags: '--apply', about: 'option-apply' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const address = normaliseAddress(String(input.options['recipient'] ?? ''))
  if (!address.ok) throw failure('trace-no-address', { permanence: 'permanent' })
  const bench = await openWorkbench(world)
  if (!hasStore(world, bench)) throw failure('trace-no-store', { permanence: 'permanent' })
  const { view } = await bench.ledger.read()
  const store = await openStoreOf(world, bench.repository)
  try {
    const contact = await store.contacts.find(address.address)
    if (contact === null) throw failure('trace-unknown-address', { permanence: 'permanent' })
    const applied = input.options['apply'] === true
    const releases = new Map([...view.releases.values()].map((release) => [release.release.key, release]))
    const messages = new Set((await store.contacts.heldRows(contact.id)).map(({ idem }) => idem)).size
    if (applied) await erase({ world, bench, store, releases }, contact.id)
    if (world.json) world.out(JSON.stringify({ version: 1, applied, messages }))
    else world.out(applied ? say(world.locale, 'erase-done') : say(world.locale, 'erase-dry', { messages }))
    return exit.done
  } finally {
    store.close()
  }
}

interface Erasing {
  readonly world: World
  readonly bench: Workbench
  readonly store: Store
  readonly releases: ReadonlyMap<string, ReleaseView>
}

async function erase(erasing: Erasing, contactId: string): Promise<void> {
  const { world, store } = erasing
  const sources = new Map<string, EvidenceSource>()
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const leaves: HeldLeaf[] = []
    for (const row of await store.contacts.heldRows(contactId)) {
      const source = sources.get(row.releaseKey) ?? (await sourceOf(erasing, row))
      sources.set(row.releaseKey, source)
      leaves.push({ row, leaf: await leafOf(source, { ...row, contactId }) })
    }
    if (await store.contacts.erase(contactId, leaves, world.clock.now())) return
  }
  throw failure('erase-busy', { permanence: 'temporary' })
}

async function sourceOf({ bench, store, releases }: Erasing, row: HeldRow): Promise<EvidenceSource> {
  const release = releases.get(row.releaseKey)
  const source = release === undefined ? null : await evidenceSource(bench, store, release)
  if (source !== null) return source
  const name = release === undefined ? row.releaseKey.slice(0, 8) : releaseName(release.release)
  throw failure('erase-release-unreadable', { permanence: 'permanent', values: { release: name } })
}
