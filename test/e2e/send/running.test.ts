import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, authorisedWorld, type SendWorld } from '../../support/send-world.ts'
import { until } from '../../support/send-world-process.ts'

let base: SendWorld
beforeAll(async () => {
  base = await authorisedWorld({ connections: 2 })
})
afterAll(() => base[Symbol.asyncDispose]())

/** A relay that takes a while for each message, and does not judge it. */
const slow = { dns: null, misbehaviours: { '*': { kind: 'delay', at: 'taken', ms: 200 } } } as const
/** Everybody on the list of a copy with so many more contacts. */
const everybody = (count: number): readonly string[] =>
  ['first@receiver.example', ...addresses(count)].toSorted()

test('halt stops a running send within two seconds, resume goes on, and nobody gets it twice', async () => {
  await using world = await base.copy({ contacts: 40, receiver: slow })
  const sending = world.start(['send'])
  await until('some mail', () => world.received().length >= 5)
  const second = await world.here('send')
  expect(second).toMatchObject({ code: 0 })
  expect(second.stdout).toMatch(/^spring\/1: claimed by run \S+; 0 sent by this one\n$/)
  expect((await world.here('status', '--json')).json).toMatchObject({
    releases: [{ release: 'spring/1', state: 'running', run: expect.any(String) }],
  })

  const halt = await world.here('halt', 'spring/1', '--reason', 'wrong price')
  const told = Date.now()
  expect(halt).toMatchObject({ code: 0, stderr: '' })
  const ended = await sending.ended
  expect(ended.code).toBe(1)
  expect(ended.stdout).toContain('spring/1: halted by operator: wrong price')
  const taken = world.received().length
  expect(taken).toBeLessThan(41)
  expect(Math.max(...world.received().map(({ at }) => at)) - told).toBeLessThan(2000)
  expect(await world.entryTypes('spring')).toContain('HALTED')

  const status = await world.here('status', '--json')
  expect(status.json).toMatchObject({
    releases: [
      {
        state: 'halted',
        halt: { reason: 'wrong price', by: 'operator' },
        run: null,
        counts: { accepted: taken, remaining: 41 - taken, unknown: 0, intent: 0 },
      },
    ],
  })
  const still = await world.here('send')
  expect(still).toMatchObject({ code: 1 })
  expect(world.received()).toHaveLength(taken)

  // Whoever opts out meanwhile gets nothing.
  const left = everybody(40).find((address) => !world.recipients().includes(address)) ?? ''
  await world.store(({ contacts }) => contacts.suppress(left, 'unsubscribed', Date.now()))
  const resumed = await world.here('resume', 'spring/1', '--reason', 'price is right')
  expect(resumed).toMatchObject({ code: 0 })
  await world.stopRelay()
  await world.startRelay()
  const done = await world.here('send')
  expect(done).toMatchObject({ code: 0, stdout: 'spring/1: sent to 40 of 40, 0 rejected, 1 skipped\n' })
  expect(world.recipients()).toEqual(everybody(40).filter((address) => address !== left))
  expect((await world.here('audit', 'verify')).code).toBe(0)
}, 60_000)

test('ctrl-c halts, a restart and the end of the time do not; abort ends for good', async () => {
  await using world = await base.copy({ contacts: 40, receiver: slow })
  const brief = await world.here('send', '--for', 'PT2.5S')
  expect(brief.code).toBe(75)
  expect(brief.stdout).toMatch(/^spring\/1: \d+ of \d+ accepted, 0 deferred, \d+ remaining\n/)
  expect(world.received().length).toBeLessThan(41)
  expect((await world.here('send', '--for', 'soon')).stderr).toContain('[no-duration]')

  for (const [signal, code] of [
    ['SIGTERM', 75],
    ['SIGINT', 1],
  ] as const) {
    const before = world.received().length
    const sending = world.start(['send'])
    await until('more mail', () => world.received().length > before + 2)
    sending.kill(signal)
    const ended = await sending.ended
    expect(ended).toMatchObject({ code, signal: null })
    expect(world.received().length).toBeLessThan(41)
  }
  const halted = await world.here('send')
  expect(halted.code).toBe(1)
  expect(halted.stdout).toContain('halted by SIGINT: cancelled')
  const taken = world.recipients()
  expect(new Set(taken).size).toBe(taken.length)

  const abort = await world.here('abort', 'spring/1', '--reason', 'the sale is off')
  expect(abort).toMatchObject({ code: 0 })
  expect(abort.stdout).toContain(String(41 - taken.length))
  expect(await world.here('send')).toMatchObject({ code: 0, stdout: 'nothing to send\n' })
  const revived = await world.here('resume', 'spring/1', '--reason', 'on again')
  expect(revived.code).toBe(1)
  expect(revived.stderr).toContain('[abort-over]')
  expect(world.recipients()).toEqual(taken)
  const types = await world.entryTypes('spring')
  expect(types.filter((type) => type === 'CLAIMED')).toHaveLength(3)
  expect(types.filter((type) => type === 'HALTED')).toHaveLength(1)
  expect(types.at(-1)).toBe('ABORTED')
}, 60_000)

test('whose fate nobody knows is not mailed again before somebody says so', async () => {
  await using world = await base.copy({
    contacts: 6,
    receiver: {
      misbehaviours: {
        // Taken, and nobody was told.
        'reader-1': { kind: 'drop', at: 'taken' },
        // Lost, and nobody was told.
        'reader-4': { kind: 'drop', at: 'end' },
      },
    },
  })
  const sent = await world.run('send')
  expect(sent.code).toBe(1)
  expect(sent.stdout).toContain('spring/1: the fate of 2 messages is unknown')
  const taken = everybody(6).filter((address) => address !== 'reader-4@receiver.example')
  expect(world.recipients()).toEqual(taken)

  const again = await world.here('send')
  expect(again).toMatchObject({ code: 1, stdout: sent.stdout })
  const status = await world.here('status', 'spring/1', '--json')
  expect(status.json).toMatchObject({
    releases: [{ state: 'completed-with-unknown', counts: { accepted: 5, unknown: 2 } }],
  })
  const [{ unknown }] = (status.json as { releases: [{ unknown: string[] }] }).releases
  expect(unknown).toHaveLength(2)

  // The relay's own record says which of them it took.
  const known = world.received().find(({ rcptTo }) => rcptTo[0] === 'reader-1@receiver.example')
  const token = unknown.find((idem) => known?.mailFrom.startsWith(`b-${idem}-`)) ?? ''
  const usage = await world.here('resolve', 'spring/1', '--accepted', '--not-sent', '--reason', 'x')
  expect(usage.code).toBe(2)
  const one = await world.here(
    'resolve',
    'spring/1',
    '--accepted',
    '--token',
    token,
    '--reason',
    'in the log',
  )
  expect(one.code).toBe(1)
  expect(await world.here('send')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('the fate of 1 messages'),
  })
  const other = await world.here('resolve', 'spring/1', '--not-sent', '--reason', 'not in the log')
  expect(other).toMatchObject({ code: 0 })

  await world.stopRelay()
  await world.startRelay()
  const rest = await world.here('send')
  expect(rest).toMatchObject({ code: 0, stdout: 'spring/1: sent to 7 of 7, 0 rejected, 0 skipped\n' })
  expect(world.recipients()).toEqual(everybody(6))
  expect(await world.here('send')).toMatchObject({ code: 0, stdout: expect.stringContaining('0 sent') })
  expect((await world.here('audit', 'verify')).code).toBe(0)
}, 60_000)

test('the deferred are tried again by later runs, five times at most; the rejected never', async () => {
  await using world = await base.copy({
    contacts: 4,
    receiver: {
      misbehaviours: {
        'reader-0': { kind: 'reply', at: 'rcpt', code: 450, times: 2 },
        'reader-1': { kind: 'reply', at: 'end', code: 451 },
        'reader-2': { kind: 'reply', at: 'rcpt', code: 550 },
      },
    },
  })
  const first = await world.run('send')
  expect(first).toMatchObject({ code: 75 })
  expect(first.stdout).toContain('spring/1: 2 of 5 accepted, 2 deferred, 0 remaining')
  const codes = [first.code]
  let last = first
  while (last.code === 75 && codes.length < 8) {
    last = await world.here('send')
    codes.push(last.code)
  }
  expect(codes).toEqual([75, 75, 75, 75, 0])
  expect(last.stdout).toBe('spring/1: sent to 3 of 5, 2 rejected, 0 skipped\n')
  expect(world.recipients()).toEqual(
    ['first', 'reader-0', 'reader-3'].map((name) => `${name}@receiver.example`),
  )
}, 60_000)

test('two runs that begin at the same moment mail nobody twice', async () => {
  await using world = await base.copy({ contacts: 20 })
  const both = await Promise.all([world.run('send'), world.run('send')])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  const said = both.map(({ stdout }) => stdout).toSorted()
  expect(said[0]).toMatch(/claimed by run|already sent/)
  expect(said[1]).toContain('sent to 21 of 21')
  expect(world.recipients()).toEqual(everybody(20))
}, 40_000)
