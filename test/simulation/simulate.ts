import type { DatabaseSync } from 'node:sqlite'
import { createJournal } from '../../src/adapters/sqlite/journal.ts'
import { claimRelease } from '../../src/delivery/claim-release.ts'
import { resumeRelease } from '../../src/delivery/control-release.ts'
import { deliver } from '../../src/delivery/deliver.ts'
import type { DeliverResult } from '../../src/delivery/end-delivery.ts'
import { batchLeaves } from '../../src/delivery/evidence.ts'
import type { Journal } from '../../src/delivery/journal.ts'
import { settleUnknown } from '../../src/delivery/settle-unknown.ts'
import { Failure } from '../../src/kit/failure.ts'
import type { Entry, LedgerStore } from '../../src/ledger/entry.ts'
import { viewLedger } from '../../src/ledger/ledger-view.ts'
import { verifyChain } from '../../src/ledger/verify-chain.ts'
import type { ApprovedPlan } from '../../src/plan/plan.ts'
import type { RecipientState } from '../../src/release/receipt.ts'
import type { ReleaseState } from '../../src/release/release-state.ts'
import { idemOf } from '../../src/release/tokens.ts'
import { failure } from '../../src/words/find.ts'
import { fakeRelay, type FakeRelay, type RelayMove } from '../support/fake-relay.ts'
import { trust } from '../support/ledger-keys.ts'
import { memoryContacts, type MemoryContacts } from '../support/memory-contacts.ts'
import { memoryLedger, type MemoryLedger } from '../support/memory-ledger.ts'
import { createRandom, type Random } from '../support/random.ts'
import { authorisedLedger, buildBare, emptyDatabase, ledgerOf, secretOf } from '../support/release-rig.ts'
import { approvedPlan } from '../support/sender-plan.ts'
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts'
import { createMortal, drawFate, type Errand, type Fate, type Mortal } from './mortal.ts'

/** Bugs that the invariants must find, planted into what the sending code is given. */
export interface Planted {
  readonly journal?: (journal: Journal, database: DatabaseSync) => Journal
  readonly ledger?: (ledger: MemoryLedger) => LedgerStore
  /** How often two hosts with stores of their own begin the same release; a bug of claims needs them. */
  readonly races?: number
}

/** What one seed showed. */
export interface Story {
  readonly crashes: number
  /** Durable states at the moment of each crash. */
  readonly met: ReadonlyMap<string, number>
  /** What must never be. */
  readonly wrong: readonly string[]
  readonly end: ReleaseState
}

const window = 6
const livesMax = 60

interface Host {
  readonly name: string
  readonly database: DatabaseSync
}

interface World {
  readonly random: Random
  readonly time: VirtualTime
  readonly plan: ApprovedPlan
  readonly people: number
  readonly contacts: MemoryContacts
  readonly ledger: MemoryLedger
  readonly relay: FakeRelay
  readonly hosts: readonly Host[]
  readonly planted: Planted
  /** Whether a person settles what is unknown, by the truth. */
  readonly settles: boolean
  readonly ledgerFails: number
  readonly living: Set<string>
  readonly met: Map<string, number>
  readonly wrong: Set<string>
  readonly suppressed: Set<string>
  readonly claims: Set<number>
  crashes: number
  lives: number
}

/** Plays one seed: lives that crash, freeze, race, are halted and restarted, until the release is at its end. */
export async function simulate(seed: number, planted: Planted = {}): Promise<Story> {
  const world = createWorld(seed, planted)
  const troubled = world.random.between(2, 8)
  if (world.hosts.length > 1)
    await world.time.drive(Promise.all(world.hosts.map((host) => liveSoon(world, host))))
  while (!isOver(world)) {
    if (++world.lives > livesMax) {
      world.wrong.add('never comes to an end')
      break
    }
    const draw = (errand: Errand): Fate | null =>
      world.lives <= troubled && world.random.chance(0.8) ? drawFate(world.random, errand) : null
    await world.time.drive(nextLife(world, world.random.pick(world.hosts), draw))
    await world.time.drive(world.time.sleep(world.random.pick([0, 100, 20_000])))
  }
  await world.time.drive(checkEnd(world))
  const { crashes, met, wrong } = world
  return { crashes, met, wrong: [...wrong], end: stateOf(world) }
}

function createWorld(seed: number, planted: Planted): World {
  const random = createRandom(seed)
  const time = createVirtualTime()
  const plan = approvedPlan()
  const people = random.between(3, 24)
  const trouble = random.pick([0, 0.1, 0.4])
  const relay = fakeRelay({
    sleep: time.sleep,
    play: () => ({
      move: random.chance(trouble)
        ? random.pick<RelayMove>([
            'defer',
            'reject',
            'drop-before-data',
            'drop-in-data',
            'drop-after-dot',
            'down',
          ])
        : 'accept',
      ms: random.between(0, 40),
    }),
  })
  const skips = random.chance(0.3) ? { c0: 'bounced' as const } : {}
  const hosts = random.chance(planted.races ?? 0.2) ? ['a', 'b'] : ['a']
  return {
    random,
    time,
    plan,
    people,
    relay,
    planted,
    contacts: memoryContacts(people, skips),
    ledger: memoryLedger(authorisedLedger(time.clock.now(), plan)),
    hosts: hosts.map((name) => ({ name, database: emptyDatabase() })),
    settles: random.chance(0.5),
    ledgerFails: random.pick([0, 0, 0.05]),
    living: new Set(),
    met: new Map(),
    wrong: new Set(),
    suppressed: new Set(Object.keys(skips)),
    claims: new Set(),
    crashes: 0,
    lives: 0,
  }
}

/** What happens next: a run, a person who resumes a halted release, a person who settles. */
async function nextLife(world: World, host: Host, draw: (errand: Errand) => Fate | null): Promise<void> {
  const state = stateOf(world)
  if (state === 'halted') return mortalLife(world, host, { fate: draw('resume'), act: resume })
  if (wantsSettling(world, host, state)) return mortalLife(world, host, { fate: draw('settle'), act: settle })
  return live(world, host, draw('send'))
}

function wantsSettling(world: World, host: Host, state: ReleaseState): boolean {
  const told = world.ledger.texts.filter((text) => text.includes('"SETTLED"')).length
  const decided = host.database
    .prepare('SELECT count(*) AS number FROM batches WHERE settled_to IS NOT NULL')
    .get()
  const open = count(host, `state IN ('unknown', 'not-sent')`)
  // What was decided must be told, and whoever settled the last one must complete the release.
  if (Number(decided?.['number']) > told || (state === 'completed-with-unknown' && open === 0)) return true
  if (!world.settles || count(host, `state = 'unknown'`) === 0) return false
  // While the run is not over a person may settle, or wait for its end.
  if (state !== 'completed-with-unknown') return world.random.chance(0.3)
  return count(host, `state = 'not-sent'`) === 0
}

interface Life {
  readonly fate: Fate | null
  readonly act: (world: World, host: Host, mortal: Mortal) => Promise<void>
}

/** Two hosts hardly ever begin in the same instant. */
async function liveSoon(world: World, host: Host): Promise<void> {
  await world.time.sleep(world.random.between(0, 1500))
  await live(world, host, null)
}

/** A run; while it is frozen its lease runs out and another one comes. */
async function live(world: World, host: Host, fate: Fate | null): Promise<void> {
  const run = mortalLife(world, host, { fate, act: send })
  const second =
    fate?.kind === 'freeze'
      ? world.time
          .sleep(world.random.between(16_000, 24_000))
          .then(() => mortalLife(world, host, { fate: null, act: send }))
      : null
  await Promise.all([run, second])
}

async function mortalLife(world: World, host: Host, { fate, act }: Life): Promise<void> {
  const mortal = createMortal(world.time, fate)
  const died = await Promise.race([
    mortal.death,
    act(world, host, mortal).then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof Failure)) world.wrong.add(`a bug: ${String(error)}`)
        return null
      },
    ),
  ])
  if (mortal.met() && fate?.kind === 'freeze') note(world, 'a process that was frozen longer than its lease')
  if (died === null) return
  world.crashes++
  note(world, `release ${stateOf(world)}`)
  for (const { state } of host.database.prepare('SELECT DISTINCT state FROM deliveries').all())
    note(world, `recipient ${String(state)}`)
  const open = count(host, 'data_open = 1')
  if (open > 0) note(world, 'open DATA')
  if (count(host, `state = 'intent'`) > window) world.wrong.add('more intents than the window')
}

/** One run of `send`. */
async function send(world: World, host: Host, mortal: Mortal): Promise<void> {
  const { random, time, plan } = world
  const journal = journalOf(world, host, mortal)
  const ledger = ledgerOf({ store: ledgerStore(world, mortal), journal, time }, plan)
  const owner = `${host.name} ${world.lives}-${random.between(1, 1e9)}`
  const claimant = { run: `run-${world.lives}`, owner }
  world.living.add(owner)
  void mortal.death.then(() => world.living.delete(owner))
  const alive = (other: string): boolean => !other.startsWith(host.name) || world.living.has(other)
  const claim = await claimRelease(claimant, { ledger, journal, clock: time.clock, alive })
  if (claim.kind === 'claimed') {
    if (world.claims.has(claim.attempt)) world.wrong.add('two runs hold one claim')
    world.claims.add(claim.attempt)
    const signal = new AbortController()
    const stopAfter = random.chance(0.15) ? random.between(0, 300) : null
    if (stopAfter !== null)
      void mortal.sleep(stopAfter).then(() => signal.abort(random.pick(['SIGINT', 'SIGTERM'])))
    if (random.chance(0.1)) void mortal.sleep(random.between(0, 200)).then(() => suppressSomebody(world))
    const result = await deliver(
      plan,
      {
        attempt: claim.attempt,
        owner,
        secret: secretOf(plan),
        until: random.chance(0.1) ? time.clock.now() + random.between(0, 300) : null,
        perSecond: random.pick([null, null, 20]),
        limits: {
          concurrency: random.between(1, 4),
          window,
          batchMs: random.pick([40, 30_000]),
          batchSize: random.pick([3, 50]),
          graceMs: 200,
        },
      },
      {
        clock: time.clock,
        sleep: mortal.sleep,
        wire: mortal.guard(
          'wire',
          world.relay.wire((point) => between(world, mortal, point)),
        ),
        journal,
        contacts: guardContacts(world, mortal),
        ledger,
        build: async (recipient) => {
          await mortal.pass('build before')
          const message = buildBare(plan)(recipient)
          await mortal.pass('build after')
          return message
        },
        denial: async () => null,
        mayLift: (person) => person === 'vera',
        signal: signal.signal,
        progress: () => {},
      },
    )
    checkResult(world, host, { result, attempt: claim.attempt })
  }
  world.living.delete(owner)
}

/** What of a dead process was in the kernel's buffers may still arrive; what was not never does. */
async function between(world: World, mortal: Mortal, point: 'in-data' | 'after-dot'): Promise<void> {
  if (mortal.dead() && point === 'in-data' && world.random.chance(0.5)) return
  if (!mortal.frozen()) await mortal.pass(`wire ${point}`)
}

async function resume(world: World, host: Host, mortal: Mortal): Promise<void> {
  const journal = journalOf(world, host, mortal)
  const ledger = ledgerOf(
    { store: ledgerStore(world, mortal), journal, time: world.time },
    world.plan,
    'operator',
  )
  await resumeRelease({ ledger, journal, clock: world.time.clock }, { by: 'vera', reason: 'looked at it' })
}

/** Somebody reads the relay's log and tells the truth. */
async function settle(world: World, host: Host, mortal: Mortal): Promise<void> {
  const journal = journalOf(world, host, mortal)
  const ledger = ledgerOf(
    { store: ledgerStore(world, mortal), journal, time: world.time },
    world.plan,
    'operator',
  )
  const unknown = host.database.prepare(`SELECT idem FROM deliveries WHERE state = 'unknown'`).all()
  const taken = new Set(world.relay.taken)
  const ports = { ledger, journal, clock: world.time.clock }
  const evidence = {
    journal,
    contacts: world.contacts,
    releaseKey: world.plan.releaseKey,
    domain: 'news.hikari.example',
    breathe: async () => {},
  }
  for (const to of ['accepted', 'not-sent'] as const) {
    const idems = unknown
      .map(({ idem }) => String(idem))
      .filter((idem) => taken.has(idem) === (to === 'accepted'))
    if (idems.length === 0 && unknown.length > 0) continue
    await settleUnknown(
      { ...ports, evidence },
      { to, by: 'mori', reason: 'the log of the relay', idems: unknown.length === 0 ? 'all' : idems },
    )
  }
}

function journalOf(world: World, host: Host, mortal: Mortal): Journal {
  const journal = createJournal(host.database, mortal.defer)
  return mortal.guard('journal', world.planted.journal?.(journal, host.database) ?? journal)
}

function guardContacts(world: World, mortal: Mortal): MemoryContacts {
  // The stream of candidates is no promise; its consumer has points of its own.
  return {
    ...mortal.guard('contacts', world.contacts),
    candidates: (query) => world.contacts.candidates(query),
  }
}

function ledgerStore(world: World, mortal: Mortal): LedgerStore {
  const { time, random } = world
  const ledger = world.planted.ledger?.(world.ledger) ?? world.ledger
  // Some hosts are far away.
  const distance = random.pick([3, 30, 500])
  const travel = async (): Promise<void> => {
    await time.sleep(random.between(0, distance))
    if (random.chance(world.ledgerFails)) throw failure('ledger-crowded', { permanence: 'temporary' })
  }
  return {
    read: async () => {
      await mortal.pass('ledger.read before')
      await travel()
      const answer = await ledger.read()
      await mortal.pass('ledger.read after')
      return answer
    },
    append: async (tip, entry, message) => {
      await mortal.pass(`ledger.append ${entry.type} before`)
      await travel()
      if (mortal.dead()) await mortal.pass('dead')
      const answer = await ledger.append(tip, entry, message)
      await mortal.pass(`ledger.append ${entry.type} after`)
      return answer
    },
  }
}

function suppressSomebody(world: World): void {
  const contact = `c${world.random.between(0, world.people - 1)}`
  world.suppressed.add(contact)
  world.contacts.suppress(contact, 'unsubscribed')
}

/** A run is green exactly when the release is completed. */
function checkResult(
  world: World,
  host: Host,
  ended: { readonly result: DeliverResult; readonly attempt: number },
): void {
  const { result, attempt } = ended
  if (result.reason === 'fenced') return
  if ((result.exitCode === 0) !== (result.state === 'completed')) world.wrong.add('an exit code that lies')
  // Intents of an earlier run stay when this one was stopped before it looked at them.
  if (count(host, `state = 'intent' AND fence = ${attempt}`) > 0) world.wrong.add('an intent left behind')
}

function isOver(world: World): boolean {
  const state = stateOf(world)
  if (state === 'completed') return true
  return state === 'completed-with-unknown' && !world.settles
}

async function checkEnd(world: World): Promise<void> {
  const { wrong, relay, plan, ledger } = world
  const taken = new Set(relay.taken)
  if (taken.size !== relay.taken.length) wrong.add('somebody got it twice')
  const problems = verifyChain(ledger.texts, trust).problems
  for (const { code } of problems) wrong.add(`the ledger: ${code}`)
  const host = world.hosts.find((each) => count(each, '1') > 0)
  if (host === undefined || wrong.has('never comes to an end')) return
  const rows = new Map(
    host.database
      .prepare('SELECT idem, state FROM deliveries')
      .all()
      .map((row) => [String(row['idem']), row['state'] as RecipientState]),
  )
  for (let person = 0; person < world.people; person++) {
    const contact = `c${person}`
    const idem = idemOf(secretOf(plan), contact)
    const state = rows.get(idem)
    const fault = faultOf(world, { contact, idem, state, got: taken.has(idem) })
    if (fault !== null) wrong.add(fault)
  }
  if ([...taken].some((idem) => !rows.has(idem))) wrong.add('somebody outside the snapshot got it')
  await checkRoots(world, host)
}

function faultOf(
  world: World,
  about: {
    readonly contact: string
    readonly idem: string
    readonly state: RecipientState | undefined
    readonly got: boolean
  },
): string | null {
  const { contact, idem, state, got } = about
  if (state === 'accepted') return got ? null : 'accepted, and got nothing'
  if (state === 'unknown')
    return world.relay.opened.has(idem) ? null : 'unknown, although DATA was never opened'
  if (state === 'rejected') return got ? 'rejected, and got it' : null
  if (state !== 'skipped') return `lost: ${state ?? 'not in the snapshot'}`
  if (!world.suppressed.has(contact)) return 'skipped without a reason'
  return got ? 'skipped, and got it' : null
}

/** The roots of the ledger are those of the journal. */
async function checkRoots(world: World, host: Host): Promise<void> {
  const journal = createJournal(host.database, world.time.defer)
  const source = {
    journal,
    contacts: world.contacts,
    releaseKey: world.plan.releaseKey,
    domain: 'news.hikari.example',
    breathe: async () => {},
  }
  const roots = world.ledger.texts
    .map((text) => JSON.parse(text) as Entry)
    .flatMap((entry) => (entry.type === 'BATCH' || entry.type === 'SETTLED' ? [entry.data.root] : []))
  const batches = await journal.batches(world.plan.releaseKey)
  const held = await Promise.all(batches.map(async (batch) => (await batchLeaves(source, batch)).root))
  if (roots.toSorted().join() !== held.toSorted().join()) world.wrong.add('roots that differ')
}

function stateOf(world: World): ReleaseState {
  const view = viewLedger(world.ledger.texts.map((text) => JSON.parse(text) as Entry))
  return view.releases.get(world.plan.releaseKey)?.standing.state ?? 'none'
}

function count(host: Host, where: string): number {
  return Number(
    host.database.prepare(`SELECT count(*) AS number FROM deliveries WHERE ${where}`).get()?.['number'],
  )
}

function note(world: World, what: string): void {
  world.met.set(what, (world.met.get(what) ?? 0) + 1)
}
