import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LinkProber, Probe } from '../../checks/links/link-prober.ts'

const validMs = 24 * 60 * 60 * 1000
/** A memory of some thousand pages; a larger file is none of ours. */
const bytesMax = 1024 * 1024

interface CachedAnswer {
  readonly atMs: number
  readonly status: number
  readonly finalUrl: string
}

/**
 * A prober that remembers for a day which pages answered well, in one JSON file. What went wrong is asked again each time: somebody
 * is about to correct it. A file that cannot be read is no memory, and one that cannot be written costs only time. `path` must be where
 * nobody's commit can put anything; links are not followed all the same, and what no prober can have said is not believed.
 */
export function rememberLinks(
  prober: LinkProber,
  place: { readonly path: string; readonly nowMs: number },
): LinkProber {
  return {
    probe: async (urls) => {
      const known = await readCache(place)
      const asked = await prober.probe(urls.filter((url) => !known.has(url)))
      for (const [url, { kind, ...answer }] of asked) {
        const remembered = { ...answer, atMs: place.nowMs }
        if (kind === 'answered' && isWebAddress(url) && isAnswer(remembered)) known.set(url, remembered)
      }
      if (asked.size > 0) await writeCache(place.path, known)
      return new Map(
        urls.flatMap((url): [string, Probe][] => {
          const answer = known.get(url)
          const probe = asked.get(url)
          if (probe !== undefined) return [[url, probe]]
          if (answer === undefined) return []
          return [[url, { kind: 'answered', status: answer.status, finalUrl: answer.finalUrl }]]
        }),
      )
    },
  }
}

async function readCache(place: {
  readonly path: string
  readonly nowMs: number
}): Promise<Map<string, CachedAnswer>> {
  const text = await readPlainFile(place.path).catch(() => '')
  const known = new Map<string, CachedAnswer>()
  for (const [url, answer] of entriesIn(text)) {
    const age = place.nowMs - answer.atMs
    if (age >= 0 && age < validMs) known.set(url, answer)
  }
  return known
}

/** The text of a file that is nothing but one, and not a large one; else there is nothing to read. */
async function readPlainFile(path: string): Promise<string> {
  if (!(await isPlain(path))) return ''
  // What was looked at may be another file by now: a link, or a pipe that nobody writes to.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stats = await file.stat()
    return stats.isFile() && stats.size <= bytesMax ? await file.readFile('utf8') : ''
  } finally {
    await file.close()
  }
}

async function isPlain(path: string): Promise<boolean> {
  const [folder, file] = await Promise.all([lstat(dirname(path)), lstat(path)])
  return folder.isDirectory() && file.isFile()
}

function entriesIn(text: string): readonly (readonly [string, CachedAnswer])[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // Not there yet, or half written by something else.
    return []
  }
  const links = isRecord(parsed) && parsed['version'] === 1 ? parsed['links'] : null
  if (!isRecord(links)) return []
  return Object.entries(links).flatMap(([url, answer]) =>
    isWebAddress(url) && isAnswer(answer) ? [[url, answer] as const] : [],
  )
}

function isAnswer(value: unknown): value is CachedAnswer {
  if (!isRecord(value)) return false
  const { atMs, status, finalUrl } = value
  const isGood = typeof status === 'number' && Number.isInteger(status) && status >= 200 && status < 300
  return isGood && typeof atMs === 'number' && typeof finalUrl === 'string' && isWebAddress(finalUrl)
}

/** Whether an address is spelled as a browser would: what is not is asked for each time. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).href === text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

async function writeCache(path: string, known: ReadonlyMap<string, CachedAnswer>): Promise<void> {
  const text = `${JSON.stringify({ version: 1, links: Object.fromEntries(known) })}\n`
  const written = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (!(await lstat(dirname(path))).isDirectory()) return
    // `wx` fails on anything that is there, also on a link; and renaming replaces a link, never what is behind it.
    await writeFile(written, text, { flag: 'wx', mode: 0o600 })
    await rename(written, path)
  } catch {
    // The next run asks again.
    await rm(written, { force: true }).catch(() => {})
  }
}
