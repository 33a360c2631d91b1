import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { atLeast, roleOf } from './access.ts'
import { objectExists } from './git-store.ts'
import { settle } from './refs.ts'
import { judge } from './rules.ts'
import { actorOf } from './tokens.ts'
import type { Repository, User, World } from './world.ts'

/** `/hikari/mail.git/info/refs`: git itself is spoken there. */
const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/

/**
 * Speaks git over HTTP: fetch and push by token, as whom the token says, held to the rules of the branches. Returns whether the request was
 * one. (A test must call git asynchronously: this server lives in the same process.)
 */
export function answerGit(world: World, request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', world.url)
  const [, owner, name, service] = gitPath.exec(url.pathname) ?? []
  const repository = world.repositories.find((each) => each.owner.login === owner && each.name === name)
  if (service === undefined || repository === undefined) return false
  const push = service === '/git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack'
  const user = callerOf(world, request.headers.authorization)
  const may = push
    ? user !== null && (user.type === 'Bot' || atLeast(roleOf(world, repository, user), 'write'))
    : !repository.private || user !== null
  if (!may) {
    response.writeHead(user === null ? 401 : 403, { 'www-authenticate': 'Basic realm="GitHub"' })
    response.end()
    return true
  }
  void collect(request)
    .then((body) => {
      const refused =
        service === '/git-receive-pack' && user !== null ? refusal(world, repository, { body, user }) : null
      backend({ repository, service, url, body, request, response, refused, user }, () =>
        settle(world, repository, { by: user }),
      )
    })
    .catch((error: unknown) => {
      // Whoever waits for an answer must not wait for ever for a fault of this server.
      if (!response.headersSent) response.writeHead(500)
      response.end()
      throw error
    })
  return true
}

function callerOf(world: World, header: string | undefined): User | null {
  try {
    const { actor } = actorOf(world, header)
    return actor.kind === 'user' || actor.kind === 'installation' ? actor.user : null
  } catch {
    return null
  }
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Which rule a push breaks; null when none. What a push would bring is not here yet, so only its shape is judged. */
function refusal(
  world: World,
  repository: Repository,
  { body, user }: { readonly body: Buffer; readonly user: User },
): string | null {
  let at = 0
  while (at + 4 <= body.length) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString('latin1'), 16)
    if (!(length > 4)) return null
    const [before = '', after = '', ref = ''] =
      body
        .subarray(at + 4, at + length)
        .toString('utf8')
        .split('\0')[0]
        ?.trim()
        .split(' ') ?? []
    at += length
    const none = /^0+$/
    const there = none.test(after) ? null : objectExists(repository.folder, after) ? after : before
    const judged = judge(world, repository, {
      ref,
      before: none.test(before) ? null : before,
      after: there,
      by: user,
    })
    if (judged?.result === 'fail')
      return judged.evaluations
        .flatMap(({ details }) =>
          details === null ? [] : [`GH013: Repository rule violations found for ${ref}. ${details}`],
        )
        .join('\n')
  }
  return null
}

interface Backend {
  readonly repository: Repository
  readonly service: string
  readonly url: URL
  readonly body: Buffer
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly refused: string | null
  readonly user: User | null
}

/** What git's second protocol says first: which commands it knows, and nothing about any repository. Asked once, since a process costs a fork. */
const greetings = new Map<string, Buffer>()

function greetingOf({ service, url, request }: Backend): string | null {
  const protocol = request.headers['git-protocol']
  const isFetch = service === '/info/refs' && url.searchParams.get('service') === 'git-upload-pack'
  return isFetch && protocol === 'version=2' ? protocol : null
}

/** Lets git's own server program answer. */
function backend(asked: Backend, done: () => void): void {
  const greeting = greetingOf(asked)
  const known = greeting === null ? undefined : greetings.get(greeting)
  if (known !== undefined) return respond(asked.response, known)
  const { repository, service, url, body, request, response, refused, user } = asked
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: repository.folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: service,
      REQUEST_METHOD: request.method ?? 'GET',
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: user?.login ?? '',
      REFUSED: refused ?? '',
    },
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.on('close', () => {
    const whole = Buffer.concat(parts)
    if (greeting !== null && whole.includes('version 2')) greetings.set(greeting, whole)
    respond(response, whole)
    if (service === '/git-receive-pack') done()
  })
  // Git may have refused before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(body)
}

/** Hands on what a CGI program printed (RFC 3875, section 6). */
function respond(response: ServerResponse, whole: Buffer): void {
  const end = whole.indexOf('\r\n\r\n')
  const headers = whole
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .map((line) => line.split(': ') as [string, string])
  const status = headers.find(([key]) => key === 'Status')?.[1] ?? '200'
  response.writeHead(
    Number.parseInt(status, 10),
    Object.fromEntries(headers.filter(([key]) => key !== 'Status')),
  )
  response.end(whole.subarray(end + 4))
}
