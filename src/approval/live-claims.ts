import type { Approval } from './approval-claims.ts'
import { dayAt, isWithin } from './calendar.ts'
import { trouble, unless, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import { sameFile } from './focus-tree.ts'
import { readGrants } from './grants.ts'
import { parsedAt } from './parsed.ts'
import { personWithKey } from './people.ts'
import type { Requirement } from './requirement.ts'
import { seatsTaken } from './standing.ts'
import type { Situation } from './situation.ts'
import { parseTagName } from './tag-name.ts'
import type { Voice } from './voice.ts'

/** What stands against a release now, whatever was approved then. Nothing of it can permit more than the approvals did. */
export function liveClaims(approval: Approval, requirements: readonly Requirement[]): readonly Claim[] {
  const { situation } = approval
  const stops = [...haltTroubles(situation), ...missingTags(situation)]
  const claims = [unless('HOLD', { code: 'rule-live' }, stops)]
  if (situation.facts.mode === 'proposal') return claims
  const today = readGrants(situation.facts.live.tip.tree, situation.facts)
  if (today.grants === null) return [...claims, today.claim]
  const changed = [
    ...campaignTroubles(situation),
    ...lostMembership(approval, requirements, today.grants.identities),
  ]
  return [...claims, unless('HOLD', { code: 'rule-still' }, changed)]
}

function haltTroubles({ facts, grants }: Situation): Reason[] {
  const { halted, nowMs, tip } = facts.live
  const troubles = halted === null ? [] : [trouble('HALTED', { reason: halted })]
  const { delivery } = parsedAt(tip.tree, []).policies
  // A calendar that cannot be read may hold a freeze for today.
  if (delivery === null) return [...troubles, trouble('POLICY_MISSING', { path: 'policies/delivery.yaml' })]
  const today = dayAt(nowMs, grants.timezone)
  const freezes = delivery.freezes.filter((freeze) => isWithin(today, freeze))
  return [...troubles, ...freezes.map(({ until, reason }) => trouble('FROZEN', { until, reason }))]
}

/** A tag that was seen and is gone may have been a rejection. */
function missingTags({ facts, campaign }: Situation): Reason[] {
  const chain = (facts.rules?.commits ?? []).flatMap(({ commit, head }) => [
    commit.id,
    head?.commit ?? commit.id,
  ])
  return facts.missing
    .filter((ref) => {
      const name = parseTagName(ref)
      if (name?.kind === 'rules') return chain.some((id) => id.startsWith(name.commit8))
      return (
        name?.kind === 'approval' && name.campaign === campaign.id && name.edition === campaign.front.edition
      )
    })
    .map((ref) => trouble('TAG_MISSING', { tag: ref.replace(/^refs\/tags\//, '') }))
}

function campaignTroubles({ facts, campaign }: Situation): Reason[] {
  const { tip } = facts.live
  const { id } = campaign
  const now = parsedAt(tip.tree, [id]).campaigns.get(id)
  if (now === undefined || now.front.status !== 'ready') return [trouble('CANCELLED', { campaign: id })]
  const folder = [...facts.tree.files.keys(), ...tip.tree.files.keys()].filter((path) =>
    path.startsWith(`campaigns/${id}/`),
  )
  const path = folder.find((file) => !sameFile(facts.tree, tip.tree, file))
  return path === undefined ? [] : [trouble('SUPERSEDED', { campaign: id, path })]
}

/** Whoever lost the key or left the team since no longer carries a release, if it needs that voice. */
function lostMembership(
  approval: Approval,
  requirements: readonly Requirement[],
  identities: Approval['rules']['identities'],
): Reason[] {
  const { rules, accepted } = approval
  const voices = accepted.accepted.map(({ voice }) => voice)
  const today = { ...rules, identities }
  const isStill = ({ person, fingerprint, userId }: Voice): boolean => {
    if (fingerprint !== null) return personWithKey(identities, fingerprint) === person
    if (userId === null || person.startsWith('@')) return true
    return Object.hasOwn(identities.people, person) && identities.people[person]?.github?.id === userId
  }
  const present = voices.filter(isStill)
  return requirements
    .filter(
      ({ owners, approvals }) =>
        seatsTaken(rules, voices, owners) >= approvals && seatsTaken(today, present, owners) < approvals,
    )
    .map(({ subject, owners }) => trouble('MEMBERSHIP_LOST', { subject, owners: owners.join(' ') }))
}
