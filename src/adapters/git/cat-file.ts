import { assert } from '../../kit/assert.ts'
import { git, type Repository } from './git.ts'

/** A git object as it is stored. */
export interface GitObject {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
}

/** The objects with these ids (or revisions), by the name they were asked for; what git does not have is left out. One process for all. */
export async function catFiles(
  repository: Repository,
  names: readonly string[],
): Promise<ReadonlyMap<string, GitObject>> {
  const found = new Map<string, GitObject>()
  if (names.length === 0) return found
  assert(!names.some((name) => /[\r\n]/.test(name)), 'a git object name of several lines')
  const output = await git(repository, ['cat-file', '--batch'], { input: `${names.join('\n')}\n` })
  let at = 0
  for (const name of names) {
    const end = output.indexOf(10, at)
    const [id = '', type = '', size = ''] = output.toString('utf8', at, end).split(' ')
    at = end + 1
    // `<name> missing` or `<name> ambiguous`: there is no content to step over.
    if (!/^\d+$/.test(size) || !/^[0-9a-f]{40,64}$/.test(id)) continue
    found.set(name, { id, type, bytes: output.subarray(at, at + Number(size)) })
    at += Number(size) + 1
  }
  return found
}
