import type { Values } from '../kit/finding.ts'

/** `HOLD`: approved, but something live stands against it. `ERROR`: could not decide, try again. Only `APPROVED` sends. */
export type Verdict = 'APPROVED' | 'PENDING' | 'BLOCKED' | 'ERROR' | 'HOLD'

/** A line of the tree of reasons; `code` is in the catalogue, whose `fix` is printed on unmet lines. */
export interface Reason {
  readonly code: string
  readonly met: boolean
  readonly values: Values
  readonly children: readonly Reason[]
}

/** An approval that counted. */
export interface CountedApproval {
  /** Name in `policies/identities.yaml`. */
  readonly person: string
  /** Whose deputy, or null. */
  readonly deputyFor: string | null
  /** The tag (plain git) or review (GitHub) that says so. */
  readonly opinion: string
  readonly at: string
}

/** What the owners decided about one campaign at one commit, with every reason. */
export interface Decision {
  readonly verdict: Verdict
  /** The first unmet reason, such as `UNOWNED` or `CHANGES_REQUESTED`; null when approved. */
  readonly code: string | null
  readonly campaign: string
  readonly edition: number
  readonly commit: string
  readonly base: string
  readonly closureDigest: string
  readonly contentDigest: string
  readonly approvals: readonly CountedApproval[]
  /** Lists that go out without their owners' approval, by a policy that says so. */
  readonly without: readonly { readonly list: string; readonly until: string; readonly reason: string }[]
  readonly reason: Reason
}
