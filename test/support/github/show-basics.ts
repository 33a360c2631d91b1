import { callerRole } from './access.ts'
import type { Call } from './route.ts'
import type { App, Organisation, Repository, Role, Team, User, World } from './world.ts'

/** A time as GitHub writes it: whole seconds, UTC. */
export function time(atMs: number): string {
  return new Date(Math.floor(atMs / 1000) * 1000).toISOString().replace('.000', '')
}

export function timeOrNull(atMs: number | null): string | null {
  return atMs === null ? null : time(atMs)
}

export function showUser(user: User): object {
  const { login, id, type } = user
  return {
    login,
    id,
    node_id: `U_${id}`,
    type,
    site_admin: false,
    name: user.name,
    gravatar_id: '',
    url: `https://api.github.invalid/users/${encodeURIComponent(login)}`,
    html_url: `https://github.invalid/${encodeURIComponent(login)}`,
  }
}

/** Who stands in the place of an account that is gone, where somebody has to stand. */
const ghost: User = {
  id: 10_137,
  login: 'ghost',
  name: 'Deleted user',
  type: 'User',
  emails: [],
  signingKeys: [],
  deleted: false,
}

/** A user where somebody has to be named. */
export function showUserOrGhost(user: User): object {
  return showUser(user.deleted ? ghost : user)
}

/** A user as others refer to them; null when the account is gone. */
export function showUserOrNull(user: User | null): object | null {
  return user === null || user.deleted ? null : showUser(user)
}

export function fullName({ owner, name }: Repository): string {
  return `${owner.login}/${name}`
}

export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.url}/repos/${fullName(repository)}`
}

export function showRepository(world: World, repository: Repository, call?: Call): object {
  const { id, name, owner, defaultBranch, mergeMethods } = repository
  const html = `${world.url}/${fullName(repository)}`
  const role = call === undefined ? null : callerRole(call, repository)
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name: fullName(repository),
    owner: showUser(owner),
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    fork: repository.parent !== null,
    default_branch: defaultBranch,
    url: repositoryUrl(world, repository),
    html_url: html,
    clone_url: `${html}.git`,
    git_url: `${html}.git`,
    ssh_url: `git@github.invalid:${fullName(repository)}.git`,
    created_at: time(0),
    updated_at: time(0),
    pushed_at: time(repository.activities.at(-1)?.atMs ?? 0),
    allow_merge_commit: mergeMethods.has('merge'),
    allow_squash_merge: mergeMethods.has('squash'),
    allow_rebase_merge: mergeMethods.has('rebase'),
    allow_auto_merge: repository.autoMergeAllowed,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
    ...(role === null ? {} : { permissions: showPermissions(role) }),
  }
}

/** A role as five questions. */
export function showPermissions(role: Role): object {
  const order: readonly Role[] = ['read', 'triage', 'write', 'maintain', 'admin']
  const level = order.indexOf(role)
  return { pull: true, triage: level >= 1, push: level >= 2, maintain: level >= 3, admin: level >= 4 }
}

/** The word that teams and invitations have for a role. */
export function legacyRole(role: Role): string {
  return role === 'read' ? 'pull' : role === 'write' ? 'push' : role
}

export function showTeam(world: World, organisation: Organisation, team: Team): object {
  const url = `${world.url}/orgs/${organisation.account.login}/teams/${team.slug}`
  return {
    id: team.id,
    node_id: `T_${team.id}`,
    slug: team.slug,
    name: team.name,
    description: '',
    privacy: team.privacy,
    permission: 'pull',
    type: 'organization',
    organization_id: organisation.account.id,
    url,
    html_url: `${world.url}/orgs/${organisation.account.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: team.parent === null ? null : showTeam(world, organisation, { ...team.parent, parent: null }),
  }
}

export function showApp({ id, slug, bot, installations }: App): object {
  return {
    id,
    slug,
    node_id: `A_${id}`,
    name: slug,
    owner: showUser(bot),
    description: null,
    external_url: 'https://app.invalid/',
    html_url: `https://github.invalid/apps/${slug}`,
    created_at: time(0),
    updated_at: time(0),
    permissions: installations[0]?.permissions ?? {},
    events: [],
  }
}
