import { atLeast, roleOf } from './access.ts'
import { codeownersAt, isOwner, ownersAt } from './codeowners.ts'
import { changedFiles, commitsOf, isAncestor, mergeBase } from './git-changes.ts'
import { readCommit } from './git-store.ts'
import { verificationOf } from './signatures.ts'
import type { Activity, Rule, Ruleset, RuleSuite } from './records.ts'
import type { MergeMethod, Pull, Repository, Review, User, World } from './world.ts'

/** A ref that somebody wants to move, and how. */
export interface Move {
  readonly ref: string
  readonly before: string | null
  readonly after: string | null
  readonly by: User
  /** What kind of activity it is, where that does not follow from the move. */
  readonly type?: Activity['type']
  /** The pull request whose merge this is. */
  readonly pull?: Pull
  readonly method?: MergeMethod
  /** The merge queue does it. */
  readonly queued?: boolean
}

/** Active rules of a branch or tag, each with its ruleset. */
export function rulesFor(
  repository: Repository,
  ref: string,
): readonly { readonly rule: Rule; readonly ruleset: Ruleset }[] {
  const target = ref.startsWith('refs/tags/') ? 'tag' : 'branch'
  return repository.rulesets
    .filter(
      (ruleset) =>
        ruleset.enforcement === 'active' && ruleset.target === target && covers(repository, ruleset, ref),
    )
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })))
}

function covers(repository: Repository, { include, exclude }: Ruleset, ref: string): boolean {
  const named = (pattern: string): boolean =>
    pattern === '~ALL' ||
    (pattern === '~DEFAULT_BRANCH' && ref === `refs/heads/${repository.defaultBranch}`) ||
    new RegExp(
      `^${pattern
        .replaceAll(/[.+^${}()|\\[\]]/g, String.raw`\$&`)
        .replaceAll('**', '\0')
        .replaceAll('*', '[^/]*')
        .replaceAll('\0', '.*')}$`,
    ).test(ref)
  return include.some(named) && !exclude.some(named)
}

/** Judges a move: which rules it breaks, and whether whoever moves may pass them by. Null where no rule applies. */
export function judge(
  world: World,
  repository: Repository,
  move: Move,
): Pick<RuleSuite, 'result' | 'evaluations'> | null {
  const rules = rulesFor(repository, move.ref)
  if (rules.length === 0) return null
  const evaluations = rules.map(({ rule, ruleset }) => {
    const details = broken(world, repository, { rule, move })
    return {
      ruleset,
      type: rule.type,
      result: details === null ? ('pass' as const) : ('fail' as const),
      details,
    }
  })
  const failed = evaluations.filter(({ result }) => result === 'fail')
  if (failed.length === 0) return { result: 'pass', evaluations }
  const passedBy = failed.every(({ ruleset }) => mayBypass(world, repository, { ruleset, move }))
  return { result: passedBy ? 'bypass' : 'fail', evaluations }
}

const repositoryRoles: Readonly<Record<number, 'maintain' | 'write' | 'admin'>> = {
  2: 'maintain',
  4: 'write',
  5: 'admin',
}

function mayBypass(
  world: World,
  repository: Repository,
  { ruleset, move }: { readonly ruleset: Ruleset; readonly move: Move },
): boolean {
  const { by } = move
  const organisation = world.organisations.find(({ account }) => account === repository.owner)
  return ruleset.bypass.some(({ actor_type: type, actor_id: id, bypass_mode: mode }) => {
    if (mode === 'pull_request' && move.pull === undefined) return false
    if (type === 'OrganizationAdmin') return organisation?.members.get(by.id)?.role === 'admin'
    if (type === 'Team')
      return organisation?.teams.some((team) => team.id === id && team.members.has(by.id)) === true
    if (type === 'Integration') return world.apps.some((app) => app.id === id && app.bot === by)
    const role = repositoryRoles[id ?? 0]
    return type === 'RepositoryRole' && role !== undefined && atLeast(roleOf(world, repository, by), role)
  })
}

function broken(
  world: World,
  repository: Repository,
  { rule, move }: { readonly rule: Rule; readonly move: Move },
): string | null {
  const { before, after, pull } = move
  const { parameters = {} } = rule
  if (rule.type === 'deletion') return after === null ? 'Cannot delete this branch' : null
  if (after === null) return null
  if (rule.type === 'creation')
    return before === null ? 'Cannot create ref due to creations being restricted.' : null
  if (before === null) return null
  if (rule.type === 'update') return 'Cannot update this protected ref.'
  if (rule.type === 'non_fast_forward')
    return isAncestor(repository.folder, before, after) ? null : 'Cannot force-push to this branch'
  if (rule.type === 'required_signatures') {
    const unsigned = commitsOf(repository.folder, [`${before}..${after}`]).some(
      (sha) => !verificationOf(world, repository, readCommit(repository.folder, sha)).verified,
    )
    return unsigned ? 'Commits must have verified signatures.' : null
  }
  if (rule.type === 'required_status_checks') {
    const sha = pull === undefined || move.queued === true ? after : pull.head.sha
    const missing = missingChecks(repository, parameters, sha)
    return missing.length === 0
      ? null
      : `${missing.length} of ${missing.length} required status checks are expected.`
  }
  if (rule.type === 'merge_queue')
    return move.queued === true ? null : 'Changes must be made through the merge queue'
  if (rule.type !== 'pull_request') return null
  if (pull === undefined) return 'Changes must be made through a pull request.'
  return reviewProblem(world, repository, { pull, parameters, method: move.method ?? 'merge' })
}

/** Required checks that a commit has not passed, each from the App it must come from. */
function missingChecks(
  repository: Repository,
  parameters: Readonly<Record<string, unknown>>,
  sha: string,
): readonly string[] {
  const wanted = (parameters['required_status_checks'] ?? []) as readonly {
    context: string
    integration_id?: number
  }[]
  return wanted
    .filter(({ context, integration_id: app }) => {
      const run = repository.checkRuns.findLast(
        ({ headSha, name, app: from }) =>
          headSha === sha && name === context && (app === undefined || from.id === app),
      )
      // Skipped and neutral count as passed.
      if (run !== undefined) return !['success', 'skipped', 'neutral'].includes(run.conclusion ?? '')
      const status = repository.statuses.findLast((each) => each.sha === sha && each.context === context)
      return app !== undefined || status?.state !== 'success'
    })
    .map(({ context }) => context)
}

/** The newest approving or refusing review of everybody who may write, as the merge box counts them. */
function countedReviews(world: World, repository: Repository, pull: Pull): readonly Review[] {
  const latest = new Map<number, Review>()
  for (const review of pull.reviews)
    if (review.state !== 'COMMENTED' && review.state !== 'PENDING') latest.set(review.user.id, review)
  return [...latest.values()].filter(
    ({ state, user }) => state !== 'DISMISSED' && atLeast(roleOf(world, repository, user), 'write'),
  )
}

function reviewProblem(
  world: World,
  repository: Repository,
  {
    pull,
    parameters,
    method,
  }: {
    readonly pull: Pull
    readonly parameters: Readonly<Record<string, unknown>>
    readonly method: MergeMethod
  },
): string | null {
  const methods = (parameters['allowed_merge_methods'] ?? ['merge', 'squash', 'rebase']) as readonly string[]
  if (!methods.includes(method)) return `The merge method ${method} is not allowed.`
  const reviews = countedReviews(world, repository, pull)
  const approvals = reviews.filter(({ state }) => state === 'APPROVED')
  const required = Number(parameters['required_approving_review_count'] ?? 0)
  if (required > 0 && reviews.some(({ state }) => state === 'CHANGES_REQUESTED')) return 'Changes requested'
  if (approvals.length < required)
    return `At least ${required} approving review is required by reviewers with write access.`
  if (parameters['require_last_push_approval'] === true) {
    const other = approvals.some(({ user, commit }) => user !== pull.lastPusher && commit === pull.head.sha)
    if (!other) return 'New changes require approval from someone other than the last pusher.'
  }
  if (parameters['require_code_owner_review'] !== true) return null
  return unownedChange(world, repository, { pull, approvals }) ? 'Waiting on code owner review' : null
}

function unownedChange(
  world: World,
  repository: Repository,
  { pull, approvals }: { readonly pull: Pull; readonly approvals: readonly Review[] },
): boolean {
  const file = codeownersAt(repository, pull.base.sha)
  const from = mergeBase(repository.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha
  return changedFiles(repository.folder, from, pull.head.sha).some(({ path }) => {
    const owners = file === null ? [] : ownersAt(file.text, path)
    // A path without owners needs nobody.
    return owners.length > 0 && !approvals.some(({ user }) => isOwner(world, owners, user))
  })
}
