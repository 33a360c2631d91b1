import { dayAt } from '../../../approval/calendar.ts'
import { personOfAccount } from '../../../approval/people.ts'
import { durationSeconds } from '../../../content/schema/names.ts'
import { isoInstant } from '../../../kit/clock.ts'
import { peopleToRemind } from '../../../notice/people-to-remind.ts'
import { reminderDue } from '../../../notice/reminder-due.ts'
import { pullReminderNotice } from '../../../notice/pull-request-notice.ts'
import { identitiesOf } from '../../asking/signer.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from '../pass.ts'
import { contributorsTo, requestKey, shownCampaign, type Seen } from './ask-owners.ts'
import { askingOfPull } from './pull-asking.ts'
import type { PullCampaign, PullState } from './read-pull.ts'
import { isReviewedAsItIs, rejectionsOf } from './turn.ts'

/**
 * Reminds, once for each request, the owners who have not answered it and their deputies, as `reminders` of `policies/approvals.yaml` says:
 * while the pull request is open, and nobody has sent it back.
 */
export async function remindReviewers(
  pass: DeskPass,
  { state, view }: Seen,
  one: PullCampaign,
): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const { approvals } = bench.content.policies
  const { decision, candidate } = one
  const after = approvals?.reminders?.after
  if (after === undefined || decision.verdict !== 'PENDING' || candidate === null || state.pull.draft)
    return []
  const rejections = rejectionsOf(pass, state, one)
  if (rejections.some(({ answered }) => !answered)) return []
  const asking = askingOfPull(pass, state.pull, decision)
  const key = requestKey(asking, rejections)
  const askedAt = await memory.notedAt(`${key} request`)
  if (askedAt === null || (await memory.seen(`${key} reminded`))) return []
  const nowMs = world.clock.now()
  const lifeMs = durationSeconds(approvals?.valid_for ?? 'P14D') * 1000
  const scheduledAt = candidate.campaign.schedule?.atMs ?? null
  const due = reminderDue({ askedAt, after: durationSeconds(after) * 1000, scheduledAt })
  if (nowMs < due || nowMs <= askedAt || nowMs > askedAt + lifeMs) return []
  return remind(pass, { state, view, one, key, askedAt })
}

async function remind(
  pass: DeskPass,
  about: Seen & {
    readonly one: PullCampaign
    readonly key: string
    readonly askedAt: number
  },
): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const { state, view, one, key, askedAt } = about
  const asking = askingOfPull(pass, state.pull, one.decision)
  const people = peopleLeft(pass, state, one)
  if (people.length === 0) return []
  const campaign = shownCampaign(view, one)
  const timezone = bench.content.policies.senders?.organisation.timezone ?? 'UTC'
  const told = await tell(pass, 'request', {
    key: `${key} reminder`,
    people,
    write: (locale, reader) =>
      pullReminderNotice({ view, campaign, reader, pictures: [], askedAt, timezone }, locale),
  })
  if (told === 'unwanted') return []
  if (told === 'told') await memory.note(`${key} reminded`, world.clock.now())
  const { release, page } = asking
  const values = { release, since: isoInstant(askedAt), people: people.join(', ') }
  return [outcomeOf(told, { code: 'desk-reminded', values, kind: 'done' }, { release, people, page })]
}

/** Who can still move it, and their deputies: nobody who wrote it, and nobody who has reviewed it as it is. */
function peopleLeft(pass: DeskPass, state: PullState, one: PullCampaign): readonly string[] {
  const { bench, world } = pass
  const { approvals, senders } = bench.content.policies
  const identities = identitiesOf(bench)
  const { writer } = askingOfPull(pass, state.pull, one.decision)
  const answered = state.facts.opinions.flatMap((opinion) =>
    opinion.kind === 'review' && isReviewedAsItIs(state, opinion, one.decision.campaign)
      ? [personOfAccount(identities, opinion.account)]
      : [],
  )
  return peopleToRemind(one.decision, {
    identities,
    deputies: approvals?.deputies ?? [],
    today: dayAt(world.clock.now(), senders?.organisation.timezone ?? 'UTC'),
    answered: new Set(answered.filter((person) => person !== null)),
    contributors: new Set([...contributorsTo(pass, state, one), ...(writer === null ? [] : [writer])]),
  })
}
