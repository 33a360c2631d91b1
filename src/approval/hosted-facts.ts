import type { Account, Membership } from './facts.ts'

/**
 * What a hosted forge (GitHub) says about one change, as plain JSON: the ledger keeps it, since a review can vanish where it was written.
 * It says who wrote, reviewed, merged and belongs; files always come from git.
 */
export interface HostedFacts {
  /** The one pull request the commit was merged by, or the one that is open; null when none, or more than one, fits. */
  readonly pull: HostedPull | null
  /** Numbers of all that fit: merged, into the default branch of this repository, ending in this commit. */
  readonly candidates: readonly number[]
  /** The default branch got the commit at this instant, as the forge saw it; null where it does not say. Until ten minutes later an index may lag. */
  readonly pushedMs: number | null
  /** Whether the push that brought the commit went past the rules of the branch; null where the token may not know. */
  readonly bypassed: boolean | null
  /** What the forge finds wrong with CODEOWNERS at the base. */
  readonly codeownersErrors: readonly {
    readonly line: number
    readonly kind: string
    readonly suggestion: string
  }[]
  /** Owners of CODEOWNERS that were looked up, and whether they may write to the repository; null: the token cannot see it. */
  readonly owners: readonly { readonly owner: string; readonly mayWrite: boolean | null }[]
  /** The forge's id behind a login that a rule names, null when there is none. */
  readonly accounts: readonly { readonly login: string; readonly id: number | null }[]
  readonly memberships: readonly Membership[]
  /** In the order in which they were submitted, comments and pending ones left out. */
  readonly reviews: readonly HostedReview[]
  /** Who stands behind the commits of the pull request. */
  readonly commits: readonly HostedCommit[]
  /** Who pushed to the branch of the pull request; null where it cannot be known (a fork, or a forge without that list). */
  readonly pushers: readonly Account[] | null
}

/** A pull request. */
export interface HostedPull {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly draft: boolean
  readonly author: Account
  /** The branch's last commit. */
  readonly head: string
  readonly headRef: string
  /** From a repository of somebody else, or one that is gone. */
  readonly fork: boolean
  readonly base: string
  /** Null while it is open. */
  readonly mergedMs: number | null
  /** Who pressed the button, or switched on auto-merge or the queue; null: nobody knows. */
  readonly mergedBy: Account | null
  readonly mergeCommit: string | null
  readonly labels: readonly string[]
}

/** A review as it was submitted. */
export interface HostedReview {
  readonly id: string
  readonly url: string
  readonly account: Account
  readonly state: 'approved' | 'changes-requested' | 'dismissed'
  /** What the reviewer wrote; kept, never judged. */
  readonly text: string
  /** The commit that was reviewed; null when the forge does not know it any more. */
  readonly commit: string | null
  readonly atMs: number
  readonly mayWrite: boolean
  readonly afterMerge: boolean
  readonly retargeted: boolean
}

/** The accounts behind a commit, as the forge knows them. */
export interface HostedCommit {
  readonly id: string
  readonly author: Account
  readonly committer: Account
  readonly coAuthors: readonly Account[]
  /** A suggestion of a reviewer that the forge itself committed for the author: its own signature is good, and the suggester is the co-author. */
  readonly suggestion: boolean
}

/** What is asked of a hosted forge. `owners`: everybody CODEOWNERS and the policies of the base name, as `@login` or `@org/team`; `pinned`: those whom `policies/identities.yaml` already answers for. */
export interface HostedQuestion {
  readonly branch: string
  /** The commit whose CODEOWNERS counts. */
  readonly base: string
  readonly owners: readonly string[]
  readonly pinned: readonly string[]
  readonly nowMs: number
}

/**
 * Reads a hosted forge and can change nothing on it. Throws a temporary Failure when anything could not be read completely, since half of what
 * was said is worse than nothing.
 */
export interface HostedReader {
  /** What is known about a commit of the default branch. */
  merged(commit: string, question: HostedQuestion): Promise<HostedFacts>
  /** What is known about an open pull request, by its head commit. */
  proposed(head: string, question: HostedQuestion): Promise<HostedFacts>
}
