import type { Decision, Reason } from '../../approval/decision.ts'
import type { Identities } from '../../content/schema/identities.ts'
import { peopleOfOwner } from '../../approval/people.ts'

/** The innermost reasons that are not met: what somebody can do something about. */
export function unmetReasons(reason: Reason): readonly Reason[] {
  if (reason.met) return []
  const below = reason.children.flatMap(unmetReasons)
  return below.length > 0 ? below : [reason]
}

/**
 * The people whose word is still missing: owners who have not approved, whoever asked for changes, and where only the number of approvers is too
 * small, the other owners of the lists; where only the time is new, all owners of the lists.
 */
export function peopleToAsk(decision: Decision, identities: Identities): readonly string[] {
  const unmet = unmetReasons(decision.reason)
  const people = new Set<string>()
  for (const { code, values } of unmet) {
    const named =
      code === 'NOT_APPROVED' ? values['people'] : code === 'CHANGES_REQUESTED' ? values['person'] : ''
    for (const person of String(named ?? '').split(/[ ,]+/)) people.add(person)
  }
  const retimed = unmet.some(({ code }) => code === 'WHEN_NOT_APPROVED')
  if (retimed || unmet.some(({ code }) => code === 'TOO_FEW')) {
    const approved = new Set(retimed ? [] : decision.approvals.map(({ person }) => person))
    for (const owner of listOwners(decision.reason)) {
      for (const person of peopleOfOwner(identities, owner) ?? [])
        if (!approved.has(person)) people.add(person)
    }
  }
  return [...people].filter((person) => Object.hasOwn(identities.people, person)).sort()
}

function listOwners({ code, values, children }: Reason): readonly string[] {
  const own = code === 'rule-list-owner' ? String(values['owners'] ?? '').split(' ') : []
  return [...own, ...children.flatMap(listOwners)]
}
