import { trouble, unless, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import type { Account, ChangeFacts } from './facts.ts'
import type { Grants } from './grants.ts'
import type { HostedFacts } from './hosted-facts.ts'
import type { Requirement } from './requirement.ts'

/** What a hosted forge holds against the rules themselves: lines that it skips, and logins that are somebody else by now. */
export function forgeClaim({ hosted }: ChangeFacts, grants: Grants): Claim | null {
  if (hosted === null) return null
  const { path } = grants.codeowners
  const skipped = hosted.codeownersErrors.map(({ line, kind, suggestion }) =>
    trouble('CODEOWNERS_INVALID', { path, line }, [trouble('CODEOWNERS_SKIPPED', { kind, suggestion })]),
  )
  return unless('BLOCKED', { code: 'rule-forge' }, [...skipped, ...mismatches(hosted, grants)])
}

/** An owner that may not write approves for nobody, whatever CODEOWNERS says: GitHub skips that line. */
export function writeClaim({ hosted }: ChangeFacts, needed: readonly Requirement[]): Claim | null {
  if (hosted === null) return null
  const asked = new Set(needed.flatMap(({ owners }) => owners.map((owner) => owner.toLowerCase())))
  const without = hosted.owners.filter(
    ({ owner, mayWrite }) => mayWrite === false && asked.has(owner.toLowerCase()),
  )
  if (without.length === 0) return null
  const troubles = without.map(({ owner }) => trouble('OWNER_WITHOUT_WRITE', { owner }))
  return unless('BLOCKED', { code: 'rule-owners-write' }, troubles)
}

/** A login can be given up and taken by somebody else; the number behind it cannot. */
function mismatches(hosted: HostedFacts, { identities }: Grants): Reason[] {
  const seen: readonly (Account | null)[] = [
    ...hosted.reviews.map(({ account }) => account),
    hosted.pull?.author ?? null,
    hosted.pull?.mergedBy ?? null,
  ]
  const users = seen.flatMap((account) => (account?.kind === 'user' ? [account] : []))
  const known = [...hosted.accounts, ...users]
  return Object.values(identities.people).flatMap(({ github }) => {
    if (github === undefined) return []
    const other = known.some(
      ({ login, id }) =>
        id !== null && id !== github.id && login.toLowerCase() === github.login.toLowerCase(),
    )
    return other ? [trouble('ID_MISMATCH', { name: github.login })] : []
  })
}
