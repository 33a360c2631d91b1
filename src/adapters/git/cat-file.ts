import { assert } from '../../kit/assert.ts'
import { git, type Repository } from './git.ts'

/** A git object as it is stored. */
export interface GitObject {
  readonly id: string
  readonly type: string
  readonly bytes: Buffer
}

/** Larger ones are read when they are needed; so much in all is kept of a repository. */
const rememberedMax = { object: 256 * 1024, all: 32 * 1024 * 1024 }

interface Remembered {
  readonly objects: Map<string, GitObject>
  bytes: number
}

/** What was read of a repository by its id, which never changes: the same rules and lists stand in every tree of its history. */
const remembered = new WeakMap<Repository, Remembered>()

/**
 * The objects with these ids (or revisions), by the name they were asked for; what git does not have is left out. One process for all, or none.
 * `beside`: what is read along with each that is not known yet, only to be remembered.
 */
export async function catFiles(
  repository: Repository,
  names: readonly string[],
  beside: (name: string) => readonly string[] = () => [],
): Promise<ReadonlyMap<string, GitObject>> {
  assert(!names.some((name) => /[\r\n]/.test(name)), 'a git object name of several lines')
  const memory = remembered.get(repository) ?? { objects: new Map<string, GitObject>(), bytes: 0 }
  remembered.set(repository, memory)
  const found = new Map<string, GitObject>()
  const unknown: string[] = []
  for (const name of names) {
    const known = memory.objects.get(name)
    if (known === undefined) unknown.push(name)
    else found.set(name, known)
  }
  if (unknown.length === 0) return found
  const asked = [...unknown, ...unknown.flatMap(beside)]
  const output = await git(repository, ['cat-file', '--batch'], { input: `${asked.join('\n')}\n` })
  const wanted = new Set(unknown)
  let at = 0
  for (const name of asked) {
    const end = output.indexOf(10, at)
    const [id = '', type = '', size = ''] = output.toString('utf8', at, end).split(' ')
    at = end + 1
    // `<name> missing` or `<name> ambiguous`: there is no content to step over.
    if (!/^\d+$/.test(size) || !/^[0-9a-f]{40,64}$/.test(id)) continue
    const object = { id, type, bytes: output.subarray(at, at + Number(size)) }
    if (wanted.has(name)) found.set(name, object)
    // A revision names another object tomorrow; what it names today has an id.
    remember(memory, object)
    at += Number(size) + 1
  }
  return found
}

function remember(memory: Remembered, { id, type, bytes }: GitObject): void {
  if (bytes.length > rememberedMax.object || memory.objects.has(id)) return
  // A copy of its own: the part of a large answer would keep all of it.
  memory.objects.set(id, { id, type, bytes: Buffer.from(bytes) })
  memory.bytes += bytes.length
  for (const [oldest, object] of memory.objects) {
    if (memory.bytes <= rememberedMax.all) return
    memory.objects.delete(oldest)
    memory.bytes -= object.bytes.length
  }
}
