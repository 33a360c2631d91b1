import { commitsOf, isAncestor } from './git-changes.ts'
import { resolve } from './git-store.ts'
import { judge, rulesFor } from './rules.ts'
import type { Pull, Repository, World } from './world.ts'

/** The commits that a pull request brings, oldest first. */
export function pullCommits(repository: Repository, pull: Pull): readonly string[] {
  return commitsOf(repository.folder, ['--reverse', '--topo-order', `${pull.base.sha}..${pull.head.sha}`])
}

/** How a pull request stands at this moment, in the word GitHub has for it. */
export function mergeableState(world: World, repository: Repository, pull: Pull): string {
  if (pull.state === 'closed' || pull.computing > 0) return 'unknown'
  if (pull.mergeable === false) return 'dirty'
  if (pull.draft) return 'draft'
  const problem = mergeProblem(world, repository, pull)
  if (problem !== null) return problem
  const failing = repository.checkRuns.some(
    ({ headSha, conclusion, status }) =>
      headSha === pull.head.sha &&
      (status !== 'completed' || !['success', 'skipped', 'neutral'].includes(conclusion ?? '')),
  )
  return failing ? 'unstable' : 'clean'
}

function mergeProblem(world: World, repository: Repository, pull: Pull): string | null {
  const ref = `refs/heads/${pull.base.ref}`
  const tip = resolve(repository.folder, ref) ?? pull.base.sha
  const rules = rulesFor(repository, ref)
  if (rules.length === 0) return null
  const strict = rules.some(({ rule }) => rule.parameters?.['strict_required_status_checks_policy'] === true)
  if (strict && !isAncestor(repository.folder, tip, pull.head.sha)) return 'behind'
  const broken = judgePull(world, repository, pull)
  return broken ? 'blocked' : null
}

function judgePull(world: World, repository: Repository, pull: Pull): boolean {
  const before = resolve(repository.folder, `refs/heads/${pull.base.ref}`)
  const move = {
    ref: `refs/heads/${pull.base.ref}`,
    before,
    after: pull.mergeCommit,
    by: pull.author,
    pull,
    queued: false,
  }
  const judged = judge(world, repository, move)
  // A queue does not block: it is how one merges there.
  return judged?.evaluations.some(({ result, type }) => result === 'fail' && type !== 'merge_queue') === true
}
