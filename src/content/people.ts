import { localeOf } from '../words/say.ts'
import type { Locale } from '../words/phrase.ts'
import type { Identities, Person } from './schema/identities.ts'
import type { Senders } from './schema/senders.ts'

/**
 * The people behind an owner, by their names in `policies/identities.yaml`: `@vera` is the person `vera`, `@hikari/marketing` a
 * team. Case does not matter. Null when nobody of that name is known, which is not the same as a team without members.
 */
export function ownersPeople(owner: string, identities: Identities): readonly string[] | null {
  const wanted = owner.toLowerCase()
  if (!wanted.startsWith('@')) return null
  if (!wanted.includes('/')) {
    const name = wanted.slice(1)
    return Object.hasOwn(identities.people, name) ? [name] : null
  }
  const team = Object.entries(identities.teams).find(([name]) => name.toLowerCase() === wanted)
  return team === undefined ? null : team[1].filter((name) => Object.hasOwn(identities.people, name))
}

/** The language to write to a person in: their own, else the organisation's. */
export function localeOfPerson(person: Person | null, senders: Senders | null): Locale {
  return localeOf(person?.locale ?? senders?.organisation.locale)
}
