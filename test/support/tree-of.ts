import { createHash } from 'node:crypto'
import type { Tree, TreeFile } from '../../src/content/tree.ts'

/** A tree from paths and texts; a `null` text stands for a file whose content was not read. */
export function treeOf(
  files: Readonly<Record<string, string | Uint8Array | null>>,
  commit = 'c'.repeat(40),
): Tree {
  return {
    commit,
    files: new Map(Object.entries(files).map(([path, content]) => [path, fileOf(path, content)])),
  }
}

function fileOf(path: string, content: string | Uint8Array | null): TreeFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const header = Buffer.from(`blob ${bytes?.length ?? 0}\0`)
  return {
    path,
    mode: '100644',
    blob: createHash('sha1')
      .update(Buffer.concat([header, bytes ?? new Uint8Array()]))
      .digest('hex'),
    size: bytes?.length ?? 4_000_000,
    bytes,
  }
}
