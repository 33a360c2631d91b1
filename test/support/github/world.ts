import type { Limits } from './limits.ts'
import type { Faults } from './faults.ts'
import type { Deliveries, Hook } from './webhooks.ts'
import type {
  Activity,
  Artifact,
  BranchProtection,
  CheckRun,
  Deployment,
  Environment,
  Label,
  Ruleset,
  RuleSuite,
  Status,
  WorkflowRun,
} from './records.ts'

export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin'
export const roles: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin']

export interface User {
  readonly id: number
  login: string
  name: string
  readonly type: 'User' | 'Bot' | 'Organization'
  /** Verified addresses; a commit belongs to whoever has its address. */
  emails: string[]
  /** Public SSH signing keys. */
  readonly signingKeys: string[]
  deleted: boolean
}

interface Membership {
  role: string
  state: 'active' | 'pending'
}

export interface Team {
  readonly id: number
  slug: string
  name: string
  parent: Team | null
  privacy: 'closed' | 'secret'
  readonly members: Map<number, Membership>
  /** By repository id. */
  readonly repositories: Map<number, Role>
}

export interface Organisation {
  readonly account: User
  readonly members: Map<number, Membership>
  readonly teams: Team[]
  /** What every member may do in every repository. */
  basePermission: Role | 'none'
  plan: 'free' | 'team' | 'enterprise'
}

export type Permissions = Readonly<Record<string, 'read' | 'write' | 'admin'>>

export interface App {
  readonly id: number
  readonly slug: string
  readonly bot: User
  /** PEM. */
  readonly publicKey: string
  readonly webhook: Hook | null
  readonly installations: Installation[]
}

export interface Installation {
  readonly id: number
  readonly account: User
  permissions: Permissions
  /** Null: all of the account's repositories. */
  repositories: readonly number[] | null
}

/** Who calls. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation'
      readonly user: User
      readonly app: App
      readonly installation: Installation
      readonly permissions: Permissions
      readonly repositories: readonly number[] | null
      readonly expiresMs: number
    }

export interface Review {
  readonly id: number
  readonly user: User
  body: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  /** What was approved or refused, whatever became of the review. */
  submittedAs: string
  readonly commit: string
  submittedMs: number | null
  /** The commit is no longer there. */
  unbound: boolean
}

export interface ReviewComment {
  readonly id: number
  readonly review: number | null
  readonly user: User
  readonly body: string
  readonly path: string
  readonly line: number
  readonly commit: string
  readonly atMs: number
}

export interface Comment {
  readonly id: number
  readonly user: User
  readonly app: App | null
  body: string
  readonly atMs: number
  updatedMs: number
}

/** One line of a pull request's timeline. */
export interface TimelineEvent {
  readonly id: number
  readonly event: string
  readonly actor: User
  readonly atMs: number
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Pull {
  readonly number: number
  readonly id: number
  title: string
  body: string
  readonly author: User
  state: 'open' | 'closed'
  draft: boolean
  readonly createdMs: number
  updatedMs: number
  closedMs: number | null
  mergedMs: number | null
  mergedBy: User | null
  readonly head: { readonly repository: Repository; readonly ref: string; sha: string }
  base: { ref: string; sha: string }
  /** The tips whose test merge was computed last. */
  tested: string
  mergeable: boolean | null
  mergeCommit: string | null
  /** Calls for which mergeability is still being computed. */
  computing: number
  /** The commits by which it landed. */
  landed: readonly string[]
  autoMerge: { readonly by: User; readonly method: MergeMethod } | null
  lastPusher: User
  readonly reviews: Review[]
  readonly comments: Comment[]
  readonly reviewComments: ReviewComment[]
  readonly timeline: TimelineEvent[]
  readonly labels: Set<string>
  readonly requested: { readonly users: Set<number>; readonly teams: Set<number> }
}

export type MergeMethod = 'merge' | 'squash' | 'rebase'

export interface Repository {
  readonly id: number
  readonly owner: User
  readonly name: string
  readonly folder: string
  private: boolean
  removed: boolean
  defaultBranch: string
  readonly parent: Repository | null
  readonly collaborators: Map<number, Role>
  readonly mergeMethods: Set<MergeMethod>
  deleteBranchOnMerge: boolean
  autoMergeAllowed: boolean
  readonly pulls: Pull[]
  readonly labels: Map<string, Label>
  readonly checkRuns: CheckRun[]
  readonly statuses: Status[]
  readonly deployments: Deployment[]
  readonly environments: Map<string, Environment>
  readonly rulesets: Ruleset[]
  readonly ruleSuites: RuleSuite[]
  readonly activities: Activity[]
  readonly artifacts: Artifact[]
  readonly runs: WorkflowRun[]
  readonly variables: Map<string, string>
  readonly secrets: Set<string>
  readonly actions: {
    sha_pinning_required: boolean
    allowed_actions: 'all' | 'local_only' | 'selected'
    default_workflow_permissions: 'read' | 'write'
    can_approve_pull_request_reviews: boolean
    /** Whose workflows wait for a person when they come from a fork: of a public repository. */
    fork_approval:
      | 'first_time_contributors_new_to_github'
      | 'first_time_contributors'
      | 'all_external_contributors'
    /** The same of a private one. */
    private_forks: {
      readonly run_workflows_from_fork_pull_requests: boolean
      readonly send_write_tokens_to_workflows: boolean
      readonly send_secrets_and_variables: boolean
      readonly require_approval_for_fork_pr_workflows: boolean
    }
  }
  /** By branch. */
  readonly protections: Map<string, BranchProtection>
  /** Self-hosted ones, by name. */
  readonly runners: Map<string, { readonly labels: readonly string[]; readonly online: boolean }>
  readonly hooks: Hook[]
  /** Branches and tags as they were last looked at. */
  readonly refs: Map<string, string>
  /** Commits that GitHub itself made and signed. */
  readonly signedByGitHub: Set<string>
  /** Pull requests waiting to be merged together. */
  readonly queue: { readonly pull: Pull; readonly by: User }[]
  /** Calls for which a new commit's pull requests are not found yet. */
  indexLag: number
}

/** Everything that a GitHub knows. */
export interface World {
  url: string
  readonly now: () => number
  readonly users: User[]
  readonly organisations: Organisation[]
  readonly repositories: Repository[]
  readonly apps: App[]
  readonly tokens: Map<string, Actor>
  readonly limits: Limits
  readonly faults: Faults
  readonly deliveries: Deliveries
  readonly nextId: () => number
  /** Removes what was put on disk. */
  readonly cleanups: (() => void)[]
}
