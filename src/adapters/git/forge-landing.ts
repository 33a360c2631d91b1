import { isFreePath } from '../../content/tree.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import type { Repository } from './git.ts'
import { changedPaths, readCommits, type Commit } from './history.ts'
import { askOnce } from './remember.ts'

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
  const [end] = await readCommits(repository, [last])
  // Most were made otherwise, and then nobody needs to look further back.
  if (end === undefined || !originals.some((original) => isSameWork(original, end))) return [last]
  const group: string[] = []
  let at = originals.length
  for (const commit of await readCommits(repository, await lineBefore(repository, last, at))) {
    // A commit that changed nothing any more was left out by the rebase.
    const found = originals.slice(0, at).findLastIndex((original) => isSameWork(original, commit))
    const original = originals[found]
    if (original === undefined || !(await isMadeOf(repository, original, commit))) break
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
  const output = await askOnce(repository, ['rev-list', ...args])
  return output.toString('utf8').split('\n').filter(Boolean)
}

function isSameWork(a: Commit, b: Commit): boolean {
  const [x, y] = [a.author, b.author]
  return x.name === y.name && x.email === y.email && x.at === y.at && a.message === b.message
}

/**
 * Whether a commit changes nothing but what the original changes, from the very same bytes to the very same bytes. Anybody can give a commit the author,
 * the time and the message of another one; without this, one that was pushed to the default branch past everybody would pass for a part of what its
 * owners approved. Documents decide nothing, and may have changed on both sides.
 */
async function isMadeOf(repository: Repository, original: Commit, made: Commit): Promise<boolean> {
  if (original.id === made.id) return true
  const rows = async ({ id, parents }: Commit): Promise<readonly string[]> => {
    const [parent] = parents
    // The very first commit of a history is made of nothing, and no rebase made it.
    if (parent === undefined) return []
    const changes = await changedPaths(repository, parent, id)
    return changes
      .filter(({ path }) => path.startsWith('campaigns/') || !isFreePath(path))
      .map((change) => canonicalJson(change))
  }
  const before = new Set(await rows(original))
  return (await rows(made)).every((row) => before.has(row))
}
