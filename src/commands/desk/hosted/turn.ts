import { campaignOf, sameFile } from '../../../approval/focus-tree.ts'
import type { ReviewOpinion } from '../../../approval/facts.ts'
import { personOfAccount } from '../../../approval/people.ts'
import { identitiesOf } from '../../asking/signer.ts'
import type { DeskPass } from '../pass.ts'
import type { PullCampaign, PullState } from './read-pull.ts'

/** A review that asks for changes and still stands. */
export interface Rejection {
  readonly review: ReviewOpinion
  /** Null: nobody whom `policies/identities.yaml` knows. */
  readonly person: string | null
  /** The campaign is not what was reviewed any more: its reviewer's turn, not its writer's. */
  readonly answered: boolean
}

/** Reviews that ask for changes, the last word of each reviewer. */
export function rejectionsOf(
  { bench }: DeskPass,
  { facts }: PullState,
  { decision }: Pick<PullCampaign, 'decision'>,
): readonly Rejection[] {
  const newest = new Map<string, ReviewOpinion>()
  for (const opinion of facts.opinions) {
    if (opinion.kind === 'review') newest.set(accountKey(opinion), opinion)
  }
  return [...newest.values()]
    .filter(({ verdict, mayWrite }) => verdict === 'reject' && mayWrite)
    .map((review) => ({
      review,
      person: personOfAccount(identitiesOf(bench), review.account),
      answered: !isReviewedAsItIs({ facts }, review, decision.campaign),
    }))
}

/** Whether a review was about the campaign's folder as it is now. */
export function isReviewedAsItIs(
  { facts }: Pick<PullState, 'facts'>,
  { targetTree }: ReviewOpinion,
  campaign: string,
): boolean {
  return targetTree !== null && !isChanged(targetTree, facts.head?.tree ?? facts.tree, campaign)
}

function accountKey({ account, id }: ReviewOpinion): string {
  return account.kind === 'user' ? String(account.id) : `review ${id}`
}

/** Whether anything of the campaign's own folder differs. */
function isChanged(
  before: Parameters<typeof sameFile>[0],
  after: Parameters<typeof sameFile>[0],
  campaign: string,
): boolean {
  const paths = [...before.files.keys(), ...after.files.keys()].filter(
    (path) => campaignOf(path) === campaign,
  )
  return paths.some((path) => !sameFile(before, after, path))
}
