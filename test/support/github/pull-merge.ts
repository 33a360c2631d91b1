import { forbidden, GitHubError, invalid } from './errors.ts'
import { atLeast, roleOf } from './access.ts'
import { mergedTree, replay, setRef } from './git-changes.ts'
import {
  commitFiles,
  readCommit,
  resolve,
  writeCommit,
  type FileChanges,
  type Signature,
} from './git-store.ts'
import { gitHubItself } from './github-itself.ts'
import { merged, note, tell } from './pull-life.ts'
import { mergeableState, pullCommits } from './pull-state.ts'
import { move, settle } from './refs.ts'
import { judge } from './rules.ts'
import { noreply } from './signatures.ts'
import type { MergeMethod, Pull, Repository, User, World } from './world.ts'

export interface MergeWish {
  readonly pull: Pull
  readonly by: User
  readonly method: MergeMethod
  readonly title?: string
  readonly message?: string
  /** What the head must still be. */
  readonly sha?: string
}

const self = (user: User, atMs: number): Signature => ({ name: user.name, email: noreply(user), atMs })

/** Merges a pull request for somebody, or says why it cannot be. Returns the commit that the base branch then has. */
export function mergePull(world: World, repository: Repository, wish: MergeWish): string {
  const { pull, by, method } = wish
  if (!atLeast(roleOf(world, repository, by), 'write') && by.type !== 'Bot')
    throw forbidden('Resource not accessible by personal access token')
  if (pull.state === 'closed') throw new GitHubError(405, 'Pull Request is not mergeable')
  if (pull.draft) throw new GitHubError(405, 'Pull Request is still a draft')
  if (wish.sha !== undefined && wish.sha !== pull.head.sha)
    throw new GitHubError(409, 'Head branch was modified. Review and try the merge again.')
  if (!repository.mergeMethods.has(method))
    throw new GitHubError(405, `${methodWord[method]} are not allowed on this repository.`)
  if (pull.mergeable !== true) throw new GitHubError(405, 'Pull Request is not mergeable')
  const ref = `refs/heads/${pull.base.ref}`
  const base = resolve(repository.folder, ref) ?? pull.base.sha
  const made = mergeCommits(world, repository, { ...wish, base })
  const refs = { ref, before: base, after: made.commit, by, pull, method }
  // The rules are asked before anything is written down; once it is merged, the branch moves.
  const judged = judge(world, repository, refs)
  if (judged?.result === 'fail') move(world, repository, refs)
  merged(world, repository, { pull, by, commit: made.commit, landed: made.landed, base })
  move(world, repository, { ...refs, type: 'pr_merge' })
  if (repository.deleteBranchOnMerge && pull.head.repository === repository) {
    setRef(repository.folder, `refs/heads/${pull.head.ref}`, null)
    settle(world, repository, { by })
  }
  return made.commit
}

const methodWord: Readonly<Record<MergeMethod, string>> = {
  merge: 'Merge commits',
  squash: 'Squash merges',
  rebase: 'Rebase merges',
}

/** Makes the commits by which a pull request lands; no branch moves. */
export function mergeCommits(
  world: World,
  repository: Repository,
  { pull, by, method, title, message, base }: MergeWish & { readonly base: string },
): { readonly commit: string; readonly landed: readonly string[] } {
  const { folder, signedByGitHub } = repository
  const atMs = world.now()
  const web = { ...gitHubItself, atMs }
  const own = pullCommits(repository, pull)
  if (method === 'rebase') {
    // The one who merges becomes the committer, and nothing is signed.
    const made = replay(folder, { base, head: pull.head.sha, committer: self(by, atMs) })
    if (made === null) throw new GitHubError(405, "This branch can't be rebased")
    return { commit: made.at(-1) ?? base, landed: made }
  }
  const tree = mergedTree(folder, base, pull.head.sha)
  if (tree === null) throw new GitHubError(405, 'Pull Request is not mergeable')
  const text = (first: string, rest: string): string =>
    [title ?? first, message ?? rest].filter((part) => part !== '').join('\n\n')
  const commit =
    method === 'merge'
      ? writeCommit(folder, {
          tree,
          parents: [base, pull.head.sha],
          message: text(
            `Merge pull request #${pull.number} from ${pull.head.repository.owner.login}/${pull.head.ref}`,
            pull.title,
          ),
          author: self(by, atMs),
          committer: web,
        })
      : writeCommit(folder, {
          tree,
          parents: [base],
          message: text(`${pull.title} (#${pull.number})`, squashMessage(repository, pull, own)),
          author: self(pull.author, atMs),
          committer: web,
        })
  signedByGitHub.add(commit)
  return { commit, landed: method === 'merge' ? [...own, commit] : [commit] }
}

/** What a squashed commit says: the commits' own words, and everybody else who wrote them. */
function squashMessage(repository: Repository, pull: Pull, own: readonly string[]): string {
  const commits = own.map((sha) => readCommit(repository.folder, sha))
  const others = new Set<string>()
  for (const { author, message } of commits) {
    if (!pull.author.emails.includes(author.email) && author.email !== noreply(pull.author))
      others.add(`${author.name} <${author.email}>`)
    for (const [, who = ''] of message.matchAll(/^Co-authored-by: (.+)$/gim)) others.add(who)
  }
  const words =
    commits.length === 1 ? '' : commits.map(({ message }) => `* ${message.split('\n')[0]}`).join('\n\n')
  return [words, [...others].map((who) => `Co-authored-by: ${who}`).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Commits a reviewer's suggestion as the web page does: by whoever presses the button, with the reviewer as co-author, signed by GitHub. */
export function commitSuggestion(
  world: World,
  wish: { readonly pull: Pull; readonly by: User; readonly reviewer: User; readonly files: FileChanges },
): string {
  const { pull, by, reviewer, files } = wish
  const { repository, ref } = pull.head
  const atMs = world.now()
  const commit = commitFiles(repository.folder, {
    parent: pull.head.sha,
    files,
    message: `Apply suggestion from @${reviewer.login}\n\nCo-authored-by: ${reviewer.name} <${noreply(reviewer)}>`,
    author: self(by, atMs),
    committer: { ...gitHubItself, atMs },
  })
  repository.signedByGitHub.add(commit)
  move(world, repository, { ref: `refs/heads/${ref}`, before: pull.head.sha, after: commit, by })
  return commit
}

/** Merges the base branch into the head, as the button "Update branch" does. */
export function updateBranch(
  world: World,
  repository: Repository,
  { pull, by }: { readonly pull: Pull; readonly by: User },
): string {
  const base = resolve(repository.folder, `refs/heads/${pull.base.ref}`) ?? pull.base.sha
  const tree = mergedTree(repository.folder, pull.head.sha, base)
  if (tree === null) throw invalid('merge conflict between base and head')
  const { repository: source, ref } = pull.head
  const atMs = world.now()
  const commit = writeCommit(repository.folder, {
    tree,
    parents: [pull.head.sha, base],
    message: `Merge branch '${pull.base.ref}' into ${ref}`,
    author: self(by, atMs),
    committer: { ...gitHubItself, atMs },
  })
  source.signedByGitHub.add(commit)
  repository.signedByGitHub.add(commit)
  if (source === repository)
    move(world, source, { ref: `refs/heads/${ref}`, before: pull.head.sha, after: commit, by })
  else throw invalid('The branch of a fork is updated in the fork')
  return commit
}

/** Merges at last what somebody asked to be merged as soon as it may be. */
export function tryAutoMerge(world: World, repository: Repository): void {
  for (const pull of repository.pulls)
    if (
      pull.state === 'open' &&
      pull.autoMerge !== null &&
      ['clean', 'unstable'].includes(mergeableState(world, repository, pull))
    )
      mergePull(world, repository, { pull, by: pull.autoMerge.by, method: pull.autoMerge.method })
}

/** Asks for a merge as soon as everything required is there. */
export function enableAutoMerge(
  world: World,
  repository: Repository,
  { pull, by, method }: { readonly pull: Pull; readonly by: User; readonly method: MergeMethod },
): void {
  if (!repository.autoMergeAllowed) throw invalid('Auto merge is not allowed for this repository')
  pull.autoMerge = { by, method }
  note(world, pull, { event: method === 'squash' ? 'auto_squash_enabled' : 'auto_merge_enabled', actor: by })
  tell(world, repository, { pull, name: 'pull-request-auto-merge-enabled', sender: by })
  tryAutoMerge(world, repository)
}
