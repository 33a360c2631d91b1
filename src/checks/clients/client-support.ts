import { byLikeness } from '../../content/likeness.ts'
import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput } from '../check.ts'
import { pageOf } from '../html/page.ts'
import { whereWritten } from '../where.ts'
import { clientShown, knownClients, usualClients, type Feature } from './support.ts'
import { usedFeatures } from './used-features.ts'

/** What a campaign is made of works in the mail clients that the company cares for (data of caniemail.com; `clients` of `policies/content.yaml`). */
export const clientSupport: Check = {
  id: 'client-support',
  stage: 'R',
  codes: { 'client-unsupported': 'warning', 'client-unknown': 'error' },
  run: (input) => [...unknownClients(input), ...unsupported(input)],
}

function unknownClients({ policy, content }: CheckInput): Finding[] {
  return (policy.clients ?? []).flatMap((client, index) =>
    clientShown(client) === null
      ? [
          finding('client-unknown', content.placeInPolicy('content', ['clients', index], 'value'), {
            client,
            expected: byLikeness(client, knownClients()),
          }),
        ]
      : [],
  )
}

/** Once for each feature: the languages of a campaign share their layout. */
function unsupported(input: CheckInput): Finding[] {
  const clients = input.policy.clients ?? usualClients
  const seen = new Map<Feature, Finding>()
  for (const sample of input.samples) {
    for (const [feature, shown] of usedFeatures(pageOf(sample))) {
      const without = clients.filter((client) => feature.without.has(client))
      if (seen.has(feature) || without.length === 0) continue
      const place = whereWritten(input, sample, shown)
      const names = without.map((client) => clientShown(client) ?? client).join(', ')
      seen.set(feature, finding('client-unsupported', place, { feature: feature.title, clients: names }))
    }
  }
  return [...seen.values()]
}
