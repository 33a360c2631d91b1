import type { Account, Membership } from './facts.ts'

/**
 * What a hosted forge (GitHub) says about one change, as plain JSON: the ledger keeps it, since a review can vanish where it was written.
 * It says who wrote, reviewed, merged and belongs; files always come from git.
 */
export interface HostedFacts {
  /** The one pull request the commit was merged by, or the one that is open; null when none, or more than one, fits. */
  readonly pull: HostedPull | null
  /**
   * Numbers of all that fit, ascending. Merged: merged into the default branch of this repository (by its id) and `mergeCommit` is the commit.
   * Proposed: open, into that branch, and their head is the commit. A number in a subject line may be looked at, and fits by the same test only.
   */
  readonly candidates: readonly number[]
  /**
   * The default branch got the commit at this instant, as the forge saw it; null where it does not say. Until ten minutes later an index may
   * lag: only until then is an empty answer asked for again (after 2, 4, 8 and 16 seconds).
   */
  readonly pushedMs: number | null
  /** Whether the push that brought the commit went past the rules of the branch; null where the token may not know. */
  readonly bypassed: boolean | null
  /** What the forge finds wrong with CODEOWNERS at the base. */
  readonly codeownersErrors: readonly {
    readonly line: number
    readonly kind: string
    readonly suggestion: string
  }[]
  /** The owners that were asked about, and whether they may write to the repository; null: the token cannot see it, or (a pinned team) was not used. */
  readonly owners: readonly { readonly owner: string; readonly mayWrite: boolean | null }[]
  /** The forge's id behind each `@login` of `owners` (without the `@`), pinned or not; null when there is no such account. */
  readonly accounts: readonly { readonly login: string; readonly id: number | null }[]
  /** For everybody who approved or merged: whether they belong to each owner that is not pinned. */
  readonly memberships: readonly Membership[]
  /** In the order in which they were submitted, comments and pending ones left out. */
  readonly reviews: readonly HostedReview[]
  /** Who stands behind the commits of the pull request. */
  readonly commits: readonly HostedCommit[]
  /** Every push to the branch of the pull request, oldest first; null where it cannot be known (a fork, or a forge without that list). */
  readonly pushes: readonly HostedPush[] | null
}

/**
 * An account as a forge knows it. `gone`: deleted (`ghost`, or no user at all), or an address that belongs to no account the forge knows.
 * Addresses never come in here, since the ledger keeps this.
 */
export type HostedAccount = Exclude<Account, { readonly kind: 'email' }>

/** A pull request. */
export interface HostedPull {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly draft: boolean
  readonly author: HostedAccount
  /** The branch's last commit. */
  readonly head: string
  readonly headRef: string
  /** From a repository of somebody else, or one that is gone. */
  readonly fork: boolean
  readonly base: string
  /** Null while it is open. */
  readonly mergedMs: number | null
  /** Who pressed the button, or switched on auto-merge or the queue; null: nobody knows. */
  readonly mergedBy: HostedAccount | null
  readonly mergeCommit: string | null
  readonly labels: readonly string[]
  /** How much it is: beyond 250 commits or 3000 files the forge does not tell everything. */
  readonly size: { readonly commits: number; readonly files: number }
}

/** A review as it was submitted. */
export interface HostedReview {
  readonly id: string
  readonly url: string
  readonly account: HostedAccount
  readonly state: 'approved' | 'changes-requested' | 'dismissed'
  /** What the reviewer wrote; kept, never judged. At most 2000 characters. */
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
  readonly author: HostedAccount
  /** Null: the forge itself, for its author. */
  readonly committer: HostedAccount | null
  /** One for each address of `coAuthorsOf(message)` (co-authors.ts), in its order. */
  readonly coAuthors: readonly HostedAccount[]
  /** A suggestion of a reviewer that the forge itself committed for the author: its own signature is good, and the suggester is the co-author. */
  readonly suggestion: boolean
}

/** A push to a branch, a forced one too. */
export interface HostedPush {
  readonly account: HostedAccount
  /** Null: the branch was made by it. */
  readonly before: string | null
  readonly after: string
}

/**
 * What is asked of a hosted forge. `owners`: those of CODEOWNERS and the policies of the base who have a say in this change, as `@login` or
 * `@org/team`; `pinned`: those of them whose people `policies/identities.yaml` lists, so that nobody needs to be asked who belongs to them.
 */
export interface HostedQuestion {
  /** Name of the default branch, such as `main`. */
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
 *
 * `adapters/github/reader.ts` exports `createGitHubReader(options: { forge: { github, id, api }, env, memory? }): HostedReader`; `forge` is `forge` of
 * `policies/approvals.yaml` on the default branch, `env` holds the credentials. It opens no connection before it is asked, and then refuses a
 * repository whose id is another.
 */
export interface HostedReader {
  /** What is known about a commit of the default branch. */
  merged(commit: string, question: HostedQuestion): Promise<HostedFacts>
  /** What is known about an open pull request, by its head commit. */
  proposed(head: string, question: HostedQuestion): Promise<HostedFacts>
  /**
   * The merged pull requests that a commit of the default branch came by: each with its merge commit, which is the commit itself or the last
   * one of those that a rebase made, and its head. Empty: it came by none. One request; an empty answer is not waited for.
   */
  mergesOf(commit: string): Promise<readonly { readonly merge: string; readonly head: string }[]>
}
