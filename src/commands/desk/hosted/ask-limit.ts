import { isoInstant } from '../../../kit/clock.ts'
import type { Asking } from '../asking.ts'
import type { DeskPass } from '../pass.ts'
import { freePlace } from './probes.ts'

/** So many requests are mailed in a day for one person of `policies/identities.yaml`, and for everybody else together. */
const limits = { person: 30, strangers: 10 } as const

/**
 * Whether owners may be mailed about this request. Anybody may propose from a fork, as often as they like, and what they wrote would stand in a mail of
 * ours to each owner. A request that was counted is not counted again.
 */
export async function isWithinAsks(
  { memory, world }: Pick<DeskPass, 'memory' | 'world'>,
  { writer }: Pick<Asking, 'writer'>,
  key: string,
): Promise<boolean> {
  const counted = `${key} ask counted`
  if (await memory.seen(counted)) return true
  const nowMs = world.clock.now()
  const day = isoInstant(nowMs).slice(0, 10)
  const [of, max] = writer === null ? ['strangers', limits.strangers] : [`person ${writer}`, limits.person]
  const place = await freePlace(memory, `asks of ${of} on ${day}`, max)
  if (place === null) return false
  for (const mark of [place, counted]) await memory.note(mark, nowMs)
  return true
}
