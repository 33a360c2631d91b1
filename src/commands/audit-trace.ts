import type { Store } from '../adapters/sqlite/open-store.ts'
import { normaliseAddress } from '../audience/address.ts'
import { batchLeaves, type EvidenceSource } from '../delivery/evidence.ts'
import { evidenceReleaseKey } from '../ledger/evidence-leaf.ts'
import { inclusionProof, verifyInclusion } from '../ledger/merkle.ts'
import type { LedgerReading } from '../ledger/append.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import { releaseName } from '../release/release-id.ts'
import { idemOf, messageIdOf, releaseSecret } from '../release/tokens.ts'
import { traceText, type Trace, type TraceProof } from '../report/audit-trace.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { evidenceSource, rootEntries } from './audit/release-evidence.ts'
import { hasStore, openRecord } from './audit/open-record.ts'
import { releaseFilter, tellUnknown } from './audit-log.ts'
import { tokenKeyOfStore } from './token-key-of-store.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, type Workbench } from './workbench.ts'

/** Shows what one person got, each fact with the path that leads from it to a root that was signed. */
export const verb: Verb = {
  arguments: ['<campaign>'],
  options: [
    { flags: '--recipient <address>', about: 'option-recipient' },
    { flags: '--offline', about: 'option-offline-record' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const [text = ''] = input.arguments
  const address = normaliseAddress(String(input.options['recipient'] ?? ''))
  if (!address.ok) throw failure('trace-no-address', { permanence: 'permanent' })
  const bench = await openRecord(world, input)
  if (!hasStore(world, bench)) throw failure('trace-no-store', { permanence: 'permanent' })
  const reading = await bench.ledger.read()
  const recorded = [...reading.view.releases.values()].map(({ release }) => release)
  const of = releaseFilter(text, recorded)
  const store = await openStoreOf(world, bench.repository)
  try {
    const contact = await store.contacts.find(address.address)
    if (contact === null) throw failure('trace-unknown-address', { permanence: 'permanent' })
    const releases = [...reading.view.releases.values()].filter(
      ({ release }) =>
        release.campaign === of.campaign && (of.edition === undefined || release.edition === of.edition),
    )
    const tracing: Tracing = { world, bench, store, reading, contactId: contact.id }
    if (releases.length === 0) tellUnknown(world, text, recorded)
    const traces = await Promise.all(releases.map((release) => traceRelease(tracing, release)))
    return answer(
      world,
      traces.filter((trace) => trace !== null),
    )
  } finally {
    store.close()
  }
}

interface Tracing {
  readonly world: World
  readonly bench: Workbench
  readonly store: Store
  readonly reading: LedgerReading
  readonly contactId: string
}

/** Null: the release did not concern this person. */
async function traceRelease(tracing: Tracing, view: ReleaseView): Promise<Trace | null> {
  const { store, world, contactId } = tracing
  const { key } = view.release
  const idem = idemOf(releaseSecret(tokenKeyOfStore(world, store), key), contactId)
  const row = await store.journal.row(idem)
  const source = await evidenceSource(tracing.bench, store, view)
  if (row === null || source === null || row.releaseKey !== key) return null
  const evidenceKey = await store.contacts.evidenceKey(contactId)
  return {
    release: releaseName(view.release),
    list: row.list,
    messageId: messageIdOf(idem, key, source.domain),
    state: row.state,
    skip: row.skip,
    attempts: row.attempts,
    receipt: row.receipt,
    evidenceKey:
      evidenceKey === null ? null : Buffer.from(evidenceReleaseKey(evidenceKey, key)).toString('hex'),
    proofs: await proofsOf(tracing, source, idem),
  }
}

async function proofsOf(
  { store, reading }: Tracing,
  source: EvidenceSource,
  idem: string,
): Promise<readonly TraceProof[]> {
  const held = await store.journal.batchesOf(idem)
  const roots = rootEntries(
    reading.entries,
    source.releaseKey,
    await store.journal.batches(source.releaseKey),
  )
  const proofs: TraceProof[] = []
  for (const { number, state } of held) {
    const entry = roots.find(({ batch }) => batch?.number === number)?.entry
    // Closed in the store, but not yet in the ledger.
    if (entry === undefined) continue
    const { idems, hashes } = await batchLeaves(source, { number })
    const index = idems.indexOf(idem)
    const leafHash = hashes[index]
    if (leafHash === undefined) continue
    const path = inclusionProof(hashes, index)
    const size = entry.type === 'BATCH' ? entry.data.size : entry.data.count
    const { root } = entry.data
    const proved = verifyInclusion({ leafHash, index, size, path, root })
    const { seq, at, key } = entry
    proofs.push({
      seq,
      at,
      key,
      state,
      root,
      index,
      size,
      path,
      proved,
      leafHash: Buffer.from(leafHash).toString('hex'),
    })
  }
  return proofs
}

function answer(world: World, traces: readonly Trace[]): number {
  if (world.json) world.out(JSON.stringify({ version: 1, traces }))
  else if (traces.length === 0) world.out(say(world.locale, 'trace-nothing'))
  else for (const line of traces.flatMap((trace) => traceText(trace, world.locale))) world.out(line)
  return traces.every(({ proofs }) => proofs.every(({ proved }) => proved)) ? exit.done : exit.refused
}
