import { expect, test, vi } from 'vitest'
import { startDeskLoop } from '../../../src/commands/desk/desk-loop.ts'

/** Passes that end when the test says so, on a clock of its own. */
function loopOf(tickMs = 60_000) {
  vi.useFakeTimers()
  const open: (() => void)[] = []
  let begun = 0
  const loop = startDeskLoop({
    pauseMs: 1000,
    tickMs,
    pass: () => {
      begun += 1
      return new Promise((resolve, reject) =>
        open.push(begun === 2 ? () => reject(new Error('broken')) : resolve),
      )
    },
  })
  const end = async (): Promise<void> => {
    open.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { loop, end, begun: () => begun, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('passes run one at a time, and a burst of nudges makes one more', async () => {
  const { loop, end, begun, wait } = loopOf()
  expect(begun()).toBe(1)
  for (let nudge = 0; nudge < 50; nudge += 1) loop.nudge()
  await wait(10_000)
  expect(begun()).toBe(1)
  await end()
  await wait(999)
  expect(begun()).toBe(1)
  await wait(1)
  expect(begun()).toBe(2)
  // The second one breaks: the loop goes on.
  await end()
  await wait(59_999)
  expect(begun()).toBe(2)
  await wait(1)
  expect(begun()).toBe(3)
  await end()
  for (let nudge = 0; nudge < 50; nudge += 1) {
    loop.nudge()
    await wait(15)
  }
  await wait(1000)
  expect(begun()).toBe(4)
  vi.useRealTimers()
})

test('closing waits for the pass that runs, and begins no other', async () => {
  const { loop, end, begun, wait } = loopOf(100)
  loop.nudge()
  const closed = loop.close()
  await end()
  await closed
  await wait(10_000)
  expect(begun()).toBe(1)
  vi.useRealTimers()
})
