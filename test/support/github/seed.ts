import { randomBytes } from 'node:crypto'
import { organisationBy, userBy } from './access.ts'
import { noreply } from './signatures.ts'
import { deliver, type Delivery } from './webhooks.ts'
import { type LimitSettings } from './limits.ts'
import { newApp, workflowToken } from './seed-apps.ts'
import { faultSeed } from './seed-faults.ts'
import { newOrganisation, organisationSeed } from './seed-organisation.ts'
import { seedRepository } from './seed-repository.ts'
import type { RepositoryOptions, RepositorySeed } from './seed-types.ts'
import type { Fault } from './faults.ts'
import type { OperationId } from './operations.ts'
import type { Organisation, Permissions, Role, User, World } from './world.ts'

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
  fails(operation: OperationId, status: number, options?: Pick<Fault, 'page' | 'params' | 'times'>): void
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

function accountMaker(world: World): Seed['user'] {
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
