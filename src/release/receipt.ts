/** What is known about one recipient of a release. */
export const recipientStates = [
  'remaining',
  'intent',
  'accepted',
  'deferred',
  'rejected',
  'unknown',
  'not-sent',
  'skipped',
] as const

/** A recipient's state; `recipient-state.ts` says which one may follow which. */
export type RecipientState = (typeof recipientStates)[number]

/** What a submission to the relay came to. */
type Outcome = 'accepted' | 'deferred' | 'rejected' | 'unknown'

/** What became of one recipient in one attempt. A value, not an error: a refused recipient is an answer. */
export interface Receipt {
  readonly idem: string
  readonly outcome: Outcome
  /** SMTP reply code (RFC 5321 section 4.2), or null when no reply was read. */
  readonly code: number | null
  /** Enhanced status code (RFC 3463) such as `5.1.1`, or null. */
  readonly enhanced: string | null
  /** The relay's own name for the message, from its reply; null when it gave none. */
  readonly queueId: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Why a recipient of the audience gets nothing. */
export const skipReasons = [
  'unsubscribed',
  'bounced',
  'complained',
  'suppressed',
  'excluded',
  'duplicate',
  'invalid-address',
  'no-consent',
  'rehearsal',
  'gave-up',
] as const
export type SkipReason = (typeof skipReasons)[number]
