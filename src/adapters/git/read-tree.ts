import { codeownersBytesMax, codeownersPath } from '../../content/codeowners/find-codeowners.ts'
import { fileBytesMax, isContentPath, type Tree, type TreeFile } from '../../content/tree.ts'
import { present } from '../../kit/assert.ts'
import { catFiles } from './cat-file.ts'
import { git, type Repository } from './git.ts'

/**
 * All files of a commit, read with git plumbing: what lies in the work tree, filters and attributes play no part. The content is
 * read for the paths that decide, up to the size limit, in one process whatever the number of files.
 */
export async function readTree(repository: Repository, commit: string): Promise<Tree> {
  const listing = await git(repository, [
    'ls-tree',
    '-r',
    '-z',
    '-l',
    '--full-tree',
    '--end-of-options',
    commit,
  ])
  const named = listing.toString('utf8').split('\0').filter(Boolean).map(parseRow)
  const wanted = new Set(named.filter(isRead).map(({ blob }) => blob))
  const contents = await catFiles(repository, [...wanted])
  const files = named.map((file): readonly [string, TreeFile] => [
    file.path,
    isRead(file) ? { ...file, bytes: contents.get(file.blob)?.bytes ?? null } : file,
  ])
  return { commit, files: new Map(files) }
}

/** Whether the content of a file takes part in a decision and is small enough to be read. */
export function isRead(file: Pick<TreeFile, 'path' | 'mode' | 'size'>): boolean {
  const regular = file.mode === '100644' || file.mode === '100755'
  const limit = file.path === codeownersPath ? codeownersBytesMax : fileBytesMax
  return regular && isContentPath(file.path) && file.size <= limit
}

/** `mode SP type SP object SP+ size TAB path`; the size of a submodule is `-`. */
function parseRow(row: string): TreeFile {
  const match = present(/^(\d{6}) \w+ ([0-9a-f]{40,64}) +(\d+|-)\t([^]+)$/.exec(row), 'a row of git ls-tree')
  const [, mode = '', blob = '', size = '', path = ''] = match
  return { path, mode, blob, size: size === '-' ? 0 : Number(size), bytes: null }
}
