import { atLeast, organisationBy, roleOf, teamMembership, teamRole, userBy } from './access.ts'
import { fileAt } from './git-store.ts'
import type { Repository, User, World } from './world.ts'

interface Line {
  readonly number: number
  readonly source: string
  readonly pattern: string
  readonly owners: readonly string[]
}

/** The first CODEOWNERS file of a commit, in the order in which GitHub looks for it; null when there is none. */
export function codeownersAt(
  repository: Repository,
  commit: string,
): { readonly path: string; readonly text: string } | null {
  for (const path of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const text = fileAt(repository.folder, commit, path)
    // A file of 3 MB is not loaded at all.
    if (text !== null) return text.length < 3 * 1024 * 1024 ? { path, text } : null
  }
  return null
}

function linesOf(text: string): readonly Line[] {
  return text.split('\n').flatMap((source, index) => {
    const [pattern = '', ...owners] = source
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    return pattern === '' ? [] : [{ number: index + 1, source, pattern, owners }]
  })
}

/** Who owns a path: the last matching line decides, and one without owners takes them away. */
export function ownersAt(text: string, path: string): readonly string[] {
  return linesOf(text).findLast(({ pattern }) => !faulty(pattern) && matches(pattern, path))?.owners ?? []
}

function faulty(pattern: string): boolean {
  return pattern.startsWith('!') || /[[\]]/.test(pattern) || pattern.startsWith(String.raw`\#`)
}

function matches(pattern: string, path: string): boolean {
  const folder = pattern.endsWith('/')
  const plain = pattern.replace(/^\//, '').replace(/\/$/, '')
  const anchored = plain.includes('/') || pattern.startsWith('/')
  const source = plain
    .split('/')
    .map((part) =>
      part === '**'
        ? '**'
        : part
            .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]'),
    )
    .join('/')
    .replaceAll(/\*\*\//g, '(?:.*/)?')
    .replaceAll('/**', '/.*')
  // A last star stands for the files of that folder alone.
  const below = folder
    ? '/.+'
    : plain.endsWith('*') && plain.includes('/')
      ? ''
      : pattern === '/*'
        ? ''
        : '(?:/.*)?'
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}${below}$`, 's').test(path)
}

/** Whether one of a line's owners is this user. */
export function isOwner(world: World, owners: readonly string[], user: User): boolean {
  return owners.some((owner) => {
    if (!owner.startsWith('@')) return user.emails.includes(owner)
    const [name = '', slug] = owner.slice(1).split('/')
    if (slug === undefined) return user.login.toLowerCase() === name.toLowerCase()
    const organisation = organisationBy(world, name)
    const team = organisation?.teams.find((each) => each.slug === slug.toLowerCase())
    return (
      organisation !== null &&
      team !== undefined &&
      teamMembership(organisation, team, user)?.state === 'active'
    )
  })
}

/** What GitHub finds wrong in the CODEOWNERS file of a commit. */
export function codeownersErrors(world: World, repository: Repository, commit: string): readonly object[] {
  const file = codeownersAt(repository, commit)
  if (file === null) return []
  return linesOf(file.text).flatMap((line) => {
    const at = (column: number, kind: string, suggestion: string): object => ({
      line: line.number,
      column,
      kind,
      source: `${line.source}\n`,
      suggestion,
      message: `${kind} on line ${line.number}: ${suggestion}\n\n  ${line.source}\n  ${' '.repeat(column - 1)}^`,
      path: file.path,
    })
    if (faulty(line.pattern))
      return [
        at(1, 'Invalid pattern', 'Did you mean to write a pattern without a negation, a range or an escape?'),
      ]
    return line.owners
      .filter((owner) => !known(world, repository, owner))
      .map((owner) => {
        const column = line.source.indexOf(owner) + 1
        if (!/^@[\w-]+(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/.test(owner))
          return at(column, 'Invalid owner', 'Use a user, a team or an address')
        const what = owner.includes('/')
          ? `the team ${owner} exists, is publicly visible,`
          : `${owner} exists`
        return at(column, 'Unknown owner', `make sure ${what} and has write access to the repository`)
      })
  })
}

function known(world: World, repository: Repository, owner: string): boolean {
  if (!owner.startsWith('@')) {
    const user = world.users.find(({ emails }) => emails.includes(owner))
    return user !== undefined && atLeast(roleOf(world, repository, user), 'write')
  }
  const [name = '', slug] = owner.slice(1).split('/')
  if (slug === undefined) {
    const user = userBy(world, name)
    return user !== null && atLeast(roleOf(world, repository, user), 'write')
  }
  const team = organisationBy(world, name)?.teams.find((each) => each.slug === slug.toLowerCase())
  return team !== undefined && team.privacy !== 'secret' && atLeast(teamRole(team, repository), 'write')
}
