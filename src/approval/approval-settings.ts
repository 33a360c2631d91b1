import { ownersOf } from '../content/codeowners/owners-of.ts'
import type { Content } from '../content/content.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import { administrators } from './administrators.ts'
import { dayAt } from './calendar.ts'
import { offRuleOf, type OffRule } from './off-rule.ts'
import { peopleOfOwner } from './people.ts'
import { approvalsNeeded } from './requirement.ts'

/** What the rules say about one list. */
export interface ListSettings {
  readonly list: string
  /** Whether its owners must approve today. */
  readonly approval: 'on' | 'off'
  /** As CODEOWNERS writes them; empty: nobody can approve. */
  readonly owners: readonly string[]
  readonly people: readonly string[]
  readonly source: string
  readonly approvals: number
  /** Larger audiences that need more approvals than that. */
  readonly tiers: readonly { readonly over: number; readonly approvals: number }[]
  /** Approval switched off, and whether its time is over. */
  readonly off: { readonly rule: OffRule; readonly over: boolean } | null
  readonly deputies: readonly Deputy[]
}

interface Deputy {
  readonly for: string
  readonly by: string
  readonly from: string
  readonly until: string
}

/** Who approves what, by the rules of one tree. */
export interface ApprovalSettings {
  readonly lists: readonly ListSettings[]
  readonly administrators: readonly string[]
  /** People who must approve any release, whatever its lists say. */
  readonly minimum: number
}

/** Reads the settings of approvals out of content; null where the rules cannot be read. */
export function approvalSettings(
  content: Pick<Content, 'policies' | 'codeowners' | 'lists'>,
  nowMs: number,
): ApprovalSettings | null {
  const { codeowners, policies } = content
  const { approvals, identities, senders } = policies
  if (codeowners === null || approvals === null || identities === null || senders === null) return null
  const today = dayAt(nowMs, senders.organisation.timezone)
  const lists = [...content.lists.values()].map(({ id, sensitivity }): ListSettings => {
    const line = ownersOf(codeowners, `lists/${id}.yaml`)
    const owners = line?.owners ?? []
    const people = [...new Set(owners.flatMap((owner) => peopleOfOwner(identities, owner) ?? []))]
    const rule = offRuleOf(approvals, id)
    const needed = approvalsNeeded(approvals, id, sensitivity)
    return {
      list: id,
      approval: rule !== null && today <= rule.until ? 'off' : 'on',
      owners,
      people,
      source: line === null ? codeowners.path : `${codeowners.path}:${line.line}`,
      approvals: needed,
      tiers: approvals.tiers.filter((tier) => tier.approvals > needed),
      off: rule === null ? null : { rule, over: today > rule.until },
      deputies: approvals.deputies.filter(
        (deputy) =>
          today <= deputy.until &&
          (peopleOfOwner(identities, deputy.for) ?? []).some((person) => people.includes(person)),
      ),
    }
  })
  return { lists, administrators: administrators(content), minimum: approvals.minimum }
}

/** Whether two settings of a list say the same; where CODEOWNERS says it does not count. */
export function sameSettings(a: ListSettings, b: ListSettings): boolean {
  return canonicalJson({ ...a, source: '' }) === canonicalJson({ ...b, source: '' })
}
