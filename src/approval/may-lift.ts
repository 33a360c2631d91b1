import { ownersOf } from '../content/codeowners/owners-of.ts'
import { parseContent } from '../content/parse-content.ts'
import { contributorsOf } from './contributors.ts'
import type { ChangeFacts } from './facts.ts'
import { focusTree } from './focus-tree.ts'
import { readGrants } from './grants.ts'
import { speaksFor } from './standing.ts'

/** Whether a person may lift a hold of a merge: somebody who owns a list it goes to, as its base says, and had no part in writing it. */
export function mayLift(facts: ChangeFacts, campaign: string, person: string): boolean {
  const { grants } = readGrants(facts.base.tree, facts.memberships)
  const lists = parseContent(focusTree(facts.tree, [campaign])).campaigns.get(campaign)?.front.lists
  if (grants === null || lists === undefined) return false
  const { identities, codeowners } = grants
  const folder = `campaigns/${campaign}/`
  const { people } = contributorsOf({
    identities,
    proposer: facts.proposer,
    commits: facts.proposal,
    counts: (path) => path.startsWith(folder),
  })
  const rules = { grants, identities, memberships: facts.memberships, nowMs: facts.live.nowMs }
  return (
    !people.has(person) &&
    lists.some((list) =>
      speaksFor(rules, { person, userId: null }, ownersOf(codeowners, `lists/${list}.yaml`)?.owners ?? []),
    )
  )
}
