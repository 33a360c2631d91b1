import type { RecipientState } from './receipt.ts'

/**
 * Which state may follow which. An `intent` is durable before the first byte leaves; whoever finds one without a receipt knows only
 * that nobody knows, and only a person's recorded decision (`resolve`) leads out of `unknown`.
 */
const transitions: Readonly<Record<RecipientState, readonly RecipientState[]>> = {
  remaining: ['intent', 'skipped'],
  // Back to `remaining` only when the transcript proves that DATA never began.
  intent: ['accepted', 'deferred', 'rejected', 'unknown', 'remaining'],
  deferred: ['intent', 'rejected', 'skipped'],
  unknown: ['accepted', 'not-sent'],
  'not-sent': ['intent', 'skipped'],
  accepted: [],
  rejected: [],
  skipped: [],
}

/** Whether a recipient may go from one state to the other. */
export function mayBecome(from: RecipientState, to: RecipientState): boolean {
  return transitions[from].includes(to)
}
