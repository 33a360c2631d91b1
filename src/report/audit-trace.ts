import { isoInstant } from '../kit/clock.ts'
import type { Receipt, RecipientState, SkipReason } from '../release/receipt.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

/** That a fact about one person is in the signed record. */
export interface TraceProof {
  /** The entry that holds the root. */
  readonly seq: number
  readonly at: string
  readonly key: string
  readonly state: RecipientState
  readonly root: string
  /** Place of the leaf, from 0, and number of leaves. */
  readonly index: number
  readonly size: number
  readonly leafHash: string
  readonly path: readonly string[]
  /** Whether the path leads from the leaf to the root. */
  readonly proved: boolean
}

/** What one person got from one release. */
export interface Trace {
  readonly release: string
  readonly list: string
  readonly messageId: string
  readonly state: RecipientState
  readonly skip: SkipReason | null
  readonly attempts: number
  readonly receipt: Receipt | null
  /** `k_r`, in hexadecimal: with it anybody can compute the leaf anew; null once the person was erased. */
  readonly evidenceKey: string | null
  readonly proofs: readonly TraceProof[]
}

const stateWords = {
  remaining: 'trace-remaining',
  intent: 'trace-intent',
  accepted: 'trace-accepted',
  deferred: 'trace-deferred',
  rejected: 'trace-rejected',
  unknown: 'trace-unknown',
  'not-sent': 'trace-not-sent',
  skipped: 'trace-skipped',
} as const

/** A trace as lines for the operator's terminal. The address is not among them: he typed it. */
export function traceText(trace: Trace, locale: Locale): readonly string[] {
  const { receipt, proofs } = trace
  return [
    `${trace.release}: ${say(locale, stateWords[trace.state])}${trace.skip === null ? '' : ` (${trace.skip})`}`,
    `  ${say(locale, 'trace-list', { list: trace.list })}`,
    `  ${say(locale, 'trace-message', { id: trace.messageId })}`,
    ...(receipt === null ? [] : [`  ${answerText(receipt, trace.attempts, locale)}`]),
    ...(proofs.length === 0 ? [`  ${say(locale, 'trace-no-proof')}`] : []),
    ...proofs.flatMap((proof) => proofText(proof, locale)),
  ]
}

function answerText(receipt: Receipt, attempts: number, locale: Locale): string {
  const reply = [receipt.code, receipt.enhanced, receipt.queueId].filter((part) => part !== null).join(' ')
  return say(locale, reply === '' ? 'trace-no-answer' : 'trace-answer', {
    at: isoInstant(receipt.at),
    reply,
    attempts,
  })
}

function proofText(proof: TraceProof, locale: Locale): readonly string[] {
  const { seq, at, key, index, size, root, path } = proof
  const values = { seq, at, key, place: index + 1, size, root, hashes: path.length }
  return [
    `  ${proof.proved ? '✓' : '✗'} ${say(locale, stateWords[proof.state])}: ${say(locale, proof.proved ? 'trace-proved' : 'trace-not-proved', values)}`,
  ]
}
