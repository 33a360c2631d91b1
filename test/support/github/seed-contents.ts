import { setRef } from './git-changes.ts'
import { commitFiles, resolve, type Signature } from './git-store.ts'
import { gitHubItself } from './github-itself.ts'
import { openPull } from './pull-open.ts'
import { buildQueue, mergeQueue } from './pull-queue.ts'
import { settle } from './refs.ts'
import { pullSeed } from './seed-pull.ts'
import { noreply } from './signatures.ts'
import type { Context, NewCommitSeed, RepositorySeed } from './seed-types.ts'
import type { Pull, User } from './world.ts'

export function contentsOf(
  context: Context,
  self: () => RepositorySeed,
): Pick<
  RepositorySeed,
  'commit' | 'push' | 'pushed' | 'tip' | 'pull' | 'pullOf' | 'buildQueue' | 'mergeQueue'
> {
  const { world, user, repository } = context
  const { folder } = repository
  const queueBot = (): User => user('github-merge-queue[bot]', { bot: true, emails: [] })
  const byNumber = (number: number): Pull => {
    const found = repository.pulls.find((pull) => pull.number === number)
    if (found === undefined) throw new Error(`There is no pull request ${number}`)
    return found
  }
  return {
    commit: (wish) => seedCommit(context, wish),
    push: (ref, to, as) => {
      setRef(folder, ref, to)
      settle(world, repository, { by: user(as) })
      return self()
    },
    pushed: (as) => {
      settle(world, repository, { by: user(as) })
      return self()
    },
    tip: (branch = repository.defaultBranch) => resolve(folder, `refs/heads/${branch}`) ?? '',
    pull: ({ head, as, title = 'Campaign', base = repository.defaultBranch, draft = false, from }) => {
      const source = world.repositories.find(({ id }) => id === from?.id) ?? repository
      const pull = openPull(world, repository, {
        title,
        author: user(as),
        head: { repository: source, ref: head },
        base,
        draft,
      })
      return pullSeed(context, pull)
    },
    pullOf: (number) => pullSeed(context, byNumber(number)),
    buildQueue: () => buildQueue(world, repository, queueBot()).map(({ commit }) => commit),
    mergeQueue: () => mergeQueue(world, repository, queueBot()),
  }
}

function seedCommit({ world, user, repository }: Context, wish: NewCommitSeed): string {
  const branch = wish.branch ?? repository.defaultBranch
  const ref = `refs/heads/${branch}`
  const who = user(wish.as ?? 'aoi')
  const atMs = world.now()
  const author: Signature = { name: who.name, email: wish.email ?? who.emails[0] ?? noreply(who), atMs }
  const gitHub = wish.web === true || wish.forgedWeb === true
  const trailers = (wish.coAuthors ?? []).map(
    (login) => `Co-authored-by: ${login} <${user(login).emails[0] ?? ''}>`,
  )
  const message = [wish.message ?? 'Change', ...(trailers.length === 0 ? [] : ['', ...trailers])].join('\n')
  const parent =
    wish.parent ??
    resolve(repository.folder, ref) ??
    resolve(repository.folder, `refs/heads/${repository.defaultBranch}`)
  const sha = commitFiles(repository.folder, {
    parent,
    files: wish.files,
    message,
    author,
    committer: gitHub ? { ...gitHubItself, atMs } : author,
  })
  if (wish.web === true) repository.signedByGitHub.add(sha)
  setRef(repository.folder, ref, sha)
  settle(world, repository, { by: user(wish.pusher ?? wish.as ?? 'aoi') })
  return sha
}
