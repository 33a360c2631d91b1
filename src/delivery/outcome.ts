import type { Receipt } from '../release/receipt.ts'
import type { WireResult } from './wire.ts'

/** A recipient that was deferred this often gets no further try. */
const attemptsMax = 5

/** `lost`: the connection broke before DATA, so that nobody can have got anything. */
export type Fate = Receipt['outcome'] | 'lost'

/** What a submission means for its recipient (RFC 5321 section 4.2.1). `attempts` includes this one. */
export function fateOf(
  result: WireResult,
  facts: { readonly dataOpened: boolean; readonly attempts: number },
): Fate {
  if (result.code === null) {
    // Our own mark counts for more than what the connection remembers: a miss is cheaper than a duplicate.
    return result.stage === 'before-data' && !facts.dataOpened ? 'lost' : 'unknown'
  }
  if (result.code >= 200 && result.code < 300) return 'accepted'
  if (result.code >= 500 && result.code < 600) return 'rejected'
  // Anything else (a reply code that nobody defined) may be tried again, like 4yz.
  return facts.attempts < attemptsMax ? 'deferred' : 'rejected'
}

/**
 * Whether a refusal is about how we send and not about this recipient, so that everybody after him would get it as well: authentication
 * (Microsoft's 5.7.515), and SPF, DKIM, DMARC, reverse DNS and TLS (RFC 7372; Gmail uses the same numbers with 4.7 and 5.7).
 */
export function isConfigurationReject(enhanced: string | null): boolean {
  const match = /^([45])\.7\.(\d{1,3})$/.exec(enhanced ?? '')
  if (match === null) return false
  const detail = Number(match[2])
  if (match[1] === '5') return detail === 515 || (detail >= 24 && detail <= 32)
  return detail >= 23 && detail <= 32
}
