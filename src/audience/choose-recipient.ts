import type { SkipReason } from '../release/receipt.ts'
import type { AudienceQuery, SuppressionReason } from './contact.ts'

/** What is known about one contact when a release chooses. */
export interface AudienceFacts {
  readonly addressValid: boolean
  readonly suppressions: readonly SuppressionReason[]
  /** Whether it is on one of the excluded lists. */
  readonly excluded: boolean
  /** Its targeted lists in the campaign's order, at least one, and whether a record of consent stands there. */
  readonly memberships: readonly { readonly list: string; readonly consent: boolean }[]
}

/** The list a contact is mailed for and, when it is not mailed, why. */
export interface Choice {
  readonly list: string
  readonly skip: SkipReason | null
}

/** The gravest first; an opt-out is last, because it alone may be overridden, and then nothing graver may hide behind it. */
const gravity = ['complained', 'bounced', 'suppressed', 'unsubscribed'] as const satisfies SuppressionReason[]

/** The gravest of several suppressions, or null when there is none. */
export function gravestSuppression(reasons: readonly SuppressionReason[]): SuppressionReason | null {
  return gravity.find((reason) => reasons.includes(reason)) ?? null
}

/**
 * Whether a release mails a contact. Marketing needs a record of consent on one of the targeted lists; only an announcement of an
 * incident may reach somebody who opted out, and nothing reaches an address that bounced, complained or is blocked.
 */
export function chooseRecipient(facts: AudienceFacts, category: AudienceQuery['category']): Choice {
  const consented = facts.memberships.find(({ consent }) => consent)
  const held = category === 'marketing' ? (consented ?? facts.memberships[0]) : facts.memberships[0]
  const list = held?.list ?? ''
  const suppression = gravestSuppression(facts.suppressions)
  if (suppression !== null && !(suppression === 'unsubscribed' && category === 'incident')) {
    return { list, skip: suppression }
  }
  if (facts.excluded) return { list, skip: 'excluded' }
  if (!facts.addressValid) return { list, skip: 'invalid-address' }
  if (category === 'marketing' && consented === undefined) return { list, skip: 'no-consent' }
  return { list, skip: null }
}
