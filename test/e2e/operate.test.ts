import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verb as abort } from '../../src/commands/abort.ts'
import { verb as halt } from '../../src/commands/halt.ts'
import { verb as resolve } from '../../src/commands/resolve.ts'
import { verb as resume } from '../../src/commands/resume.ts'
import { verb as send } from '../../src/commands/send.ts'
import { verb as status } from '../../src/commands/status.ts'
import type { Verb } from '../../src/commands/verb.ts'
import { Failure } from '../../src/kit/failure.ts'
import { addresses, sendWorld, type SendWorld } from '../support/send-world.ts'
import { until } from '../support/send-world-process.ts'

type Options = Readonly<Record<string, string | boolean>>

/** A verb in this process, as the operator: its exit code and what it printed, or the code of its failure. */
async function order(
  world: SendWorld,
  [verb, ...args]: readonly [Verb, ...string[]],
  options: Options & { readonly role?: 'sender' | 'control' } = {},
): Promise<{ readonly code: number | string; readonly text: string; readonly json: unknown }> {
  const { role = 'control', ...given } = options
  const said: string[] = []
  const here = {
    env: { ...world.env, POSTMERGE_LEDGER_KEY: world.keys.ledger[role].pem },
    root: join(world.folder, 'runner'),
    clock: { now: () => Date.now() },
    locale: 'en' as const,
    json: given['json'] === true,
    terminal: false,
    out: (line: string) => void said.push(line),
    err: (line: string) => void said.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  }
  try {
    const code = await verb.run(here, { arguments: args, options: given })
    const text = said.join('\n')
    return { code, text, json: here.json ? JSON.parse(text) : null }
  } catch (error) {
    if (error instanceof Failure) return { code: error.code, text: said.join('\n'), json: null }
    throw error
  }
}

/** All that `send` has to say beside its answer: the relay of a test reaches nobody. */
const rehearsal: string = expect.stringMatching(/^A rehearsal: the unsubscribe address [^\n]*\n$/)

test('what nobody knows is shown, settled by a person, and then sent to whoever never had it', async () => {
  await using world = await sendWorld({
    contacts: 4,
    receiver: {
      misbehaviours: {
        'reader-0': { kind: 'drop', at: 'body', times: 1 },
        'reader-1': { kind: 'drop', at: 'taken', times: 1 },
      },
    },
  })
  await world.release('spring')
  expect(await world.run('send')).toMatchObject({ code: 1, stderr: rehearsal })
  const { json } = await order(world, [status, 'spring/1'], { json: true })
  const [shown] = (json as { releases: { unknown: readonly string[] }[] }).releases
  expect(shown).toMatchObject({
    state: 'completed-with-unknown',
    counts: { accepted: 2, unknown: 2 },
    halt: null,
  })
  const tokens = shown?.unknown ?? []
  expect(tokens).toHaveLength(2)
  const taken = world.received().find(({ rcptTo }) => rcptTo[0] === addresses(4)[1])
  const known = tokens.find((token) => taken?.mailFrom.startsWith(`b-${token}-`)) ?? ''
  expect((await order(world, [status])).text).toContain(known)

  const reason = 'in the log of the relay'
  expect((await order(world, [resolve, 'spring/1'], { reason })).code).toBe(2)
  expect((await order(world, [resolve, 'spring/1'], { accepted: true, notSent: true, reason })).code).toBe(2)
  expect((await order(world, [resolve, 'spring/1'], { accepted: true })).code).toBe('order-no-reason')
  const nobody = { accepted: true, reason, token: 'nobody' }
  expect((await order(world, [resolve, 'spring/1'], nobody)).code).toBe('resolve-not-unknown')
  expect(await order(world, [resolve, 'spring/1'], { ...nobody, token: known })).toMatchObject({
    code: 1,
    text: '1 settled as accepted; 1 still unknown',
  })
  expect(await order(world, [resolve, 'spring/1'], { notSent: true, reason, json: true })).toMatchObject({
    code: 0,
    json: { settled: 1, completed: false, counts: { 'not-sent': 1 } },
  })

  const again = await world.here('send')
  expect(again).toMatchObject({ code: 0, stdout: 'spring/1: sent to 4 of 4, 0 rejected, 0 skipped\n' })
  expect(world.recipients()).toEqual(addresses(4))
  expect((await world.here('audit', 'verify')).code).toBe(0)
}, 60_000)

test('a halt of all stops a running send within two seconds; nobody is lost or doubled by it', async () => {
  await using world = await sendWorld({ contacts: 60, delivery: 'rates: { global: 20/s }' })
  await world.release('spring')
  const running = world.start(['send'])
  await until('the first messages', () => world.received().length > 3)
  const halt = { reason: 'wrong price', by: 'vera', at: Date.now() }
  await world.store((store) => store.journal.setHalt('*', halt))
  const begun = performance.now()
  let last = begun
  let count = world.received().length
  while (performance.now() - begun < 3000) {
    await new Promise((resume) => setTimeout(resume, 20))
    if (world.received().length > count) last = performance.now()
    count = world.received().length
  }
  expect(last - begun).toBeLessThan(2000)
  expect((await running.ended).code).toBe(1)
  expect(count).toBeLessThan(60)

  expect((await order(world, [status])).text).toContain('halted by vera: wrong price')
  const reason = 'the price is right'
  expect(await order(world, [resume, 'spring/1'], { reason })).toMatchObject({
    code: 1,
    text: expect.stringContaining('all sending is still halted by vera: wrong price'),
  })
  expect((await order(world, [resume, '*'], { reason })).code).toBe(0)
  expect((await order(world, [resume, 'spring/1'], { reason })).code).toBe('resume-nothing')
  expect((await world.here('send')).code).toBe(0)
  expect(world.recipients()).toEqual(addresses(60).toSorted())
}, 60_000)

test('an abort ends a release for good, and only with a key that may', async () => {
  await using world = await sendWorld({
    contacts: 3,
    receiver: { misbehaviours: { '*': { kind: 'reply', at: 'rcpt', code: 451 } } },
  })
  await world.release('spring')
  const reason = 'the sale is off'
  expect((await order(world, [abort, 'spring/1'], { reason })).code).toBe('abort-not-begun')
  expect(await world.run('send')).toMatchObject({ code: 75, stderr: rehearsal })
  expect((await order(world, [abort, 'spring/1'], { reason, role: 'sender' })).code).toBe('release-key-role')
  expect(await order(world, [abort, 'spring/1'], { reason })).toMatchObject({
    code: 0,
    text: 'spring/1 is ended for good; 3 of its recipients get nothing',
  })
  expect((await order(world, [abort, 'spring/1'], { reason })).code).toBe('abort-over')
  expect((await order(world, [status, 'autumn/1'])).code).toBe('order-no-release')
  expect((await order(world, [abort, 'sprong/1'], { reason })).code).toBe('order-no-release')
  await world.here('send')
  expect(world.received()).toEqual([])
  expect((await world.here('audit', 'verify')).code).toBe(0)
}, 60_000)

test('orders about what is not there say so, and a mistyped halt says which campaigns there are', async () => {
  await using world = await sendWorld({ contacts: 1 })
  await world.release('spring')
  const reason = 'wrong price'
  const nothing = await order(world, [resolve, 'spring/1'], { notSent: true, reason })
  expect(nothing.code).toBe('resolve-nothing')
  await order(world, [send], { role: 'sender', dryRun: true })
  const mistyped = await order(world, [halt, 'sprng/1'], { reason })
  expect(mistyped).toMatchObject({ code: 0, text: expect.stringContaining('knows no campaign sprng') })
  expect(mistyped.text).toContain('Campaigns: spring')
  expect((await order(world, [halt, 'spring/1'], { reason })).text).not.toContain('knows no campaign')
  const everything = await order(world, [halt, '*'], { reason })
  expect(everything.text).toContain("postmerge resume '*' --reason")
})
