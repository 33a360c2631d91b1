import { z } from 'zod'

/** The fields of GitHub's answers that are used, and nothing else of them. */

const Sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
/** Milliseconds since the epoch. */
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

export const User = z.object({ id: z.int(), login: z.string().max(100), type: z.string() })
const MaybeUser = User.nullish()
export type GitHubUser = z.infer<typeof User>

/** The App that asks. */
export const AppItself = z.object({ id: z.int() })

export const Repository = z.object({ id: z.int(), full_name: z.string() })

const Side = z.object({
  ref: z.string(),
  sha: Sha,
  repo: z.object({ id: z.int() }).nullish(),
})

/** A pull request as lists have it. */
export const PullItem = z.object({
  number: z.int(),
  state: z.string(),
  html_url: z.url(),
  title: z.string(),
  draft: z.boolean().nullish(),
  user: MaybeUser,
  labels: z.array(z.object({ name: z.string() })),
  created_at: Instant,
  updated_at: Instant,
  merged_at: Instant.nullish(),
  merge_commit_sha: Sha.nullish(),
  head: Side,
  base: Side,
})
export type PullItem = z.infer<typeof PullItem>

/** All that is looked at where the status says everything. */
export const PullNumber = z.object({ number: z.int() })

/** A pull request as it is told alone. */
export const Pull = PullItem.extend({
  merged_by: MaybeUser,
  commits: z.int(),
  changed_files: z.int(),
})
export type Pull = z.infer<typeof Pull>

export const Review = z.object({
  id: z.int(),
  html_url: z.url(),
  user: MaybeUser,
  // A kind that nobody knows yet may deny something, so that it must not be passed over.
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  body: z.string().nullish(),
  commit_id: Sha.nullish(),
  submitted_at: Instant.nullish(),
})
export type Review = z.infer<typeof Review>

/** A line of a timeline; most kinds have an actor and a time, and only those are looked at. */
export const TimelineEvent = z.object({
  /** Of a review that was dismissed: which, and what it said. */
  dismissed_review: z.object({ state: z.string(), review_id: z.int() }).nullish(),
  event: z.string().nullish(),
  actor: MaybeUser,
  created_at: Instant.nullish(),
  label: z.object({ name: z.string() }).nullish(),
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

const GitPerson = z.object({ email: z.string().nullish() }).nullish()

export const Commit = z.object({
  sha: Sha,
  // An account of the other kind of answer is an object without anything in it.
  author: z.union([User, z.object({}).transform(() => null), z.null()]).nullish(),
  committer: z.union([User, z.object({}).transform(() => null), z.null()]).nullish(),
  commit: z.object({
    message: z.string(),
    author: GitPerson,
    committer: GitPerson,
    verification: z.object({ verified: z.boolean() }).nullish(),
  }),
})
export type Commit = z.infer<typeof Commit>

export const CodeownersErrors = z.object({
  errors: z.array(
    z.object({ line: z.int(), kind: z.string(), suggestion: z.string().nullish(), message: z.string() }),
  ),
})

/** `permission` knows four words: triage is told as read, maintain as write. */
export const Permission = z.object({
  permission: z.enum(['admin', 'write', 'read', 'none']),
  user: z.object({ id: z.int() }).nullish(),
})

export const TeamRepository = z.object({
  permissions: z.object({ push: z.boolean().default(false) }).loose(),
})

export const Activity = z.object({
  actor: MaybeUser,
  before: z.string(),
  after: z.string(),
  timestamp: Instant,
  activity_type: z.string(),
})
export type Activity = z.infer<typeof Activity>

export const RuleSuite = z.object({
  before_sha: z.string(),
  after_sha: z.string(),
  result: z.string(),
  pushed_at: Instant,
})

/** How one commit stands to another one. */
export const Comparison = z.object({ status: z.enum(['ahead', 'behind', 'diverged', 'identical']) })

/** A file or a folder: only whether it is there is looked at. */
export const Something = z.union([z.object({}), z.array(z.unknown())])

export const Comment = z.object({
  id: z.int(),
  user: MaybeUser,
  body: z.string().nullish(),
  created_at: Instant,
  updated_at: Instant,
  performed_via_github_app: z.object({ id: z.int() }).nullish(),
})

export const Label = z.object({ name: z.string() })

/** Who was asked for a review and has not answered. */
export const Requested = z.object({
  users: z.array(z.object({ login: z.string() })),
  teams: z.array(z.object({ slug: z.string() })),
})

export const CheckRun = z.object({
  id: z.int(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  external_id: z.string().nullish(),
  output: z.object({
    title: z.string().nullish(),
    summary: z.string().nullish(),
    text: z.string().nullish(),
  }),
  app: z.object({ id: z.int(), slug: z.string().nullish() }).nullish(),
})
export type CheckRun = z.infer<typeof CheckRun>

export const CheckRuns = z.object({ total_count: z.int(), check_runs: z.array(CheckRun) })

export const Status = z.object({
  context: z.string(),
  state: z.string(),
  description: z.string().nullish(),
  target_url: z.string().nullish(),
})
export type Status = z.infer<typeof Status>

/** `payload` is whatever its maker wrote: an object, or a text of one. */
export const Deployment = z.object({ id: z.int(), sha: Sha, environment: z.string(), payload: z.unknown() })
export type Deployment = z.infer<typeof Deployment>

export const DeploymentStatus = z.object({
  state: z.string(),
  description: z.string().nullish(),
  log_url: z.string().nullish(),
})
export type DeploymentStatus = z.infer<typeof DeploymentStatus>
