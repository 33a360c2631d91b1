import type { Approvals } from '../content/schema/approvals.ts'
import { dayAt, daysLater } from './calendar.ts'
import { fails, holds, note, trouble, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import type { Situation } from './situation.ts'

/** An approval may be off for so long at most, counted from today. */
const offDaysMax = 90

/** A list's approval, switched off by Administrators for a stated reason and time. */
export interface OffRule {
  readonly reason: string
  /** The last day. */
  readonly until: string
}

/** The rule that switches a list's approval off, expired or not; null where there is none. */
export function offRuleOf(approvals: Approvals, list: string): OffRule | null {
  const rule = Object.hasOwn(approvals.lists, list) ? approvals.lists[list] : undefined
  return rule?.approval === 'off' ? { reason: rule.reason, until: rule.until } : null
}

/** Whether the owners of a list need not be asked today. It drops their requirement and nothing else. */
export function isOff(situation: Situation, list: string): boolean {
  const rule = offRuleOf(situation.grants.approvals, list)
  return rule !== null && today(situation) <= rule.until
}

/** Whether a list's approval was off and its time is over. */
export function isOffOver(situation: Situation, list: string): boolean {
  const rule = offRuleOf(situation.grants.approvals, list)
  return rule !== null && today(situation) > rule.until
}

/** The lists that go out without their owners' approval: shown everywhere. */
export function withoutApproval(
  situation: Situation,
): readonly { readonly list: string; readonly until: string; readonly reason: string }[] {
  return situation.campaign.front.lists.flatMap((list) => {
    const rule = offRuleOf(situation.grants.approvals, list)
    return rule !== null && isOff(situation, list) ? [{ list, ...rule }] : []
  })
}

/** Off must be allowed and short; where it is, it is said. */
export function offClaim(situation: Situation): Claim | null {
  const off = withoutApproval(situation)
  const [first, ...others] = off.flatMap(({ list, until }) => offTroubles(situation, list, until))
  if (first !== undefined) return fails('BLOCKED', { code: 'rule-off' }, [first, ...others])
  if (off.length === 0) return null
  return holds(
    { code: 'rule-off' },
    off.map(({ list, until, reason }) => note('WITHOUT_APPROVAL', { list, until, reason })),
  )
}

function offTroubles(situation: Situation, list: string, until: string): Reason[] {
  const confidential = situation.content.lists.get(list)?.sensitivity === 'confidential'
  const tooLong = until > daysLater(today(situation), offDaysMax)
  return [
    ...(confidential ? [trouble('OFF_CONFIDENTIAL', { list })] : []),
    ...(tooLong ? [trouble('OFF_TOO_LONG', { list, until, days: offDaysMax })] : []),
  ]
}

function today(situation: Situation): string {
  return dayAt(situation.facts.live.nowMs, situation.grants.timezone)
}
