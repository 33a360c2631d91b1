import { expect, test } from 'vitest'
import { standingDenial } from '../../src/commands/send/denial.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { claimRelease } from '../../src/delivery/claim-release.ts'
import { deliver } from '../../src/delivery/deliver.ts'
import type { DeliverResult } from '../../src/delivery/end-delivery.ts'
import type { SendPlan } from '../../src/plan/plan.ts'
import { idemOf } from '../../src/release/tokens.ts'
import { contentTree } from '../support/content-files.ts'
import { fakeRelay, type RelayMove } from '../support/fake-relay.ts'
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

/** A release to `people`, and a relay that treats each of them as `moves` says. */
function release(people: number, plan: Partial<SendPlan> = {}) {
  const time = createVirtualTime()
  const approved = approvedPlan(plan)
  const contacts = memoryContacts(people)
  const database = emptyDatabase()
  const ledger = memoryLedger(authorisedLedger(time.clock.now(), approved))
  const moves = new Map<string, RelayMove[]>()
  const relay = fakeRelay({
    sleep: time.sleep,
    play: (idem) => ({ move: moves.get(idem)?.shift() ?? 'accept', ms: 10 }),
  })
  let runs = 0
  const stop = new AbortController()
  const run = async (build = buildBare(approved), signal = new AbortController().signal) => {
    const journal = journalOn(database, time)
    const bound = ledgerOf({ store: ledger, journal, time }, approved)
    const claimant = { run: `run-${++runs}`, owner: `host-${runs}` }
    const claim = await claimRelease(claimant, {
      ledger: bound,
      journal,
      clock: time.clock,
      alive: () => false,
    })
    if (claim.kind !== 'claimed') return claim
    const { attempt } = claim
    return deliver(
      approved,
      { attempt, owner: claimant.owner, secret: secretOf(approved), until: null, perSecond: null },
      {
        clock: time.clock,
        sleep: time.sleep,
        wire: relay.wire(),
        journal,
        contacts,
        ledger: bound,
        build,
        denial: async () => null,
        mayLift: () => false,
        signal,
        progress: () => {},
      },
    )
  }
  return {
    relay,
    moves,
    idem: (contact: number): string => idemOf(secretOf(approved), `c${contact}`),
    types: () => ledger.texts.map((text) => (JSON.parse(text) as { type: string }).type),
    send: () => time.drive(run()) as Promise<DeliverResult>,
    /** A run that somebody cancels while it builds the message of so many people. */
    cancelled: (after: number) => {
      let built = 0
      const build = buildBare(approved)
      const counting: typeof build = (recipient) => {
        built += 1
        if (built === after) stop.abort('SIGINT')
        return build(recipient)
      }
      return time.drive(run(counting, stop.signal)) as Promise<DeliverResult>
    },
  }
}

test('T53 an old run that is started again finds that all is sent, and sends nothing', async () => {
  const rig = release(3)
  expect(await rig.send()).toMatchObject({ state: 'completed', counts: { accepted: 3 } })
  for (let again = 0; again < 3; again++) expect(await rig.send()).toMatchObject({ kind: 'completed' })
  expect(rig.relay.taken).toHaveLength(3)
})

test('T56 a run that is cancelled half-way loses and doubles nobody, and no other run goes on by itself', async () => {
  const rig = release(200)
  const { counts, state, exitCode } = await rig.cancelled(5)
  expect([state, exitCode]).toEqual(['halted', 1])
  expect(counts.accepted + counts.remaining + counts.unknown).toBe(200)
  expect(counts.remaining).toBeGreaterThan(0)
  const taken = rig.relay.taken.length
  expect(await rig.send()).toMatchObject({ kind: 'halted' })
  expect(rig.relay.taken).toHaveLength(taken)
  expect(new Set(rig.relay.taken).size).toBe(taken)
})

test('T29 an audience that grew after its owners saw it is held, not mailed; one that shrank is mailed', async () => {
  const grown = release(14, { plannedCount: 10, growth: { percent: 2, atLeast: 3 } })
  expect(await grown.send()).toMatchObject({ state: 'held', reason: 'GROWTH', exitCode: 1 })
  expect(grown.relay.taken).toEqual([])
  const shrunk = release(4, { plannedCount: 10, growth: { percent: 2, atLeast: 3 } })
  expect(await shrunk.send()).toMatchObject({ state: 'completed', counts: { accepted: 4 } })
})

test('T62 more recipients than a list allows get nothing at all, whatever was planned', async () => {
  const rig = release(11, { plannedCount: 11, recipientsMax: 10 })
  expect(await rig.send()).toMatchObject({ exitCode: 1 })
  expect(rig.relay.taken).toEqual([])
})

test('T54 a claim is no sending: a run that fails after it stays red, and the next one sends', async () => {
  const rig = release(3)
  for (const person of [0, 1, 2]) rig.moves.set(rig.idem(person), ['down'])
  const failed = await rig.send()
  expect(failed.exitCode).not.toBe(0)
  expect(rig.types()).toContain('CLAIMED')
  expect(rig.types()).not.toContain('COMPLETED')
  expect(await rig.send()).toMatchObject({ state: 'completed', exitCode: 0, counts: { accepted: 3 } })
})

test('T57 T58 a lost answer is never resent by itself, whatever the relay remembers', async () => {
  const rig = release(2)
  rig.moves.set(rig.idem(0), ['drop-after-dot'])
  expect(await rig.send()).toMatchObject({ counts: { accepted: 1, unknown: 1 }, exitCode: 1 })
  const before = [...rig.relay.taken]
  for (let again = 0; again < 3; again++) await rig.send()
  expect(rig.relay.taken).toEqual(before)
  expect(new Set(before).size).toBe(before.length)
})

test('T58 the key of a message holds the release: another edition is another message, the same one never twice', async () => {
  const first = approvedPlan({ releaseKey: 'a'.repeat(64) })
  const second = approvedPlan({ releaseKey: 'b'.repeat(64) })
  expect(idemOf(secretOf(first), 'c0')).not.toBe(idemOf(secretOf(second), 'c0'))
  const rig = release(1)
  await rig.send()
  expect(await rig.send()).toMatchObject({ kind: 'completed' })
  expect(rig.relay.taken).toHaveLength(1)
})

const underway = { campaign: 'harvest', lists: ['customers'], rehearsal: false }
const at = (delivery: string | undefined, instant: string): string | null => {
  const tree = contentTree({ 'policies/delivery.yaml': delivery })
  return standingDenial({ content: parseContent(tree), tree }, underway, Date.parse(instant))
}

test('T60 a frozen day is one of the organisation, wherever the machine stands and summer time begins', () => {
  const frozen = 'freezes: [{ from: 2026-03-29, until: 2026-03-29, reason: summer time }]\n'
  // Europe/Berlin: the day has 23 hours.
  expect(at(frozen, '2026-03-28T22:59:00Z')).toBeNull()
  expect(at(frozen, '2026-03-28T23:00:00Z')).toBe('FROZEN')
  expect(at(frozen, '2026-03-29T21:59:00Z')).toBe('FROZEN')
  expect(at(frozen, '2026-03-29T22:00:00Z')).toBeNull()
})

test('T61 a freeze that cannot be read is a freeze', () => {
  expect(at(undefined, '2026-11-20T03:00:00Z')).toBeNull()
  for (const broken of ['freezes: never\n', 'freezes: [{ from: soon }]\n', ': :\n', 'frezees: []\n'])
    expect([broken, at(broken, '2026-11-20T03:00:00Z')]).toEqual([broken, 'FROZEN'])
})
