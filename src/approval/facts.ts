import type { Tree } from '../content/tree.ts'
import type { ReleaseId } from '../release/release-id.ts'
import type { HostedFacts } from './hosted-facts.ts'
import type { TagSignature } from './tag-signature.ts'

/**
 * Everything a decision about approvals rests on, as plain data. A forge (plain git, GitHub) gathers it and judges nothing; all judging
 * is in this room, so that two forges can never disagree about what an approval is.
 */

/** Somebody as a forge knows them; who that is, `policies/identities.yaml` says. */
export type Account =
  /** An author line of git: anybody can write any address there. */
  | { readonly kind: 'email'; readonly email: string }
  /** A user of a forge. */
  | { readonly kind: 'user'; readonly id: number; readonly login: string; readonly bot: boolean }
  /** An account that was deleted. */
  | { readonly kind: 'gone' }

/** A commit without its files. */
export interface CommitFacts {
  readonly id: string
  readonly parents: readonly string[]
  readonly author: Account
  readonly committer: Account
  /** From `Co-authored-by:` trailers. */
  readonly coAuthors: readonly Account[]
  /**
   * The SSH key whose good signature the commit carries, `SHA256:…`. Null: not signed, or not in a way that says anything. The people above
   * are claims that anybody can write; this is not.
   */
  readonly signer: string | null
  /** The first line of the message. */
  readonly subject: string
  /** The committer's clock, milliseconds since the epoch: a claim. */
  readonly atMs: number
}

/** A commit of a proposal, and what it changed itself: against its parent, a merge against all of its parents at once. */
export interface ProposalCommit extends CommitFacts {
  readonly paths: readonly string[]
  /** Who brought it to the branch, where a hosted forge says so; null where nobody does. */
  readonly pushedBy: Account | null
  /** A reviewer's suggestion that the forge committed for the author: its co-author only proposed it. */
  readonly suggestion: boolean
}

/** A commit with its files. */
export interface Snapshot {
  readonly commit: string
  readonly tree: Tree
}

/** A tag below `refs/tags/approval/` or `refs/tags/request/`, as it lies there; nothing about it has been judged but its signature. */
export interface TagOpinion {
  readonly kind: 'tag'
  /** The full name: `refs/tags/approval/…` or `refs/tags/request/…`. */
  readonly ref: string
  /** Object id of the tag. */
  readonly object: string
  /** The whole tag object, base64: what the ledger keeps. */
  readonly raw: string
  /** The object's own `tag` header, which the signature covers. */
  readonly name: string
  readonly tagger: { readonly name: string; readonly email: string }
  /** What it points to. */
  readonly target: string
  /** That commit's files; null when it is no commit or is not there, and in a request, which is bound by what it says alone. */
  readonly targetTree: Tree | null
  /** The message before the signature. */
  readonly message: string
  readonly signature: TagSignature
}

/** A review on a forge that has reviews, in the order in which they were submitted. */
export interface ReviewOpinion {
  readonly kind: 'review'
  readonly id: string
  readonly url: string
  readonly account: Account
  readonly verdict: 'approve' | 'reject' | 'dismissed'
  /** Whether the account may write to the repository. */
  readonly mayWrite: boolean
  readonly afterMerge: boolean
  /** The proposal was pointed at another branch after this review. */
  readonly retargeted: boolean
  readonly atMs: number
  /** The first words of what the reviewer wrote. */
  readonly text: string
  /** The commit that was reviewed; null when it is gone. */
  readonly target: string | null
  readonly targetTree: Tree | null
}

export type Opinion = TagOpinion | ReviewOpinion

/** A forge's answer to whether a user belongs to an owner. Plain git has none: there, `policies/identities.yaml` answers. */
export interface Membership {
  readonly owner: string
  readonly user: number
  readonly answer: 'yes' | 'no' | 'unknown'
}

/** Who pressed the button. In plain git an owner's signed approval is the press, and nobody is asked. */
export type Merger =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'account'; readonly account: Account }

/** A hold that an owner lifted: the ledger's entry RELEASED. */
interface LiftedHold {
  readonly release: ReleaseId
  readonly commit: string
  readonly code: string
  readonly person: string
  readonly reason: string
}

/** What may stop a release now, whatever was approved then. */
export interface LiveFacts {
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  /** The tip of the default branch. */
  readonly tip: Snapshot
  /** Why sending is stopped, or null. */
  readonly halted: string | null
  /** How many people the desk counted, by what exactly it counted for (entries PLANNED). */
  readonly planned: readonly { readonly closureDigest: string; readonly count: number }[]
  readonly lifted: readonly LiftedHold[]
  /** Releases that were claimed, with the merge they came from: their edition is used up. */
  readonly claimed: readonly (ReleaseId & { readonly commit: string })[]
  /** Releases that were authorised before, at this commit, and whose approvals that rested on, by name. */
  readonly authorised: readonly (ReleaseId & {
    readonly commit: string
    readonly people: readonly string[]
  })[]
}

/** A first-parent commit after the trusted one that touches more than campaigns and documents. */
export interface RuleCommit {
  readonly commit: CommitFacts
  readonly tree: Tree
  /** Its first parent. */
  readonly parent: Snapshot
  /** Its second parent, when it has two. */
  readonly head: Snapshot | null
  /** Commits that a merge of two, or the pull request of a hosted forge, brings in. */
  readonly proposal: readonly ProposalCommit[]
  /** Tags `approval/_rules/…` about it or its head, and the reviews of the pull request that brought it. */
  readonly opinions: readonly Opinion[]
  /** What a hosted forge says about it; null in plain git. */
  readonly hosted: HostedFacts | null
}

/** The history of the rules. */
export interface RulesFacts {
  /** Where to begin: entry ROOT, or a commit up to which the ledger says the rules were judged (RULES). */
  readonly trusted: Snapshot
  readonly memberships: readonly Membership[]
  /** Oldest first, up to the tip of the default branch. */
  readonly commits: readonly RuleCommit[]
  /** Milliseconds since the epoch. */
  readonly nowMs: number
}

/** Everything about one commit of the default branch, or about a proposal as if it were merged now. */
export interface ChangeFacts {
  /** `repository` of `policies/ledger.yaml`: an approval of another repository is none. */
  readonly repository: string
  readonly mode: 'proposal' | 'merged'
  /** The commit that is judged; in a proposal its head. */
  readonly commit: CommitFacts
  /** Its files; in a proposal what merging it now would give. */
  readonly tree: Tree
  /** What it was merged into: the first parent, of rebased commits that of the first; in a proposal the tip of the default branch. */
  readonly base: Snapshot
  /** What was merged: the second parent, or the head of the one pull request; null where there is neither. */
  readonly head: Snapshot | null
  /** What git itself makes of base and head; null where there is no head. A conflict leaves its marks in the files. */
  readonly mergeTree: { readonly tree: Tree; readonly clean: boolean } | null
  /** Whether the commit comes after ROOT; null while there is no ROOT. What was merged before it never sends. */
  readonly afterRoot: boolean | null
  /** Who proposed it, where the forge has accounts; null in plain git, where only signatures tell. */
  readonly proposer: Account | null
  /** `base..head`, oldest first. */
  readonly proposal: readonly ProposalCommit[]
  /** Everything that was said about the changed campaigns: answers, and who asked for them. */
  readonly opinions: readonly Opinion[]
  /** Approval refs that were seen before with another object or at all, and are not there now. */
  readonly missing: readonly string[]
  readonly memberships: readonly Membership[]
  readonly merger: Merger
  /** What a hosted forge says; null in plain git. */
  readonly hosted: HostedFacts | null
  /** Begins at or before `base`; null while there is no ROOT. */
  readonly rules: RulesFacts | null
  /** The newest of those rule commits that `base` is or comes after, on the first-parent line; null: none. */
  readonly rulesAt: string | null
  readonly live: LiveFacts
}

/** What a run already knows from its ledger and its store; a forge adds what git or GitHub knows. */
export interface KnownFacts {
  readonly root: string | null
  /** Every commit up to which the ledger says the rules were judged (RULES), oldest first. */
  readonly judgedUpto: readonly string[]
  /** Tags seen earlier, with their objects. */
  readonly seen: readonly { readonly ref: string; readonly object: string }[]
  readonly nowMs: number
  readonly halted: string | null
  readonly planned: LiveFacts['planned']
  readonly lifted: LiveFacts['lifted']
  readonly claimed: LiveFacts['claimed']
  readonly authorised: LiveFacts['authorised']
}

/** Where approvals live: gathers facts, decides nothing. Throws a temporary Failure when anything could not be read completely. */
export interface Forge {
  /** A commit of the default branch. */
  merged(commit: string, known: KnownFacts): Promise<ChangeFacts>
  /** A branch's head as if it were merged into the default branch now. */
  proposed(head: string, known: KnownFacts): Promise<ChangeFacts>
  /** The history of the rules alone; null while there is no ROOT. */
  rules(known: KnownFacts): Promise<RulesFacts | null>
  /** The commit of the default branch with which another one came there: the last one of those that a rebase made, else itself. */
  broughtBy(commit: string): Promise<string>
  /** The facts as they were when a decision was noted: its tip and its tags instead of today's. */
  recalled(memory: Memory): Promise<ChangeFacts>
}

/** What the evidence of a decision remembers, as far as git alone would not know it any more. */
export interface Memory {
  readonly commit: string
  readonly tip: string
  readonly trusted: string | null
  readonly nowMs: number
  readonly planned: LiveFacts['planned']
  readonly lifted: LiveFacts['lifted']
  readonly tags: readonly { readonly ref: string; readonly object: string; readonly raw: string }[]
  /** What a hosted forge said about the commit and about changes of the rules, by commit; null in plain git. */
  readonly hosted: Readonly<Record<string, HostedFacts>> | null
}
