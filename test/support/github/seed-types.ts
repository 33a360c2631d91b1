import type { FileChanges } from './git-store.ts'
import type { Artifact, BranchProtection, Environment, Ruleset, WorkflowRun } from './records.ts'
import type { MergeMethod, Repository, Role, User, World } from './world.ts'

export interface RepositoryOptions {
  /** A bare repository that is there already; a new one is made where this is not said. */
  readonly bare?: string
  readonly id?: number
  readonly private?: boolean
  /** Files of a first commit on `main`. */
  readonly files?: FileChanges
}

export interface NewCommitSeed {
  /** The branch; it is made from the default branch where it is missing. */
  readonly branch?: string
  readonly files: FileChanges
  readonly message?: string
  /** Author, committer and pusher. */
  readonly as?: string
  readonly pusher?: string
  /** An address that need not be anybody's. */
  readonly email?: string
  readonly coAuthors?: readonly string[]
  /** Committed on the web pages: GitHub is the committer, and signs. */
  readonly web?: boolean
  /** Says that GitHub committed it, without its signature. */
  readonly forgedWeb?: boolean
  /** Another parent than the branch's tip: the branch is forced there. */
  readonly parent?: string
}

export interface PullSeed {
  readonly number: number
  readonly head: () => string
  readonly mergeCommit: () => string | null
  review(
    as: string,
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT',
    options?: { readonly commit?: string; readonly body?: string },
  ): number
  approve(as: string, options?: { readonly commit?: string }): number
  dismiss(review: number, as: string): PullSeed
  /** A review is not there any more. */
  vanish(review: number): PullSeed
  /** The commit of a review is not there any more. */
  unbind(review: number): PullSeed
  retarget(base: string, as: string): PullSeed
  draft(draft: boolean, as: string): PullSeed
  /** Merges as somebody; returns the commit that the base branch has then. */
  merge(as: string, method?: MergeMethod): string
  updateBranch(as: string): string
  commitSuggestion(as: string, reviewer: string, files: FileChanges): string
  autoMerge(as: string, method?: MergeMethod): PullSeed
  enqueue(as: string): PullSeed
  /** Whether it can be merged is not known for so many looks. */
  computing(looks: number): PullSeed
}

export interface RepositorySeed {
  readonly folder: string
  readonly id: number
  grant(to: string, role: Role): RepositorySeed
  /** Commits, and pushes as somebody. Returns the commit. */
  commit(commit: NewCommitSeed): string
  /** Moves a branch or tag as somebody, past every rule. */
  push(ref: string, to: string | null, as: string): RepositorySeed
  /** Says who made the pushes into the folder that nobody has looked at yet. */
  pushed(as: string): RepositorySeed
  tip(branch?: string): string
  pull(options: {
    readonly head: string
    readonly as: string
    readonly title?: string
    readonly base?: string
    readonly draft?: boolean
    readonly from?: RepositorySeed
  }): PullSeed
  pullOf(number: number): PullSeed
  fork(as: string): RepositorySeed
  /** The repository is not there any more. */
  remove(): void
  /** Somebody asks for a check run to be done again. */
  rerequest(checkRun: number, as: string): RepositorySeed
  ruleset(
    rules: Partial<Pick<Ruleset, 'name' | 'target' | 'include' | 'bypass' | 'enforcement'>> &
      Pick<Ruleset, 'rules'>,
  ): number
  /** The older kind of protection. */
  protect(branch: string, protection: BranchProtection): RepositorySeed
  environment(name: string, settings?: Partial<Environment>): RepositorySeed
  variable(name: string, value: string): RepositorySeed
  secret(name: string): RepositorySeed
  /** A self-hosted runner that is there and, unless it is said otherwise, waiting for work. */
  runner(name: string, labels: readonly string[], online?: boolean): RepositorySeed
  actions(settings: Partial<Repository['actions']>): RepositorySeed
  settings(settings: {
    readonly mergeMethods?: readonly MergeMethod[]
    readonly autoMerge?: boolean
    readonly deleteBranchOnMerge?: boolean
    readonly private?: boolean
  }): RepositorySeed
  artifact(artifact: Partial<Artifact> & { readonly name: string }): number
  run(run: Partial<WorkflowRun> & Pick<WorkflowRun, 'path' | 'event'> & { readonly as: string }): number
  hook(url: string, secret: string, events?: readonly string[]): RepositorySeed
  /** New commits have no pull requests for so many questions. */
  indexLag(questions: number): RepositorySeed
  /** Builds the queue's branches and leaves them waiting for their checks. */
  buildQueue(): readonly string[]
  mergeQueue(): readonly string[]
}

export type UserMaker = (
  login: string,
  options?: { readonly bot?: boolean; readonly emails?: readonly string[] },
) => User

/** What the parts of a seed work on. */
export interface Context {
  readonly world: World
  readonly user: UserMaker
  readonly repository: Repository
}
