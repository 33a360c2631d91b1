import { GitHubError } from './errors.ts'
import { isAncestor, setRef } from './git-changes.ts'
import { branchesAndTags } from './git-files.ts'
import { readCommit } from './git-store.ts'
import { baseMoved, headMoved } from './pull-life.ts'
import { judge, type Move } from './rules.ts'
import { showUser } from './show-basics.ts'
import { showPushedCommit } from './show-commit.ts'
import type { Activity } from './records.ts'
import type { Repository, User, World } from './world.ts'
import { emit } from './webhooks.ts'

const zero = '0'.repeat(40)

/** Moves a branch or tag as GitHub does it for somebody: the rules are asked, and everything that follows happens. */
export function move(world: World, repository: Repository, wanted: Move): void {
  const judged = judge(world, repository, wanted)
  if (judged !== null)
    repository.ruleSuites.push({
      id: world.nextId(),
      actor: wanted.by,
      before: wanted.before ?? zero,
      after: wanted.after ?? zero,
      ref: wanted.ref,
      atMs: world.now(),
      ...judged,
    })
  if (judged?.result === 'fail') {
    const details = judged.evaluations.flatMap(({ details }) => (details === null ? [] : [details]))
    throw new GitHubError(
      wanted.pull === undefined ? 422 : 405,
      `Repository rule violations found\n\n${details.join('\n\n')}\n\n`,
    )
  }
  setRef(repository.folder, wanted.ref, wanted.after)
  settle(world, repository, { by: wanted.by, ...(wanted.type === undefined ? {} : { type: wanted.type }) })
}

/**
 * Takes note of every branch and tag that moved since the last look, and of what follows: activity, pull requests, events. A push straight
 * into the folder is found here too; nobody knows who made it unless that is said.
 */
export function settle(
  world: World,
  repository: Repository,
  cause: { readonly by: User | null; readonly type?: Activity['type'] },
): void {
  const now = branchesAndTags(repository.folder)
  const changed = [...new Set([...repository.refs.keys(), ...now.keys()])].filter(
    (ref) => repository.refs.get(ref) !== now.get(ref),
  )
  for (const ref of changed) {
    const before = repository.refs.get(ref) ?? null
    const after = now.get(ref) ?? null
    if (after === null) repository.refs.delete(ref)
    else repository.refs.set(ref, after)
    pushed(world, repository, { ref, before, after, cause })
  }
}

function pushed(
  world: World,
  repository: Repository,
  what: {
    readonly ref: string
    readonly before: string | null
    readonly after: string | null
    readonly cause: Parameters<typeof settle>[2]
  },
): void {
  const { ref, before, after, cause } = what
  const forced = before !== null && after !== null && !isAncestor(repository.folder, before, after)
  if (ref.startsWith('refs/heads/')) {
    const ordinary =
      before === null
        ? 'branch_creation'
        : after === null
          ? 'branch_deletion'
          : forced
            ? 'force_push'
            : 'push'
    const type = cause.type ?? ordinary
    repository.activities.push({
      id: world.nextId(),
      before: before ?? zero,
      after: after ?? zero,
      ref,
      atMs: world.now(),
      type,
      actor: cause.by,
    })
  }
  tellPush(world, repository, { ...what, forced })
  const branch = ref.slice('refs/heads/'.length)
  for (const place of new Set([repository, repository.parent ?? repository]))
    for (const pull of place.pulls.filter(({ state }) => state === 'open')) {
      if (pull.head.repository === repository && pull.head.ref === branch)
        headMoved(world, place, { pull, after, by: cause.by ?? pull.author, forced })
      else if (place === repository && pull.base.ref === branch)
        baseMoved(world, repository, { pull, after, by: cause.by })
    }
}

function tellPush(
  world: World,
  repository: Repository,
  { ref, before, after, cause, forced }: Parameters<typeof pushed>[2] & { readonly forced: boolean },
): void {
  const sender = cause.by ?? repository.owner
  const head =
    after === null || ref.startsWith('refs/tags/')
      ? null
      : showPushedCommit(world, readCommit(repository.folder, after))
  emit(world, repository, {
    name: 'push',
    sender,
    fields: {
      ref,
      before: before ?? zero,
      after: after ?? zero,
      created: before === null,
      deleted: after === null,
      forced,
      base_ref: null,
      compare: `${world.url}/compare`,
      commits: head === null ? [] : [head],
      head_commit: head,
      pusher: { name: sender.login, email: sender.emails[0] ?? null },
      sender: showUser(sender),
    },
  })
}
