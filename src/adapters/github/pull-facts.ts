import type { HostedPull, HostedPush, HostedReview } from '../../approval/hosted-facts.ts'
import { accountOf, hostedCommits } from './accounts.ts'
import { ask, askAll } from './ask.ts'
import type { Asker } from './asker.ts'
import { failure } from '../../words/find.ts'
import type { ForgePolicy } from './client.ts'
import { Activity, Commit, Pull, Review, TimelineEvent } from './shapes.ts'
import type { HostedCommit } from '../../approval/hosted-facts.ts'

/** Characters of a review's text that are kept. */
const textMax = 2000

/** In whose name GitHub merges what waited in a queue: who put it there is the one who pressed. */
const queue = 'github-merge-queue[bot]'

/** GitHub lists no more commits of a pull request. https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request */
const commitsMax = 250

/** A pull request was pointed at another branch: by somebody, or by GitHub when its base went. */
const moveEvents = new Set(['base_ref_changed', 'automatic_base_change_succeeded'])

const perPage = { per_page: 100 }

/** A pull request and everything that was said in it. */
export interface PullFacts {
  readonly pull: HostedPull
  readonly reviews: readonly HostedReview[]
  readonly commits: readonly HostedCommit[]
  readonly pushes: readonly HostedPush[] | null
}

/** Reads a pull request whole. */
export async function readPull(asker: Asker, number: number): Promise<PullFacts> {
  const { client, at } = asker
  const { rest } = client
  const pages = client.paginate.iterator
  const about = { ...at, pull_number: number }
  const [pull, reviews, timeline, commits] = await Promise.all([
    ask('pull request', Pull, () => rest.pulls.get(about)),
    askAll('reviews', Review, pages(rest.pulls.listReviews, { ...about, ...perPage })),
    askAll(
      'timeline',
      TimelineEvent,
      pages(rest.issues.listEventsForTimeline, { ...at, issue_number: number, ...perPage }),
    ),
    askAll('commits', Commit, pages(rest.pulls.listCommits, { ...about, ...perPage })),
  ])
  // The branch moved between two questions, or GitHub told a part: a commit that is not listed has nobody behind it.
  if (pull.commits <= commitsMax && !isWhole(pull, commits)) {
    throw failure('github-incomplete', { permanence: 'temporary', values: { operation: 'commits' } })
  }
  const merged = pull.merged_at ?? null
  const hosted = hostedPull(asker.forge, pull, timeline)
  const pushes = hosted.fork ? null : await pushesTo(asker, pull.head.ref)
  const people = { author: hosted.author, reviewers: reviews.map(({ user }) => accountOf(user)) }
  const made = await hostedCommits(asker, commits, people)
  const accounts = [
    hosted.author,
    ...made.map(({ author }) => author),
    ...(pushes ?? []).map(({ account }) => account),
  ]
  const writers = new Set(accounts.flatMap((account) => (account.kind === 'user' ? [account.id] : [])))
  return {
    pull: hosted,
    reviews: await hostedReviews(asker, reviews, { timeline, merged, writers }),
    commits: made,
    pushes,
  }
}

function isWhole({ commits: count, head }: Pull, commits: readonly Commit[]): boolean {
  return commits.length === count && (count === 0 || commits.some(({ sha }) => sha === head.sha))
}

/** A pull request in the words of the evaluation. Who pressed the button of a queue, only its timeline tells. */
export function hostedPull(
  forge: Pick<ForgePolicy, 'id'>,
  pull: Pull,
  timeline: readonly TimelineEvent[],
): HostedPull {
  const merged = pull.merged_at ?? null
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title.toWellFormed(),
    draft: pull.draft ?? false,
    author: accountOf(pull.user),
    head: pull.head.sha,
    headRef: pull.head.ref,
    fork: pull.head.repo?.id !== forge.id,
    base: pull.base.ref,
    mergedMs: merged,
    mergedBy: merged === null ? null : mergedBy(pull.merged_by, timeline),
    mergeCommit: merged === null ? null : (pull.merge_commit_sha ?? null),
    labels: pull.labels.map(({ name }) => name.toWellFormed()),
    size: { commits: pull.commits, files: pull.changed_files },
  }
}

/** Who pressed the button. A queue merges in its own name, for whoever put the pull request into it. */
function mergedBy(
  user: Parameters<typeof accountOf>[0],
  timeline: readonly TimelineEvent[],
): HostedPull['mergedBy'] {
  if (user?.login !== queue) return user ? accountOf(user) : null
  const asked = timeline.findLast(({ event }) => event === 'added_to_merge_queue')
  return asked?.actor ? accountOf(asked.actor) : null
}

async function hostedReviews(
  asker: Asker,
  reviews: readonly Review[],
  about: {
    readonly timeline: readonly TimelineEvent[]
    readonly merged: number | null
    /** Who opened the pull request, and whose work is in it. */
    readonly writers: ReadonlySet<number>
  },
): Promise<readonly HostedReview[]> {
  const moves = about.timeline
    .filter(({ event }) => moveEvents.has(event ?? ''))
    .map(({ created_at }) => created_at ?? Infinity)
  const brushedAside = dismissedBy(about.writers, about.timeline)
  const found = await Promise.all(
    reviews.map(async (review): Promise<HostedReview | null> => {
      const state = brushedAside.has(review.id) ? 'changes-requested' : stateOf(review.state)
      const atMs = review.submitted_at ?? null
      if (state === null || atMs === null) return null
      const account = accountOf(review.user)
      return {
        id: String(review.id),
        url: review.html_url,
        account,
        state,
        // Half a letter, sent so or cut so, has no JSON.
        text: (review.body ?? '').slice(0, textMax).toWellFormed(),
        commit: review.commit_id ?? null,
        atMs,
        mayWrite: account.kind === 'user' && (await asker.mayWrite(account)),
        afterMerge: about.merged !== null && atMs > about.merged,
        // The clock of a timeline has seconds: a move in the same second counts as later.
        retargeted: moves.some((move) => move >= atMs),
      }
    }),
  )
  // They are listed as they were begun, and count as they were submitted.
  return found.filter((review) => review !== null).toSorted((one, other) => one.atMs - other.atMs)
}

/**
 * Requests for changes that somebody dismissed whose work it is: the author of the pull request, and who wrote or pushed a commit of it. GitHub
 * lets everybody who may write do that; here it leaves the request as it was, until its reviewer says something else or somebody without a stake in
 * it dismisses it.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/dismissing-a-pull-request-review
 */
function dismissedBy(writers: ReadonlySet<number>, timeline: readonly TimelineEvent[]): ReadonlySet<number> {
  const own = timeline.filter(
    ({ event, actor }) => event === 'review_dismissed' && actor != null && writers.has(actor.id),
  )
  return new Set(
    own.flatMap(({ dismissed_review: review }) =>
      review?.state === 'changes_requested' ? [review.review_id] : [],
    ),
  )
}

/** Comments say nothing, and what is not submitted was not said. */
function stateOf(state: Review['state']): HostedReview['state'] | null {
  if (state === 'APPROVED') return 'approved'
  if (state === 'CHANGES_REQUESTED') return 'changes-requested'
  return state === 'DISMISSED' ? 'dismissed' : null
}

/** https://docs.github.com/en/rest/repos/repos#list-repository-activities */
async function pushesTo(asker: Asker, branch: string): Promise<readonly HostedPush[]> {
  const { client, at } = asker
  const activities = await askAll(
    'activity',
    Activity,
    client.paginate.iterator('GET /repos/{owner}/{repo}/activity', {
      ...at,
      ref: `refs/heads/${branch}`,
      direction: 'asc',
      ...perPage,
    }),
  )
  return activities
    .filter(({ after }) => !isNothing(after))
    .map(({ actor, before, after }) => ({
      account: accountOf(actor),
      before: isNothing(before) ? null : before,
      after,
    }))
}

function isNothing(sha: string): boolean {
  return /^0+$/.test(sha)
}
