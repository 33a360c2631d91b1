import { createHash } from 'node:crypto'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tree, TreeFile } from '../../content/tree.ts'
import { isRead } from './read-tree.ts'

/** Folders at the root that never hold content; `.git` and `node_modules` are passed over at any depth. */
const passedOver = new Set(['var', 'demo'])

/**
 * The files in a folder as `readTree()` would give them, for what decides nothing (validate, preview). Links are named, never
 * followed; it works outside git as well.
 */
export async function readWorkTree(root: string): Promise<Tree> {
  const files = new Map<string, TreeFile>()
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name === '.git' || entry.name === 'node_modules' || passedOver.has(path)) continue
      if (entry.isDirectory()) waiting.push(path)
      else files.set(path, await readEntry(root, path))
    }
  }
  return { commit: null, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

async function readEntry(root: string, path: string): Promise<TreeFile> {
  const stats = await lstat(join(root, path))
  const mode = stats.isFile() ? (stats.mode & 0o100 ? '100755' : '100644') : '120000'
  const bytes = isRead({ path, mode, size: stats.size }) ? await readFile(join(root, path)) : null
  // What is not read gets no id either: nobody asks for it, and it may be large.
  const blob =
    bytes === null ? '' : createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  return { path, mode, blob, size: stats.size, bytes }
}
