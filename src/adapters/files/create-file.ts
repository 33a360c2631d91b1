import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../../words/find.ts'

/** Whether something lies at a path of the repository, be it a link that leads nowhere. */
export async function isThere(root: string, path: string): Promise<boolean> {
  return (await lstat(join(root, path)).catch(() => null)) !== null
}

/**
 * Creates a file at a path of the repository, and the folders that lead to it. Returns false where something lies already: nothing
 * is ever overwritten. Throws `folder-is-no-folder` where a link or a file stands in the way: what is behind it is not ours.
 */
export async function createFile(root: string, path: string, text: string): Promise<boolean> {
  const folders = path.split('/').slice(0, -1)
  for (const [index] of folders.entries()) {
    const folder = folders.slice(0, index + 1).join('/')
    const found = await lstat(join(root, folder)).catch(() => null)
    if (found === null) await mkdir(join(root, folder))
    else if (!found.isDirectory()) {
      throw failure('folder-is-no-folder', { permanence: 'permanent', values: { path: folder } })
    }
  }
  try {
    // `wx` fails on anything that is there, also on a link.
    await writeFile(join(root, path), text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw failure('file-not-created', {
      permanence: 'permanent',
      values: { path, detail: error instanceof Error && 'code' in error ? String(error.code) : '' },
      cause: error,
    })
  }
}
