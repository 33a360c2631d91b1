import { closureOf } from '../content/closure.ts'
import { acceptApprovals } from './acceptance.ts'
import {
  countedAcceptances,
  floorClaim,
  rejectionClaim,
  requirementClaim,
  tagsClaim,
  whenClaim,
  type Approval,
} from './approval-claims.ts'
import { contentClaim, editionClaim, scheduleClaim, undecidedClaim, writersClaim } from './campaign-claims.ts'
import { headClaim, mergeClaim, scopeClaim, shapeClaim } from './change-claims.ts'
import { idleClaim } from './idle-claim.ts'
import { forgeClaim, writeClaim } from './forge-claims.ts'
import { together, unless, type Claim } from './claim.ts'
import { campaignContributors } from './contributors.ts'
import type { CountedApproval, Decision } from './decision.ts'
import type { ChangeFacts } from './facts.ts'
import { campaignOf, changedPaths } from './focus-tree.ts'
import { readGrants, type Grants } from './grants.ts'
import { liveClaims } from './live-claims.ts'
import { mergerClaim } from './merger-claim.ts'
import { offClaim, withoutApproval } from './off-rule.ts'
import { foldOpinions } from './opinions.ts'
import { parsedAt } from './parsed.ts'
import { openPullClaim } from './pull-claims.ts'
import { requirementsOf, type Requirement, type Requirements } from './requirement.ts'
import { rulesClaim } from './rules-claim.ts'
import { closureReader, type Situation } from './situation.ts'
import { standingOf, type StandingRules } from './standing.ts'

/**
 * Decides about every ready campaign that a commit changes. Pure: the same facts give the same decisions, years later too. Whatever is
 * missing or unreadable among the facts ends in a decision that does not send.
 */
export function evaluate(facts: ChangeFacts): readonly Decision[] {
  const changed = changedPaths(facts.base.tree, facts.tree)
  const ids = changedCampaigns(facts, changed)
  if (ids.length === 0) return []
  const content = parsedAt(facts.tree, ids)
  const { grants, claim } = readGrants(facts.base.tree, facts)
  const said = grants === null ? null : forgeClaim(facts, grants)
  const common = [
    openPullClaim(facts),
    shapeClaim(facts),
    rulesClaim(facts),
    claim,
    said,
    scopeClaim(changed),
  ].filter((one) => one !== null)
  const decideOne = (id: string): readonly Decision[] => {
    const campaign = content.campaigns.get(id)
    if (campaign?.front.status === 'draft') return []
    if (campaign === undefined || grants === null) {
      const closure = campaign === undefined ? null : closureOf(campaign, content, facts.tree)
      const unread = contentClaim(content, id, closure?.files.map(({ path }) => path) ?? null)
      const claims = [...common, unread]
      return [decisionOf({ facts, id, edition: campaign?.front.edition ?? 0, closure }, claims)]
    }
    const closure = closureOf(campaign, content, facts.tree)
    const closureAt = closureReader(id)
    return [decide({ facts, grants, content, campaign, closure, changed, closureAt }, common)]
  }
  return ids.flatMap((id) => {
    try {
      return decideOne(id)
    } catch (cause) {
      // What one campaign brings up must not keep the others from being decided.
      return decisionOf({ facts, id, edition: 0, closure: null }, [...common, undecidedClaim(id, cause)])
    }
  })
}

/** Who said what about one campaign, and who would have to; null where the rules or the campaign cannot be read. */
export function hearCampaign(
  facts: ChangeFacts,
  id: string,
): { readonly approval: Approval; readonly requirements: readonly Requirement[] } | null {
  const content = parsedAt(facts.tree, [id])
  const { grants } = readGrants(facts.base.tree, facts)
  const campaign = content.campaigns.get(id)
  if (campaign === undefined || grants === null) return null
  const closure = closureOf(campaign, content, facts.tree)
  const changed = changedPaths(facts.base.tree, facts.tree)
  const closureAt = closureReader(id)
  const situation = { facts, grants, content, campaign, closure, changed, closureAt }
  const { needed, waived } = requirementsOf(situation)
  return { approval: approvalOf(situation), requirements: [...needed, ...waived] }
}

/** Campaigns that the commit changes and that are still there. */
function changedCampaigns(facts: ChangeFacts, changed: readonly string[]): readonly string[] {
  const touched = new Set(changed.map(campaignOf).filter((id) => id !== null))
  const present = new Set([...facts.tree.files.keys()].map(campaignOf))
  return [...touched].filter((id) => present.has(id))
}

function decide(situation: Situation, common: readonly Claim[]): Decision {
  const { facts, campaign, closure } = situation
  const approval = approvalOf(situation)
  const requirements = requirementsOf(situation)
  const claims = [...common, ...claimsAbout(approval, requirements)]
  const about = { facts, id: campaign.id, edition: campaign.front.edition, closure }
  return {
    ...decisionOf(about, claims),
    approvals: countedApprovals(approval, [...requirements.needed, ...requirements.waived]),
    without: withoutApproval(situation),
  }
}

/** All conditions that concern the campaign itself, in the order in which a reader asks for them. */
function claimsAbout(approval: Approval, requirements: Requirements): readonly Claim[] {
  const { situation, contributors } = approval
  const { needed, waived, unowned } = requirements
  const everybody = [...needed, ...waived]
  const lists = everybody.filter(({ kind }) => kind === 'list')
  const paths = situation.closure.files.map(({ path }) => path)
  const claims = [
    contentClaim(situation.content, situation.campaign.id, paths),
    editionClaim(situation),
    mergeClaim(situation),
    unless('BLOCKED', { code: 'rule-owned' }, unowned),
    writeClaim(situation.facts, needed),
    writersClaim(situation, contributors),
    offClaim(situation),
    tagsClaim(approval),
    rejectionClaim(approval),
    ...needed.map((requirement) => requirementClaim(approval, requirement)),
    floorClaim(approval, requirements),
    whenClaim(approval, lists),
    idleClaim(approval, requirements),
    headClaim(situation),
    scheduleClaim(situation),
    mergerClaim(approval, lists),
    ...liveClaims(approval, needed),
  ]
  return claims.filter((claim) => claim !== null)
}

function approvalOf(situation: Situation): Approval {
  const { facts, grants, campaign, closure } = situation
  const { id } = campaign
  const { edition } = campaign.front
  const { identities } = grants
  const { suggestions } = grants.approvals
  const contributors = campaignContributors(facts, { identities, id, edition, closure, suggestions })
  const opinions = foldOpinions({
    // Beside reviews a signed tag is no opinion, whoever made it.
    opinions: facts.opinions.filter(({ kind }) => facts.hosted === null || kind === 'review'),
    isAbout: (name) => name.kind === 'approval' && name.campaign === id && name.edition === edition,
    identities,
    repository: facts.repository,
    closureDigest: closure.closureDigest,
  })
  const accepted = acceptApprovals(situation, opinions.voices, contributors)
  return { situation, opinions, contributors, accepted, rules: standingRules(facts, grants) }
}

function standingRules(facts: ChangeFacts, grants: Grants): StandingRules {
  const { memberships, live } = facts
  return { grants, identities: grants.identities, memberships, nowMs: live.nowMs }
}

function countedApprovals(
  approval: Approval,
  requirements: readonly Requirement[],
): readonly CountedApproval[] {
  const { rules, accepted } = approval
  return countedAcceptances(rules, accepted.accepted, requirements).map(({ voice }) => {
    const standings = requirements.map(({ owners }) => standingOf(rules, voice, owners))
    const deputy = standings.find((standing) => standing.kind === 'deputy')
    return {
      person: voice.person,
      deputyFor: deputy?.deputyFor ?? null,
      opinion: voice.opinion,
      at: voice.at,
    }
  })
}

function decisionOf(
  about: {
    readonly facts: ChangeFacts
    readonly id: string
    readonly edition: number
    readonly closure: { readonly closureDigest: string; readonly contentDigest: string } | null
  },
  claims: readonly Claim[],
): Decision {
  const { facts, closure } = about
  const result = together(claims)
  return {
    ...result,
    campaign: about.id,
    edition: about.edition,
    commit: facts.commit.id,
    base: facts.base.commit,
    closureDigest: closure?.closureDigest ?? '',
    contentDigest: closure?.contentDigest ?? '',
    approvals: [],
    without: [],
    reason: {
      code: 'rule-all',
      met: result.verdict === 'APPROVED',
      values: { campaign: about.id, edition: about.edition },
      children: claims.map(({ reason }) => reason),
    },
  }
}
