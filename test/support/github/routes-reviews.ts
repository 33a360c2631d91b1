import { person, repositoryOf, userBy } from './access.ts'
import { known, listed, optional, pullOf, route, text } from './call.ts'
import { invalid, notFound } from './errors.ts'
import { tryAutoMerge } from './pull-merge.ts'
import { request } from './pull-open.ts'
import { addReview, assertMayReview, dismiss, submit, type NewReview } from './pull-review.ts'
import { showTeam, showUser } from './show-basics.ts'
import { showPullSimple, showReview, showReviewComment } from './show-pull.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Pull, Repository, Review } from './world.ts'

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

export const reviewRoutes: Readonly<Record<string, Route>> = {
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
    assertMayReview(repository, { pull, user: review.user, event, body })
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
