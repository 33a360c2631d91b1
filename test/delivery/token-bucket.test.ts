import fc from 'fast-check'
import { expect, test } from 'vitest'
import { perSecondOf, takeTokens, type TokenBucket } from '../../src/delivery/token-bucket.ts'

test.each([
  ['50/s', 50],
  ['600/m', 10],
  ['36/h', 0.01],
])('%s is %d a second', (rate, perSecond) => {
  expect(perSecondOf(rate)).toBe(perSecond)
})

const burstOf = (perSecond: number): number => Math.max(1, perSecond / 4)

/** Takes one after the other; answers how much was taken by when. */
function walk(perSecond: number, takes: readonly { readonly count: number; readonly late: number }[]) {
  let bucket: TokenBucket = { tokens: burstOf(perSecond), at: 0 }
  let now = 0
  let taken = 0
  return takes.map(({ count, late }) => {
    const step = takeTokens(bucket, { count, perSecond, burst: burstOf(perSecond), now })
    bucket = step.bucket
    // Timers fire at whole milliseconds, and late.
    now += Math.ceil(step.waitMs)
    taken += count
    const point = { now, taken }
    now += late
    return point
  })
}

const takes = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 40 }), late: fc.integer({ min: 0, max: 30 }) }),
  {
    minLength: 1,
    maxLength: 200,
  },
)

test('never does more leave than has filled, and the burst', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), takes, (perSecond, all) => {
      for (const { now, taken } of walk(perSecond, all))
        expect(taken).toBeLessThanOrEqual((now * perSecond) / 1000 + burstOf(perSecond) + 1e-6)
    }),
  )
})

test.each([
  [5, 1, 0],
  [50, 12, 0],
  [50, 32, 8],
  [1000, 32, 5],
  [2000, 40, 3],
])(
  '%d a second, taken by %d and %d ms late each time, is kept within two percent',
  (perSecond, count, late) => {
    const end = walk(
      perSecond,
      Array.from({ length: 500 }, () => ({ count, late })),
    ).at(-1)
    const ideal = ((500 * count - burstOf(perSecond)) / perSecond) * 1000
    expect(end?.now).toBeGreaterThanOrEqual(ideal)
    expect(end?.now).toBeLessThan(ideal * 1.02 + 2)
  },
)

test('a clock that is set back gives nothing', () => {
  const { bucket, waitMs } = takeTokens(
    { tokens: 0, at: 10_000 },
    { count: 1, perSecond: 1, burst: 1, now: 0 },
  )
  expect(bucket.tokens).toBe(-1)
  expect(waitMs).toBe(1000)
})
