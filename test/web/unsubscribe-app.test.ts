import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../src/adapters/http/listen.ts'
import type { Store } from '../../src/adapters/sqlite/open-store.ts'
import { unsubscribeToken } from '../../src/release/tokens.ts'
import { unsubscribeApp, type UnsubscribeOptions } from '../../src/web/unsubscribe-app.ts'
import { importRow, importRows, temporaryStore } from '../support/temporary-store.ts'

const tokenKey = new Uint8Array(32).fill(9)
const idem = 'veraveraveraveravera'
const token = unsubscribeToken(tokenKey, idem)
const oneClick = 'List-Unsubscribe=One-Click'
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

interface Site {
  readonly url: string
  readonly store: Store
  readonly contactId: string
  readonly troubles: unknown[]
}

/** A real server before a real store in which one message went to vera@example.test. */
async function openSite(change: Partial<UnsubscribeOptions> = {}): Promise<Site> {
  const store = temporaryStore()
  importRows(store, 'news', [importRow('vera@example.test')])
  const contactId = (await store.contacts.find('vera@example.test'))?.id ?? ''
  await store.journal.raiseFence('a'.repeat(32), 1)
  async function* rows() {
    yield { idem, contactId, list: 'news', skip: null, cohort: 0 }
  }
  expect(await store.journal.writeSnapshot('a'.repeat(32), 1, rows())).toBe(true)
  const troubles: unknown[] = []
  const app = unsubscribeApp({
    contacts: store.contacts,
    tokenKey,
    clock: { now: () => 4000 },
    organisation: 'ひかり食品',
    locale: 'en',
    onTrouble: (error) => troubles.push(error),
    ...change,
  })
  const listener = await listen((incoming) => app.fetch(incoming), { host: '127.0.0.1', port: 0 })
  onTestFinished(() => listener.close())
  return { url: listener.url, store, contactId, troubles }
}

test('a one-click POST acts at once, without redirect or cookie, as often as it comes', async () => {
  const { url, store, contactId } = await openSite()
  for (const body of [oneClick, oneClick]) {
    const response = await fetch(`${url}/u/${token}`, {
      method: 'POST',
      headers: form,
      body,
      redirect: 'error',
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBe(null)
    expect(await store.contacts.suppressionOf(contactId)).toBe('unsubscribed')
  }
})

test('a one-click POST may be multipart, and the case of the token may have changed on its way', async () => {
  const { url, store, contactId } = await openSite()
  const body = new FormData()
  body.set('List-Unsubscribe', 'One-Click')
  const response = await fetch(`${url}/u/${token.toUpperCase()}`, { method: 'POST', body })
  expect(response.status).toBe(200)
  expect(await store.contacts.suppressionOf(contactId)).toBe('unsubscribed')
})

test('GET and HEAD show or probe the page and change nothing', async () => {
  const { url, store, contactId } = await openSite()
  const page = await fetch(`${url}/u/${token}`)
  expect(page.status).toBe(200)
  expect(await page.text()).toMatch(
    /<form method="post">[^]*<button type="submit">\s*Unsubscribe\s*<\/button>/,
  )
  const head = await fetch(`${url}/u/${token}`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(await store.contacts.suppressionOf(contactId)).toBe(null)
})

test('the button of the page does what the one click does', async () => {
  const { url, store, contactId } = await openSite()
  const page = await (await fetch(`${url}/u/${token}`)).text()
  const [, name, value] = /<input type="hidden" name="([^"]+)" value="([^"]+)"/.exec(page) ?? []
  const body = new URLSearchParams({ [name ?? '']: value ?? '' })
  const done = await fetch(`${url}/u/${token}`, { method: 'POST', body })
  expect(done.status).toBe(200)
  expect(await done.text()).toContain('You are unsubscribed')
  expect(await store.contacts.suppressionOf(contactId)).toBe('unsubscribed')
})

test.each([
  ['nothing', ''],
  ['another value', 'List-Unsubscribe=No'],
  ['the pair twice', `${oneClick}&${oneClick}`],
  ['more than the pair', `${oneClick}&a=b`],
])('a POST with %s is refused and changes nothing', async (_, body) => {
  const { url, store, contactId } = await openSite()
  const response = await fetch(`${url}/u/${token}`, { method: 'POST', headers: form, body })
  expect(response.status).toBe(400)
  expect(await store.contacts.suppressionOf(contactId)).toBe(null)
})

test('a broken multipart body is refused', async () => {
  const { url, store, contactId } = await openSite()
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const response = await fetch(`${url}/u/${token}`, { method: 'POST', headers, body: '--y\r\n' })
  expect(response.status).toBe(400)
  expect(await store.contacts.suppressionOf(contactId)).toBe(null)
})

test('forged, mistyped and forgotten tokens get one and the same answer', async () => {
  const { url, store, contactId } = await openSite()
  const other = unsubscribeToken(new Uint8Array(32).fill(8), idem)
  const forgotten = unsubscribeToken(tokenKey, 'x'.repeat(20))
  const last = token.endsWith('a') ? 'b' : 'a'
  const answers = []
  for (const wrong of [
    other,
    forgotten,
    token.slice(0, -1),
    token.slice(0, -1) + last,
    `${token}a`,
    '%00',
    'x',
  ]) {
    const response = await fetch(`${url}/u/${wrong}`, { method: 'POST', headers: form, body: oneClick })
    const headers = [...response.headers].filter(([name]) => name !== 'date')
    answers.push(JSON.stringify([response.status, headers, await response.text()]))
  }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^\[404,/)
  expect(await store.contacts.suppressionOf(contactId)).toBe(null)
  expect((await fetch(`${url}/u/${other}`)).status).toBe(404)
})

test('a body over one kilobyte is cut off, with and without its length', async () => {
  const { url, store, contactId } = await openSite()
  const body = `${oneClick}&x=${'x'.repeat(100_000)}`
  expect((await fetch(`${url}/u/${token}`, { method: 'POST', headers: form, body })).status).toBe(413)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const chunked = request(`${url}/u/${token}`, { method: 'POST', headers: form }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    chunked.on('error', reject)
    chunked.write(body.slice(0, 2000))
    chunked.end(body.slice(2000))
  })
  expect(status).toBe(413)
  expect(await store.contacts.suppressionOf(contactId)).toBe(null)
})

test('every answer carries the guards, and none carries an address', async () => {
  const { url } = await openSite()
  for (const [method, path] of [
    ['GET', `/u/${token}`],
    ['POST', `/u/${token}`],
    ['PUT', `/u/${token}`],
    ['GET', '/u/x'],
    ['GET', '/'],
    ['GET', '/healthz'],
  ] as const) {
    const response = await fetch(`${url}${path}`, { method, headers: { ...form, 'Accept-Language': 'ja' } })
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).not.toContain('@example')
  }
})

test('the page speaks the language of the browser', async () => {
  const { url } = await openSite()
  const page = await fetch(`${url}/u/${token}`, { headers: { 'Accept-Language': 'fr, ja;q=0.9, en;q=0.1' } })
  expect(page.headers.get('content-language')).toBe('ja')
  const text = await page.text()
  expect(text).toContain('<html lang="ja">')
  expect(text).toContain('ひかり食品からの')
})

test("a sender's name cannot become markup, and the style is the one the policy allows", async () => {
  const { url } = await openSite({ organisation: `"><script>alert(1)</script>&'` })
  const page = await fetch(`${url}/u/${token}`)
  const text = await page.text()
  expect(text).not.toContain('<script')
  expect(text).toContain('&lt;script&gt;')
  const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const hash = Buffer.from(digest).toString('base64')
  expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
})

test('other methods are refused by name', async () => {
  const { url } = await openSite()
  const response = await fetch(`${url}/u/${token}`, { method: 'DELETE' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
})

test('a store that fails is answered with "try again", and the page tells nothing of it', async () => {
  const broken = new Error('SQLITE_BUSY vera@example.test')
  const { url, troubles } = await openSite({ contacts: { unsubscribe: () => Promise.reject(broken) } })
  const response = await fetch(`${url}/u/${token}`, { method: 'POST', headers: form, body: oneClick })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).not.toMatch(/SQLITE|vera/)
  expect(troubles).toEqual([broken])
})

test('a canary that we send to ourselves arrives in the store', async () => {
  const { url, store } = await openSite()
  const canary = 'canarycanarycanaryca'
  await store.canary.open(canary, 1000)
  const path = `${url}/u/${unsubscribeToken(tokenKey, canary)}`
  expect((await fetch(path)).status).toBe(200)
  expect(await store.canary.seen(canary)).toBe(null)
  const response = await fetch(path, { method: 'POST', headers: form, body: oneClick, redirect: 'error' })
  expect(response.status).toBe(200)
  expect(await store.canary.seen(canary)).toBe(4000)
})

test('it says that it is alive', async () => {
  const { url } = await openSite()
  const response = await fetch(`${url}/healthz`)
  expect([response.status, await response.text()]).toEqual([200, 'ok'])
})

test('a port that is taken is refused by name, and closing does not wait for idle or silent connections', async () => {
  const first = await listen(() => new Response('ok'), { host: '127.0.0.1', port: 0 })
  const port = Number(new URL(first.url).port)
  await expect(listen(() => new Response('ok'), { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'listen-refused',
    values: { reason: 'EADDRINUSE' },
  })
  await (await fetch(first.url)).text()
  const silent = connect(port, '127.0.0.1')
  silent.on('error', () => {})
  await new Promise((resolve) => silent.once('connect', resolve))
  silent.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')
  const began = performance.now()
  await first.close()
  expect(performance.now() - began).toBeLessThan(1000)
  silent.destroy()
})
