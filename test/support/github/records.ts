import type { App, User } from './world.ts'

export interface Label {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly description: string | null
}

export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: string
  readonly message: string
  readonly title?: string
  readonly raw_details?: string
  readonly start_column?: number
  readonly end_column?: number
}

export interface CheckRun {
  readonly id: number
  readonly suite: number
  readonly app: App
  readonly headSha: string
  name: string
  status: string
  conclusion: string | null
  externalId: string
  detailsUrl: string | null
  startedMs: number
  completedMs: number | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: Annotation[]
}

export interface Status {
  readonly id: number
  readonly sha: string
  readonly state: 'error' | 'failure' | 'pending' | 'success'
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: User
  readonly atMs: number
}

export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly payload: unknown
  readonly environment: string
  readonly description: string | null
  readonly creator: User
  readonly atMs: number
  readonly statuses: DeploymentStatus[]
}

export interface DeploymentStatus {
  readonly id: number
  readonly state: string
  readonly description: string
  readonly environment: string
  readonly logUrl: string
  readonly environmentUrl: string
  readonly creator: User
  readonly atMs: number
}

export interface Environment {
  readonly id: number
  readonly name: string
  waitMinutes: number
  reviewers: readonly { readonly type: 'User' | 'Team'; readonly id: number }[]
  preventSelfReview: boolean
  adminsMayBypass: boolean
  branchPolicy: { readonly protected_branches: boolean; readonly custom_branch_policies: boolean } | null
  /** Patterns, with custom branch policies. */
  branches: readonly string[]
  secrets: readonly string[]
}

export interface Rule {
  readonly type: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

export interface BypassActor {
  readonly actor_id?: number | null
  readonly actor_type: string
  readonly bypass_mode?: string
}

export interface Ruleset {
  readonly id: number
  name: string
  target: 'branch' | 'tag' | 'push'
  enforcement: 'active' | 'disabled' | 'evaluate'
  bypass: readonly BypassActor[]
  include: readonly string[]
  exclude: readonly string[]
  rules: readonly Rule[]
  readonly atMs: number
}

/** The older kind of protection of a branch, which is read and never enforced here: rulesets are what is enforced. */
export interface BranchProtection {
  /** Null: no pull request is required. */
  readonly reviews: {
    readonly approvals?: number
    readonly codeOwners?: boolean
    readonly dismissStale?: boolean
    readonly lastPush?: boolean
    /** Logins, team slugs and App slugs that may pass the requirement by. */
    readonly bypass?: {
      readonly users?: readonly string[]
      readonly teams?: readonly string[]
      readonly apps?: readonly string[]
    }
  } | null
  /** Required checks; without an App anybody may set them. */
  readonly checks?: readonly { readonly context: string; readonly app: number | null }[]
  readonly enforceAdmins?: boolean
  readonly conversations?: boolean
  readonly forcePushes?: boolean
  readonly deletions?: boolean
}

export interface RuleSuite {
  readonly id: number
  readonly actor: User
  readonly before: string
  readonly after: string
  readonly ref: string
  readonly atMs: number
  readonly result: 'pass' | 'fail' | 'bypass'
  readonly evaluations: readonly {
    readonly ruleset: Ruleset
    readonly type: string
    readonly result: 'pass' | 'fail'
    readonly details: string | null
  }[]
}

export interface Activity {
  readonly id: number
  readonly before: string
  readonly after: string
  readonly ref: string
  readonly atMs: number
  readonly type:
    | 'push'
    | 'force_push'
    | 'branch_deletion'
    | 'branch_creation'
    | 'pr_merge'
    | 'merge_queue_merge'
  readonly actor: User | null
}

export interface Artifact {
  readonly id: number
  readonly name: string
  readonly bytes: number
  readonly run: number
  readonly headSha: string
  readonly headBranch: string
  readonly atMs: number
  readonly expiresMs: number
}

export interface WorkflowRun {
  readonly id: number
  readonly name: string
  /** `.github/workflows/send.yml` */
  readonly path: string
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  readonly actor: User
  readonly attempt: number
  readonly status: string
  readonly conclusion: string | null
  readonly atMs: number
  readonly approvals: readonly {
    readonly state: 'approved' | 'rejected' | 'pending'
    readonly comment: string
    readonly user: User
    readonly environment: string
  }[]
  readonly inputs: Readonly<Record<string, unknown>>
}
