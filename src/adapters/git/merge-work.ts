import { failure } from '../../words/find.ts'
import { runGit, type Repository } from './git.ts'
import { changedPaths, commitsBrought, readCommits, type Commit } from './history.ts'

/** What git itself makes of two commits; a conflict is left in the files and told by `clean`. */
export async function mergedTree(
  repository: Repository,
  base: string,
  head: string,
): Promise<{ readonly id: string; readonly clean: boolean }> {
  const brought = await readCommits(repository, await commitsBrought(repository, base, head))
  const end = brought.find(({ id }) => id === head)
  // What was built on the base is the merge of both.
  if (end !== undefined && brought.some(({ parents }) => parents.includes(base)))
    return { id: end.tree, clean: true }
  // A merge of two histories that have nothing in common can be made as well, and must be judged.
  const args = ['merge-tree', '--write-tree', '--allow-unrelated-histories', base, head]
  const result = await runGit(repository, args)
  const id = /^[0-9a-f]{40,64}/.exec(result.stdout.toString('utf8'))?.[0]
  if (result.code <= 1 && id !== undefined) return { id, clean: result.code === 0 }
  const detail = result.stderr.trim().slice(0, 300)
  throw failure('git-failed', { permanence: 'temporary', values: { command: 'git merge-tree', detail } })
}

/**
 * Paths of a merge in which it is not what git by itself would have made of its parents: whoever takes an old file from one of them where the other has
 * a newer one brings words back, although they stand in a parent. Where more than two were merged nobody says how, and all counts in which the
 * commit is not like each of them. Empty for what is no merge.
 */
export async function mergeWork(
  repository: Repository,
  { id, parents }: Pick<Commit, 'id' | 'parents'>,
): Promise<readonly string[]> {
  const [one, other] = parents
  if (one === undefined || other === undefined) return []
  const [before, ...others] = parents.length > 2 ? parents : [(await mergedTree(repository, one, other)).id]
  const changes = []
  for (const tree of [before ?? one, ...others]) changes.push(...(await changedPaths(repository, tree, id)))
  return changes.map(({ path }) => path)
}
