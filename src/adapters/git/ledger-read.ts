import { isUtf8 } from 'node:buffer'
import { present } from '../../kit/assert.ts'
import { entrySeqOf } from '../../ledger/entry-path.ts'
import { failure } from '../../words/find.ts'
import { catFiles } from './cat-file.ts'
import { git, type Repository } from './git.ts'
import { changedPaths, isAncestor, type PathChange } from './history.ts'

interface EntryFile {
  readonly path: string
  readonly blob: string
}

/** The texts of all entries at `tip`, in the order of their numbers: one listing and one reading, however many there are. */
export async function readEntries(repository: Repository, tip: string): Promise<readonly string[]> {
  const listing = await git(repository, ['ls-tree', '-r', '-z', '--full-tree', tip])
  const rows = listing.toString('utf8').split('\0').filter(Boolean)
  return readFiles(
    repository,
    rows.map((row) => {
      const match = present(/^(\d{6}) \w+ ([0-9a-f]{40,64})\t([^]+)$/.exec(row), 'a row of git ls-tree')
      return fileOf({ mode: match[1] ?? '', blob: match[2] ?? '', path: match[3] ?? '' })
    }),
  )
}

/** The texts of the entries that `tip` has and `known` does not; that anything else changed means that history was rewritten. */
export async function readNewEntries(
  repository: Repository,
  known: string,
  tip: string,
): Promise<readonly string[]> {
  if (!(await isAncestor(repository, known, tip)))
    throw failure('ledger-rewritten', { permanence: 'permanent' })
  const changes = await changedPaths(repository, known, tip)
  return readFiles(repository, changes.map(addedFile))
}

function addedFile(change: PathChange): EntryFile {
  if (change.before !== null || change.after === null)
    throw failure('ledger-rewritten', { permanence: 'permanent' })
  return fileOf({ ...change.after, path: change.path })
}

function fileOf(row: { readonly mode: string; readonly blob: string; readonly path: string }): EntryFile {
  if (row.mode !== '100644' || entrySeqOf(row.path) === null)
    throw failure('ledger-foreign-file', { permanence: 'permanent', values: { path: row.path } })
  return row
}

async function readFiles(repository: Repository, files: readonly EntryFile[]): Promise<readonly string[]> {
  const contents = await catFiles(
    repository,
    files.map(({ blob }) => blob),
  )
  return files
    .toSorted((a, b) => (entrySeqOf(a.path) ?? 0) - (entrySeqOf(b.path) ?? 0))
    .map(({ blob, path }) => {
      const content = contents.get(blob)
      if (content === undefined)
        throw failure('ledger-foreign-file', { permanence: 'permanent', values: { path } })
      // Bytes that are no text are no entry: decoding must not make two different files look alike.
      return isUtf8(content.bytes) ? content.bytes.toString('utf8') : ''
    })
}
