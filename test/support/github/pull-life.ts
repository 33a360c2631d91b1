import { fetchFrom, isAncestor, commitsOf, mergeBase, mergedTree, setRef } from './git-changes.ts'
import { resolve, writeCommit } from './git-store.ts'
import { pullCommits } from './pull-state.ts'
import { rulesFor } from './rules.ts'
import { showPull } from './show-pull.ts'
import { gitHubItself } from './github-itself.ts'
import type { WebhookName } from './operations.ts'
import type { Pull, Repository, TimelineEvent, User, World } from './world.ts'
import { emit } from './webhooks.ts'

/** Writes a line into a pull request's timeline. */
export function note(
  world: World,
  pull: Pull,
  {
    event,
    actor,
    fields = {},
  }: { readonly event: string; readonly actor: User; readonly fields?: TimelineEvent['fields'] },
): TimelineEvent {
  const line: TimelineEvent = { id: world.nextId(), event, actor, atMs: world.now(), fields }
  pull.timeline.push(line)
  pull.updatedMs = world.now()
  return line
}

/** Tells hooks that something happened to a pull request. */
export function tell(
  world: World,
  repository: Repository,
  {
    pull,
    name,
    sender,
    fields = {},
  }: {
    readonly pull: Pull
    readonly name: WebhookName
    readonly sender: User
    readonly fields?: Readonly<Record<string, unknown>>
  },
): void {
  const action = name
    .replace(/^pull-request-(?!review-requested)(?:review-)?|^pull-request-/, '')
    .replaceAll('-', '_')
  emit(world, repository, {
    name,
    sender,
    fields: { action, number: pull.number, pull_request: showPull(world, repository, pull), ...fields },
  })
}

/** Brings the head's commits here and computes the test merge with the base branch as it is now. */
export function testMerge(world: World, repository: Repository, pull: Pull): void {
  if (pull.state === 'closed') return
  const base = resolve(repository.folder, `refs/heads/${pull.base.ref}`) ?? pull.base.sha
  const tips = `${base} ${pull.head.sha}`
  if (pull.tested === tips) return
  pull.tested = tips
  fetchFrom(repository.folder, pull.head.repository.folder, {
    source: pull.head.sha,
    target: `refs/pull/${pull.number}/head`,
  })
  const tree = mergedTree(repository.folder, base, pull.head.sha)
  pull.mergeable = tree !== null
  if (tree === null) {
    setRef(repository.folder, `refs/pull/${pull.number}/merge`, null)
    return
  }
  const who = { ...gitHubItself, atMs: world.now() }
  const message = `Merge ${pull.head.sha} into ${base}`
  const parents = [base, pull.head.sha]
  pull.mergeCommit = writeCommit(repository.folder, { tree, parents, message, author: who, committer: who })
  repository.signedByGitHub.add(pull.mergeCommit)
  setRef(repository.folder, `refs/pull/${pull.number}/merge`, pull.mergeCommit)
}

/** What follows when the branch of a pull request moves. */
export function headMoved(
  world: World,
  repository: Repository,
  {
    pull,
    after,
    by,
    forced,
  }: { readonly pull: Pull; readonly after: string | null; readonly by: User; readonly forced: boolean },
): void {
  if (after === null) {
    close(world, repository, { pull, by })
    return
  }
  const before = pull.head.sha
  pull.head.sha = after
  pull.lastPusher = by
  testMerge(world, repository, pull)
  const tip = resolve(repository.folder, `refs/heads/${pull.base.ref}`) ?? pull.base.sha
  pull.base.sha = mergeBase(repository.folder, tip, after) === null ? pull.base.sha : tip
  if (forced) note(world, pull, { event: 'head_ref_force_pushed', actor: by, fields: { commit_id: after } })
  dismissStale(world, repository, pull)
  tell(world, repository, { pull, name: 'pull-request-synchronize', sender: by, fields: { before, after } })
}

/** Approvals go when the branch moves, where a rule says so. */
function dismissStale(world: World, repository: Repository, pull: Pull): void {
  const wanted = rulesFor(repository, `refs/heads/${pull.base.ref}`).some(
    ({ rule }) => rule.type === 'pull_request' && rule.parameters?.['dismiss_stale_reviews_on_push'] === true,
  )
  if (!wanted) return
  for (const review of pull.reviews.filter(({ state }) => state === 'APPROVED')) {
    review.state = 'DISMISSED'
    const dismissed_review = {
      state: 'approved',
      review_id: review.id,
      dismissal_message: null,
      dismissal_commit_id: pull.head.sha,
    }
    note(world, pull, { event: 'review_dismissed', actor: pull.lastPusher, fields: { dismissed_review } })
  }
}

/** What follows when the branch it asks to be merged into moves: it may be merged by that. */
export function baseMoved(
  world: World,
  repository: Repository,
  { pull, after, by }: { readonly pull: Pull; readonly after: string | null; readonly by: User | null },
): void {
  if (after === null) return
  if (isAncestor(repository.folder, pull.head.sha, after)) {
    const brought = commitsOf(repository.folder, [
      '--reverse',
      '--first-parent',
      `${pull.base.sha}..${after}`,
    ]).find((sha) => isAncestor(repository.folder, pull.head.sha, sha))
    const landed = [...pullCommits(repository, pull), ...(brought === undefined ? [] : [brought])]
    merged(world, repository, {
      pull,
      by,
      commit: brought ?? pull.head.sha,
      landed: [...new Set(landed)],
      base: pull.base.sha,
    })
    return
  }
  testMerge(world, repository, pull)
}

/** Marks a pull request as merged. */
export function merged(
  world: World,
  repository: Repository,
  what: {
    readonly pull: Pull
    readonly by: User | null
    readonly commit: string
    readonly landed: readonly string[]
    readonly base: string
  },
): void {
  const { pull, by, commit } = what
  const actor = by ?? repository.owner
  pull.state = 'closed'
  pull.mergedMs = pull.closedMs = world.now()
  pull.mergedBy = by
  pull.mergeCommit = commit
  pull.mergeable = null
  pull.landed = what.landed
  pull.base.sha = what.base
  setRef(repository.folder, `refs/pull/${pull.number}/merge`, null)
  note(world, pull, { event: 'merged', actor, fields: { commit_id: commit } })
  note(world, pull, { event: 'closed', actor })
  tell(world, repository, { pull, name: 'pull-request-closed', sender: actor })
}

/** Closes a pull request without merging it. */
export function close(
  world: World,
  repository: Repository,
  { pull, by }: { readonly pull: Pull; readonly by: User },
): void {
  pull.state = 'closed'
  pull.closedMs = world.now()
  note(world, pull, { event: 'closed', actor: by })
  tell(world, repository, { pull, name: 'pull-request-closed', sender: by })
}
