import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPicturePath, type Tree, type TreeFile } from '../../content/tree.ts'
import { isRead } from './read-tree.ts'

/** Folders at the root that never hold content; `.git` and `node_modules` are passed over at any depth. */
const passedOver = new Set(['var', 'demo'])

/**
 * The files in a folder as `readTree()` would give them, for what decides nothing (validate, preview). Links are named, never
 * followed; it works outside git as well. With `wanted` only what it takes is looked at; it is asked for each file, and for each folder
 * with a slash behind its path.
 */
export async function readWorkTree(
  root: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Tree> {
  const files = new Map<string, TreeFile>()
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name === '.git' || entry.name === 'node_modules' || passedOver.has(path)) continue
      if (!wanted(entry.isDirectory() ? `${path}/` : path)) continue
      if (entry.isDirectory()) waiting.push(path)
      else files.set(path, await readEntry(root, path))
    }
  }
  return { commit: null, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

async function readEntry(root: string, path: string): Promise<TreeFile> {
  const stats = await lstat(join(root, path))
  const mode = stats.isFile() ? (stats.mode & 0o100 ? '100755' : '100644') : '120000'
  const file = { path, mode, size: stats.size }
  // What is not read gets no id either: nobody asks for it, and it may be large.
  if (!isRead(file)) return { ...file, blob: '', bytes: null }
  if (isPicturePath(path)) return pictureFile(join(root, path), file)
  const bytes = await readFile(join(root, path))
  return { ...file, blob: blobOf(bytes), bytes }
}

/** A picture, read when it is asked for; one that has vanished by then counts as unread. */
function pictureFile(place: string, file: Omit<TreeFile, 'blob' | 'bytes'>): TreeFile {
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

function readNow(place: string): Buffer | null {
  try {
    return readFileSync(place)
  } catch {
    return null
  }
}

function blobOf(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
