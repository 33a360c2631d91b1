import { ownersPeople } from '../content/people.ts'
import type { Identities, Person } from '../content/schema/identities.ts'
import { fingerprintOf } from '../content/ssh-fingerprint.ts'
import type { Account } from './facts.ts'

/** The person who holds an SSH key; null where nobody or more than one does. */
export function personWithKey(identities: Identities, fingerprint: string): string | null {
  return only(
    Object.entries(identities.people)
      .filter(([, { ssh }]) => ssh.some((key) => fingerprintOf(key) === fingerprint))
      .map(([name]) => name),
  )
}

/** The person behind an account; null where that is not certain. */
export function personOfAccount(identities: Identities, account: Account): string | null {
  if (account.kind === 'gone') return null
  const people = Object.entries(identities.people)
  return only(people.filter(([, person]) => isTheirs(person, account)).map(([name]) => name))
}

/** What somebody is called here: by our own name, else by the login at the forge; null for an address or account that nobody is known by. */
export function nameOfAccount(identities: Identities, account: Account): string | null {
  return personOfAccount(identities, account) ?? (account.kind === 'user' ? `@${account.login}` : null)
}

function isTheirs(person: Person, account: Exclude<Account, { readonly kind: 'gone' }>): boolean {
  if (account.kind === 'user') return person.github?.id === account.id
  const email = account.email.toLowerCase()
  return [person.address, ...person.git_emails].some((address) => address.toLowerCase() === email)
}

/** The people an owner of CODEOWNERS stands for: a person by name or login, or a team; null where the file knows no such owner. */
export function peopleOfOwner(identities: Identities, owner: string): readonly string[] | null {
  return ownersPeople(owner, identities) ?? peopleByLogin(identities, owner)
}

function peopleByLogin(identities: Identities, owner: string): readonly string[] | null {
  const people = Object.entries(identities.people)
    .filter(([, { github }]) => `@${github?.login}`.toLowerCase() === owner.toLowerCase())
    .map(([name]) => name)
  return people.length === 0 ? null : people
}

/** SSH keys that stand under two names: whoever signs with one is nobody in particular. */
export function sharedKeys(
  identities: Identities,
): readonly { readonly one: string; readonly other: string }[] {
  const holders = new Map<string, string>()
  const shared: { one: string; other: string }[] = []
  for (const [name, { ssh }] of Object.entries(identities.people)) {
    for (const key of ssh) {
      const fingerprint = fingerprintOf(key) ?? key
      const before = holders.get(fingerprint)
      if (before === undefined) holders.set(fingerprint, name)
      else if (before !== name) shared.push({ one: before, other: name })
    }
  }
  return shared
}

/** Owner names that mean two people: one by the name in this file, another by the login. */
export function ambiguousNames(identities: Identities): readonly string[] {
  return Object.keys(identities.people).filter((name) =>
    (peopleByLogin(identities, `@${name}`) ?? [name]).some((other) => other !== name),
  )
}

function only(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null
}
