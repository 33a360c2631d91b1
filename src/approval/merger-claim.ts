import type { Approval } from './approval-claims.ts'
import { fails, holds, note, trouble, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import type { Account } from './facts.ts'
import { nameOfAccount, peopleOfOwner } from './people.ts'
import type { Requirement } from './requirement.ts'
import { speaksFor, standingOf, type Speaker } from './standing.ts'

/**
 * Merging is pressing send: who did it must own a list it goes to or hold `release`, and must not be its author. An owner who is not the
 * author may lift such a hold. In plain git nobody is asked: there the signed approval is the press.
 */
export function mergerClaim(approval: Approval, lists: readonly Requirement[]): Claim | null {
  const { facts } = approval.situation
  if (facts.mode === 'proposal' || facts.merger.kind === 'unasked') return null
  const rule = { code: 'rule-merger' } as const
  const reason = mergerTrouble(approval, lists)
  if (reason === null) return holds(rule)
  if (reason.code === 'TEAM_UNREADABLE') return fails('ERROR', rule, [reason])
  const owner = lifter(approval, lists, reason.code)
  return owner === null
    ? fails('HOLD', rule, [reason])
    : holds(rule, [note('HOLD_LIFTED', { person: owner })])
}

function mergerTrouble(approval: Approval, lists: readonly Requirement[]): Reason | null {
  const { situation, contributors, rules } = approval
  const { merger } = situation.facts
  if (merger.kind !== 'account') return trouble('MERGER_UNKNOWN')
  const speaker = speakerOf(approval, merger.account)
  if (speaker === null) return trouble('MERGER_UNKNOWN')
  const { person } = speaker
  if (person === contributors.author) return trouble('MERGED_BY_AUTHOR', { person })
  if (situation.grants.approvals.merge === 'anyone' || mayRelease(approval, person)) return null
  const standings = lists.map(({ owners }) => standingOf(rules, speaker, owners).kind)
  if (standings.includes('owner') || standings.includes('deputy')) return null
  const unread = lists[standings.indexOf('unknown')]
  if (unread !== undefined) return trouble('TEAM_UNREADABLE', { person, owners: unread.owners.join(' ') })
  return trouble('MERGER_NOT_ALLOWED', { person })
}

function speakerOf({ rules }: Approval, account: Account): Speaker | null {
  const person = nameOfAccount(rules.identities, account)
  return person === null ? null : { person, userId: account.kind === 'user' ? account.id : null }
}

/** Whether `policies/access.yaml` lets the person release to every list that is targeted. */
function mayRelease({ situation, rules }: Approval, person: string): boolean {
  const grants = situation.grants.content.policies.access?.grants ?? []
  const mine = grants.filter(
    ({ may, who }) =>
      may.includes('release') && peopleOfOwner(rules.identities, who)?.includes(person) === true,
  )
  return situation.campaign.front.lists.every((list) =>
    mine.some(({ lists }) => lists.includes('*') || lists.includes(list)),
  )
}

function lifter(approval: Approval, lists: readonly Requirement[], code: string): string | null {
  const { situation, contributors, rules } = approval
  const { campaign, facts } = situation
  const lifted = facts.live.lifted.find(
    (hold) =>
      hold.code === code &&
      hold.commit === facts.commit.id &&
      hold.release.campaign === campaign.id &&
      hold.release.edition === campaign.front.edition &&
      !contributors.people.has(hold.person) &&
      lists.some(({ owners }) => speaksFor(rules, { person: hold.person, userId: null }, owners)),
  )
  return lifted?.person ?? null
}
