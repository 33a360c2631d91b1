import { campaignOf } from '../approval/focus-tree.ts'
import { byLikeness } from '../content/likeness.ts'
import type { Failure } from '../kit/failure.ts'
import { failure } from '../words/find.ts'

/** The campaign `name` is not there; whoever mistyped it is shown those that are, the most alike first. */
export function noSuchCampaign(name: string, ids: Iterable<string>): Failure {
  const known = byLikeness(name, ids)
  return failure('no-such-campaign', { permanence: 'permanent', values: { campaign: name, known } })
}

/** The campaigns in whose folders these files lie. */
export function campaignsAmong(paths: Iterable<string>): ReadonlySet<string> {
  return new Set([...paths].map(campaignOf).filter((id) => id !== null))
}
