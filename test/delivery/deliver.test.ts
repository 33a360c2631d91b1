import { expect, test } from 'vitest'
import { claimRelease } from '../../src/delivery/claim-release.ts'
import { deliver } from '../../src/delivery/deliver.ts'
import type { DeliverPorts, DeliverRun } from '../../src/delivery/run.ts'
import type { DeliverResult } from '../../src/delivery/end-delivery.ts'
import { settleUnknown } from '../../src/delivery/settle-unknown.ts'
import { evidenceOf } from '../../src/delivery/run.ts'
import { verifyChain } from '../../src/ledger/verify-chain.ts'
import { failure } from '../../src/words/find.ts'
import type { SendPlan } from '../../src/plan/plan.ts'
import { idemOf } from '../../src/release/tokens.ts'
import { fakeRelay, type RelayMove } from '../support/fake-relay.ts'
import { trust } from '../support/ledger-keys.ts'
import { memoryContacts } from '../support/memory-contacts.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import {
  authorisedLedger,
  buildBare,
  emptyDatabase,
  journalOn,
  ledgerOf,
  secretOf,
} from '../support/release-rig.ts'
import { approvedPlan } from '../support/sender-plan.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

/** A whole installation in memory, in which runs follow one another. */
function installation(
  people: number,
  options: { plan?: Partial<SendPlan>; skips?: Record<string, 'bounced'> } = {},
) {
  const time = createVirtualTime()
  const plan = approvedPlan(options.plan)
  const contacts = memoryContacts(people, options.skips)
  const database = emptyDatabase()
  const ledger = memoryLedger(authorisedLedger(time.clock.now(), plan))
  const moves = new Map<string, RelayMove[]>()
  const relay = fakeRelay({
    sleep: time.sleep,
    play: (idem) => ({ move: moves.get(idem)?.shift() ?? 'accept', ms: 10 }),
  })
  const idem = (contact: number): string => idemOf(secretOf(plan), `c${contact}`)
  const signal = new AbortController()
  let runs = 0

  async function send(change: Partial<DeliverPorts> = {}, run: Partial<DeliverRun> = {}) {
    const journal = journalOn(database, time)
    const bound = ledgerOf({ store: ledger, journal, time }, plan)
    const claimant = { run: `run-${++runs}`, owner: `host-${runs}` }
    const claim = await claimRelease(claimant, {
      ledger: bound,
      journal,
      clock: time.clock,
      alive: () => true,
    })
    if (claim.kind !== 'claimed') return claim
    return deliver(
      plan,
      {
        attempt: claim.attempt,
        owner: claimant.owner,
        secret: secretOf(plan),
        until: null,
        perSecond: null,
        ...run,
      },
      {
        clock: time.clock,
        sleep: time.sleep,
        wire: relay.wire(),
        journal,
        contacts,
        ledger: bound,
        build: buildBare(plan),
        denial: async () => null,
        mayLift: (person) => person === 'vera',
        signal: signal.signal,
        progress: () => {},
        ...change,
      },
    )
  }

  return {
    time,
    plan,
    contacts,
    relay,
    ledger,
    moves,
    idem,
    signal,
    database,
    journal: () => journalOn(database, time),
    send: (change?: Partial<DeliverPorts>, run?: Partial<DeliverRun>) =>
      time.drive(send(change, run)) as Promise<DeliverResult>,
    start: send,
    types: () => ledger.texts.map((text) => (JSON.parse(text) as { type: string }).type).slice(2),
    problems: () => verifyChain(ledger.texts, trust).problems,
    operator: () => {
      const journal = journalOn(database, time)
      return {
        journal,
        ledger: ledgerOf({ store: ledger, journal, time }, plan, 'operator'),
        clock: time.clock,
        evidence: evidenceOf(plan, { journal, contacts, sleep: time.sleep } as unknown as DeliverPorts),
      }
    },
  }
}

test('sends to everybody once and completes', async () => {
  const rig = installation(50, { skips: { c3: 'bounced' } })
  const result = await rig.send()
  expect(result).toMatchObject({
    state: 'completed',
    exitCode: 0,
    counts: { accepted: 49, skipped: 1, remaining: 0 },
  })
  expect(new Set(rig.relay.taken).size).toBe(49)
  expect(rig.relay.taken).toHaveLength(49)
  expect(rig.types()).toEqual([
    'CLAIMED',
    'SNAPSHOT',
    'STAGE_STARTED',
    'BATCH',
    'STAGE_SENT',
    'STAGE_OK',
    'COMPLETED',
  ])
  expect(rig.problems()).toEqual([])
  expect(await rig.send()).toMatchObject({ kind: 'completed', counts: { accepted: 49, skipped: 1 } })
  expect(rig.relay.taken).toHaveLength(49)
})

test('deferred ones are tried by the next run, five times at most', async () => {
  const rig = installation(3)
  rig.moves.set(rig.idem(0), ['defer', 'defer', 'defer', 'defer', 'defer', 'accept'])
  rig.moves.set(rig.idem(1), ['defer', 'accept'])
  for (let run = 1; run <= 4; run++)
    expect(await rig.send()).toMatchObject({ state: 'running', reason: 'left', exitCode: 75 })
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 2, rejected: 1 } })
  const row = await rig.journal().row(rig.idem(0))
  expect(row).toMatchObject({ state: 'rejected', skip: 'gave-up', attempts: 5, receipt: { code: 451 } })
  expect(rig.problems()).toEqual([])
})

test('what is refused for good is not tried again', async () => {
  const rig = installation(3)
  rig.moves.set(rig.idem(0), ['reject'])
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 2, rejected: 1 } })
  expect(await rig.journal().row(rig.idem(0))).toMatchObject({
    skip: null,
    receipt: { code: 550, enhanced: '5.1.1' },
  })
})

test('a connection lost before DATA is tried again in the same run; one lost in DATA never', async () => {
  const rig = installation(4)
  rig.moves.set(rig.idem(0), ['drop-before-data', 'drop-before-data'])
  rig.moves.set(rig.idem(1), ['drop-after-dot'])
  const result = await rig.send()
  expect(result).toMatchObject({
    state: 'completed-with-unknown',
    exitCode: 1,
    counts: { accepted: 3, unknown: 1 },
  })
  expect(rig.relay.taken).toHaveLength(4)
  expect(await rig.send()).toMatchObject({ kind: 'unknown-left', count: 1 })
  expect(rig.relay.taken).toHaveLength(4)
})

test('a person settles the unknown: accepted completes, not sent is sent by the next run', async () => {
  for (const to of ['accepted', 'not-sent'] as const) {
    const rig = installation(4)
    rig.moves.set(rig.idem(1), [to === 'accepted' ? 'drop-after-dot' : 'drop-in-data'])
    await rig.send()
    const settled = await rig.time.drive(
      settleUnknown(rig.operator(), { to, by: 'mori', reason: 'in the log of the relay', idems: 'all' }),
    )
    expect(settled).toMatchObject({ settled: 1, completed: to === 'accepted' })
    if (to === 'not-sent')
      expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 4 } })
    expect(new Set(rig.relay.taken).size).toBe(4)
    expect(rig.relay.taken).toHaveLength(4)
    expect(rig.problems()).toEqual([])
    expect(await rig.send()).toMatchObject({ kind: 'completed' })
  }
})

test('a decision that the ledger did not hear is told by the next call', async () => {
  const rig = installation(2)
  rig.moves.set(rig.idem(1), ['drop-after-dot'])
  await rig.send()
  await rig.time.drive(
    rig
      .journal()
      .settle(rig.plan.releaseKey, { to: 'accepted', by: 'mori', reason: 'log', idems: 'all', at: 1 }),
  )
  const again = await rig.time.drive(
    settleUnknown(rig.operator(), { to: 'accepted', by: 'mori', reason: 'log', idems: 'all' }),
  )
  expect(again).toMatchObject({ settled: 0, completed: true })
  expect(rig.types().slice(-2)).toEqual(['SETTLED', 'COMPLETED'])
  expect(rig.problems()).toEqual([])
})

test('three unknown in a row stop the campaign', async () => {
  const rig = installation(40)
  for (let person = 0; person < 40; person++) rig.moves.set(rig.idem(person), ['drop-in-data'])
  const result = await rig.send({}, { limits: { concurrency: 1 } })
  expect(result).toMatchObject({
    state: 'halted',
    reason: 'unknown-in-a-row',
    exitCode: 1,
    counts: { unknown: 3, intent: 0 },
  })
  expect(rig.types().at(-1)).toBe('HALTED')
  expect(await rig.send()).toMatchObject({ kind: 'halted', halt: { reason: 'unknown-in-a-row' } })
})

test('a reject that concerns our configuration stops the campaign at once', async () => {
  const rig = installation(40)
  for (let person = 0; person < 40; person++) rig.moves.set(rig.idem(person), ['misconfigured'])
  const result = await rig.send({}, { limits: { concurrency: 1 } })
  expect(result).toMatchObject({
    state: 'halted',
    reason: 'configuration-reject 5.7.515',
    counts: { rejected: 1, remaining: 39 },
  })
})

test('a halt stops within two seconds and loses nobody', async () => {
  const rig = installation(400)
  const running = rig.start({}, { perSecond: 50 })
  await rig.time.drive(rig.time.sleep(3300))
  const before = rig.relay.taken.length
  await rig.time.drive(
    rig.journal().setHalt(rig.plan.releaseKey, { reason: 'wrong price', by: 'vera', at: 1 }),
  )
  const since = rig.time.clock.now()
  const result = await rig.time.drive(running)
  expect(rig.time.clock.now() - since).toBeLessThanOrEqual(2000)
  expect(result).toMatchObject({
    state: 'halted',
    reason: 'wrong price',
    exitCode: 1,
    counts: { intent: 0, unknown: 0 },
  })
  expect(before).toBeGreaterThan(100)
  expect(before).toBeLessThan(200)
  expect(rig.ledger.messages.at(-1)).toContain('stopped by vera')
})

test("a person's cancel halts, a restart does not", async () => {
  for (const [reason, expected] of [
    ['SIGINT', { state: 'halted', reason: 'cancelled', exitCode: 1 }],
    ['SIGTERM', { state: 'running', reason: 'paused', exitCode: 75 }],
  ] as const) {
    const rig = installation(100)
    rig.moves.set(rig.idem(7), ['stuck'])
    const running = rig.start({}, { perSecond: 50 })
    await rig.time.drive(rig.time.sleep(1700))
    rig.signal.abort(reason)
    const since = rig.time.clock.now()
    const result = await rig.time.drive(running)
    expect(result).toMatchObject(expected)
    expect(rig.time.clock.now() - since).toBeLessThanOrEqual(7000)
    expect(await rig.time.drive(rig.journal().leaseHolder(rig.plan.releaseKey))).toBeNull()
    expect((result as DeliverResult).counts).toMatchObject({ intent: 0 })
  }
})

test('ends by itself when its time is over', async () => {
  const rig = installation(100)
  const until = rig.time.clock.now() + 1000
  const result = await rig.send({}, { perSecond: 20, until })
  expect(result).toMatchObject({ state: 'running', reason: 'paused', exitCode: 75 })
  expect(rig.time.clock.now()).toBeLessThan(until + 2000)
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 100 } })
  expect(rig.relay.taken).toHaveLength(100)
})

test('a denial that appears while it runs halts', async () => {
  const rig = installation(2000)
  const result = await rig.send({ denial: async () => 'CHANGES_REQUESTED' }, { perSecond: 50 })
  expect(result).toMatchObject({ state: 'halted', reason: 'CHANGES_REQUESTED' })
  expect(rig.relay.taken.length).toBeGreaterThan(600)
  expect(rig.relay.taken.length).toBeLessThan(900)
})

test('denials that nobody can read stop the run', async () => {
  const rig = installation(2000)
  const unreadable = failure('denials-unreadable', { permanence: 'temporary' })
  expect(await rig.send({ denial: () => Promise.reject(unreadable) }, { perSecond: 50 })).toMatchObject({
    state: 'running',
    failure: { code: 'denials-unreadable' },
    exitCode: 75,
  })
  expect(await rig.send({ denial: () => new Promise(() => {}) }, { perSecond: 5 })).toMatchObject({
    state: 'running',
    failure: { code: 'denials-unreadable' },
    exitCode: 75,
  })
})

test('a relay that is down stops the run; nothing is lost', async () => {
  const rig = installation(30)
  rig.moves.set(rig.idem(4), ['down'])
  expect(await rig.send()).toMatchObject({
    state: 'running',
    exitCode: 75,
    failure: { permanence: 'temporary' },
    counts: { unknown: 0, intent: 0 },
  })
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 30 } })
  expect(rig.relay.taken).toHaveLength(30)
})

test('whoever opts out between snapshot and intent is skipped', async () => {
  const rig = installation(100)
  const running = rig.start({}, { perSecond: 20 })
  await rig.time.drive(rig.time.sleep(1000))
  const rest = Array.from({ length: 100 }, (_, person) => person).filter(
    (person) => !rig.relay.opened.has(rig.idem(person)),
  )
  const last = rest.toSorted((a, b) => (rig.idem(a) < rig.idem(b) ? -1 : 1)).at(-1)
  rig.contacts.suppress(`c${last}`, 'unsubscribed')
  expect(await rig.time.drive(running)).toMatchObject({
    state: 'completed',
    counts: { accepted: 99, skipped: 1 },
  })
  expect(rig.problems()).toEqual([])
})

test('an audience that grew too much is held until an owner says so', async () => {
  const rig = installation(120, { plan: { plannedCount: 100 } })
  expect(await rig.send()).toMatchObject({ state: 'held', reason: 'GROWTH', exitCode: 1 })
  expect(rig.relay.taken).toEqual([])
  const { ledger, journal } = rig.operator()
  const lift = async (by: string): Promise<void> => {
    const reason = 'a fair'
    await rig.time.drive(ledger.append('RELEASED', { commit: rig.plan.commit, code: 'GROWTH', by, reason }))
    await rig.time.drive(ledger.append('RESUMED', { by, reason }))
    await rig.time.drive(journal.setHalt(rig.plan.releaseKey, null))
  }
  await lift('somebody')
  expect(await rig.send()).toMatchObject({ state: 'held', reason: 'GROWTH' })
  await lift('vera')
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 120 } })
  expect(rig.problems()).toEqual([])
})

test('the limit of a list cannot be lifted by an owner', async () => {
  const rig = installation(120, { plan: { recipientsMax: 119 } })
  expect(await rig.send()).toMatchObject({ state: 'held', reason: 'GROWTH' })
})

test('batches follow the sending, and a ledger out of reach stops it when two are overdue', async () => {
  const rig = installation(7000)
  const unreachable = failure('ledger-unreachable', { permanence: 'temporary' })
  let reachable = true
  const append = rig.ledger.append.bind(rig.ledger)
  Object.assign(rig.ledger, {
    append: (...args: Parameters<typeof append>) =>
      reachable ? append(...args) : Promise.reject(unreachable),
  })
  const running = rig.start({}, { perSecond: 50 })
  await rig.time.drive(rig.time.sleep(70_000))
  expect(rig.types().filter((type) => type === 'BATCH')).toHaveLength(2)
  reachable = false
  const result = await rig.time.drive(running)
  expect(result).toMatchObject({ state: 'running', failure: { code: 'ledger-unreachable' }, exitCode: 75 })
  // Two more batches fell due, and then nothing more left.
  expect(rig.relay.taken.length).toBeGreaterThan(50 * 110)
  expect(rig.relay.taken.length).toBeLessThan(50 * 130)
  reachable = true
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 7000 } })
  expect(rig.problems()).toEqual([])
})

test('a run keeps its rate', async () => {
  const rig = installation(1000)
  const begun = rig.time.clock.now()
  await rig.send({}, { perSecond: 50 })
  const seconds = (rig.time.clock.now() - begun) / 1000
  expect(seconds).toBeGreaterThan(19)
  expect(seconds).toBeLessThan(21.5)
})

test('of two runs of one store the second is told who is at it', async () => {
  const rig = installation(100)
  const first = rig.start({}, { perSecond: 50 })
  await rig.time.drive(rig.time.sleep(500))
  expect(await rig.send()).toEqual({ kind: 'busy', run: 'run-1' })
  expect(await rig.time.drive(first)).toMatchObject({ state: 'completed' })
})

test('a store restored from an old backup is refused', async () => {
  const rig = installation(5)
  await rig.send()
  rig.database.exec('DELETE FROM ledger_seen')
  await expect(rig.send()).rejects.toMatchObject({ code: 'store-behind-ledger' })
})
