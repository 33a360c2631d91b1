import { ownersOf } from '../content/codeowners/owners-of.ts'
import { isFreePath, type Tree } from '../content/tree.ts'
import { campaignOf, changedPaths } from './focus-tree.ts'
import type { HostedQuestion } from './hosted-facts.ts'
import { administratorsOf } from './administrators.ts'
import { parsedAt } from './parsed.ts'
import { peopleOfOwner } from './people.ts'

/** Whose voice may matter for a change, by the tree before it: a hosted forge is asked about nobody else. */
export function ownersInQuestion(before: Tree, after: Tree): Pick<HostedQuestion, 'owners' | 'pinned'> {
  const { codeowners, policies } = parsedAt(before, [])
  if (codeowners === null || policies.identities === null) return { owners: [], pinned: [] }
  const { identities, approvals, access } = policies
  const changed = changedPaths(before, after)
  const campaigns = [...new Set(changed.map(campaignOf))].filter((id) => id !== null)
  const targeted = campaigns.flatMap((id) => parsedAt(after, [id]).campaigns.get(id)?.front.lists ?? [])
  const judged = changed.filter((path) => path.startsWith('campaigns/') || !isFreePath(path))
  const paths = [...judged, ...targeted.map((list) => `lists/${list}.yaml`)]
  const named = paths.flatMap((path) => ownersOf(codeowners, path)?.owners ?? [])
  const asked = [
    ...named,
    ...(changed.some((path) => !isFreePath(path)) ? administratorsOf(codeowners) : []),
    ...(campaigns.length === 0 ? [] : (approvals?.default_owners ?? [])),
    ...(campaigns.length === 0
      ? []
      : (access?.grants ?? []).flatMap(({ may, who }) => (may.includes('release') ? [who] : []))),
  ]
  const deputies = (approvals?.deputies ?? []).flatMap(({ for: absent, by }) => [absent, by])
  const owners = withoutDoubles([...asked, ...(campaigns.length === 0 ? [] : deputies)])
  return { owners, pinned: owners.filter((owner) => peopleOfOwner(identities, owner) !== null) }
}

/** Names as they were written first; case makes no difference to a forge. */
function withoutDoubles(owners: readonly string[]): readonly string[] {
  const byName = new Map(owners.toReversed().map((owner) => [owner.toLowerCase(), owner]))
  return [...byName.values()].toReversed()
}
