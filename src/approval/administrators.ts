import type { Codeowners } from '../content/codeowners/codeowners.ts'
import { ownersOf } from '../content/codeowners/owners-of.ts'
import type { Content } from '../content/content.ts'
import { peopleOfOwner } from './people.ts'

/** The owners of `/policies/`, as CODEOWNERS writes them: they alone change who approves. */
export function administratorsOf(codeowners: Codeowners): readonly string[] {
  return ownersOf(codeowners, 'policies/approvals.yaml')?.owners ?? []
}

/** The people who are Administrators, by name. */
export function administrators(content: Pick<Content, 'policies' | 'codeowners'>): readonly string[] {
  const { identities } = content.policies
  if (content.codeowners === null || identities === null) return []
  return [
    ...new Set(
      administratorsOf(content.codeowners).flatMap((owner) => peopleOfOwner(identities, owner) ?? []),
    ),
  ]
}
