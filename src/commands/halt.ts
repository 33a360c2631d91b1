import { readTree } from '../adapters/git/read-tree.ts'
import { defaultBranch, remoteOf } from '../adapters/git/remote.ts'
import { gitText, type Repository } from '../adapters/git/git.ts'
import { byLikeness } from '../content/likeness.ts'
import { parseContent } from '../content/parse-content.ts'
import { recordHalt, type Order } from '../delivery/control-release.ts'
import { bindLedger } from '../delivery/release-ledger.ts'
import { Failure } from '../kit/failure.ts'
import { parseReleaseName, releaseKey, type ReleaseId } from '../release/release-id.ts'
import { failure } from '../words/find.ts'
import { phraseOf, say } from '../words/say.ts'
import type { Store } from '../adapters/sqlite/open-store.ts'
import { senderOf } from './job/ordered-by.ts'
import { reasonOf, releaseOf } from './operate/release-desk.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openSigner, openStoreOf, openWorkbench, topOf } from './workbench.ts'

/**
 * Stops one release, or with `*` all of them: first the switch in the store, for which nothing but the store is needed, then, where it
 * can be reached, the record.
 */
export const verb: Verb = {
  arguments: ['<release>'],
  options: [{ flags: '--reason <text>', about: 'option-order-reason' }],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const release = input.arguments[0] ?? ''
  // Anybody may stop: what that costs is time.
  const sender = await senderOf(world)
  const by = sender === null ? world.env['USER'] || 'operator' : `@${sender.login}`
  const order: Order = { by, reason: reasonOf(input) }
  const repository: Repository = { folder: await topOf(world), env: world.env }
  const { id, campaigns } = await lastSeen(repository)
  const named = release === '*' ? null : releaseOf(release, campaigns)
  const key = named === null ? '*' : releaseKey(id, named)
  const store = await openStoreOf(world, repository)
  try {
    await store.journal.setHalt(key, { ...order, at: world.clock.now() })
    // A remote that does not answer may take minutes: whoever is in a hurry must see at once that it is done.
    if (!world.json) tellDone(world, release)
    const recorded = named === null ? null : await tellLedger(world, store, { release: named, order })
    // A name that is mistyped holds nothing back, but one that this clone has not seen yet must.
    const isKnown = named === null || recorded === true || campaigns.includes(named.campaign)
    if (world.json) world.out(JSON.stringify({ version: 1, release, halted: true, recorded, known: isKnown }))
    else {
      if (!isKnown) {
        const { campaign } = named
        world.err(say(world.locale, 'halt-not-seen', { campaign, known: byLikeness(campaign, campaigns) }))
      }
      if (recorded === false) world.err(say(world.locale, 'halt-not-recorded'))
    }
    return exit.done
  } finally {
    store.close()
  }
}

function tellDone(world: World, release: string): void {
  const typed = release === '*' ? "'*'" : release
  const phrase = phraseOf(world.locale, 'halt-done', { release, typed })
  world.out(phrase.say)
  if (phrase.fix !== undefined) world.out(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
}

/** The repository's id and its campaigns as the default branch was last seen: a halt does not wait for a network. */
async function lastSeen(
  repository: Repository,
): Promise<{ readonly id: string; readonly campaigns: readonly string[] }> {
  const branch = await defaultBranch(repository, await remoteOf(repository))
  const head = await gitText(repository, ['rev-parse', '--verify', `${branch.ref}^{commit}`])
  const { ledger } = parseContent(
    await readTree(repository, head, (path) => path.startsWith('policies/')),
  ).policies
  if (ledger === null) throw failure('ledger-policy-missing', { permanence: 'permanent' })
  const listing = ['ls-tree', '-d', '-z', '--name-only', '--full-tree', head, 'campaigns/']
  const campaigns = (await gitText(repository, listing))
    .split('\0')
    .map((path) => path.slice('campaigns/'.length))
    .filter((name) => parseReleaseName(`${name}/1`) !== null)
  return { id: ledger.repository, campaigns }
}

/** Whether the record knows; null where nothing was under way that it would have to know of. */
async function tellLedger(
  world: World,
  store: Store,
  halt: { readonly release: ReleaseId; readonly order: Order },
): Promise<boolean | null> {
  try {
    const bench = await openWorkbench(world)
    const signer = openSigner(world, bench.ledgerPolicy)
    const id = halt.release
    const parts = { ledger: bench.ledger, signer, journal: store.journal, clock: world.clock }
    const ledger = bindLedger(parts, { ...id, key: releaseKey(bench.ledgerPolicy.repository, id) })
    return (await recordHalt({ ledger, journal: store.journal, clock: world.clock }, halt.order))
      ? true
      : null
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return false
  }
}
