import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isSignedDelivery } from '../../src/adapters/github/verify-delivery.ts'
import { listen } from '../../src/adapters/http/listen.ts'
import { webhookApp } from '../../src/web/webhook-app.ts'
import { temporaryStore } from '../support/temporary-store.ts'

const day = 24 * 60 * 60 * 1000
const secret = 'correct horse battery staple'

async function openHook(isNew: (digest: string) => Promise<boolean> = async () => true) {
  let nudges = 0
  const app = webhookApp({
    isGenuine: (delivery) => isSignedDelivery(secret, delivery),
    isNew,
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

test('a genuine delivery is a nudge, whatever it says, and once', async () => {
  const clock = { now: 0 }
  const { deliveries } = temporaryStore()
  const { post, nudges } = await openHook((digest) => deliveries.note(digest, clock.now))
  const bodies = [
    '{"zen":"Keep it logically awesome."}',
    '{"action":"opened","number":1}',
    '\ufeff{}',
    'not JSON',
  ]
  for (const body of bodies) expect(await post(body, signed(body))).toBe(202)
  expect(nudges()).toBe(4)
  // Who recorded one, or redelivers it, is answered as before; the desk looks by itself once a minute.
  const again = async (): Promise<void> =>
    expect(await post(bodies[1] ?? '', signed(bodies[1] ?? ''))).toBe(202)
  for (let time = 0; time < 3; time += 1) await again()
  clock.now = 7 * day - 1
  await again()
  expect(nudges()).toBe(4)
  // One that was not signed is not remembered, so that the genuine one still wakes the desk.
  expect(await post('{}', signed('{}', 'guess'))).toBe(401)
  expect(await post('{}', signed('{}'))).toBe(202)
  expect(nudges()).toBe(5)
  // Nothing is remembered for ever.
  clock.now = 7 * day
  await again()
  await again()
  expect(nudges()).toBe(6)
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
