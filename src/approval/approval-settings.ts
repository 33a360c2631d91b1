import { ownersOf } from '../content/codeowners/owners-of.ts'
import type { Content } from '../content/content.ts'
import { administrators } from './administrators.ts'
import { dayAt } from './calendar.ts'
import { offRuleOf, type OffRule } from './off-rule.ts'
import { peopleOfOwner } from './people.ts'
import { approvalsNeeded } from './requirement.ts'

/** What the rules say about one list. */
export interface ListSettings {
  readonly list: string
  /** As CODEOWNERS writes them; empty: nobody can approve. */
  readonly owners: readonly string[]
  readonly people: readonly string[]
  readonly source: string
  readonly approvals: number
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
}

/** Reads the settings of approvals out of content; null where the rules cannot be read. */
export function approvalSettings(content: Content, nowMs: number): ApprovalSettings | null {
  const { codeowners, policies } = content
  const { approvals, identities, senders } = policies
  if (codeowners === null || approvals === null || identities === null || senders === null) return null
  const today = dayAt(nowMs, senders.organisation.timezone)
  const lists = [...content.lists.values()].map(({ id, sensitivity }) => {
    const line = ownersOf(codeowners, `lists/${id}.yaml`)
    const owners = line?.owners ?? []
    const people = [...new Set(owners.flatMap((owner) => peopleOfOwner(identities, owner) ?? []))]
    const rule = offRuleOf(approvals, id)
    return {
      list: id,
      owners,
      people,
      source: line === null ? codeowners.path : `${codeowners.path}:${line.line}`,
      approvals: approvalsNeeded(approvals, id, sensitivity),
      off: rule === null ? null : { rule, over: today > rule.until },
      deputies: approvals.deputies.filter(
        (deputy) =>
          today <= deputy.until &&
          (peopleOfOwner(identities, deputy.for) ?? []).some((person) => people.includes(person)),
      ),
    }
  })
  return { lists, administrators: administrators(content) }
}
