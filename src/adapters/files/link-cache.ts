import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LinkProber, Probe } from '../../checks/links/link-prober.ts'

const validMs = 24 * 60 * 60 * 1000

interface CachedAnswer {
  readonly atMs: number
  readonly status: number
  readonly finalUrl: string
}

/**
 * A prober that remembers for a day which pages answered well, in one JSON file. What went wrong is asked again each time: somebody
 * is about to correct it. A file that cannot be read is no memory, and one that cannot be written costs only time.
 */
export function rememberLinks(
  prober: LinkProber,
  place: { readonly path: string; readonly nowMs: number },
): LinkProber {
  return {
    probe: async (urls) => {
      const known = await readCache(place)
      const asked = await prober.probe(urls.filter((url) => !known.has(url)))
      for (const [url, probe] of asked) {
        if (probe.kind !== 'answered' || probe.status < 200 || probe.status >= 300) continue
        known.set(url, { atMs: place.nowMs, status: probe.status, finalUrl: probe.finalUrl })
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
  const text = await readFile(place.path, 'utf8').catch(() => '')
  const known = new Map<string, CachedAnswer>()
  for (const [url, answer] of entriesIn(text)) {
    const age = place.nowMs - answer.atMs
    if (age >= 0 && age < validMs) known.set(url, answer)
  }
  return known
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
  return isRecord(links)
    ? Object.entries(links).flatMap(([url, answer]) => (isAnswer(answer) ? [[url, answer] as const] : []))
    : []
}

function isAnswer(value: unknown): value is CachedAnswer {
  return (
    isRecord(value) &&
    typeof value['atMs'] === 'number' &&
    typeof value['status'] === 'number' &&
    typeof value['finalUrl'] === 'string'
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

async function writeCache(path: string, known: ReadonlyMap<string, CachedAnswer>): Promise<void> {
  const text = `${JSON.stringify({ version: 1, links: Object.fromEntries(known) })}\n`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.new`, text)
    await rename(`${path}.new`, path)
  } catch {
    // The next run asks again.
  }
}
