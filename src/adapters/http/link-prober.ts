import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { LinkProber, Probe } from '../../checks/links/link-prober.ts'
import { isPublicAddress } from './public-address.ts'

/** How links are asked for; what is left out is as in production. */
interface LinkProberOptions {
  /** All IP addresses of a host; throws when it has none. The system's resolver when left out. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Whether an address may be asked. */
  readonly isAllowed?: (address: string) => boolean
  /** For one link with all its redirects. */
  readonly timeoutMs?: number
}

const timeoutMsDefault = 5000
const redirectsMax = 3
const linksMax = 20
const atOnce = 4

/**
 * Asks for pages: at most 20, four at a time, HEAD and then GET, whose body is not read. Names are resolved first and every address of
 * them must be a public one, again after each redirect; the connection goes to the address that was looked at.
 */
export function createLinkProber(options: LinkProberOptions = {}): LinkProber {
  const world: AskingWorld = {
    resolve: options.resolve ?? resolveHost,
    isAllowed: options.isAllowed ?? isPublicAddress,
    timeoutMs: options.timeoutMs ?? timeoutMsDefault,
  }
  return {
    probe: async (urls) => {
      const waiting = urls.slice(0, linksMax)
      const found = new Map<string, Probe>()
      const work = async (): Promise<void> => {
        for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
          found.set(url, await probeOne(url, world))
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
      return new Map(urls.map((url): [string, Probe] => [url, found.get(url) ?? { kind: 'not-asked' }]))
    },
  }
}

type AskingWorld = Required<LinkProberOptions>

async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

async function probeOne(first: string, world: AskingWorld): Promise<Probe> {
  const stop = AbortSignal.timeout(world.timeoutMs)
  let url = first
  for (let hop = 0; hop <= redirectsMax; hop += 1) {
    const answer = await askPage(url, { world, stop })
    if ('kind' in answer) return answer
    const { status, location } = answer
    const isRedirect = status >= 300 && status < 400 && location !== undefined
    if (!isRedirect) return { kind: 'answered', status, finalUrl: url }
    if (!URL.canParse(location, url)) return { kind: 'unreachable', reason: 'scheme' }
    url = new URL(location, url).href
  }
  return { kind: 'unreachable', reason: 'redirects' }
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
}

interface Asking {
  readonly world: AskingWorld
  readonly stop: AbortSignal
}

async function askPage(url: string, asking: Asking): Promise<Answer | Probe> {
  if (!URL.canParse(url)) return { kind: 'unreachable', reason: 'scheme' }
  const target = new URL(url)
  if (!/^https?:$/.test(target.protocol)) return { kind: 'unreachable', reason: 'scheme' }
  const address = await addressOf(target.hostname.replaceAll(/^\[|\]$/g, ''), asking)
  if (typeof address !== 'string') return address
  try {
    const head = await askOnce(target, { address, method: 'HEAD', stop: asking.stop })
    // Some servers know no HEAD, and say so in many ways.
    return head.status < 400 ? head : await askOnce(target, { address, method: 'GET', stop: asking.stop })
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error, asking.stop) }
  }
}

/** The address to connect to; every address of the name must be allowed, or a second look-up could choose another one. */
async function addressOf(host: string, { world, stop }: Asking): Promise<string | Probe> {
  const late = new Promise<null>((done) => {
    stop.addEventListener('abort', () => done(null), { once: true })
  })
  const addresses =
    isIP(host) === 0 ? await Promise.race([world.resolve(host).catch(() => []), late]) : [host]
  if (addresses === null) return { kind: 'unreachable', reason: 'time' }
  const [first] = addresses
  if (first === undefined) return { kind: 'unreachable', reason: 'name' }
  return addresses.every(world.isAllowed) ? first : { kind: 'unreachable', reason: 'private' }
}

function askOnce(
  target: URL,
  how: { readonly address: string; readonly method: 'HEAD' | 'GET'; readonly stop: AbortSignal },
): Promise<Answer> {
  const send = target.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, fail) => {
    const asked = send(
      target,
      {
        method: how.method,
        signal: how.stop,
        agent: false,
        headers: { 'user-agent': 'postmerge (link check)', accept: '*/*' },
        // What was looked at is what is asked, whatever the name means by now.
        lookup: (_host, options, callback) => {
          const family = isIP(how.address)
          if (options.all === true) callback(null, [{ address: how.address, family }])
          else callback(null, how.address, family)
        },
      },
      (response: IncomingMessage) => {
        done({ status: response.statusCode ?? 0, location: response.headers.location })
        response.destroy()
      },
    )
    asked.on('error', fail)
    // A page that wants to speak something else than HTTP has answered as well; what it would say is not waited for.
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      done({ status: response.statusCode ?? 0, location: undefined })
    })
    // Whatever else a server thinks of, the question ends with its connection or with its time.
    asked.on('close', () => fail(new Error('closed without an answer')))
    how.stop.addEventListener('abort', () => fail(new Error('no answer in time')), { once: true })
    asked.end()
  })
}

function reasonOf(error: unknown, stop: AbortSignal): 'time' | 'certificate' | 'connection' {
  if (stop.aborted) return 'time'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code) ? 'certificate' : 'connection'
}
