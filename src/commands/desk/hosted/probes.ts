import type { HostedPull } from '../../../approval/hosted-facts.ts'
import { canonicalJson } from '../../../kit/canonical-json.ts'
import { isoInstant } from '../../../kit/clock.ts'
import { sha256 } from '../../../kit/digest.ts'
import type { Candidate } from '../../asking/candidate.ts'
import type { DeskPass } from '../pass.ts'

/** So many different audiences are counted in a day for one pull request, and for one author in all of theirs. */
const limits = { pull: 20, author: 60 } as const

/**
 * Whether an audience may be counted. Whoever may ask for the size of as many groups as they like learns who is in them: each group that
 * differs from the ones asked for today takes one of the day's places, the same one again takes none.
 */
export async function isWithinProbes(
  { memory, world }: DeskPass,
  { pull, candidate }: { readonly pull: HostedPull; readonly candidate: Candidate },
): Promise<boolean> {
  const nowMs = world.clock.now()
  const day = isoInstant(nowMs).slice(0, 10)
  const { lists, exclude, category } = candidate.campaign.front
  const audience = sha256(canonicalJson({ lists: lists.toSorted(), exclude: exclude.toSorted(), category }))
  const author = pull.author.kind === 'user' ? String(pull.author.id) : 'gone'
  const known = `audience ${audience} of pull ${pull.number} on ${day}`
  if (await memory.seen(known)) return true
  const places = [
    { of: `pull ${pull.number}`, max: limits.pull },
    { of: `author ${author}`, max: limits.author },
  ]
  const free: string[] = []
  for (const { of, max } of places) {
    const place = await freePlace(memory, `audiences of ${of} on ${day}`, max)
    if (place === null) return false
    free.push(place)
  }
  for (const key of [...free, known]) await memory.note(key, nowMs)
  return true
}

/** The key of the next free place in a row of `max`; null: all are taken. */
export async function freePlace(
  memory: DeskPass['memory'],
  row: string,
  max: number,
): Promise<string | null> {
  for (let place = 1; place <= max; place += 1) {
    const key = `${row}: ${place}`
    if (!(await memory.seen(key))) return key
  }
  return null
}
