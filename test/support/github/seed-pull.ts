import { commitSuggestion, enableAutoMerge, mergePull, updateBranch } from './pull-merge.ts'
import { retarget, setDraft } from './pull-open.ts'
import { enqueue } from './pull-queue.ts'
import { addReview, dismiss } from './pull-review.ts'
import type { Context, PullSeed } from './seed-types.ts'
import type { Pull } from './world.ts'

export function pullSeed({ world, user, repository }: Context, pull: Pull): PullSeed {
  const reviewBy = (id: number): Pull['reviews'][number] => {
    const found = pull.reviews.find((review) => review.id === id)
    if (found === undefined) throw new Error(`There is no review ${id}`)
    return found
  }
  const after = (change: () => unknown): PullSeed => {
    change()
    return seed
  }
  const review: PullSeed['review'] = (as, event, options = {}) =>
    addReview(world, repository, { pull, user: user(as), event, body: 'See above', ...options }).id
  const seed: PullSeed = {
    number: pull.number,
    head: () => pull.head.sha,
    mergeCommit: () => pull.mergeCommit,
    review,
    approve: (as, options = {}) => review(as, 'APPROVE', options),
    dismiss: (id, as) =>
      after(() =>
        dismiss(world, repository, { pull, review: reviewBy(id), by: user(as), message: 'Dismissed' }),
      ),
    vanish: (id) => after(() => pull.reviews.splice(pull.reviews.indexOf(reviewBy(id)), 1)),
    unbind: (id) =>
      after(() => {
        reviewBy(id).unbound = true
      }),
    retarget: (base, as) => after(() => retarget(world, repository, { pull, base, by: user(as) })),
    draft: (draft, as) => after(() => setDraft(world, repository, { pull, draft, by: user(as) })),
    merge: (as, method = 'squash') => mergePull(world, repository, { pull, by: user(as), method }),
    updateBranch: (as) => updateBranch(world, repository, { pull, by: user(as) }),
    commitSuggestion: (as, reviewer, files) =>
      commitSuggestion(world, { pull, by: user(as), reviewer: user(reviewer), files }),
    autoMerge: (as, method = 'squash') =>
      after(() => enableAutoMerge(world, repository, { pull, by: user(as), method })),
    enqueue: (as) => after(() => enqueue(world, repository, { pull, by: user(as) })),
    computing: (looks) =>
      after(() => {
        pull.computing = looks
      }),
  }
  return seed
}
