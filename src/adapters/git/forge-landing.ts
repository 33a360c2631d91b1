import { git, type Repository } from './git.ts'
import { readCommits, type Commit } from './history.ts'

/**
 * The commits that a rebase made of a branch of so many commits, oldest first, ending in `last`; that alone where it was made otherwise. A
 * rebased commit keeps its author, their time and its message, and a commit squashed from a branch has a time of its own.
 */
export async function rebasedCommits(
  repository: Repository,
  last: string,
  branch: { readonly head: string; readonly commits: number },
): Promise<readonly string[]> {
  const originals = await readCommits(repository, await commitsOf(repository, last, branch))
  const group: string[] = []
  let at = originals.length
  for (const commit of await readCommits(repository, await lineBefore(repository, last, at))) {
    // A commit that changed nothing any more was left out by the rebase.
    const found = originals.slice(0, at).findLastIndex((original) => isSameWork(original, commit))
    if (found < 0) break
    at = found
    group.unshift(commit.id)
  }
  return group.length === 0 ? [last] : group
}

/** What the branch has and the default branch has not, or, where both end in the very same commit, that many; a rebase leaves merges out. */
function commitsOf(
  repository: Repository,
  last: string,
  { head, commits }: { readonly head: string; readonly commits: number },
): Promise<readonly string[]> {
  const range = head === last ? [head] : [head, `^${last}`]
  return revisions(repository, [
    '--no-merges',
    '--reverse',
    '--topo-order',
    `--max-count=${commits}`,
    ...range,
  ])
}

/** So many commits back from the last one, newest first, as long as none is a merge or the very first. */
async function lineBefore(repository: Repository, last: string, most: number): Promise<readonly string[]> {
  const rows = await revisions(repository, ['--first-parent', '--parents', `--max-count=${most}`, last])
  const ids = rows.map((row) => row.split(' '))
  const end = ids.findIndex(({ length }) => length !== 2)
  return ids.slice(0, end < 0 ? ids.length : end).map(([id = '']) => id)
}

async function revisions(repository: Repository, args: readonly string[]): Promise<readonly string[]> {
  const output = await git(repository, ['rev-list', ...args])
  return output.toString('utf8').split('\n').filter(Boolean)
}

function isSameWork(a: Commit, b: Commit): boolean {
  const [x, y] = [a.author, b.author]
  return x.name === y.name && x.email === y.email && x.at === y.at && a.message === b.message
}
