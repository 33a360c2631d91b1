import { createAppAuth } from '@octokit/auth-app'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import type { Approvals } from '../../content/schema/approvals.ts'
import { failure } from '../../words/find.ts'
import { createPace } from './pace.ts'
import { timedFetch } from './timed-fetch.ts'
import type { ResponseMemory } from '../../approval/response-memory.ts'

/** `forge` of `policies/approvals.yaml`. */
export type ForgePolicy = NonNullable<Approvals['forge']>

export interface GitHubClientOptions {
  readonly forge: ForgePolicy
  /** Holds the credential: POSTMERGE_GITHUB_TOKEN, or an App's POSTMERGE_GITHUB_APP_ID, _APP_KEY and _INSTALLATION. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly memory?: ResponseMemory
  /** Milliseconds that one unit of patience lasts: a second, but for tests. */
  readonly secondMs?: number
  /** An answer that takes longer is none. */
  readonly timeoutMs?: number
}

/** What the plugins know of a request. */
interface EndpointOptions {
  readonly method: string
  readonly request: object
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Longer than this nobody waits for a limit to end: the next run comes by itself. */
const waitSecondsMax = 60
/** Nobody is told to wait more often than this. */
const waitsMax = 2

/** Between two writes that tell people something lies so much time. */
const writeSeconds = 3

const Client = Octokit.plugin(retry, throttling)

/**
 * A client of one repository. Reads are tried again when the server or the connection breaks; writes never, since what broke may have happened:
 * whoever writes looks first. Throws the Failure `github-no-credentials`.
 */
export function createGitHubClient({
  forge,
  env,
  memory,
  secondMs = patienceMs(forge),
  timeoutMs = 30_000,
}: GitHubClientOptions): Octokit {
  const goOn = (retryAfter: number, options: EndpointOptions): boolean =>
    options.method === 'GET' && retryAfter <= waitSecondsMax && triesOf(options) < waitsMax
  const client = new Client({
    ...credential(env),
    baseUrl: forge.api,
    log: silent,
    // Each try has a time of its own; waiting between two tries does not count.
    request: { fetch: timedFetch(timeoutMs) },
    userAgent: 'postmerge',
    throttle: {
      onRateLimit: goOn,
      onSecondaryRateLimit: goOn,
      retryAfterBaseValue: secondMs,
      fallbackSecondaryRateRetryAfter: 60,
      // The plugin declares a class of a package that is not ours, and uses this much of it.
      write: createPace(secondMs) as never,
      notifications: createPace(writeSeconds * secondMs) as never,
    },
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451], retryAfterBaseValue: secondMs },
  })
  client.hook.before('request', (options) => {
    // A number set here would make the plugin try again whatever was refused, too: reads are left to its own list.
    if (options.method !== 'GET') options.request = { ...options.request, retries: 0 }
  })
  if (memory !== undefined) remember(client, memory)
  return client
}

/** GitHub asks for pauses to spare others; a server on this very machine, which alone may be spoken to without TLS, has none to spare. */
function patienceMs({ api }: ForgePolicy): number {
  return api.startsWith('http:') ? 20 : 1000
}

/** Whether the environment holds an App's credential, which comes before a token. */
export function usesApp(env: GitHubClientOptions['env']): boolean {
  return Boolean(
    env['POSTMERGE_GITHUB_APP_ID'] && env['POSTMERGE_GITHUB_APP_KEY'] && env['POSTMERGE_GITHUB_INSTALLATION'],
  )
}

/** The plugin counts in the request itself. */
function triesOf({ request }: EndpointOptions): number {
  return 'retryCount' in request && typeof request.retryCount === 'number' ? request.retryCount : 0
}

function credential(env: GitHubClientOptions['env']): object {
  const appId = env['POSTMERGE_GITHUB_APP_ID']
  const privateKey = env['POSTMERGE_GITHUB_APP_KEY']
  const installationId = env['POSTMERGE_GITHUB_INSTALLATION']
  if (privateKey && installationId && usesApp(env)) {
    if (!/^\d+$/.test(installationId.trim()))
      throw failure('github-installation', { permanence: 'permanent' })
    // Where an environment keeps one line only, a key's line ends are written as \n.
    const auth = {
      appId,
      privateKey: privateKey.replaceAll('\\n', '\n'),
      installationId: installationId.trim(),
    }
    return { authStrategy: createAppAuth, auth }
  }
  const token = env['POSTMERGE_GITHUB_TOKEN']
  if (token) return { auth: token }
  throw failure('github-no-credentials', { permanence: 'permanent' })
}

/** Asks with the tag of the last answer, and gives that answer again when GitHub says that it still holds. */
function remember(client: Octokit, memory: ResponseMemory): void {
  client.hook.wrap('request', async (request, options) => {
    if (options.method !== 'GET') return request(options)
    const { url } = client.request.endpoint(options)
    const address = `${options.headers.accept ?? ''} ${url}`
    const known = memory.get(address)
    if (known !== null) options.headers['if-none-match'] = known.etag
    try {
      const response = await request(options)
      const { etag, link } = response.headers
      // A body that broke off is a text, and must not be given again.
      if (etag !== undefined && typeof response.data === 'object') {
        memory.set(address, { etag, status: response.status, link: link ?? null, body: response.data })
      }
      return response
    } catch (error) {
      if (known === null || !isUnchanged(error)) throw error
      const headers = { etag: known.etag, ...(known.link === null ? {} : { link: known.link }) }
      return { url, status: known.status, headers, data: structuredClone(known.body) }
    }
  })
}

function isUnchanged(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 304
}
