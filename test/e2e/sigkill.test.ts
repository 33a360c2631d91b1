import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Misbehaviour } from '../../src/commands/demo/misbehaviour.ts'
import { createRandom, type Random } from '../support/random.ts'
import { addresses, authorisedWorld, type SendWorld } from '../support/send-world.ts'

const kills = 25
const killsInsideMin = 5
/** So that each slowness has its release. */
const killsOfRelease = 9
const contacts = 90
const connections = 3

/** Where the receiver takes its time, so that a kill meets it there: before DATA, while a message is open, and when nobody was told yet. */
const slownesses: readonly Misbehaviour[] = [
  { kind: 'delay', at: 'taken', ms: 40 },
  { kind: 'delay', at: 'rcpt', ms: 40 },
  { kind: 'delay', at: 'body', ms: 40 },
]

let base: SendWorld
beforeAll(async () => {
  base = await authorisedWorld({ connections })
}, 60_000)
afterAll(() => base[Symbol.asyncDispose]())

/** What the receiver saw of one run of `send`, by the token in the envelope sender. */
interface Seen {
  readonly rcpt: Set<string>
  readonly data: Set<string>
}

/** How often something was met; printed, and held to a minimum. */
const tally = { kills: 0, inside: 0, unknown: 0, taken: 0, dataSeen: 0, releases: 0 }

test('25 times SIGKILL, in the middle of the real send: nobody twice, none lost', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
  const random = createRandom(seed)
  try {
    for (let round = 0; tally.kills < kills; round += 1) await playRelease(random, round)
  } finally {
    console.log(`seed ${seed}:`, JSON.stringify(tally))
  }
  expect(tally.inside).toBeGreaterThanOrEqual(killsInsideMin)
}, 300_000)

/** Sends one release, killed again and again, to its end; then a person settles what is unknown, by the truth. */
async function playRelease(random: Random, round: number): Promise<void> {
  const runs: Seen[] = []
  const slowness = slownesses[round % slownesses.length] ?? slownesses[0]!
  await using world = await base.copy({
    contacts,
    receiver: {
      dns: null,
      misbehaviours: { '*': slowness },
      onTransaction: (stage, mailFrom) => runs.at(-1)?.[stage].add(tokenOf(mailFrom)),
    },
  })
  const everybody = ['first@receiver.example', ...addresses(contacts)].toSorted()
  const until = Math.min(kills, tally.kills + killsOfRelease)
  while (tally.kills < until && world.received().length < everybody.length) {
    runs.push({ rcpt: new Set(), data: new Set() })
    await killOnce(world, random)
  }
  const killed = [...runs]
  runs.push({ rcpt: new Set(), data: new Set() })
  let ended = await world.run('send')
  const unknown = await unknownOf(world)
  // Only those for whom a connection had got as far as DATA when the process died, and of each run at most as many as it had connections.
  for (const token of unknown) expect(killed.some(({ rcpt }) => rcpt.has(token))).toBe(true)
  for (const { rcpt } of killed)
    expect(unknown.filter((token) => rcpt.has(token)).length).toBeLessThanOrEqual(connections)
  const taken = unknown.filter((token) =>
    world.received().some(({ mailFrom }) => tokenOf(mailFrom) === token),
  )
  tally.releases += 1
  tally.unknown += unknown.length
  tally.taken += taken.length
  tally.dataSeen += unknown.filter((token) => killed.some(({ data }) => data.has(token))).length
  expect(await countsOf(world)).toMatchObject({
    accepted: everybody.length - unknown.length,
    unknown: unknown.length,
    remaining: 0,
    intent: 0,
  })
  if (unknown.length > 0) {
    expect(ended).toMatchObject({ code: 1 })
    await settle(world, unknown, taken)
    ended = await world.run('send')
  }
  expect(ended).toMatchObject({ code: 0 })
  expect(await countsOf(world)).toMatchObject({ accepted: everybody.length, unknown: 0 })
  expect(world.recipients()).toEqual(everybody)
  expect(await world.here('audit', 'verify')).toMatchObject({ code: 0 })
}

/** Starts `send` and kills it at a random moment: by the clock, or after some more messages. */
async function killOnce(world: SendWorld, random: Random): Promise<void> {
  const before = world.received().length
  const sending = world.start(['send'])
  const after = random.chance(0.25) ? 0 : random.between(1, 12)
  while (world.received().length < before + after && isAlive(sending.pid)) await sleep(2)
  await sleep(random.between(0, after === 0 ? 1500 : 60))
  sending.kill('SIGKILL')
  const { signal } = await sending.ended
  // What the receiver had in hand when the process died it still brings to its end.
  await sleep(120)
  if (signal !== 'SIGKILL') return
  tally.kills += 1
  if (world.received().length > before) tally.inside += 1
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/exe`)
}

async function settle(world: SendWorld, unknown: readonly string[], taken: readonly string[]): Promise<void> {
  const lost = unknown.filter((token) => !taken.includes(token))
  const [few, many] = lost.length < taken.length ? ['--not-sent', '--accepted'] : ['--accepted', '--not-sent']
  for (const token of few === '--accepted' ? taken : lost)
    await world.here(
      'resolve',
      'spring/1',
      few ?? '',
      '--token',
      token,
      '--reason',
      'the log of the receiver',
    )
  if (lost.length !== taken.length || lost.length > 0)
    await world.here('resolve', 'spring/1', many ?? '', '--reason', 'the log of the receiver')
}

interface Status {
  readonly unknown: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

async function statusOf(world: SendWorld): Promise<Status> {
  const { json } = await world.here('status', 'spring/1', '--json')
  const [status] = (json as { releases: Status[] }).releases
  return status!
}

async function unknownOf(world: SendWorld): Promise<readonly string[]> {
  return (await statusOf(world)).unknown
}

async function countsOf(world: SendWorld): Promise<Status['counts']> {
  return (await statusOf(world)).counts
}

/** `b-<token>-…@…` */
function tokenOf(mailFrom: string): string {
  return mailFrom.split('-')[1] ?? ''
}
