import type { ReviewOpinion } from '../../../approval/facts.ts'
import { nameOfAccount } from '../../../approval/people.ts'
import type { EditionChanges } from '../../../plan/edition-changes.ts'
import { changesSince } from '../../../plan/edition-changes.ts'
import { editionView } from '../../../plan/edition-view.ts'
import type { LookView } from '../../../report/pull-view.ts'
import { candidateIn } from '../../asking/candidate.ts'
import { identitiesOf } from '../../asking/signer.ts'
import { sampleCampaign } from '../../examine-campaign.ts'
import type { DeskPass } from '../pass.ts'
import type { PullCampaign, PullState } from './read-pull.ts'
import { isReviewedAsItIs } from './turn.ts'

/** So many reviewers' last looks are compared: each takes a compilation. */
const looksMax = 3

/** What has changed since each reviewer looked at the campaign last; nobody for whom it is the same. */
export async function looksOf(
  pass: DeskPass,
  state: PullState,
  one: PullCampaign,
): Promise<readonly LookView[]> {
  const { decision } = one
  const last = new Map<string, ReviewOpinion>()
  for (const opinion of state.facts.opinions) {
    if (opinion.kind !== 'review' || !opinion.mayWrite) continue
    const person = nameOfAccount(identitiesOf(pass.bench), opinion.account)
    if (person !== null) last.set(person, opinion)
  }
  const behind = [...last].filter(([, { target, targetTree }]) => target !== null && targetTree !== null)
  const looks: LookView[] = []
  for (const [person, review] of behind) {
    if (looks.length >= looksMax) break
    if (isReviewedAsItIs(state, review, decision.campaign)) continue
    looks.push({ person, commit: review.target ?? '', changes: await changesAfter(pass, review, one) })
  }
  return looks
}

/** Null where what was reviewed cannot be read any more. */
async function changesAfter(
  { compiler, world }: DeskPass,
  { target, targetTree }: ReviewOpinion,
  { decision, candidate, examined }: PullCampaign,
): Promise<EditionChanges | null> {
  if (targetTree === null || target === null || candidate === null || examined === null) return null
  const nowMs = world.clock.now()
  const before = candidateIn(targetTree, { commit: target, campaign: decision.campaign, nowMs })
  if (before === null) return null
  const sampled = await sampleCampaign(before.campaign, before.content, { compiler, nowMs })
  const recipients = examined.samples.map(({ values }) => values)
  const then = { campaign: before.campaign, content: before.content, artifact: sampled?.artifact ?? null }
  const now = { campaign: candidate.campaign, content: candidate.content, artifact: examined.artifact }
  return changesSince(editionView({ ...then, recipients }), editionView({ ...now, recipients }))
}
