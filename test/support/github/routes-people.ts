import {
  atLeast,
  organisationBy,
  organisationOf,
  person,
  repositoryOf,
  roleOf,
  seesInside,
  teamMembership,
  teamOf,
  teamRole,
  userBy,
  withChildren,
} from './access.ts'
import { forbidden, notFound } from './errors.ts'
import { asked, listed, route } from './call.ts'
import { legacyRole, showPermissions, showRepository, showTeam, showUser, time } from './show-basics.ts'
import type { Call, Reply, Route } from './route.ts'
import type { User } from './world.ts'

function wantedUser(call: Call): User {
  const user = userBy(call.world, call.params['username'] ?? '')
  if (user === null) throw notFound()
  return user
}

const profile = (user: User): object => ({ ...showUser(user), created_at: time(0), updated_at: time(0) })

function showOrganisation(call: Call): Reply {
  const { account, basePermission, plan } = organisationOf(call)
  const inside = seesInside(call, organisationOf(call))
  return {
    body: {
      ...showUser(account),
      url: `${call.world.url}/orgs/${account.login}`,
      type: 'Organization',
      // The plan is nobody else's business.
      ...(inside
        ? { plan: { name: plan, space: 0, private_repos: 0 }, default_repository_permission: basePermission }
        : {}),
    },
  }
}

export const peopleRoutes: Readonly<Record<string, Route>> = {
  'users/get-by-username': route(null, (call) => {
    const user =
      userBy(call.world, call.params['username'] ?? '') ??
      organisationBy(call.world, call.params['username'] ?? '')?.account
    if (user === undefined) throw notFound()
    return { body: profile(user) }
  }),
  'users/get-by-id': route(null, (call) => {
    const user = call.world.users.find(
      ({ id, deleted }) => !deleted && id === Number(call.params['account_id']),
    )
    if (user === undefined) throw notFound()
    return { body: profile(user) }
  }),
  'users/get-authenticated': route(null, (call) => {
    if (call.actor.kind === 'installation') throw forbidden('Resource not accessible by integration')
    return { body: profile(person(call)) }
  }),
  'orgs/get': route(null, showOrganisation),
  'orgs/list-members': route('members:read', (call) => {
    const { members } = organisationOf(call)
    const role = asked(call, 'role') ?? 'all'
    const found = call.world.users.filter(({ id }) => {
      const member = members.get(id)
      return member?.state === 'active' && (role === 'all' || member.role === role)
    })
    return listed(found, showUser)
  }),
  'orgs/get-membership-for-user': route('members:read', (call) => {
    const organisation = organisationOf(call)
    if (!seesInside(call, organisation)) throw forbidden('You must be a member of the organization.')
    const user = wantedUser(call)
    const member = organisation.members.get(user.id)
    if (member === undefined) throw notFound()
    const url = `${call.world.url}/orgs/${organisation.account.login}`
    return {
      body: {
        ...member,
        url: `${url}/memberships/${user.login}`,
        organization_url: url,
        organization: showUser(organisation.account),
        user: showUser(user),
      },
    }
  }),
  'teams/list': route('members:read', (call) => {
    const organisation = organisationOf(call)
    if (!seesInside(call, organisation)) throw notFound()
    return listed(organisation.teams, (team) => showTeam(call.world, organisation, team))
  }),
  'teams/list-child-in-org': route('members:read', (call) => {
    const { organisation, team } = teamOf(call)
    return listed(
      organisation.teams.filter(({ parent }) => parent === team),
      (child) => showTeam(call.world, organisation, child),
    )
  }),
  'teams/get-by-name': route('members:read', (call) => {
    const { organisation, team } = teamOf(call)
    return {
      body: {
        ...showTeam(call.world, organisation, team),
        members_count: team.members.size,
        repos_count: team.repositories.size,
        organization: { ...showUser(organisation.account), type: 'Organization' },
      },
    }
  }),
  'teams/list-members-in-org': route('members:read', (call) => {
    const { organisation, team } = teamOf(call)
    const ids = new Set(
      withChildren(organisation, team).flatMap(({ members }) =>
        [...members].filter(([, { state }]) => state === 'active').map(([id]) => id),
      ),
    )
    return listed(
      call.world.users.filter(({ id }) => ids.has(id)),
      showUser,
    )
  }),
  'teams/get-membership-for-user-in-org': route('members:read', (call) => {
    const { organisation, team } = teamOf(call)
    const user = wantedUser(call)
    const membership = teamMembership(organisation, team, user)
    if (membership === null) throw notFound()
    const { role, state } = membership
    const url = `${call.world.url}/orgs/${organisation.account.login}/teams/${team.slug}/memberships/${user.login}`
    return { body: { role, state, url } }
  }),
  'teams/check-permissions-for-repo-in-org': route('members:read', (call) => {
    const { team } = teamOf(call)
    const repository = repositoryOf(call)
    const role = teamRole(team, repository)
    if (role === null) throw notFound()
    // The repository itself is only told with a media type of its own.
    if (!call.accept.includes('application/vnd.github.v3.repository+json')) return { status: 204 }
    return {
      body: {
        ...showRepository(call.world, repository),
        permissions: showPermissions(role),
        role_name: role,
      },
    }
  }),
  'repos/list-teams': route('administration:read', (call) => {
    const repository = repositoryOf(call)
    const organisation = call.world.organisations.find(({ account }) => account === repository.owner)
    if (organisation === undefined) return listed([], () => ({}))
    return listed(
      organisation.teams.filter((team) => teamRole(team, repository) !== null),
      (team) => ({
        ...showTeam(call.world, organisation, team),
        permission: legacyRole(teamRole(team, repository) ?? 'read'),
      }),
    )
  }),
  'repos/list-collaborators': route('metadata:read', (call) => {
    const repository = repositoryOf(call, 'write')
    const found = call.world.users.filter((user) => {
      const role = user.type === 'User' ? roleOf(call.world, repository, user) : null
      return role !== null && (role !== 'read' || repository.collaborators.has(user.id))
    })
    return listed(found, (user) => {
      const role = roleOf(call.world, repository, user) ?? 'read'
      return { ...showUser(user), role_name: role, permissions: showPermissions(role) }
    })
  }),
  'repos/check-collaborator': route('metadata:read', (call) => {
    const repository = repositoryOf(call, 'write')
    if (!atLeast(roleOf(call.world, repository, wantedUser(call)), 'read')) throw notFound()
    return { status: 204 }
  }),
  'repos/get-collaborator-permission-level': route('metadata:read', (call) => {
    const repository = repositoryOf(call)
    const user = wantedUser(call)
    const role = roleOf(call.world, repository, user)
    const legacy = {
      read: 'read',
      triage: 'read',
      write: 'write',
      maintain: 'write',
      admin: 'admin',
    } as const
    return {
      body: {
        permission: role === null ? 'none' : legacy[role],
        role_name: role ?? 'none',
        user: {
          ...showUser(user),
          role_name: role ?? 'none',
          permissions: role === null ? undefined : showPermissions(role),
        },
      },
    }
  }),
}
