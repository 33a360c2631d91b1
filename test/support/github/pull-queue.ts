import { setRef } from './git-changes.ts'
import { resolve } from './git-store.ts'
import { merged, note, tell } from './pull-life.ts'
import { mergeCommits } from './pull-merge.ts'
import { pullCommits } from './pull-state.ts'
import { move, settle } from './refs.ts'
import { emit } from './webhooks.ts'
import type { Pull, Repository, User, World } from './world.ts'

/** Puts a pull request into the merge queue. */
export function enqueue(
  world: World,
  repository: Repository,
  { pull, by }: { readonly pull: Pull; readonly by: User },
): void {
  repository.queue.push({ pull, by })
  note(world, pull, { event: 'added_to_merge_queue', actor: by })
  tell(world, repository, { pull, name: 'pull-request-enqueued', sender: by })
}

/** Builds the commits of everything in the queue, one on the other, on the queue's own branches, and asks for their checks. */
export function buildQueue(
  world: World,
  repository: Repository,
  queueBot: User,
): readonly { readonly pull: Pull; readonly commit: string }[] {
  let base = resolve(repository.folder, `refs/heads/${repository.defaultBranch}`) ?? ''
  const built = repository.queue.map(({ pull, by }) => {
    const { commit } = mergeCommits(world, repository, { pull, by, method: 'merge', base })
    const ref = `refs/heads/gh-readonly-queue/${repository.defaultBranch}/pr-${pull.number}-${base}`
    setRef(repository.folder, ref, commit)
    const merge_group = {
      head_sha: commit,
      head_ref: ref,
      base_sha: base,
      base_ref: `refs/heads/${repository.defaultBranch}`,
      head_commit: { id: commit },
    }
    emit(world, repository, {
      name: 'merge-group-checks-requested',
      sender: queueBot,
      fields: { action: 'checks_requested', merge_group },
    })
    base = commit
    return { pull, commit, ref }
  })
  settle(world, repository, { by: queueBot })
  return built
}

/** Lands what the queue built, in one push. */
export function mergeQueue(world: World, repository: Repository, queueBot: User): readonly string[] {
  const built = buildQueue(world, repository, queueBot)
  const ref = `refs/heads/${repository.defaultBranch}`
  const before = resolve(repository.folder, ref)
  const last = built.at(-1)
  if (last === undefined) return []
  let base = before ?? ''
  for (const { pull, commit } of built) {
    const landed = [...pullCommits(repository, pull), commit]
    merged(world, repository, { pull, by: queueBot, commit, landed, base })
    base = commit
  }
  repository.queue.length = 0
  move(world, repository, {
    ref,
    before,
    after: last.commit,
    by: queueBot,
    pull: last.pull,
    queued: true,
    type: 'merge_queue_merge',
  })
  for (const queued of repository.refs.keys())
    if (queued.startsWith('refs/heads/gh-readonly-queue/')) setRef(repository.folder, queued, null)
  settle(world, repository, { by: queueBot })
  return built.map(({ commit }) => commit)
}
