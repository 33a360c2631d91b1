import type { Identities } from '../content/schema/identities.ts'
import { dayAt, isWithin } from './calendar.ts'
import type { Membership } from './facts.ts'
import type { Grants } from './grants.ts'
import { peopleOfOwner } from './people.ts'
import type { Voice } from './voice.ts'

/** Whose standing is asked: a person, and the forge's user where there is one. */
export type Speaker = Pick<Voice, 'person' | 'userId'>

/** For whom a voice speaks. `unknown`: the forge could not say whether the person belongs to an owner. */
export type Standing =
  | { readonly kind: 'owner'; readonly seat: string; readonly deputyFor: null }
  | { readonly kind: 'deputy'; readonly seat: string; readonly deputyFor: string }
  | { readonly kind: 'unknown' | 'none' }

/** What decides about standing; `identities` may be today's instead of those of the time of the merge. */
export interface StandingRules {
  readonly grants: Grants
  readonly identities: Identities
  readonly memberships: readonly Membership[]
  readonly nowMs: number
}

/** Whether a person is one of the owners, or a deputy of one today. */
export function standingOf(rules: StandingRules, speaker: Speaker, owners: readonly string[]): Standing {
  const answers = new Set(owners.map((owner) => belongs(rules, speaker, owner)))
  if (answers.has('yes')) return { kind: 'owner', seat: speaker.person, deputyFor: null }
  const deputyFor = deputisesFor(rules, speaker, owners)
  if (deputyFor !== null) return { kind: 'deputy', seat: deputyFor, deputyFor }
  return { kind: answers.has('unknown') ? 'unknown' : 'none' }
}

/** Seats that are taken: a deputy beside the person he stands for is still one owner, and one person is never two. */
export function seatsTaken(
  rules: StandingRules,
  speakers: readonly Speaker[],
  owners: readonly string[],
): number {
  const seats = new Set<string>()
  for (const speaker of speakers) {
    const standing = standingOf(rules, speaker, owners)
    if (standing.kind === 'owner' || standing.kind === 'deputy') seats.add(standing.seat)
  }
  return seats.size
}

/** Whether a person belongs to one of the owners in their own right. */
export function isOwner(
  rules: Pick<StandingRules, 'identities' | 'memberships'>,
  speaker: Speaker,
  owners: readonly string[],
): boolean {
  return owners.some((owner) => belongs(rules, speaker, owner) === 'yes')
}

function belongs(
  rules: Pick<StandingRules, 'identities' | 'memberships'>,
  speaker: Speaker,
  owner: string,
): Membership['answer'] {
  const people = peopleOfOwner(rules.identities, owner)
  if (people?.includes(speaker.person) === true) return 'yes'
  if (speaker.userId === null) return 'no'
  const answer = rules.memberships.find(
    ({ owner: asked, user }) => asked.toLowerCase() === owner.toLowerCase() && user === speaker.userId,
  )?.answer
  // A team that the file lists is known completely; one that it does not list is the forge's to know.
  return answer ?? (people === null ? 'unknown' : 'no')
}

/** The owner a person stands in for today. Only people have deputies; a team has its other members. */
function deputisesFor(rules: StandingRules, speaker: Speaker, owners: readonly string[]): string | null {
  const { grants, identities } = rules
  const today = dayAt(rules.nowMs, grants.timezone)
  const people = new Set(owners.flatMap((owner) => peopleOfOwner(identities, owner) ?? []))
  for (const deputy of grants.approvals.deputies) {
    if (!isWithin(today, deputy) || deputy.for.includes('/')) continue
    if (belongs(rules, speaker, deputy.by) !== 'yes') continue
    const absent = peopleOfOwner(identities, deputy.for)?.find((name) => people.has(name))
    if (absent !== undefined) return absent
    // Nobody has pinned who that is: the login itself must be an owner.
    const login = deputy.for.toLowerCase()
    if (owners.some((owner) => owner.toLowerCase() === login)) return login
  }
  return null
}

/** Everybody who could approve for these owners today, deputies included. */
export function eligiblePeople(rules: StandingRules, owners: readonly string[]): readonly string[] {
  return Object.keys(rules.identities.people).filter((person) =>
    speaksFor(rules, { person, userId: null }, owners),
  )
}

/** Whether a person speaks for one of the owners today. */
export function speaksFor(rules: StandingRules, speaker: Speaker, owners: readonly string[]): boolean {
  const { kind } = standingOf(rules, speaker, owners)
  return kind === 'owner' || kind === 'deputy'
}
