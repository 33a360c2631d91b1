import { closureOf } from '../content/closure.ts'
import { ownersOf } from '../content/codeowners/owners-of.ts'
import { parseContent } from '../content/parse-content.ts'
import { campaignContributors } from './contributors.ts'
import type { ChangeFacts } from './facts.ts'
import { focusTree } from './focus-tree.ts'
import { readGrants } from './grants.ts'
import { speaksFor } from './standing.ts'

/** Whether a person may lift a hold of a merge: somebody who owns a list it goes to, as its base says, and had no part in writing it. */
export function mayLift(facts: ChangeFacts, id: string, person: string): boolean {
  const { grants } = readGrants(facts.base.tree, facts)
  const content = parseContent(focusTree(facts.tree, [id]))
  const campaign = content.campaigns.get(id)
  if (grants === null || campaign === undefined) return false
  const { identities, codeowners } = grants
  const { lists, edition } = campaign.front
  const closure = closureOf(campaign, content, facts.tree)
  const { suggestions } = grants.approvals
  const { people } = campaignContributors(facts, { identities, id, edition, closure, suggestions })
  const rules = { grants, identities, memberships: facts.memberships, nowMs: facts.live.nowMs }
  return (
    !people.has(person) &&
    lists.some((list) =>
      speaksFor(rules, { person, userId: null }, ownersOf(codeowners, `lists/${list}.yaml`)?.owners ?? []),
    )
  )
}
