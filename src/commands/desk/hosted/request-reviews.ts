import { peopleOfOwner } from '../../../approval/people.ts'
import { actsOf, isMissing } from '../../../report/pull-acts.ts'
import { campaignState } from '../../../report/pull-view.ts'
import { identitiesOf } from '../../asking/signer.ts'
import type { DeskOutcome } from '../pass.ts'
import { peopleOf, requestKey, shownCampaign, type Seen } from './ask-owners.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { askingOfPull } from './pull-asking.ts'
import type { PullCampaign } from './read-pull.ts'
import { rejectionsOf } from './turn.ts'

/** So many are asked for one pull request: GitHub notifies each of them. */
const reviewersMax = 15

/**
 * Asks whoever must still approve for their review on GitHub, too, once for each state of the campaign: people whom `policies/identities.yaml` knows by
 * their login, other owners as CODEOWNERS writes them. Nobody for a draft, or for what must be mended first; what was reviewed already stays.
 */
export async function requestOwnersReviews(
  { pass, writer }: HostedDesk,
  { state, view }: Seen,
  one: PullCampaign,
): Promise<readonly DeskOutcome[]> {
  const { pull } = state
  if (pull.draft || one.candidate === null) return []
  if (campaignState(view, shownCampaign(view, one)) !== 'waiting') return []
  const asking = askingOfPull(pass, pull, one.decision)
  const mark = `${requestKey(asking, rejectionsOf(pass, state, one))} reviewers`
  if (await pass.memory.seen(mark)) return []
  const owners = reviewersOf(pass, { state, view }, one)
  const { refused } = owners.length === 0 ? { refused: [] } : await writer.requestReviews(pull.number, owners)
  await pass.memory.note(mark, pass.world.clock.now())
  if (refused.length === 0) return []
  const values = { pull: pull.number, owners: refused.join(', ') }
  return [{ code: 'desk-review-refused', values, kind: 'told' }]
}

/** As GitHub knows them: `@login` or `@organisation/team`. */
function reviewersOf(pass: HostedDesk['pass'], seen: Seen, one: PullCampaign): readonly string[] {
  const identities = identitiesOf(pass.bench)
  const { writer } = askingOfPull(pass, seen.state.pull, one.decision)
  const known = peopleOf(pass, seen.state, one)
    .filter((person) => person !== writer)
    .flatMap((person) => {
      const login = identities.people[person]?.github?.login
      return login === undefined ? [] : [`@${login}`]
    })
  const others = actsOf(shownCampaign(seen.view, one))
    .needs.filter(isMissing)
    .flatMap(({ owners }) => owners.split(' '))
    .filter((owner) => owner.startsWith('@') && peopleOfOwner(identities, owner) === null)
  return [...new Set([...known, ...others])].slice(0, reviewersMax)
}
