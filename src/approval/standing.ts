import type { Identities } from '../content/schema/identities.ts'
import { dayAt, isWithin } from './calendar.ts'
import type { Membership } from './facts.ts'
import type { Grants } from './grants.ts'
import { peopleOfOwner } from './people.ts'
import type { Voice } from './voice.ts'

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
export function standingOf(rules: StandingRules, voice: Voice, owners: readonly string[]): Standing {
  const answers = owners.map((owner) => belongs(rules, voice, owner))
  if (answers.includes('yes')) return { kind: 'owner', seat: voice.person, deputyFor: null }
  const deputyFor = deputisesFor(rules, voice, owners)
  if (deputyFor !== null) return { kind: 'deputy', seat: deputyFor, deputyFor }
  return { kind: answers.includes('unknown') ? 'unknown' : 'none' }
}

/** Seats that are taken: a deputy beside the person he stands for is still one owner, and one person is never two. */
export function seatsTaken(
  rules: StandingRules,
  voices: readonly Voice[],
  owners: readonly string[],
): number {
  const seats = new Set<string>()
  for (const voice of voices) {
    const standing = standingOf(rules, voice, owners)
    if (standing.kind === 'owner' || standing.kind === 'deputy') seats.add(standing.seat)
  }
  return seats.size
}

function belongs(rules: StandingRules, voice: Voice, owner: string): Membership['answer'] {
  const people = peopleOfOwner(rules.identities, owner)
  if (people?.includes(voice.person) === true) return 'yes'
  if (voice.userId === null) return 'no'
  const answer = rules.memberships.find(
    ({ owner: asked, user }) => asked.toLowerCase() === owner.toLowerCase() && user === voice.userId,
  )?.answer
  // A team that the file lists is known completely; one that it does not list is the forge's to know.
  return answer ?? (people === null ? 'unknown' : 'no')
}

function deputisesFor(rules: StandingRules, voice: Voice, owners: readonly string[]): string | null {
  const { grants, identities } = rules
  const today = dayAt(rules.nowMs, grants.timezone)
  const people = owners.flatMap((owner) => peopleOfOwner(identities, owner) ?? [])
  for (const deputy of grants.approvals.deputies) {
    if (!isWithin(today, deputy) || belongs(rules, voice, deputy.by) !== 'yes') continue
    const absent = owners.some((owner) => owner.toLowerCase() === deputy.for.toLowerCase())
      ? deputy.for
      : peopleOfOwner(identities, deputy.for)?.find((name) => people.includes(name))
    if (absent !== undefined) return absent.replace(/^@(?=[^/]*$)/, '')
  }
  return null
}
