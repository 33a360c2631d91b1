import { seedRepository } from './seed-repository.ts'
import type { OrganisationSeed, Seed } from './seed.ts'
import type { Organisation, Team, User, World } from './world.ts'

export function newOrganisation(world: World, login: string): Organisation {
  const account: User = {
    id: world.nextId(),
    login,
    name: login,
    type: 'Organization',
    emails: [],
    signingKeys: [],
    deleted: false,
  }
  const made: Organisation = {
    account,
    members: new Map(),
    teams: [],
    basePermission: 'read',
    plan: 'enterprise',
  }
  world.organisations.push(made)
  return made
}

export function organisationSeed(
  world: World,
  { user, organisation }: { readonly user: Seed['user']; readonly organisation: Organisation },
): OrganisationSeed {
  const { members, teams } = organisation
  const join = (login: string, role = 'member'): User => {
    const who = user(login)
    if (!members.has(who.id)) members.set(who.id, { role, state: 'active' })
    return who
  }
  const teamBy = (slug: string): Team => {
    const found = teams.find((team) => team.slug === slug)
    if (found === undefined) throw new Error(`There is no team ${slug}`)
    return found
  }
  const seed: OrganisationSeed = {
    team: (slug, logins, { parent, secret = false } = {}) => {
      const team: Team = {
        id: world.nextId(),
        slug,
        name: slug,
        parent: parent === undefined ? null : teamBy(parent),
        privacy: secret ? 'secret' : 'closed',
        members: new Map(logins.map((login) => [join(login).id, { role: 'member', state: 'active' }])),
        repositories: new Map(),
      }
      teams.push(team)
      return seed
    },
    user: (login, { id, role = 'member' } = {}) => {
      user(login, id === undefined ? {} : { id })
      join(login, role)
      return seed
    },
    invited: (slug, login) => {
      teamBy(slug).members.set(user(login).id, { role: 'member', state: 'pending' })
      return seed
    },
    leave: (slug, login) => {
      teamBy(slug).members.delete(user(login).id)
      return seed
    },
    renameTeam: (slug, to) => {
      const team = teamBy(slug)
      team.slug = to
      team.name = to
      return seed
    },
    plan: (plan) => {
      organisation.plan = plan
      return seed
    },
    basePermission: (role) => {
      organisation.basePermission = role
      return seed
    },
    repository: (name, options = {}) =>
      seedRepository(world, { owner: organisation.account, name, options, user }),
  }
  return seed
}
