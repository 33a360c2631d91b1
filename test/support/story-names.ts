import { createHash } from 'node:crypto'
import type { Account } from '../../src/approval/facts.ts'

/** Monday noon in Tokyo, and in UTC. */
export const now = '2026-10-05T03:00:00Z'

/** Everybody in the company, in the order of their numbers at a forge. */
export const people = ['aoi', 'vera', 'victor', 'bo', 'ken', 'mori', 'mallory']

/** A person's account on a forge. */
export function user(person: string): Account & { readonly kind: 'user' } {
  return { kind: 'user', id: 1001 + people.indexOf(person), login: person, bot: false }
}

/** A commit id made from a name. */
export function idOf(name: string): string {
  return createHash('sha1').update(name).digest('hex')
}
