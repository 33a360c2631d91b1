import { fails, holds, note, trouble, type Claim } from './claim.ts'
import type { Accepted, Acceptance } from './acceptance.ts'
import type { Contributors } from './contributors.ts'
import type { Reason } from './decision.ts'
import { isOffOver } from './off-rule.ts'
import type { Opinions } from './opinions.ts'
import { peopleOfOwner } from './people.ts'
import type { Requirement, Requirements } from './requirement.ts'
import { eligiblePeople, seatsTaken, speaksFor, standingOf, type StandingRules } from './standing.ts'
import type { Situation } from './situation.ts'
import type { Voice } from './voice.ts'

/** Everything that is known about the approvals of one campaign. */
export interface Approval {
  readonly situation: Situation
  readonly opinions: Opinions
  readonly contributors: Contributors
  readonly accepted: Accepted
  readonly rules: StandingRules
}

/** Tags that are nobody's opinion hurt nobody, but somebody made them. */
export function tagsClaim({ opinions, contributors }: Approval): Claim | null {
  const refused = [...contributors.requests.refused, ...opinions.refused]
  return refused.length === 0 ? null : holds({ code: 'rule-tags' }, refused)
}

/**
 * Whoever may speak and asks for changes stops the release, whatever others approved; except its author. An author who is only claimed
 * is heard: else writing a campaign in somebody's name would silence them.
 */
export function rejectionClaim({ situation, opinions, contributors }: Approval): Claim {
  const rejected = opinions.voices.filter(({ verdict }) => verdict === 'reject')
  const standing = rejected.filter(
    ({ person, flaw }) => flaw === null && person !== contributors.certainAuthor,
  )
  const verdict = situation.facts.mode === 'merged' ? 'HOLD' : 'PENDING'
  const rule = { code: 'rule-no-rejection' } as const
  const ignored = rejected
    .filter((voice) => !standing.includes(voice))
    .map(({ person }) => note('REJECTION_IGNORED', { person }))
  const [first, ...others] = standing.map(({ person, reason }) =>
    trouble('CHANGES_REQUESTED', { person, reason: reason ?? '' }),
  )
  return first === undefined ? holds(rule, ignored) : fails(verdict, rule, [first, ...others, ...ignored])
}

/** One owner, or as many as the policy wants, must approve. */
export function requirementClaim(approval: Approval, requirement: Requirement): Claim {
  const { accepted, rules } = approval
  const { owners, approvals: needed } = requirement
  const voices = accepted.accepted.map(({ voice }) => voice)
  const have = seatsTaken(rules, voices, owners)
  const rule = {
    code: requirement.kind === 'list' ? 'rule-list-owner' : 'rule-file-owner',
    values: {
      subject: requirement.subject,
      owners: owners.join(' '),
      source: requirement.source,
      needed,
      have: Math.min(have, needed),
    },
  } as const
  if (have >= needed) return holds(rule, countedNotes(rules, voices, owners))
  const refused = accepted.refused.filter(({ voice }) => standingOf(rules, voice, owners).kind !== 'none')
  const unknown = voices.filter((voice) => standingOf(rules, voice, owners).kind === 'unknown')
  const troubles = [
    ...unknown.map(({ person }) => trouble('TEAM_UNREADABLE', { person, owners: owners.join(' ') })),
    ...refused.map(({ reason }) => reason),
    missingReason(approval, requirement, needed - have),
    ...strangers(approval, requirement),
  ]
  const [first = missingReason(approval, requirement, needed - have), ...others] = troubles
  if (unknown.length > 0) return fails('ERROR', rule, [first, ...others])
  const { situation } = approval
  const over = requirement.kind === 'list' && isOffOver(situation, requirement.subject)
  // While it was off nobody's voice was needed here: none was lost.
  if (over && situation.facts.mode === 'merged') {
    return fails('HOLD', rule, [trouble('OFF_EXPIRED', { list: requirement.subject }), first, ...others])
  }
  if (hadStanding(approval, owners)) {
    const { subject } = requirement
    const lost = trouble('MEMBERSHIP_LOST', { subject, owners: owners.join(' ') })
    return fails('HOLD', rule, [lost, first, ...others])
  }
  return fails('PENDING', rule, [first, ...others])
}

/** Whether somebody's approval carried this very release before, who now speaks for none of these owners. */
function hadStanding({ situation, accepted, rules }: Approval, owners: readonly string[]): boolean {
  const { facts, campaign } = situation
  const before = facts.live.authorised.find(
    (release) =>
      release.campaign === campaign.id &&
      release.edition === campaign.front.edition &&
      release.commit === facts.commit.id,
  )
  return accepted.accepted.some(
    ({ voice }) =>
      before?.people.includes(voice.person) === true && standingOf(rules, voice, owners).kind === 'none',
  )
}

/** What whoever approves must do: review the pull request where there is one, else sign. */
function howToApprove({ facts, campaign }: Situation): string {
  return facts.hosted?.pull?.url ?? `postmerge approve ${campaign.id}`
}

/** Who can still approve, if anybody: an author who is the only owner needs a deputy or a second owner. */
function missingReason(approval: Approval, requirement: Requirement, missing: number): Reason {
  const { rules, contributors, accepted, situation } = approval
  const { owners, subject } = requirement
  const spoken = new Set(accepted.accepted.map(({ voice }) => voice.person))
  const left = eligiblePeople(rules, owners).filter(
    (person) => !contributors.people.has(person) && !spoken.has(person),
  )
  const values = { subject, missing, owners: owners.join(' '), how: howToApprove(situation) }
  // A forge may know more people than the file does.
  const isKnown = owners.every((owner) => peopleOfOwner(rules.identities, owner) !== null)
  if (left.length < missing && isKnown) return trouble('NOBODY_LEFT', values)
  return trouble('NOT_APPROVED', { ...values, people: left.length > 0 ? left.join(', ') : owners.join(' ') })
}

function countedNotes(rules: StandingRules, voices: readonly Voice[], owners: readonly string[]): Reason[] {
  return voices.flatMap((voice) => {
    const standing = standingOf(rules, voice, owners)
    if (standing.kind === 'owner') return [note('APPROVED_BY', { person: voice.person, at: voice.at })]
    if (standing.kind !== 'deputy') return []
    return [note('APPROVED_BY_DEPUTY', { person: voice.person, at: voice.at, owner: standing.deputyFor })]
  })
}

function strangers({ accepted, rules }: Approval, { owners }: Requirement): Reason[] {
  return accepted.accepted
    .filter(({ voice }) => standingOf(rules, voice, owners).kind === 'none')
    .map(({ voice }) => note('NOT_AN_OWNER', { person: voice.person, owners: owners.join(' ') }))
}

/**
 * So many different people must approve in all: the minimum, the tier of this many recipients, and one more for an author nobody knows
 * or has signed for, who might be the one who approves.
 * Null where one is enough, since the owners who must approve are at least one.
 */
export function floorClaim(approval: Approval, requirements: Requirements): Claim | null {
  const { situation, contributors, rules, accepted } = approval
  const { minimum } = situation.grants.approvals
  const tier = tierOf(situation)
  const needed = Math.max(minimum, tier.approvals) + (contributors.doubt === null ? 0 : 1)
  if (needed === 1 && requirements.needed.length > 0) return null
  const everybody = [...requirements.needed, ...requirements.waived]
  const have = new Set(
    countedAcceptances(rules, accepted.accepted, everybody).map(({ voice }) => voice.person),
  ).size
  const { id } = situation.campaign
  const isUnsigned = contributors.doubt === 'unsigned'
  const reasons = [
    ...(contributors.doubt === 'unknown' ? [note('AUTHOR_UNKNOWN')] : []),
    ...(tier.approvals > minimum ? [note('TIER', { over: tier.over, approvals: tier.approvals })] : []),
    ...(tier.approvals > minimum && !tier.counted ? [note('TIER_UNCOUNTED')] : []),
  ]
  const rule = { code: 'rule-floor', values: { needed, have: Math.min(have, needed) } } as const
  if (have >= needed) {
    return holds(rule, isUnsigned ? [...reasons, note('AUTHOR_UNSIGNED', { campaign: id })] : reasons)
  }
  const tooFew = trouble('TOO_FEW', { missing: needed - have, how: howToApprove(situation) })
  if (!isUnsigned) return fails('PENDING', rule, [tooFew, ...reasons])
  return fails('PENDING', rule, [trouble('AUTHOR_UNSIGNED', { campaign: id }), tooFew, ...reasons])
}

/** The approvals of people who own at least something of what is sent, or stand in for one who does. */
export function countedAcceptances(
  rules: StandingRules,
  accepted: readonly Acceptance[],
  requirements: readonly Requirement[],
): readonly Acceptance[] {
  return accepted.filter(({ voice }) => requirements.some(({ owners }) => speaksFor(rules, voice, owners)))
}

/**
 * The highest tier that fits the number of people the desk counted; where nobody counted, the highest that the limits of its lists let it reach:
 * to more people than the strictest of them nothing is ever sent.
 */
function tierOf({ facts, closure, grants, campaign }: Situation): {
  readonly over: number
  readonly approvals: number
  readonly counted: boolean
} {
  const count = facts.live.planned.findLast(
    ({ closureDigest }) => closureDigest === closure.closureDigest,
  )?.count
  const limits = campaign.front.lists.map((id) => grants.content.lists.get(id)?.limits.recipients ?? Infinity)
  const most = count ?? Math.min(Infinity, ...limits)
  const tiers = grants.approvals.tiers.filter(({ over }) => most > over)
  const highest = tiers.reduce((top, tier) => (tier.approvals > top.approvals ? tier : top), {
    over: 0,
    approvals: 0,
  })
  return { ...highest, counted: count !== undefined }
}

/** Earlier approvals still count when only the time was changed, and one owner of a list approves the new time. */
export function whenClaim(
  { accepted, rules, situation }: Approval,
  lists: readonly Requirement[],
): Claim | null {
  const earlier = accepted.accepted.filter(({ covers }) => covers === 'content')
  if (earlier.length === 0) return null
  const fresh = accepted.accepted.filter(({ covers }) => covers === 'all')
  const rule = { code: 'rule-when' } as const
  const kept = earlier.map(({ voice }) => note('KEPT', { person: voice.person, at: voice.at }))
  if (countedAcceptances(rules, fresh, lists).length > 0) return holds(rule, kept)
  return fails('PENDING', rule, [trouble('WHEN_NOT_APPROVED', { how: howToApprove(situation) }), ...kept])
}
