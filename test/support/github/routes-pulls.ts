import { callerRole, atLeast, person, repositoryOf, userBy } from './access.ts'
import { asked, known, listed, optional, pullOf, route, text } from './call.ts'
import { forbidden, invalid, notFound } from './errors.ts'
import { changedFiles, mergeBase } from './git-changes.ts'
import { readCommit } from './git-store.ts'
import { close, note, tell, testMerge } from './pull-life.ts'
import { mergePull, tryAutoMerge, updateBranch } from './pull-merge.ts'
import {
  addReview,
  assertMayReview,
  dismiss,
  openPull,
  request,
  retarget,
  submit,
  type NewReview,
} from './pull-open.ts'
import { pullCommits } from './pull-state.ts'
import { showTeam, showUser } from './show-basics.ts'
import { showCommit, showFile } from './show-commit.ts'
import { showPull, showPullSimple, showReview, showReviewComment } from './show-pull.ts'
import type { Call, MergeMethod, Pull, Reply, Repository, Review, Route } from './world.ts'

function here(call: Call): { readonly repository: Repository; readonly pull: Pull } {
  const repository = repositoryOf(call)
  return { repository, pull: pullOf(call, repository) }
}

/** The reviews that the caller sees: others' pending ones are not there. */
function visible(call: Call, pull: Pull): readonly Review[] {
  const me = call.actor.kind === 'user' || call.actor.kind === 'installation' ? call.actor.user : null
  return pull.reviews.filter(({ state, user }) => state !== 'PENDING' || user === me)
}

function reviewOf(call: Call, pull: Pull): Review {
  const found = visible(call, pull).find(({ id }) => id === Number(call.params['review_id']))
  if (found === undefined) throw notFound()
  return found
}

function list(call: Call): Reply {
  const repository = repositoryOf(call)
  const state = asked(call, 'state') ?? 'open'
  const base = asked(call, 'base')
  const [owner, ref] = (asked(call, 'head') ?? '').split(':')
  const found = repository.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || pull.base.ref === base)
    .filter(
      (pull) => ref === undefined || (pull.head.ref === ref && pull.head.repository.owner.login === owner),
    )
    .toSorted(
      (one, other) =>
        (asked(call, 'sort') === 'updated' ? one.updatedMs - other.updatedMs : 0) ||
        one.number - other.number,
    )
  const ascending = asked(call, 'direction') === 'asc'
  return listed(ascending ? found : found.toReversed(), (pull) =>
    showPullSimple(call.world, repository, pull),
  )
}

function create(call: Call): Reply {
  const repository = repositoryOf(call)
  const [first = '', second] = text(call, 'head').split(':')
  const source =
    second === undefined
      ? repository
      : call.world.repositories.find(
          (each) => each.owner.login === first && (each === repository || each.parent === repository),
        )
  if (source === undefined)
    throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'head' })
  const pull = openPull(call.world, repository, {
    title: text(call, 'title'),
    body: text(call, 'body'),
    author: person(call),
    head: { repository: source, ref: second ?? first },
    base: text(call, 'base'),
    draft: call.body['draft'] === true,
  })
  return { status: 201, body: showPull(call.world, repository, pull) }
}

function update(call: Call): Reply {
  const { repository, pull } = here(call)
  const by = person(call)
  if (by !== pull.author && !atLeast(callerRole(call, repository), 'write'))
    throw forbidden('Resource not accessible by personal access token')
  const base = optional(call, 'base')
  const state = optional(call, 'state')
  pull.title = optional(call, 'title') ?? pull.title
  pull.body = optional(call, 'body') ?? pull.body
  if (base !== undefined && base !== pull.base.ref) retarget(call.world, repository, { pull, base, by })
  if (state === 'closed' && pull.state === 'open') close(call.world, repository, { pull, by })
  if (state === 'open' && pull.state === 'closed') {
    if (pull.mergedMs !== null)
      throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'state' })
    pull.state = 'open'
    pull.closedMs = null
    note(call.world, pull, { event: 'reopened', actor: by })
    testMerge(call.world, repository, pull)
    tell(call.world, repository, { pull, name: 'pull-request-reopened', sender: by })
  }
  return { body: showPull(call.world, repository, pull) }
}

function createReview(call: Call): Reply {
  const { repository, pull } = here(call)
  const event = (optional(call, 'event') ?? null) as NewReview['event']
  const review = addReview(call.world, repository, {
    pull,
    user: person(call),
    event,
    ...known({ body: optional(call, 'body'), commit: optional(call, 'commit_id') }),
  })
  tryAutoMerge(call.world, repository)
  return { body: showReview(call.world, repository, { pull, review }) }
}

export const pullRoutes: Readonly<Record<string, Route>> = {
  'pulls/list': route('pull_requests:read', list),
  'pulls/get': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const body = showPull(call.world, repository, pull)
    pull.computing = Math.max(0, pull.computing - 1)
    return { body }
  }),
  'pulls/create': route('pull_requests:write', create),
  'pulls/update': route('pull_requests:write', update),
  'pulls/list-commits': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const commits = pullCommits(repository, pull).slice(0, 250)
    return listed(commits, (sha) => showCommit(call.world, repository, readCommit(repository.folder, sha)))
  }),
  'pulls/list-files': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const from = mergeBase(repository.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha
    const files = changedFiles(repository.folder, from, pull.head.sha).slice(0, 3000)
    return listed(files, (file) => showFile(call.world, repository, { file, commit: pull.head.sha }))
  }),
  'pulls/check-if-merged': route('contents:read', (call) => {
    if (here(call).pull.mergedMs === null) throw notFound()
    return { status: 204 }
  }),
  'pulls/merge': route('contents:write', (call) => {
    const { repository, pull } = here(call)
    const sha = mergePull(call.world, repository, {
      pull,
      by: person(call),
      method: (optional(call, 'merge_method') ?? 'merge') as MergeMethod,
      ...known({
        title: optional(call, 'commit_title'),
        message: optional(call, 'commit_message'),
        sha: optional(call, 'sha'),
      }),
    })
    return { body: { sha, merged: true, message: 'Pull Request successfully merged' } }
  }),
  'pulls/update-branch': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    const expected = optional(call, 'expected_head_sha')
    if (expected !== undefined && expected !== pull.head.sha)
      throw invalid('expected head sha didn’t match current head ref.')
    updateBranch(call.world, repository, { pull, by: person(call) })
    return {
      status: 202,
      body: { message: 'Updating pull request branch.', url: `${call.world.url}/repos/pulls/${pull.number}` },
    }
  }),
  'pulls/list-reviews': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    return listed(visible(call, pull), (review) => showReview(call.world, repository, { pull, review }))
  }),
  'pulls/get-review': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    return { body: showReview(call.world, repository, { pull, review: reviewOf(call, pull) }) }
  }),
  'pulls/create-review': route('pull_requests:write', createReview),
  'pulls/submit-review': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    const review = reviewOf(call, pull)
    const event = text(call, 'event') as 'APPROVE'
    const body = optional(call, 'body') ?? review.body
    assertMayReview({ pull, user: review.user, event, body })
    review.body = body
    submit(call.world, repository, { pull, review, event })
    return { body: showReview(call.world, repository, { pull, review }) }
  }),
  'pulls/delete-pending-review': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    const review = reviewOf(call, pull)
    if (review.state !== 'PENDING') throw invalid('Can not delete a non-pending pull request review')
    pull.reviews.splice(pull.reviews.indexOf(review), 1)
    return { body: showReview(call.world, repository, { pull, review }) }
  }),
  'pulls/dismiss-review': route('pull_requests:write', (call) => {
    const repository = repositoryOf(call, 'write')
    const pull = pullOf(call, repository)
    const review = reviewOf(call, pull)
    dismiss(call.world, repository, { pull, review, by: person(call), message: text(call, 'message') })
    return { body: showReview(call.world, repository, { pull, review }) }
  }),
  'pulls/list-requested-reviewers': route('pull_requests:read', (call) => ({ body: requested(call) })),
  'pulls/request-reviewers': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    for (const login of (call.body['reviewers'] ?? []) as readonly string[]) {
      const user = userBy(call.world, login)
      if (user === null || user === pull.author)
        throw invalid(
          'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of this repository.',
        )
      request(call.world, repository, { pull, by: person(call), user })
    }
    return { status: 201, body: showPullSimple(call.world, repository, pull) }
  }),
  'pulls/remove-requested-reviewers': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    for (const login of (call.body['reviewers'] ?? []) as readonly string[])
      pull.requested.users.delete(userBy(call.world, login)?.id ?? 0)
    return { body: showPullSimple(call.world, repository, pull) }
  }),
  'pulls/list-review-comments': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    return listed(pull.reviewComments, (comment) =>
      showReviewComment(call.world, repository, { pull, comment }),
    )
  }),
  'pulls/create-review-comment': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    const comment = {
      id: call.world.nextId(),
      review: null,
      user: person(call),
      body: text(call, 'body'),
      path: text(call, 'path'),
      line: Number(call.body['line'] ?? 1),
      commit: text(call, 'commit_id'),
      atMs: call.world.now(),
    }
    pull.reviewComments.push(comment)
    return { status: 201, body: showReviewComment(call.world, repository, { pull, comment }) }
  }),
}

function requested(call: Call): object {
  const { pull } = here(call)
  const teams = call.world.organisations.flatMap((organisation) =>
    organisation.teams
      .filter(({ id }) => pull.requested.teams.has(id))
      .map((team) => showTeam(call.world, organisation, team)),
  )
  return { users: call.world.users.filter(({ id }) => pull.requested.users.has(id)).map(showUser), teams }
}
