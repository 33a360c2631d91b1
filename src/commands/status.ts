import type { Store } from '../adapters/sqlite/open-store.ts'
import type { Halt, JournalCounts, Lease } from '../delivery/journal.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import { releaseName } from '../release/release-id.ts'
import type { ReleaseState } from '../release/release-state.ts'
import { phraseOf, say } from '../words/say.ts'
import { noSuchRelease, recordedReleases, releaseOf } from './operate/release-desk.ts'
import { stateWords } from './operate/state-words.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench } from './workbench.ts'

const unknownShownMax = 50

/** Where each release stands, or one: the record's state, and the store's counts. */
export const verb: Verb = { arguments: ['[release]'], options: [], run }

/** One release as `status --json` shows it. */
interface Status {
  readonly release: string
  readonly state: ReleaseState
  /** Null as long as its recipients are not fixed. */
  readonly counts: JournalCounts | null
  /** Recipients as they were counted for the approval, and as they were when it began; null where either is unknown. */
  readonly recipients: { readonly counted: number; readonly sent: number } | null
  readonly halt: Pick<Halt, 'reason' | 'by'> | null
  /** The run that is at it right now. */
  readonly run: string | null
  /** Tokens of messages of unknown fate: the beginnings of their Message-IDs. */
  readonly unknown: readonly string[]
}

async function run(world: World, input: Input): Promise<number> {
  const [text] = input.arguments
  const bench = await openWorkbench(world)
  const { view } = await bench.ledger.read()
  const known = recordedReleases(view)
  const wanted = text === undefined ? null : releaseName(releaseOf(text, known))
  const views = [...view.releases.values()].filter(
    ({ release }) => wanted === null || releaseName(release) === wanted,
  )
  if (wanted !== null && views.length === 0) throw noSuchRelease(wanted, known)
  const store = await openStoreOf(world, bench.repository)
  try {
    const all: Status[] = []
    for (const release of views) all.push(await statusOf(world, store, release))
    if (world.json) world.out(JSON.stringify({ version: 1, releases: all }))
    else if (all.length === 0) world.out(say(world.locale, 'status-none'))
    else for (const status of all) show(world, status)
    return exit.done
  } finally {
    store.close()
  }
}

async function statusOf(world: World, { journal }: Store, view: ReleaseView): Promise<Status> {
  const { key } = view.release
  const row = await journal.halted(key)
  const begun = await journal.hasSnapshot(key)
  const unknown = await journal.rows(key, { states: ['unknown'], limit: unknownShownMax })
  return {
    release: releaseName(view.release),
    state: view.standing.state,
    counts: begun ? await journal.counts(key) : null,
    recipients: recipientsOf(view),
    halt: row === null ? view.halted : { reason: row.reason, by: row.by },
    run: runOf(world, view, await journal.leaseHolder(key)),
    unknown: unknown.map(({ idem }) => idem),
  }
}

function recipientsOf({ planned, authorised, snapshot }: ReleaseView): Status['recipients'] {
  const counted = planned.findLast(({ closureDigest }) => closureDigest === authorised?.closureDigest)
  if (counted === undefined || snapshot === null) return null
  return { counted: counted.counts.recipients, sent: snapshot.recipients }
}

function runOf(world: World, view: ReleaseView, lease: Lease | null): string | null {
  if (lease === null || lease.expiresAt <= world.clock.now()) return null
  return view.claimed?.run ?? null
}

function show(world: World, status: Status): void {
  const { release, state, counts, recipients, halt, run, unknown } = status
  const { locale } = world
  world.out(`${release}: ${say(locale, stateWords[state])}`)
  if (counts !== null) {
    const remaining = counts.remaining + counts.intent + counts['not-sent']
    const all = remaining + counts.accepted + counts.deferred + counts.rejected + counts.unknown
    world.out(`  ${say(locale, 'status-counts', { ...counts, remaining, all })}`)
  }
  if (recipients !== null && recipients.counted !== recipients.sent)
    world.out(`  ${say(locale, 'pull-count-drift', recipients)}`)
  if (halt !== null) world.out(`  ${say(locale, 'status-halted', { by: halt.by, reason: halt.reason })}`)
  if (run !== null) world.out(`  ${say(locale, 'status-running', { run })}`)
  if (unknown.length === 0) return
  const phrase = phraseOf(locale, 'status-unknown', { tokens: unknown.join(' '), release })
  world.out(`  ${phrase.say}`)
  if (phrase.fix !== undefined) world.out(`  ${say(locale, 'label-next')}: ${phrase.fix}`)
}
