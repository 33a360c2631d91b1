import { forbidden, notFound } from './errors.ts'
import type { Call } from './route.ts'
import {
  roles,
  type Actor,
  type Organisation,
  type Repository,
  type Role,
  type Team,
  type User,
  type World,
} from './world.ts'

export function userBy(world: World, login: string): User | null {
  const wanted = login.toLowerCase()
  return world.users.find((user) => !user.deleted && user.login.toLowerCase() === wanted) ?? null
}

export function organisationBy(world: World, login: string): Organisation | null {
  const wanted = login.toLowerCase()
  return world.organisations.find(({ account }) => account.login.toLowerCase() === wanted) ?? null
}

/** A team and the teams below it. */
export function withChildren(organisation: Organisation, team: Team): readonly Team[] {
  const below = organisation.teams.filter(({ parent }) => parent === team)
  return [team, ...below.flatMap((child) => withChildren(organisation, child))]
}

/** A user's own membership of a team, or the one that a team below gives. */
export function teamMembership(
  organisation: Organisation,
  team: Team,
  user: User,
): { readonly role: string; readonly state: string } | null {
  const found = withChildren(organisation, team)
    .map(({ members }) => members.get(user.id))
    .filter((membership) => membership !== undefined)
  return found.find(({ state }) => state === 'active') ?? found[0] ?? null
}

/** A team's role in a repository, its own or one that a team above it has. */
export function teamRole(team: Team, repository: Repository): Role | null {
  const own = team.repositories.get(repository.id) ?? null
  const above = team.parent === null ? null : teamRole(team.parent, repository)
  return highest([own, above])
}

function highest(found: readonly (Role | 'none' | null)[]): Role | null {
  return roles.findLast((role) => found.includes(role)) ?? null
}

/** What somebody may do in a repository; null when nothing. */
export function roleOf(world: World, repository: Repository, user: User): Role | null {
  if (user.deleted) return null
  const organisation = world.organisations.find(({ account }) => account === repository.owner)
  const open = repository.private ? null : 'read'
  if (organisation === undefined)
    return highest([
      open,
      repository.owner === user ? 'admin' : null,
      repository.collaborators.get(user.id) ?? null,
    ])
  const member = organisation.members.get(user.id)
  const active = member?.state === 'active'
  const teams = organisation.teams
    .filter((team) => team.members.get(user.id)?.state === 'active')
    .map((team) => teamRole(team, repository))
  return highest([
    open,
    active && member.role === 'admin' ? 'admin' : null,
    active ? organisation.basePermission : null,
    repository.collaborators.get(user.id) ?? null,
    ...teams,
  ])
}

export function atLeast(role: Role | null, wanted: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(wanted)
}

/** The caller's role; an App's comes from its permissions, which were looked at before. */
export function callerRole(call: Call, repository: Repository): Role | null {
  const { actor, world } = call
  if (actor.kind === 'user') return roleOf(world, repository, actor.user)
  if (actor.kind === 'installation') return reaches(actor, repository) ? 'admin' : null
  return repository.private ? null : 'read'
}

function reaches(actor: Extract<Actor, { readonly kind: 'installation' }>, repository: Repository): boolean {
  if (actor.installation.account !== repository.owner) return false
  return [actor.repositories, actor.installation.repositories].every(
    (ids) => ids?.includes(repository.id) ?? true,
  )
}

/** The repository that a path names, when the caller may do as much as `wanted` there. */
export function repositoryOf(call: Call, wanted: Role = 'read'): Repository {
  const { owner = '', repo = '' } = call.params
  const found = call.world.repositories.find(
    ({ owner: account, name }) =>
      account.login.toLowerCase() === owner.toLowerCase() && name.toLowerCase() === repo.toLowerCase(),
  )
  if (found === undefined || found.removed) throw notFound()
  const role = callerRole(call, found)
  if (role === null) throw notFound()
  // What a reader may not do is refused; what only administrators may know is not there for others.
  if (!atLeast(role, wanted))
    throw wanted === 'admin' ? notFound() : forbidden('Resource not accessible by personal access token')
  return found
}

/** The organisation that a path names. */
export function organisationOf(call: Call): Organisation {
  const found = organisationBy(call.world, call.params['org'] ?? '')
  if (found === null) throw notFound()
  return found
}

/** Whether the caller sees the teams and hidden members of an organisation. */
export function seesInside(call: Call, organisation: Organisation): boolean {
  const { actor } = call
  if (actor.kind === 'user') return organisation.members.get(actor.user.id)?.state === 'active'
  return actor.kind === 'installation' && actor.installation.account === organisation.account
}

/** The team that a path names; a secret one is there for its members and the owners alone. */
export function teamOf(call: Call): { readonly organisation: Organisation; readonly team: Team } {
  const organisation = organisationOf(call)
  const slug = call.params['team_slug']
  const team = organisation.teams.find((each) => each.slug === slug)
  if (team === undefined || !seesInside(call, organisation)) throw notFound()
  const { actor } = call
  if (team.privacy === 'secret' && actor.kind === 'user' && !team.members.has(actor.user.id)) {
    if (organisation.members.get(actor.user.id)?.role !== 'admin') throw notFound()
  }
  return { organisation, team }
}

/** Who does what a call asks for. */
export function person(call: Call): User {
  const { actor } = call
  if (actor.kind === 'user' || actor.kind === 'installation') return actor.user
  throw forbidden('Requires authentication')
}
