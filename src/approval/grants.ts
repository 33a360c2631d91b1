import type { Codeowners } from '../content/codeowners/codeowners.ts'
import type { Content } from '../content/content.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Identities } from '../content/schema/identities.ts'
import type { Tree } from '../content/tree.ts'
import { unless, trouble, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import type { ChangeFacts } from './facts.ts'
import { parsedAt } from './parsed.ts'
import { ambiguousNames, peopleOfOwner, sharedKeys } from './people.ts'

/** Who owns what, and who they are. */
export interface Ownership {
  readonly codeowners: Codeowners
  readonly identities: Identities
  /** The repository that approvals must name; empty, and then none fits, where the policy cannot be read. */
  readonly repository: string
}

/** Who may approve what: always read from the tree that a change was merged into, never from the change itself. */
export interface Grants extends Ownership {
  readonly content: Content
  readonly approvals: Approvals
  /** The organisation's zone, in which the days of policies are meant. */
  readonly timezone: string
}

/** Reads the rules of a tree. One missing or doubtful part makes all of it void: a half-read rule would let somebody through. */
export function readGrants(
  tree: Tree,
  said: Pick<ChangeFacts, 'memberships' | 'hosted'>,
): { readonly grants: Grants | null; readonly claim: Claim } {
  const content = parsedAt(tree, [])
  const grants = grantsOf(content)
  const troubles =
    grants === null ? missingParts(content) : [...ownerTroubles(grants, said), ...nameTroubles(grants)]
  const claim = unless('BLOCKED', { code: 'rule-grants' }, troubles)
  return { grants: claim.verdict === 'APPROVED' ? grants : null, claim }
}

/** Who owns what in a tree; null where that cannot be read. Enough to judge a change of the rules, such as the one that mends the rest. */
export function readOwnership(tree: Tree): Ownership | null {
  const { codeowners, policies } = parsedAt(tree, [])
  const { identities } = policies
  if (codeowners === null || identities === null) return null
  return { codeowners, identities, repository: policies.ledger?.repository ?? '' }
}

function grantsOf(content: Content): Grants | null {
  const { approvals, identities, senders, ledger } = content.policies
  const { codeowners } = content
  if (
    approvals === null ||
    identities === null ||
    senders === null ||
    ledger === null ||
    codeowners === null
  ) {
    return null
  }
  const { timezone } = senders.organisation
  return { content, codeowners, identities, approvals, timezone, repository: ledger.repository }
}

function missingParts(content: Content): Reason[] {
  const { approvals, identities, senders, ledger } = content.policies
  const policies = Object.entries({ approvals, identities, senders, ledger })
    .filter(([, policy]) => policy === null)
    .map(([name]) => trouble('POLICY_MISSING', { path: `policies/${name}.yaml` }))
  if (content.codeowners !== null) return policies
  const found = content.findings.filter(({ place }) => place.file.endsWith('CODEOWNERS'))
  const where = found.find(({ code }) => code === 'codeowners-email-owner') ?? found[0]
  const place = { path: where?.place.file ?? '.github/CODEOWNERS', line: where?.place.line ?? 1 }
  const isAddress = where?.code === 'codeowners-email-owner'
  return [isAddress ? trouble('EMAIL_OWNER', place) : trouble('CODEOWNERS_INVALID', place), ...policies]
}

/** An owner nobody knows is a typing error that would silently leave a list to fewer people than it seems. */
function ownerTroubles(
  grants: Grants,
  { memberships, hosted }: Pick<ChangeFacts, 'memberships' | 'hosted'>,
): Reason[] {
  // A hosted forge knows more people than the file does, and says itself which owners it does not know.
  if (hosted !== null) return []
  const known = (owner: string): boolean =>
    peopleOfOwner(grants.identities, owner) !== null ||
    memberships.some((membership) => membership.owner.toLowerCase() === owner.toLowerCase())
  return grants.codeowners.lines.flatMap(({ line, owners }) =>
    owners
      .filter((owner) => !known(owner))
      .map((owner) =>
        trouble('CODEOWNERS_INVALID', { path: grants.codeowners.path, line }, [
          trouble('CODEOWNERS_UNKNOWN_OWNER', { owner }),
        ]),
      ),
  )
}

function nameTroubles({ identities }: Grants): Reason[] {
  return [
    ...sharedKeys(identities).map(({ one, other }) => trouble('KEY_SHARED', { one, other })),
    ...ambiguousNames(identities).map((name) => trouble('ID_MISMATCH', { name })),
  ]
}
