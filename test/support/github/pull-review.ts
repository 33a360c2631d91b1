import { atLeast, roleOf } from './access.ts'
import { forbidden, invalid } from './errors.ts'
import { objectExists } from './git-store.ts'
import { note, tell } from './pull-life.ts'
import { showReview } from './show-pull.ts'
import type { Pull, Repository, Review, User, World } from './world.ts'

export interface NewReview {
  readonly pull: Pull
  readonly user: User
  readonly event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT' | null
  readonly body?: string
  readonly commit?: string
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const

export function addReview(world: World, repository: Repository, wish: NewReview): Review {
  const { pull, user, event } = wish
  if (!atLeast(roleOf(world, repository, user), 'read') && user.type !== 'Bot')
    throw forbidden('Resource not accessible')
  const commit = wish.commit ?? pull.head.sha
  if (!objectExists(repository.folder, commit)) throw invalid('The commit_id is not part of the pull request')
  const review: Review = {
    id: world.nextId(),
    user,
    body: wish.body ?? '',
    state: 'PENDING',
    submittedAs: 'PENDING',
    commit,
    submittedMs: null,
    unbound: false,
  }
  if (event === null) pull.reviews.push(review)
  else {
    assertMayReview(repository, wish)
    pull.reviews.push(review)
    submit(world, repository, { pull, review, event })
  }
  return review
}

export function assertMayReview(
  repository: Repository,
  { pull, user, event, body }: Pick<NewReview, 'pull' | 'user' | 'event' | 'body'>,
): void {
  const isWorkflow = user.login === 'github-actions[bot]'
  if (isWorkflow && event === 'APPROVE' && !repository.actions.can_approve_pull_request_reviews)
    throw invalid('Unprocessable Entity', 'GitHub Actions is not permitted to approve pull requests.')
  if (pull.author === user && event === 'APPROVE')
    throw invalid('Unprocessable Entity', 'Can not approve your own pull request')
  if (pull.author === user && event === 'REQUEST_CHANGES')
    throw invalid('Unprocessable Entity', 'Can not request changes on your own pull request')
  if (event === 'REQUEST_CHANGES' && (body ?? '') === '')
    throw invalid('Unprocessable Entity', 'Body is required')
}

export function submit(
  world: World,
  repository: Repository,
  {
    pull,
    review,
    event,
  }: { readonly pull: Pull; readonly review: Review; readonly event: keyof typeof states },
): void {
  review.state = states[event]
  review.submittedAs = review.state
  review.submittedMs = world.now()
  pull.requested.users.delete(review.user.id)
  for (const organisation of world.organisations)
    for (const team of organisation.teams)
      if (team.members.has(review.user.id)) pull.requested.teams.delete(team.id)
  const shown = showReview(world, repository, { pull, review })
  note(world, pull, { event: 'reviewed', actor: review.user, fields: { ...shown } })
  tell(world, repository, {
    pull,
    name: 'pull-request-review-submitted',
    sender: review.user,
    fields: { review: { ...shown, state: review.state.toLowerCase() } },
  })
}

export function dismiss(
  world: World,
  repository: Repository,
  {
    pull,
    review,
    by,
    message,
  }: { readonly pull: Pull; readonly review: Review; readonly by: User; readonly message: string },
): void {
  if (review.state === 'PENDING' || review.state === 'COMMENTED' || review.state === 'DISMISSED')
    throw invalid('Validation Failed', 'Can not dismiss a commented pull request review')
  const state = review.state.toLowerCase()
  review.state = 'DISMISSED'
  const dismissed_review = { state, review_id: review.id, dismissal_message: message }
  note(world, pull, { event: 'review_dismissed', actor: by, fields: { dismissed_review } })
  const shown = { ...showReview(world, repository, { pull, review }), state: 'dismissed' }
  tell(world, repository, {
    pull,
    name: 'pull-request-review-dismissed',
    sender: by,
    fields: { review: shown },
  })
}
