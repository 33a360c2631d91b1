import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { organisationBy, userBy } from './access.ts'
import { noreply } from './signatures.ts'
import { deliver, type Delivery } from './webhooks.ts'
import { secondaryLimit, type LimitSettings } from './limits.ts'
import { GitHubError } from './errors.ts'
import { seedRepository, type RepositorySeed, type RepositoryOptions } from './seed-repository.ts'
import type { Fault } from './faults.ts'
import type { OperationId } from './operations.ts'
import type { App, Organisation, Permissions, Role, Team, User, World } from './world.ts'

export interface OrganisationSeed {
  /** A team with its members; their accounts are made where they are missing, and they join the organisation. */
  team(
    slug: string,
    members: readonly string[],
    options?: { readonly parent?: string; readonly secret?: boolean },
  ): OrganisationSeed
  /** A member of the organisation. */
  user(
    login: string,
    options?: { readonly id?: number; readonly role?: 'admin' | 'member' },
  ): OrganisationSeed
  /** Somebody who was asked to join a team and has not answered. */
  invited(slug: string, login: string): OrganisationSeed
  leave(slug: string, login: string): OrganisationSeed
  renameTeam(slug: string, to: string): OrganisationSeed
  plan(plan: Organisation['plan']): OrganisationSeed
  basePermission(role: Role | 'none'): OrganisationSeed
  repository(name: string, options?: RepositoryOptions): RepositorySeed
}

export interface AppSeed {
  readonly id: number
  readonly slug: string
  readonly installationId: number
  /** PEM, PKCS #1. */
  readonly privateKey: string
  /** Changes what the installation may do. */
  permit(permissions: Permissions): void
}

export interface Seed {
  /** An account outside of any organisation, or one that is there already. */
  user(
    login: string,
    options?: {
      readonly id?: number
      readonly emails?: readonly string[]
      readonly bot?: boolean
      readonly signingKey?: string
    },
  ): User
  rename(login: string, to: string): void
  /** Takes an account away; its login is free again. */
  deleteUser(login: string): void
  org(login: string): OrganisationSeed
  /** A token that acts as somebody. */
  token(login: string): string
  /** The token of a workflow run of `owner/name`: it reaches that repository alone, and no organisation. */
  workflowToken(repository: string, permissions: Permissions): string
  app(
    slug: string,
    options: {
      readonly owner: string
      readonly permissions: Permissions
      readonly repositories?: readonly string[]
      readonly webhook?: { readonly url: string; readonly secret: string }
    },
  ): AppSeed
  repositoryOf(fullName: string): RepositorySeed
  readonly deliveries: readonly Delivery[]
  /** Sends a delivery once more, under the same id. */
  redeliver(delivery: Delivery): void
  /** What is to go wrong. */
  fault(fault: Fault): void
  /** A status instead of an answer. */
  fails(
    operation: OperationId,
    status: number,
    options?: { readonly page?: number; readonly times?: number },
  ): void
  /** "You have exceeded a secondary rate limit." */
  tooFast(operation: OperationId, retryAfterSeconds: number): void
  /** The write happens, and the connection breaks before anybody is told. */
  dropsAfter(operation: OperationId): void
  /** A tree is cut off, and says so. */
  truncates(times?: number): void
  /** A team that cannot be seen. */
  hidesTeam(slug: string): void
  skewClock(ms: number): void
  limits(settings: Partial<LimitSettings>): void
}

/** Ways to fill a GitHub, and to break it. */
export function seedOf(world: World): Seed {
  const user = accountMaker(world)
  return {
    user,
    rename: (login, to) => {
      user(login).login = to
    },
    deleteUser: (login) => {
      user(login).deleted = true
    },
    org: (login) =>
      organisationSeed(world, {
        user,
        organisation: organisationBy(world, login) ?? newOrganisation(world, login),
      }),
    token: (login) => {
      const token = `ghp_${randomBytes(18).toString('hex')}`
      world.tokens.set(token, { kind: 'user', user: user(login) })
      return token
    },
    workflowToken: (fullName, permissions) => workflowToken(world, { user, fullName, permissions }),
    app: (slug, options) => newApp(world, { user, slug, ...options }),
    repositoryOf: (fullName) => {
      const repository = world.repositories.find(({ owner, name }) => `${owner.login}/${name}` === fullName)
      if (repository === undefined) throw new Error(`There is no repository ${fullName}`)
      return seedRepository(world, { repository, user })
    },
    deliveries: world.deliveries.log,
    redeliver: ({ id, hook, event, action, body }) => deliver(world, { id, hook, event, action, body }),
    ...faultSeed(world),
  }
}

function faultSeed(
  world: World,
): Pick<
  Seed,
  'fault' | 'fails' | 'tooFast' | 'dropsAfter' | 'truncates' | 'hidesTeam' | 'skewClock' | 'limits'
> {
  const { faults } = world
  return {
    fault: (fault) => faults.add(fault),
    fails: (operation, status, options = {}) =>
      faults.add({
        operation,
        ...options,
        effect: {
          kind: 'refuse',
          error: new GitHubError(status, status === 502 ? 'Server Error' : 'Not Found'),
        },
      }),
    tooFast: (operation, seconds) =>
      faults.add({ operation, effect: { kind: 'refuse', error: secondaryLimit(seconds) } }),
    dropsAfter: (operation) => faults.add({ operation, effect: { kind: 'drop', when: 'after' } }),
    truncates: (times = 1) =>
      faults.add({
        operation: 'git/get-tree',
        times,
        effect: {
          kind: 'change',
          body: (body: { readonly tree: readonly unknown[] }) => ({
            ...body,
            truncated: true,
            tree: body.tree.slice(0, 1),
          }),
        },
      }),
    hidesTeam: (slug) => {
      for (const operation of [
        'teams/get-membership-for-user-in-org',
        'teams/get-by-name',
        'teams/list-members-in-org',
      ] as const)
        faults.add({
          operation,
          params: { team_slug: slug },
          times: Infinity,
          effect: { kind: 'refuse', error: new GitHubError(404, 'Not Found') },
        })
    },
    skewClock: (ms) => {
      faults.skewMs = ms
    },
    limits: (settings) => world.limits.set(settings),
  }
}

type UserMaker = Seed['user']

function accountMaker(world: World): UserMaker {
  return (login, { id, emails, bot = false, signingKey } = {}) => {
    const known = userBy(world, login)
    if (known !== null) return known
    const made: User = {
      id: id ?? world.nextId(),
      login,
      name: login,
      type: bot ? 'Bot' : 'User',
      emails: [...(emails ?? [`${login}@hikari.example`])],
      signingKeys: signingKey === undefined ? [] : [signingKey],
      deleted: false,
    }
    made.emails.push(noreply(made))
    world.users.push(made)
    return made
  }
}

function newOrganisation(world: World, login: string): Organisation {
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

function organisationSeed(
  world: World,
  { user, organisation }: { readonly user: UserMaker; readonly organisation: Organisation },
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

function newApp(
  world: World,
  {
    user,
    slug,
    owner,
    permissions,
    repositories,
    webhook,
  }: Parameters<Seed['app']>[1] & { readonly user: UserMaker; readonly slug: string },
): AppSeed {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const account = organisationBy(world, owner)?.account ?? user(owner)
  const ids =
    repositories === undefined
      ? null
      : world.repositories
          .filter(({ owner: of, name }) => of === account && repositories.includes(name))
          .map(({ id }) => id)
  const installation = {
    id: world.nextId(),
    account,
    permissions: { metadata: 'read', ...permissions } as Permissions,
    repositories: ids,
  }
  const app: App = {
    id: world.nextId(),
    slug,
    bot: user(`${slug}[bot]`, { bot: true, emails: [] }),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
    webhook: webhook === undefined ? null : { id: world.nextId(), ...webhook, events: ['*'], active: true },
    installations: [installation],
  }
  world.apps.push(app)
  return {
    id: app.id,
    slug,
    installationId: installation.id,
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }),
    permit: (changed) => {
      installation.permissions = { metadata: 'read', ...changed }
    },
  }
}

function workflowToken(
  world: World,
  {
    user,
    fullName,
    permissions,
  }: { readonly user: UserMaker; readonly fullName: string; readonly permissions: Permissions },
): string {
  const repository = world.repositories.find(({ owner, name }) => `${owner.login}/${name}` === fullName)
  if (repository === undefined) throw new Error(`There is no repository ${fullName}`)
  const bot = user('github-actions[bot]', { id: 41_898_282, bot: true, emails: [] })
  let app = world.apps.find(({ slug }) => slug === 'github-actions')
  if (app === undefined) {
    app = { id: 15_368, slug: 'github-actions', bot, publicKey: '', webhook: null, installations: [] }
    world.apps.push(app)
  }
  const token = `ghs_${randomBytes(18).toString('hex')}`
  const installation = {
    id: world.nextId(),
    account: repository.owner,
    permissions,
    repositories: [repository.id],
  }
  const expiresMs = world.now() + 86_400_000
  world.tokens.set(token, {
    kind: 'installation',
    user: bot,
    app,
    installation,
    permissions: { metadata: 'read', ...permissions },
    repositories: [repository.id],
    expiresMs,
  })
  return token
}
