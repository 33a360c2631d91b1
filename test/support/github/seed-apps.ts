import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { organisationBy } from './access.ts'
import type { AppSeed, Seed } from './seed.ts'
import type { App, Permissions, World } from './world.ts'

const keys = new Map<string, { readonly privateKey: string; readonly publicKey: string }>()

/** An App's keys, PEM; they take long to make, so an App of one name has the same ones in every test. */
function keysOf(slug: string): { readonly privateKey: string; readonly publicKey: string } {
  const made =
    keys.get(slug) ??
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
  keys.set(slug, made)
  return made
}

export function newApp(
  world: World,
  {
    user,
    slug,
    owner,
    permissions,
    repositories,
    webhook,
  }: Parameters<Seed['app']>[1] & { readonly user: Seed['user']; readonly slug: string },
): AppSeed {
  const { privateKey, publicKey } = keysOf(slug)
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
    publicKey,
    webhook: webhook === undefined ? null : { id: world.nextId(), ...webhook, events: ['*'], active: true },
    installations: [installation],
  }
  world.apps.push(app)
  return {
    id: app.id,
    slug,
    installationId: installation.id,
    privateKey,
    permit: (changed) => {
      installation.permissions = { metadata: 'read', ...changed }
    },
  }
}

export function workflowToken(
  world: World,
  {
    user,
    fullName,
    permissions,
  }: { readonly user: Seed['user']; readonly fullName: string; readonly permissions: Permissions },
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
