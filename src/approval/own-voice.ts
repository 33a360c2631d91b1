import { dayAt } from './calendar.ts'
import { hearCampaign } from './evaluate.ts'
import type { ChangeFacts } from './facts.ts'
import { peopleOfOwner } from './people.ts'
import { asIfApproved } from './simulate.ts'
import { eligiblePeople, speaksFor } from './standing.ts'

/** What a person's approval would come to, before it is signed. */
export type OwnVoice =
  | { readonly effect: 'counts' }
  | {
      /**
       * `later`: a deputy whose time has not begun. `withdraws`: it takes back their own objection, and is no approval. `vouches`: it only says
       * that the change is theirs. `none`: it could never count.
       */
      readonly effect: 'later' | 'withdraws' | 'vouches' | 'none'
      readonly why: 'author' | 'no-owner' | 'not-at-desk'
      /** Who could approve instead; empty: nobody. */
      readonly people: readonly string[]
    }

/** What a person's approval of a campaign would come to if it were given now; null where that cannot be judged. */
export function ownVoice(facts: ChangeFacts, campaign: string, person: string): OwnVoice | null {
  const simulated = asIfApproved(facts, campaign, person)
  const heard = simulated === null ? null : hearCampaign(simulated, campaign)
  const before = hearCampaign(facts, campaign)
  if (heard === null || before === null) return null
  const { rules, contributors, accepted } = heard.approval
  const { requirements } = heard
  const speaker = { person, userId: null }
  const people = [...new Set(requirements.flatMap(({ owners }) => eligiblePeople(rules, owners)))].filter(
    (name) => name !== person && !contributors.people.has(name),
  )
  const objected = before.approval.opinions.voices.some(
    (voice) => voice.person === person && voice.verdict === 'reject',
  )
  const effect = objected ? 'withdraws' : 'none'
  if (contributors.people.has(person)) return { effect, why: 'author', people }
  const refused = accepted.refused.find(({ voice }) => voice.opinion === 'as-if')
  if (refused?.reason.code === 'NOT_AT_DESK') return { effect, why: 'not-at-desk', people }
  if (requirements.some(({ owners }) => speaksFor(rules, speaker, owners))) return { effect: 'counts' }
  const today = dayAt(rules.nowMs, rules.grants.timezone)
  const owners = new Set(
    requirements.flatMap((requirement) =>
      requirement.owners.flatMap((owner) => peopleOfOwner(rules.identities, owner) ?? []),
    ),
  )
  const comes = rules.grants.approvals.deputies.some(
    (deputy) =>
      deputy.from > today &&
      (peopleOfOwner(rules.identities, deputy.by) ?? []).includes(person) &&
      (peopleOfOwner(rules.identities, deputy.for) ?? []).some((name) => owners.has(name)),
  )
  return { effect: comes && !objected ? 'later' : effect, why: 'no-owner', people }
}
