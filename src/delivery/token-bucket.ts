import { assert } from '../kit/assert.ts'

/** How much may leave now. Negative: what was taken in advance and must be waited for. */
export interface TokenBucket {
  readonly tokens: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

const msPerUnit = { s: 1000, m: 60_000, h: 3_600_000 } as const

/** Messages a second of a rate such as `50/s`, `600/m` or `10/h`, as `policies/delivery.yaml` writes it. */
export function perSecondOf(rate: string): number {
  const match = /^([1-9]\d{0,5})\/([smh])$/.exec(rate)
  assert(match !== null, 'a rate that the schema did not check')
  return (Number(match[1]) * 1000) / msPerUnit[match[2] as keyof typeof msPerUnit]
}

/**
 * Takes `count` tokens from a bucket that fills at `perSecond`, and says how long to wait before using them. It may go into debt, so
 * that a timer that fires late is made up for and the rate is kept over any longer time; idle time is saved up for `burst` tokens
 * and no more.
 */
export function takeTokens(
  bucket: TokenBucket,
  take: { readonly count: number; readonly perSecond: number; readonly burst: number; readonly now: number },
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const { count, perSecond, burst, now } = take
  // A clock that was set back gives nothing and takes nothing.
  const elapsed = Math.max(0, now - bucket.at)
  const tokens = Math.min(burst, bucket.tokens + (elapsed * perSecond) / 1000) - count
  return { bucket: { tokens, at: now }, waitMs: tokens >= 0 ? 0 : (-tokens / perSecond) * 1000 }
}
