import type { SkipReason } from '../release/receipt.ts'
import type { Code } from '../words/catalogue.ts'

/** How each reason for leaving somebody out is said. */
export const skipWords = {
  unsubscribed: 'skip-unsubscribed',
  bounced: 'skip-bounced',
  complained: 'skip-complained',
  suppressed: 'skip-suppressed',
  excluded: 'skip-excluded',
  duplicate: 'skip-duplicate',
  'invalid-address': 'skip-invalid-address',
  'no-consent': 'skip-no-consent',
  rehearsal: 'skip-rehearsal',
  'gave-up': 'skip-gave-up',
} as const satisfies Readonly<Record<SkipReason, Code>>
