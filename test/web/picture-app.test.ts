import { request } from 'node:http'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../src/adapters/http/listen.ts'
import { sha256 } from '../../src/kit/digest.ts'
import type { KeptPicture } from '../../src/message/picture-store.ts'
import { publicApp } from '../../src/web/public-app.ts'
import { pictureFile, plainPng } from '../support/pictures.ts'
import { temporaryStore } from '../support/temporary-store.ts'

const jpeg = pictureFile('plain.jpg')
const digest = sha256(jpeg)

/** A real server before a real store in which two pictures were kept. */
async function openSite(
  load?: () => Promise<KeptPicture | null>,
): Promise<{ url: string; troubles: unknown[] }> {
  const store = temporaryStore()
  await store.pictures.keep({ type: 'jpeg', bytes: jpeg })
  await store.pictures.keep({ type: 'gif', bytes: pictureFile('moving.gif') })
  const troubles: unknown[] = []
  const app = publicApp({
    contacts: store.contacts,
    pictures: load === undefined ? store.pictures : { load },
    tokenKey: new Uint8Array(32).fill(9),
    clock: { now: () => 4000 },
    organisation: null,
    locale: 'en',
    onTrouble: (error) => troubles.push(error),
  })
  const listener = await listen((incoming) => app.fetch(incoming), { host: '127.0.0.1', port: 0 })
  onTestFinished(() => listener.close())
  return { url: listener.url, troubles }
}

test('a picture is answered with its bytes and type, to be kept for ever', async () => {
  const { url } = await openSite()
  const answer = await fetch(`${url}/i/${digest}.jpg`)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(jpeg.length),
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${digest}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
  })
  for (const name of ['set-cookie', 'vary', 'location']) expect(answer.headers.get(name)).toBeNull()
  expect(Buffer.from(await answer.arrayBuffer()).equals(jpeg)).toBe(true)
  const gif = await fetch(`${url}/i/${sha256(pictureFile('moving.gif'))}.gif`)
  expect([gif.status, gif.headers.get('content-type')]).toEqual([200, 'image/gif'])
})

test('HEAD says the same without the bytes', async () => {
  const { url } = await openSite()
  const answer = await fetch(`${url}/i/${digest}.jpg`, { method: 'HEAD' })
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-length')]).toEqual([
    200,
    'image/jpeg',
    String(jpeg.length),
  ])
  expect(await answer.text()).toBe('')
})

test.each([
  [`"${digest}"`, 304],
  [`W/"${digest}"`, 304],
  [`"other", "${digest}"`, 304],
  ['*', 304],
  ['"other"', 200],
  [digest, 200],
])('who has %s already gets %i', async (known, status) => {
  const { url } = await openSite()
  const answer = await fetch(`${url}/i/${digest}.jpg`, { headers: { 'If-None-Match': known } })
  expect([answer.status, answer.headers.get('etag')]).toEqual([status, `"${digest}"`])
  expect((await answer.arrayBuffer()).byteLength).toBe(status === 304 ? 0 : jpeg.length)
})

test.each([
  ['another ending', `/i/${digest}.png`],
  ['the long ending', `/i/${digest}.jpeg`],
  ['no ending', `/i/${digest}`],
  ['capitals', `/i/${digest.toUpperCase()}.jpg`],
  ['a picture that was never kept', `/i/${sha256(plainPng(2, 2))}.png`],
  ['half a digest', `/i/${digest.slice(0, 32)}.jpg`],
  ['the folder', '/i/'],
  ['the folder without a slash', '/i'],
  ['more behind it', `/i/${digest}.jpg/x`],
  ['a path that climbs', '/i/..%2f..%2fetc%2fpasswd'],
])('%s is not there, and no cache remembers that', async (_, path) => {
  const { url } = await openSite()
  const answer = await raw(`${url}${path}`)
  expect(answer.status).toBe(404)
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(answer.headers['content-type']).toMatch(/^text\/html/)
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answer.body).not.toContain(digest.slice(0, 20))
})

test('it speaks to people in their language', async () => {
  const { url } = await openSite()
  const answer = await fetch(`${url}/i/${sha256('x')}.png`, { headers: { 'Accept-Language': 'ja' } })
  expect(answer.headers.get('content-language')).toBe('ja')
  expect(await answer.text()).toContain('画像が見つかりません')
})

test.each(['POST', 'PUT', 'DELETE'])('%s changes nothing', async (method) => {
  const { url } = await openSite()
  const answer = await fetch(`${url}/i/${digest}.jpg`, { method })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a store that cannot be read is "try again", and is heard of', async () => {
  const { url, troubles } = await openSite(() => Promise.reject(new Error('disk')))
  const answer = await fetch(`${url}/i/${digest}.jpg`)
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
    503,
    '60',
    'no-store',
  ])
  expect(troubles).toHaveLength(1)
})

test('leaving a list works beside it', async () => {
  const { url } = await openSite()
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const answer = await fetch(`${url}/u/${'a'.repeat(36)}`)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(await answer.text()).toContain('This link does not work')
})

/** Without what `fetch` does to a path. */
async function raw(url: string): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { origin } = new URL(url)
  const sent = request(origin, { path: url.slice(origin.length) }).end()
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
  let body = ''
  for await (const part of answer.setEncoding('utf8')) body += String(part)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body }
}
