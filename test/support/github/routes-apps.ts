import { randomBytes } from 'node:crypto'
import { person, repositoryOf } from './access.ts'
import { listed, route } from './call.ts'
import { GitHubError, invalid, notFound } from './errors.ts'
import { repositoryUrl, showApp, showRepository, showUser, time } from './show-basics.ts'
import { emit } from './webhooks.ts'
import type { Hook } from './webhooks.ts'
import type { Call, Reply, Route } from './route.ts'
import type { App, Installation, Permissions, Repository, World } from './world.ts'

/** The App that calls in its own name, with a token that it signed. */
function appOf(call: Call): App {
  if (call.actor.kind !== 'app') throw new GitHubError(401, 'A JSON web token could not be decoded')
  return call.actor.app
}

function showInstallation({ world }: Call, app: App, installation: Installation): object {
  const { id, account, permissions, repositories } = installation
  const url = `${world.url}/app/installations/${id}`
  return {
    id,
    app_id: app.id,
    app_slug: app.slug,
    account: showUser(account),
    target_id: account.id,
    target_type: account.type,
    permissions,
    events: [],
    repository_selection: repositories === null ? 'all' : 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: url,
    created_at: time(0),
    updated_at: time(0),
  }
}

function installedFor(call: Call, owner: string, repository: Repository | null): Reply {
  const app = appOf(call)
  const found = app.installations.find(
    ({ account, repositories }) =>
      account.login.toLowerCase() === owner.toLowerCase() &&
      (repository === null || (repositories?.includes(repository.id) ?? true)),
  )
  if (found === undefined) throw notFound()
  return { body: showInstallation(call, app, found) }
}

function reachable(world: World, { account, repositories }: Installation): readonly Repository[] {
  return world.repositories.filter(
    ({ owner, id }) => owner === account && (repositories?.includes(id) ?? true),
  )
}

const levels = ['read', 'write', 'admin']

function createToken(call: Call): Reply {
  const app = appOf(call)
  const { world } = call
  const installation = app.installations.find(({ id }) => id === Number(call.params['installation_id']))
  if (installation === undefined) throw notFound()
  const wanted = (call.body['permissions'] ?? installation.permissions) as Permissions
  const tooMuch = Object.entries(wanted).some(
    ([name, level]) => levels.indexOf(level) > levels.indexOf(installation.permissions[name] ?? ''),
  )
  if (tooMuch) throw invalid('The permissions requested are not granted to this installation.')
  const names = call.body['repositories'] as readonly string[] | undefined
  const ids = call.body['repository_ids'] as readonly number[] | undefined
  const all = reachable(world, installation)
  const chosen =
    names === undefined && ids === undefined
      ? null
      : all.filter(({ name, id }) => names?.includes(name) === true || ids?.includes(id) === true)
  if (chosen !== null && chosen.length < (names ?? ids ?? []).length)
    throw invalid(
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  const token = `ghs_${randomBytes(18).toString('hex')}`
  const expiresMs = world.now() + 3_600_000
  world.tokens.set(token, {
    kind: 'installation',
    user: app.bot,
    app,
    installation,
    permissions: { metadata: 'read', ...wanted },
    repositories: chosen?.map(({ id }) => id) ?? null,
    expiresMs,
  })
  return {
    status: 201,
    body: {
      token,
      expires_at: time(expiresMs),
      permissions: wanted,
      repository_selection: chosen === null && installation.repositories === null ? 'all' : 'selected',
      ...(chosen === null
        ? {}
        : { repositories: chosen.map((repository) => showRepository(world, repository)) }),
    },
  }
}

function showHook(call: Call, repository: Repository, hook: Hook): object {
  const url = `${repositoryUrl(call.world, repository)}/hooks/${hook.id}`
  return {
    type: 'Repository',
    id: hook.id,
    name: 'web',
    active: hook.active,
    events: hook.events,
    // The secret is never told again.
    config: { url: hook.url, content_type: 'json', secret: '********', insecure_ssl: '0' },
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    last_response: { code: null, status: 'unused', message: null },
    created_at: time(0),
    updated_at: time(0),
  }
}

export const appRoutes: Readonly<Record<string, Route>> = {
  'rate-limit/get': route(null, (call) => {
    const { limits } = call.world
    const core = limits.state(call.token)
    return { body: { resources: { core, search: { ...core, limit: 30 } }, rate: core } }
  }),
  'apps/get-authenticated': route(null, (call) => {
    const app = appOf(call)
    return { body: { ...showApp(app), installations_count: app.installations.length } }
  }),
  'apps/list-installations': route(null, (call) => {
    const app = appOf(call)
    return listed(app.installations, (installation) => showInstallation(call, app, installation))
  }),
  'apps/get-installation': route(null, (call) => {
    const app = appOf(call)
    const found = app.installations.find(({ id }) => id === Number(call.params['installation_id']))
    if (found === undefined) throw notFound()
    return { body: showInstallation(call, app, found) }
  }),
  'apps/get-org-installation': route(null, (call) => installedFor(call, call.params['org'] ?? '', null)),
  'apps/get-repo-installation': route(null, (call) => {
    const repository = call.world.repositories.find(
      ({ owner, name }) => owner.login === call.params['owner'] && name === call.params['repo'],
    )
    if (repository === undefined) throw notFound()
    return installedFor(call, repository.owner.login, repository)
  }),
  'apps/create-installation-access-token': route(null, createToken),
  'apps/list-repos-accessible-to-installation': route('metadata:read', (call) => {
    const { actor, world } = call
    if (actor.kind !== 'installation') throw notFound()
    const found = reachable(world, actor.installation).filter(
      ({ id }) => actor.repositories?.includes(id) ?? true,
    )
    return listed(found, (repository) => showRepository(world, repository), { field: 'repositories' })
  }),
  'repos/list-webhooks': route('repository_hooks:read', (call) => {
    const repository = repositoryOf(call, 'admin')
    return listed(repository.hooks, (hook) => showHook(call, repository, hook))
  }),
  'repos/create-webhook': route('repository_hooks:write', (call) => {
    const repository = repositoryOf(call, 'admin')
    const config = (call.body['config'] ?? {}) as { readonly url?: string; readonly secret?: string }
    if (config.url === undefined)
      throw invalid('Validation Failed', {
        resource: 'Hook',
        code: 'custom',
        message: 'Config must contain URL for webhooks',
      })
    const events = (call.body['events'] ?? ['push']) as readonly string[]
    const hook: Hook = {
      id: call.world.nextId(),
      url: config.url,
      secret: config.secret ?? '',
      events,
      active: call.body['active'] !== false,
    }
    repository.hooks.push(hook)
    emit(call.world, repository, {
      name: 'ping',
      sender: person(call),
      fields: { zen: 'Keep it logically awesome.', hook_id: hook.id, hook: showHook(call, repository, hook) },
      only: hook,
    })
    return { status: 201, body: showHook(call, repository, hook) }
  }),
}
