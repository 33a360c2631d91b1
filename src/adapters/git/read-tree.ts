import { codeownersBytesMax, codeownersPath } from '../../content/codeowners/find-codeowners.ts'
import {
  fileBytesMax,
  isContentPath,
  isPicturePath,
  pictureBytesMax,
  type Tree,
  type TreeFile,
} from '../../content/tree.ts'
import { present } from '../../kit/assert.ts'
import { catFiles } from './cat-file.ts'
import { git, readBlobNow, type Repository } from './git.ts'

/**
 * All files of a commit, read with git plumbing: what lies in the work tree, filters and attributes play no part. The content is
 * read for the paths that decide, up to the size limit, in one process whatever the number of files; pictures when they are asked for.
 * With `wanted` only the files that it takes are listed at all.
 */
export async function readTree(
  repository: Repository,
  commit: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Tree> {
  const rows = await listTree(repository, commit)
  const named = rows.filter(({ path }) => wanted(path))
  const blobs = new Set(named.filter(isReadAtOnce).map(({ blob }) => blob))
  const contents = await catFiles(repository, [...blobs])
  const files = named.map((file): readonly [string, TreeFile] => {
    if (isReadAtOnce(file)) return [file.path, { ...file, bytes: contents.get(file.blob)?.bytes ?? null }]
    return [file.path, isRead(file) ? pictureFile(repository, file) : file]
  })
  return { commit, files: new Map(files) }
}

/** So many listings are kept, of so many files each: what a command compares, it compares again and again. */
const listingsMax = { kept: 32, files: 20_000 }

/** What was listed of a repository, by the id of the commit, whose tree never changes. */
const listings = new WeakMap<Repository, Map<string, readonly TreeFile[]>>()

async function listTree(repository: Repository, commit: string): Promise<readonly TreeFile[]> {
  const known = listings.get(repository) ?? new Map<string, readonly TreeFile[]>()
  listings.set(repository, known)
  const before = known.get(commit)
  if (before !== undefined) return before
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', commit]
  const listing = await git(repository, args)
  const rows = listing.toString('utf8').split('\0').filter(Boolean).map(parseRow)
  const [oldest] = known.keys()
  if (known.size >= listingsMax.kept && oldest !== undefined) known.delete(oldest)
  // A branch names another commit tomorrow.
  if (/^[0-9a-f]{40,64}$/.test(commit) && rows.length <= listingsMax.files) known.set(commit, rows)
  return rows
}

function isReadAtOnce(file: TreeFile): boolean {
  return isRead(file) && !isPicturePath(file.path)
}

/** Pictures that were read, by repository and blob: the same ones stand in every tree of its history. */
const picturesRead = new WeakMap<Repository, Map<string, Buffer>>()

function pictureFile(repository: Repository, file: TreeFile): TreeFile {
  return {
    ...file,
    get bytes() {
      const known = picturesRead.get(repository) ?? new Map<string, Buffer>()
      picturesRead.set(repository, known)
      const bytes = known.get(file.blob) ?? readBlobNow(repository, file.blob)
      known.set(file.blob, bytes)
      return bytes
    },
  }
}

/** Whether the content of a file takes part in a decision and is small enough to be read. */
export function isRead(file: Pick<TreeFile, 'path' | 'mode' | 'size'>): boolean {
  const regular = file.mode === '100644' || file.mode === '100755'
  return regular && isContentPath(file.path) && file.size <= bytesMaxOf(file.path)
}

function bytesMaxOf(path: string): number {
  if (path === codeownersPath) return codeownersBytesMax
  return isPicturePath(path) ? pictureBytesMax : fileBytesMax
}

/** `mode SP type SP object SP+ size TAB path`; the size of a submodule is `-`. */
function parseRow(row: string): TreeFile {
  const match = present(/^(\d{6}) \w+ ([0-9a-f]{40,64}) +(\d+|-)\t([^]+)$/.exec(row), 'a row of git ls-tree')
  const [, mode = '', blob = '', size = '', path = ''] = match
  return { path, mode, blob, size: size === '-' ? 0 : Number(size), bytes: null }
}
