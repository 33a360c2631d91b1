import { expect, test } from 'vitest'
import { workLoop, type Task } from '../../../src/commands/worker/work-loop.ts'
import type { Failure } from '../../../src/kit/failure.ts'
import { failure } from '../../../src/words/find.ts'
import { createVirtualTime } from '../../support/virtual-time.ts'

const minute = 60_000

/** What a task does each time: its exit code, or what it throws; the last one goes on. It takes ten seconds. */
type Script = readonly (number | Error)[]

/** Runs a loop until `forMs` are over, or an interruption after so long. */
async function play(
  scripts: { readonly send?: Script; readonly desk?: Script },
  options: { readonly forMs?: number | null; readonly interruptMs?: number } = {},
) {
  const time = createVirtualTime(0)
  const stop = new AbortController()
  const log: string[] = []
  const seconds = (): number => time.clock.now() / 1000
  let busy = 0
  const task = (name: Task['name'], script: Script): Task => {
    let turn = 0
    return {
      name,
      run: async () => {
        busy += 1
        expect(busy).toBe(1)
        log.push(`${seconds()} ${name}`)
        await time.sleep(10_000)
        busy -= 1
        const result = script[Math.min(turn, script.length - 1)] ?? 0
        turn += 1
        if (typeof result !== 'number') throw result
        return result
      },
    }
  }
  const { forMs = 10 * minute, interruptMs } = options
  if (interruptMs !== undefined) void time.sleep(interruptMs).then(() => stop.abort('SIGTERM'))
  const ended = workLoop({
    tasks: [task('send', scripts.send ?? [0]), task('desk', scripts.desk ?? [0])],
    everyMs: minute,
    until: forMs === null ? null : forMs,
    clock: time.clock,
    sleep: async (ms, signal) =>
      Promise.race([
        time.sleep(ms),
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
      ]),
    signal: stop.signal,
    onTrouble: ({ name }, { code }) => log.push(`${seconds()} ${name} ${code}`),
    onRest: (ms) => log.push(`${seconds()} rests ${ms / 1000}`),
  })
  const code = await time.drive(ended)
  return { code, log, seconds: seconds() }
}

const temporary = (): Failure => failure('git-failed', { permanence: 'temporary' })
const permanent = (): Failure => failure('ledger-policy-missing', { permanence: 'permanent' })

test('one after the other, round by round, until its time is over', async () => {
  const { code, log } = await play({}, { forMs: 3 * minute })
  expect(log).toEqual([
    '0 send',
    '10 desk',
    '20 rests 60',
    '80 send',
    '90 desk',
    '100 rests 60',
    '160 send',
    '170 desk',
  ])
  expect(code).toBe(0)
})

test('a person who must act does not end it, nor does work that is left for the next round', async () => {
  const { code, log } = await play({ send: [1, 75, 1], desk: [1] }, { forMs: 4 * minute })
  expect(log.filter((line) => line.endsWith('send'))).toHaveLength(3)
  expect(code).toBe(0)
})

test('work that is left when its time is over is left to the next run', async () => {
  expect((await play({ send: [75] }, { forMs: minute })).code).toBe(75)
})

test('a temporary failure keeps nobody from the other task, and each one makes the rest longer', async () => {
  const { code, log } = await play({ send: [temporary()] }, { forMs: 60 * minute })
  const rests = log.flatMap((line) => /rests (\d+)$/.exec(line)?.[1] ?? [])
  expect(rests.slice(0, 5)).toEqual(['120', '240', '480', '900', '900'])
  expect(log).toContain('10 send git-failed')
  expect(log).toContain('10 desk')
  expect(code).toBe(75)
})

test('once it works again the rests are short again', async () => {
  const { log } = await play({ desk: [temporary(), temporary(), 0] }, { forMs: 15 * minute })
  const rests = log.flatMap((line) => /rests (\d+)$/.exec(line)?.[1] ?? [])
  expect(rests.slice(0, 4)).toEqual(['120', '240', '60', '60'])
})

test('a permanent failure ends it, and so does our own bug', async () => {
  await expect(play({ desk: [0, permanent()] })).rejects.toMatchObject({ code: 'ledger-policy-missing' })
  await expect(play({ send: [new Error('ours')] })).rejects.toThrow('ours')
})

test('an interruption ends it at once while it rests', async () => {
  const { code, seconds, log } = await play({}, { forMs: null, interruptMs: 50_000 })
  expect({ code, seconds }).toEqual({ code: 0, seconds: 50 })
  expect(log.at(-1)).toBe('20 rests 60')
})

test('an interruption lets the task end that it meets, gives its code, and begins nothing else', async () => {
  const { code, log } = await play({ send: [0, 1] }, { forMs: null, interruptMs: 85_000 })
  expect(log.at(-1)).toBe('80 send')
  expect(code).toBe(1)
})
