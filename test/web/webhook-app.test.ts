import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isSignedDelivery } from '../../src/adapters/github/verify-delivery.ts'
import { listen } from '../../src/adapters/http/listen.ts'
import { webhookApp } from '../../src/web/webhook-app.ts'

const secret = 'correct horse battery staple'

async function openHook() {
  let nudges = 0
  const app = webhookApp({
    isGenuine: (delivery) => isSignedDelivery(secret, delivery),
    nudge: () => void (nudges += 1),
  })
  const listener = await listen((request) => app.fetch(request), { host: '127.0.0.1', port: 0 })
  onTestFinished(() => listener.close())
  const url = `${listener.url}/hooks/github`
  const post = async (body: string | Uint8Array<ArrayBuffer>, signature: string | null): Promise<number> => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-GitHub-Event': 'push' }
    if (signature !== null) headers['X-Hub-Signature-256'] = signature
    return (await fetch(url, { method: 'POST', headers, body })).status
  }
  return { url, post, nudges: () => nudges }
}

function signed(body: string | Uint8Array, key = secret): string {
  return `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
}

test('a genuine delivery is a nudge, as often as it comes and whatever it says', async () => {
  const { post, nudges } = await openHook()
  const bodies = [
    '{"zen":"Keep it logically awesome."}',
    '{"action":"opened","number":1}',
    '\ufeff{}',
    'not JSON',
  ]
  for (const body of bodies) expect(await post(body, signed(body))).toBe(202)
  expect(await post(bodies[0] ?? '', signed(bodies[0] ?? ''))).toBe(202)
  expect(nudges()).toBe(5)
})

const body = '{"action":"opened"}'

/** What is no genuine delivery, and how it is answered. */
const refused: Readonly<Record<string, readonly [string | Uint8Array<ArrayBuffer>, string | null, number]>> =
  {
    'no signature': [body, null, 401],
    'another secret': [body, signed(body, 'guess'), 401],
    'another body': [`${body} `, signed(body), 401],
    'the older SHA-1 header': [body, `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`, 401],
    'capital letters': [body, signed(body).toUpperCase(), 401],
    'no prefix': [body, signed(body).slice(7), 401],
    'cut short': [body, signed(body).slice(0, -1), 401],
    'nothing in it': ['', signed(''), 401],
    'no text': [new Uint8Array([0xff, 0xfe]), signed(new Uint8Array([0xff, 0xfe])), 401],
    'too much': ['x'.repeat(2 * 1024 * 1024 + 1), signed('x'.repeat(2 * 1024 * 1024 + 1)), 413],
  }

test.each(Object.entries(refused))('refused: %s', async (_, [text, signature, status]) => {
  const { post, nudges } = await openHook()
  expect(await post(text, signature)).toBe(status)
  expect(nudges()).toBe(0)
})

test('only a POST is answered, and only there', async () => {
  const { url } = await openHook()
  expect((await fetch(url)).status).toBe(405)
  expect((await fetch(`${url}/more`, { method: 'POST', body })).status).toBe(404)
})

test('whoever begins many bodies and ends none takes our memory for sixteen of them, and only as long as they stay', async () => {
  const { url, post, nudges } = await openHook()
  const { hostname, port, pathname } = new URL(url)
  const head = `POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n{`
  const slow = Array.from({ length: 16 }, () => connect(Number(port), hostname, () => {}))
  for (const socket of slow) socket.on('error', () => {}).write(head)
  await vi.waitFor(async () => expect(await post(body, signed(body))).toBe(503), 10_000)
  for (const socket of slow) socket.destroy()
  await vi.waitFor(async () => expect(await post(body, signed(body))).toBe(202), 10_000)
  expect(nudges()).toBeGreaterThan(0)
})
