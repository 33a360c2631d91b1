import { isWithin } from '../approval/calendar.ts'
import type { Decision, Reason } from '../approval/decision.ts'
import { peopleOfOwner } from '../approval/people.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Identities } from '../content/schema/identities.ts'

/** What decides who is reminded, beside the decision itself. */
export interface ReminderFacts {
  /** Those of the default branch. */
  readonly identities: Identities
  readonly deputies: Approvals['deputies']
  /** `2026-12-31`, in the organisation's zone. */
  readonly today: string
  /** Who has said anything about exactly this content. */
  readonly answered: ReadonlySet<string>
  /** Whoever had a hand in it, and so cannot approve it. */
  readonly contributors: ReadonlySet<string>
}

/**
 * Who can still move an undecided request: the owners whose approval is missing, and whoever is deputy of one of them today. Nobody who
 * answered or contributed is among them, nor a deputy of somebody who answered.
 */
export function peopleToRemind(
  { reason, approvals }: Pick<Decision, 'reason' | 'approvals'>,
  facts: ReminderFacts,
): readonly string[] {
  const { identities, answered, contributors } = facts
  const counted = approvals.map(({ person, deputyFor }) => [person, deputyFor ?? person] as const)
  const taken = new Set(counted.flat())
  const silent = new Set(counted.filter(([person]) => answered.has(person)).flat())
  const rules = flat(reason)
  const lists = rules.filter(({ code }) => code === 'rule-list-owner')
  const unmet = rules.filter(
    ({ code, met }) => !met && (code === 'rule-list-owner' || code === 'rule-file-owner'),
  )
  const few = rules.some(({ code, met }) => code === 'TOO_FEW' && !met) ? lists : []
  // A new time needs one owner's word, also of one whose earlier approval still counts for the rest.
  const retimed = rules.some(({ code, met }) => code === 'WHEN_NOT_APPROVED' && !met) ? lists : []
  const owners = [
    ...peopleOf(identities, [...unmet, ...few]).filter((person) => !taken.has(person)),
    ...peopleOf(identities, retimed),
  ].filter((person) => !answered.has(person) && !silent.has(person))
  return [...new Set([...owners, ...deputiesOf(facts, new Set(owners))])]
    .filter((person) => !answered.has(person) && !contributors.has(person))
    .filter((person) => Object.hasOwn(identities.people, person))
    .sort()
}

function flat(reason: Reason): readonly Reason[] {
  return [reason, ...reason.children.flatMap(flat)]
}

/** The people behind the owners that rules name. */
function peopleOf(identities: Identities, rules: readonly Reason[]): readonly string[] {
  return rules
    .flatMap(({ values }) => String(values['owners'] ?? '').split(' '))
    .flatMap((owner) => peopleOfOwner(identities, owner) ?? [])
}

/** Only people have deputies: a team has its other members. */
function deputiesOf(
  { identities, deputies, today }: ReminderFacts,
  owners: ReadonlySet<string>,
): readonly string[] {
  return deputies
    .filter((deputy) => isWithin(today, deputy) && !deputy.for.includes('/'))
    .filter((deputy) => (peopleOfOwner(identities, deputy.for) ?? []).some((person) => owners.has(person)))
    .flatMap((deputy) => peopleOfOwner(identities, deputy.by) ?? [])
}
