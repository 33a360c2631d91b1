import { createHash } from 'node:crypto'
import { description, matchOperation, readQuery, requestComplaint, responseComplaint } from './contract.ts'
import { forbidden, GitHubError, notFound } from './errors.ts'
import { fill } from './fill.ts'
import { pageOf } from './paginate.ts'
import { settle } from './refs.ts'
import { routes } from './routes.ts'
import { actorOf } from './tokens.ts'
import type { OperationId } from './operations.ts'
import type { Call, Reply } from './route.ts'
import type { Actor, World } from './world.ts'

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Answer {
  readonly operation: OperationId | null
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The connection breaks instead. */
  readonly dropped: boolean
}

/** What is wrong with a request or an answer, by GitHub's description: a mistake of the client or of this server, never of a test's story. */
export type Complain = (complaint: string) => void

/** Answers one request to the interface. */
export function answer(world: World, asked: Asked, complain: Complain): Answer {
  const { method, url } = asked
  const path = url.pathname.replace(/^\/api\/v3/, '')
  const matched = matchOperation(method, path)
  if (matched !== null)
    return { ...answerOperation(world, { ...matched, asked }, complain), operation: matched.id }
  complain(`${method} ${path} is no operation that is answered here`)
  return { ...refusal(world, notFound(), ''), operation: null }
}

type Written = Omit<Answer, 'operation'>

function answerOperation(
  world: World,
  {
    id,
    params,
    asked,
  }: { readonly id: OperationId; readonly params: Readonly<Record<string, string>>; readonly asked: Asked },
  complain: Complain,
): Written {
  const { method, url } = asked
  let token = ''
  try {
    const effects = world.faults.take({
      operation: id,
      page: Number(url.searchParams.get('page') ?? 1),
      params,
    })
    for (const effect of effects) {
      if (effect.kind === 'refuse') throw effect.error
      if (effect.kind === 'drop' && effect.when === 'before') return dropped
    }
    const caller = actorOf(world, asked.headers['authorization'])
    token = caller.token
    const write = method !== 'GET' && method !== 'HEAD'
    // Asking how much is left costs nothing.
    if (id !== 'rate-limit/get') world.limits.count(token, { write, content: method === 'POST' })
    const call = read(world, { id, params, asked, caller }, complain)
    const reply = run(call, id)
    const shown = show(id, { reply, query: call.query, url, world }, complain)
    const body = effects.reduce(
      (value, effect) => (effect.kind === 'change' ? effect.body(value as never) : value),
      shown.body,
    )
    if (effects.some((effect) => effect.kind === 'drop')) return dropped
    return finished(world, {
      status: reply.status ?? 200,
      body,
      headers: { ...shown.headers, ...reply.headers },
      token,
      asked,
    })
  } catch (error) {
    if (error instanceof GitHubError) return refusal(world, error, token)
    complain(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return refusal(world, new GitHubError(400, 'This server made a mistake'), token)
  }
}

const dropped: Written = { status: 0, headers: {}, body: '', dropped: true }

function read(
  world: World,
  what: {
    readonly id: OperationId
    readonly params: Readonly<Record<string, string>>
    readonly asked: Asked
    readonly caller: { readonly actor: Actor; readonly token: string }
  },
  complain: Complain,
): Call {
  const { id, params, asked, caller } = what
  const query = readQuery(id, asked.url.searchParams)
  if ('complaint' in query) {
    complain(query.complaint)
    throw new GitHubError(422, query.complaint)
  }
  const body = bodyIn(asked.body)
  const wrong = requestComplaint(id, body)
  if (wrong !== null) {
    complain(wrong)
    throw new GitHubError(422, `Invalid request.\n\n${wrong}`)
  }
  return {
    world,
    ...caller,
    params,
    query: query.query,
    body: (body ?? {}) as Readonly<Record<string, unknown>>,
    accept: asked.headers['accept'] ?? '',
  }
}

function bodyIn(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new GitHubError(400, 'Problems parsing JSON')
  }
}

const levels = ['read', 'write', 'admin']

function run(call: Call, id: OperationId): Reply {
  const { needs, answer: handler } = routes[id]
  const { actor, world, params } = call
  if (actor.kind === 'app' && needs !== null)
    throw new GitHubError(401, 'A JSON web token could not be decoded')
  if (actor.kind === 'installation' && needs !== null) {
    const [name = '', level = ''] = needs.split(':')
    // A pull request is an issue too: either permission lets one comment on it and label it.
    const granted = [name, ...(name === 'issues' ? ['pull_requests'] : [])].map((each) =>
      levels.indexOf(actor.permissions[each] ?? ''),
    )
    if (Math.max(...granted) < levels.indexOf(level))
      throw forbidden('Resource not accessible by integration')
  }
  const { owner, repo } = params
  for (const repository of world.repositories)
    if (owner !== undefined && (repository.name === repo || repository.parent?.name === repo))
      settle(world, repository, { by: null })
  return handler(call)
}

function show(
  id: OperationId,
  {
    reply,
    query,
    url,
    world,
  }: {
    readonly reply: Reply
    readonly query: Readonly<Record<string, unknown>>
    readonly url: URL
    readonly world: World
  },
  complain: Complain,
): { readonly body: unknown; readonly headers: Readonly<Record<string, string>> } {
  const status = reply.status ?? 200
  const page =
    reply.list === undefined
      ? { body: reply.body, headers: {} }
      : pageOf(reply.list, query, new URL(url.pathname + url.search, world.url))
  const schema = description.operations[id].responses[String(status)]
  const body =
    schema === undefined || schema === null ? page.body : fill(schema, page.body, description.schemas)
  const wrong = responseComplaint(id, status, body)
  if (wrong !== null) complain(wrong)
  return { body, headers: page.headers }
}

function finished(
  world: World,
  {
    status,
    body,
    headers,
    token,
    asked,
  }: {
    readonly status: number
    readonly body: unknown
    readonly headers: Readonly<Record<string, string>>
    readonly token: string
    readonly asked: Asked
  },
): Written {
  const text = body === undefined ? '' : JSON.stringify(body)
  if (asked.method !== 'GET' || status !== 200)
    return { status, body: text, headers: { ...common(world, token), ...headers }, dropped: false }
  const etag = `W/"${createHash('sha256')
    .update(text)
    .update(headers['link'] ?? '')
    .digest('hex')}"`
  if (asked.headers['if-none-match'] !== etag)
    return { status, body: text, headers: { ...common(world, token), ...headers, etag }, dropped: false }
  // What did not change costs nothing, for callers who say who they are.
  if (token !== '') world.limits.giveBack(token)
  return { status: 304, body: '', headers: { ...common(world, token), etag }, dropped: false }
}

function refusal(world: World, error: GitHubError, token: string): Written {
  const body = {
    message: error.message,
    documentation_url: 'https://docs.github.com/rest',
    status: String(error.status),
    ...error.fields,
  }
  return {
    status: error.status,
    body: JSON.stringify(body),
    headers: { ...common(world, token), ...error.headers },
    dropped: false,
  }
}

function common(world: World, token: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-github-api-version-selected': '2022-11-28',
    date: new Date(world.now() + world.faults.skewMs).toUTCString(),
    ...world.limits.headers(token),
  }
}
