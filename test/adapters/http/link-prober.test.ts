import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createLinkProber } from '../../../src/adapters/http/link-prober.ts'
import type { Probe } from '../../../src/checks/links/link-prober.ts'
import { certificates } from '../../support/certificates.ts'

const asked: string[] = []
let port = 0
let tlsPort = 0
let atOnce = 0
let atOnceMax = 0
const servers: Server[] = []

const answer: RequestListener = (request, response) => {
  const path = new URL(request.url ?? '', 'http://x').pathname
  asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${path}`)
  const redirect = (to: string): void => void response.writeHead(302, { location: to }).end()
  if (path === '/there') response.end('hello')
  else if (path === '/no-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end()
  else if (path === '/once') redirect('/there')
  else if (path === '/thrice') redirect('/twice')
  else if (path === '/twice') redirect('/once')
  else if (path === '/four-times') redirect('/thrice')
  else if (path === '/round') redirect('/round')
  else if (path === '/inside') redirect(`http://inside.hikari.jp:${port}/there`)
  else if (path === '/metadata') redirect('http://169.254.169.254/latest/meta-data/')
  else if (path === '/file') redirect('file:///etc/passwd')
  else if (path === '/nowhere') redirect('https://[')
  else if (path === '/slow') return
  else if (path === '/large' && request.method === 'HEAD') response.writeHead(501).end()
  else if (path === '/large') {
    response.write('x'.repeat(1000))
    const more = setInterval(() => response.write('x'.repeat(100_000)), 1)
    response.on('close', () => clearInterval(more))
  } else if (path.startsWith('/busy')) {
    atOnce += 1
    atOnceMax = Math.max(atOnceMax, atOnce)
    setTimeout(() => {
      atOnce -= 1
      response.end()
    }, 20)
  } else response.writeHead(404).end()
}

beforeAll(async () => {
  const { key, certificate } = await certificates()
  for (const server of [createServer(answer), createTlsServer({ key, cert: certificate }, answer)]) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    servers.push(server)
  }
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  port = ports[0] ?? 0
  tlsPort = ports[1] ?? 0
})

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** Names of the test's world; everything listens on loopback, and `inside` is what nobody may be asked about. */
const names: Readonly<Record<string, readonly string[]>> = {
  'www.hikari.jp': ['127.0.0.1'],
  'inside.hikari.jp': ['127.0.0.2'],
  'both.hikari.jp': ['127.0.0.1', '127.0.0.2'],
}
const prober = createLinkProber({
  resolve: async (host) => {
    const found = names[host]
    if (found === undefined) throw new Error('ENOTFOUND')
    return found
  },
  isAllowed: (address) => address === '127.0.0.1',
  timeoutMs: 400,
})

async function probe(path: string, host = 'www.hikari.jp'): Promise<Probe | undefined> {
  const url = `http://${host}:${port}${path}`
  return (await prober.probe([url])).get(url)
}

const there = (path: string): Probe => ({
  kind: 'answered',
  status: 200,
  finalUrl: `http://www.hikari.jp:${port}${path}`,
})
const unreachable = (reason: string): unknown => ({ kind: 'unreachable', reason })

test('a page that is there is asked for its head only', async () => {
  asked.length = 0
  expect(await probe('/there')).toEqual(there('/there'))
  expect(asked).toEqual(['HEAD www.hikari.jp/there'])
})

test('where no head is known, the page is asked for', async () => {
  asked.length = 0
  expect(await probe('/no-head')).toEqual(there('/no-head'))
  expect(asked).toEqual(['HEAD www.hikari.jp/no-head', 'GET www.hikari.jp/no-head'])
})

test('a page that is not there', async () => {
  expect(await probe('/missing')).toMatchObject({ kind: 'answered', status: 404 })
})

test('three redirects are followed, no more', async () => {
  expect(await probe('/thrice')).toEqual(there('/there'))
  expect(await probe('/four-times')).toEqual(unreachable('redirects'))
  expect(await probe('/round')).toEqual(unreachable('redirects'))
})

test('nobody inside a network is asked: not by name, not as one of several addresses, not by a redirect, not by number', async () => {
  asked.length = 0
  expect(await probe('/there', 'inside.hikari.jp')).toEqual(unreachable('private'))
  expect(await probe('/there', 'both.hikari.jp')).toEqual(unreachable('private'))
  expect(await probe('/inside')).toEqual(unreachable('private'))
  expect(await probe('/metadata')).toEqual(unreachable('private'))
  expect(await probe('/there', '127.0.0.2')).toEqual(unreachable('private'))
  expect(await probe('/there', '[::1]')).toEqual(unreachable('private'))
  expect(asked).toEqual(['HEAD www.hikari.jp/inside', 'HEAD www.hikari.jp/metadata'])
})

test('only web addresses are asked for', async () => {
  expect(await probe('/file')).toEqual(unreachable('scheme'))
  expect(await probe('/nowhere')).toEqual(unreachable('scheme'))
  expect((await prober.probe(['https://a b/'])).get('https://a b/')).toEqual(unreachable('scheme'))
  expect((await prober.probe(['ftp://www.hikari.jp/'])).get('ftp://www.hikari.jp/')).toEqual(
    unreachable('scheme'),
  )
})

test('an unknown name, a closed door, a silent server', async () => {
  expect(await probe('/there', 'nobody.hikari.jp')).toEqual(unreachable('name'))
  expect((await prober.probe(['http://www.hikari.jp:1/'])).get('http://www.hikari.jp:1/')).toEqual(
    unreachable('connection'),
  )
  expect(await probe('/slow')).toEqual(unreachable('time'))
})

test('a name that is not resolved in time', async () => {
  const late = createLinkProber({ resolve: () => new Promise(() => {}), timeoutMs: 50 })
  expect((await late.probe(['https://www.hikari.jp/'])).get('https://www.hikari.jp/')).toEqual(
    unreachable('time'),
  )
})

test('a certificate that no browser trusts', async () => {
  const url = `https://www.hikari.jp:${tlsPort}/there`
  expect((await prober.probe([url])).get(url)).toEqual(unreachable('certificate'))
})

test.each([
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n', 101],
  ['early hints without end', 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n', 'time'],
  ['nothing', '', 'time'],
  ['no HTTP', '\0\0\0', 'connection'],
] as const)('a server that answers with %s holds nobody up', async (_, text, expected) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.write(text))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const url = `http://www.hikari.jp:${(server.address() as AddressInfo).port}/`
  const found = (await prober.probe([url])).get(url)
  expect(found).toEqual(
    typeof expected === 'string'
      ? unreachable(expected)
      : { kind: 'answered', status: expected, finalUrl: url },
  )
})

test('a page without end is not read', async () => {
  expect(await probe('/large')).toEqual(there('/large'))
})

test('at most 20 are asked for, four at a time, and each is accounted for', async () => {
  const urls = Array.from({ length: 25 }, (_, index) => `http://www.hikari.jp:${port}/busy/${index}`)
  const found = await prober.probe(urls)
  expect([...found.keys()]).toEqual(urls)
  expect([...found.values()].filter(({ kind }) => kind === 'answered')).toHaveLength(20)
  expect([...found.values()].filter(({ kind }) => kind === 'not-asked')).toHaveLength(5)
  expect(atOnceMax).toBeLessThanOrEqual(4)
  expect(atOnceMax).toBeGreaterThan(1)
})

test('without being told otherwise it asks nobody on this machine', async () => {
  const url = `http://127.0.0.1:${port}/there`
  expect((await createLinkProber().probe([url])).get(url)).toEqual(unreachable('private'))
})
