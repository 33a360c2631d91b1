import type { Sender } from '../../content/schema/senders.ts'
import { catalogue } from '../../words/catalogue.ts'
import { warning } from '../../words/find.ts'
import type { Check } from '../check.ts'

const examples: ReadonlySet<string> = new Set(Object.values(catalogue['init-legal-address']))

/**
 * The postal address of a sender where it is still the example that `postmerge init` wrote, or has a postal code that no place has; else
 * null. A warning for a writer, who cannot change it; whoever asks for approval or sends to the world is refused.
 */
export function exampleAddress({ legal }: Pick<Sender, 'legal'>): string | null {
  const address = legal?.address ?? ''
  return examples.has(address) || /〒\s*0{3}-?0{4}/u.test(address.normalize('NFKC')) ? address : null
}

/** The address that the law wants in every mail is a real one. */
export const policyPlaceholder: Check = {
  id: 'policy-placeholder',
  stage: 'L',
  codes: { 'policy-placeholder': 'warning' },
  run: ({ sender, campaign, content }) => {
    const value = exampleAddress(sender)
    if (value === null) return []
    const path = ['senders', campaign.front.from, 'legal', 'address']
    return [warning('policy-placeholder', content.placeInPolicy('senders', path, 'value'), { value })]
  },
}
