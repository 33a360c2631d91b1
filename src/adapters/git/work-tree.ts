import { createHash } from 'node:crypto'
import { readFileSync, type Dirent } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import { isPicturePath, type Tree, type TreeFile } from '../../content/tree.ts'
import { isRead } from './read-tree.ts'

/** Folders at the root that never hold content; `.git` and `node_modules` are passed over at any depth. */
const passedOver = new Set(['var', 'demo'])
const unreadable = 'unreadable'

/**
 * The files in a folder as `readTree()` would give them, for what decides nothing (validate, preview). Links are named, never
 * followed; it works outside git as well. A name that is no UTF-8 stands there with U+FFFD, which no name of ours may hold; what
 * cannot be opened stands there without content, a folder under git's mode of one (`040000`). With `wanted` only what it takes is looked at; it is asked for each file, and for each folder
 * with a slash behind its path.
 */
export async function readWorkTree(
  root: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Tree> {
  const files = new Map<string, TreeFile>()
  const waiting: Named[] = [{ path: '', place: Buffer.from(root) }]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await entriesOf(folder, files)) {
      const name = entry.name.toString('utf8')
      const path = folder.path === '' ? name : `${folder.path}/${name}`
      if (name === '.git' || name === 'node_modules' || passedOver.has(path)) continue
      if (!wanted(entry.isDirectory() ? `${path}/` : path)) continue
      const named = { path, place: Buffer.concat([folder.place, Buffer.from(sep), entry.name]) }
      const file = entry.isDirectory() ? null : await readEntry(named)
      if (entry.isDirectory()) waiting.push(named)
      else if (file !== null) files.set(path, file)
    }
  }
  return { commit: null, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** A path in the repository, and where it lies: in bytes, since not every name is text. */
interface Named {
  readonly path: string
  readonly place: Buffer
}

/** What is in a folder; a folder that cannot be opened becomes a file of its own, so that somebody hears of it. */
async function entriesOf({ path, place }: Named, files: Map<string, TreeFile>): Promise<Dirent<Buffer>[]> {
  try {
    return await readdir(place, { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    // The folder that was asked for is the caller's trouble, and one that is gone by now nobody's.
    if (path === '') throw error
    if (!isGone(error)) files.set(path, { path, mode: '040000', blob: '', size: 0, bytes: null })
    return []
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** A file with its content, as far as it can be read; null when it has vanished. */
async function readEntry({ path, place }: Named): Promise<TreeFile | null> {
  const stats = await lstat(place).catch((error: unknown) => (isGone(error) ? null : unreadable))
  if (stats === null) return null
  if (stats === unreadable) return { path, mode: '100644', blob: '', size: 0, bytes: null }
  const mode = stats.isFile() ? (stats.mode & 0o100 ? '100755' : '100644') : '120000'
  const file = { path, mode, size: stats.size }
  // What is not read gets no id either: nobody asks for it, and it may be large.
  if (!isRead(file)) return { ...file, blob: '', bytes: null }
  if (isPicturePath(path)) return pictureFile(place, file)
  const bytes = await readFile(place).catch((error: unknown) => (isGone(error) ? null : unreadable))
  if (bytes === null) return null
  return bytes === unreadable ? { ...file, blob: '', bytes: null } : { ...file, blob: blobOf(bytes), bytes }
}

/** A picture, read when it is asked for; one that has vanished by then counts as unread. */
function pictureFile(place: Buffer, file: Omit<TreeFile, 'blob' | 'bytes'>): TreeFile {
  let read: Buffer | null = null
  const once = (): Buffer | null => (read ??= readNow(place))
  return {
    ...file,
    get bytes() {
      return once()
    },
    get blob() {
      const bytes = once()
      return bytes === null ? '' : blobOf(bytes)
    },
  }
}

function readNow(place: Buffer): Buffer | null {
  try {
    return readFileSync(place)
  } catch {
    return null
  }
}

function blobOf(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
