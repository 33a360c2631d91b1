import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

/*
 * The parts of git that are written so often that starting git for each would take most of a test's time: loose objects and loose refs, in
 * git's own formats. Everything that takes thought (merging, comparing, walking) is git's.
 */

export function looseFile(folder: string, sha: string): string {
  return join(folder, 'objects', sha.slice(0, 2), sha.slice(2))
}

/** Writes a file, and its folder only when that is missing. */
function put(file: string, content: Uint8Array | string): void {
  try {
    writeFileSync(file, content)
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'ENOENT') throw error
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

export function writeObject(folder: string, type: string, content: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
  const sha = createHash('sha1').update(whole).digest('hex')
  put(looseFile(folder, sha), deflateSync(whole, { level: 1 }))
  return sha
}

type Entries = ReadonlyMap<string, { readonly mode: string; readonly sha: string }>

/** Writes the tree of these files and every tree below it. */
export function writeTree(folder: string, files: Entries): string {
  const here = new Map<string, { readonly mode: string; readonly sha: string }>()
  const below = new Map<string, Map<string, { readonly mode: string; readonly sha: string }>>()
  for (const [path, entry] of files) {
    const slash = path.indexOf('/')
    if (slash === -1) here.set(path, entry)
    else {
      const name = path.slice(0, slash)
      const inside = below.get(name) ?? new Map<string, { readonly mode: string; readonly sha: string }>()
      inside.set(path.slice(slash + 1), entry)
      below.set(name, inside)
    }
  }
  for (const [name, inside] of below) here.set(name, { mode: '40000', sha: writeTree(folder, inside) })
  // Git orders a folder as if its name ended in a slash, byte by byte.
  const key = ([name, { mode }]: readonly [string, { readonly mode: string }]): Buffer =>
    Buffer.from(mode === '40000' ? `${name}/` : name)
  const sorted = [...here].sort((one, other) => Buffer.compare(key(one), key(other)))
  const parts = sorted.map(([name, { mode, sha }]) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')]),
  )
  return writeObject(folder, 'tree', Buffer.concat(parts))
}

function packedRefs(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, 'packed-refs')
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').split('\n')
  return new Map(
    lines.filter((line) => /^[0-9a-f]{40} /.test(line)).map((line) => [line.slice(41), line.slice(0, 40)]),
  )
}

/** What a ref points to; null when it is not there. */
export function readRef(folder: string, ref: string): string | null {
  const file = join(folder, ref)
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return packedRefs(folder).get(ref) ?? null
  }
}

/** Points a ref to an object, or removes it. Returns false when only git can do it. */
export function writeRef(folder: string, ref: string, sha: string | null): boolean {
  const file = join(folder, ref)
  if (sha === null) {
    if (packedRefs(folder).has(ref)) return false
    rmSync(file, { force: true })
    return true
  }
  put(file, `${sha}\n`)
  return true
}

/** Every branch and tag with what it points to. */
export function branchesAndTags(folder: string): ReadonlyMap<string, string> {
  const found = new Map([...packedRefs(folder)].filter(([ref]) => /^refs\/(?:heads|tags)\//.test(ref)))
  for (const kind of ['refs/heads', 'refs/tags']) {
    const top = join(folder, kind)
    if (!existsSync(top)) continue
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.lock')) continue
      const ref = join(entry.parentPath, entry.name).slice(folder.length + 1)
      found.set(ref, readFileSync(join(folder, ref), 'utf8').trim())
    }
  }
  return found
}
