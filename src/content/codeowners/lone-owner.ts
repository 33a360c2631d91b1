import type { Finding } from '../../kit/finding.ts'
import { warning } from '../../words/find.ts'
import type { Content } from '../content.ts'
import { ownersPeople } from '../people.ts'
import type { Identities } from '../schema/identities.ts'
import { ownersOf } from './owners-of.ts'

/** What must have two owners, by a path below it. */
const guarded = { '/policies/': 'policies/approvals.yaml', '/.github/': '.github/CODEOWNERS' } as const

/** A folder of rules with fewer than two people who could approve its changes. */
interface LoneOwner {
  readonly folder: string
  /** Nobody, or one person. */
  readonly people: readonly string[]
  readonly line: number
}

/**
 * Folders of rules of which fewer than two owners can approve, by an SSH key or, where reviews decide, by their account: nobody approves their own
 * change, so a single owner can never change a rule again, not even to add a second one. Owners whom the file does not know completely are the
 * forge's to count.
 */
export function loneOwners({
  codeowners,
  policies: { approvals, identities },
}: Pick<Content, 'codeowners' | 'policies'>): readonly LoneOwner[] {
  if (codeowners === null || identities === null) return []
  const canApprove = (name: string): boolean =>
    approvals?.forge !== undefined || (identities.people[name]?.ssh.length ?? 0) > 0
  return Object.entries(guarded).flatMap(([folder, path]) => {
    // What nobody is named for belongs to the owners of the policies.
    const named = ownersOf(codeowners, path)
    const line =
      named === null || named.owners.length === 0 ? ownersOf(codeowners, guarded['/policies/']) : named
    const known = (line?.owners ?? []).map((owner) => peopleBehind(owner, identities))
    if (known.includes(null)) return []
    const people = [...new Set(known.flatMap((names) => names ?? []))].filter(canApprove)
    return people.length >= 2 ? [] : [{ folder, people, line: line?.line ?? 1 }]
  })
}

/** The same as warnings: until the ledger begins, everything can still be put right. */
export function checkLoneOwners(content: Pick<Content, 'codeowners' | 'policies'>): readonly Finding[] {
  // One is enough to be told: the same people mend both.
  return loneOwners(content)
    .slice(0, 1)
    .map(({ folder, people, line }) => {
      const place = { file: content.codeowners?.path ?? '', line, column: 1 }
      const [person] = people
      return person === undefined
        ? warning('rules-no-owner', place, { folder })
        : warning('rules-lone-owner', place, { folder, person })
    })
}

function peopleBehind(owner: string, identities: Identities): readonly string[] | null {
  const byName = ownersPeople(owner, identities)
  if (byName !== null) return byName
  const byLogin = Object.entries(identities.people)
    .filter(([, { github }]) => `@${github?.login}`.toLowerCase() === owner.toLowerCase())
    .map(([name]) => name)
  return byLogin.length === 0 ? null : byLogin
}
