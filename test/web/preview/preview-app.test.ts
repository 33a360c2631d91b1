import { describe, expect, test } from 'vitest'
import { previewApp } from '../../../src/web/preview/preview-app.ts'
import { previewPage } from '../../../src/web/preview/preview-page.ts'
import { readState, views } from '../../../src/web/preview/view-state.ts'
import { attackedOptions, attackedPort, picture } from '../../support/attacked-preview.ts'

const html = '<html><head></head><body><p>Harvest</p></body></html>'
const secret = 'secretsecretsecret'

async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  options = attackedOptions(attackedPort(html)),
): Promise<Response> {
  return previewApp(options).request(`http://127.0.0.1:8026${path}`, {
    headers: { Host: '127.0.0.1:8026', ...headers },
  })
}

test.each([
  ['127.0.0.1:8026', 200],
  ['127.0.0.1', 200],
  ['localhost:9000', 200],
  ['[::1]:8026', 200],
  ['attacker.example', 403],
  ['attacker.example:8026', 403],
  ['127.0.0.1.attacker.example:8026', 403],
  ['localhost.attacker.example', 403],
  ['127.0.0.1@attacker.example', 403],
  ['10.0.0.1:8026', 403],
  ['0.0.0.0:8026', 403],
  ['', 403],
])('asked by the name %j it answers %i', async (host, status) => {
  const answer = await ask(`/${secret}/?campaign=harvest`, { Host: host })
  expect(answer.status).toBe(status)
  if (status !== 200) expect(await answer.text()).toBe('')
})

test.each([
  '/',
  '/favicon.ico',
  '/secret/',
  `/${secret}x/`,
  `/${secret.slice(1)}/`,
  `/${secret.toUpperCase()}/`,
  '/secretsecretsecreu/',
  `/${secret}`,
  `/${secret}/nothing`,
  `/${secret}/../${secret}x/`,
  '/wrong/mail?campaign=harvest',
  '/wrong/events',
  '/wrong/preview.js',
  '/wrong/i/elsewhere.svg',
  `/wrong/i/${picture.sha256}.gif`,
  '/open/wrong',
  '/open/',
  `/${secret}/i/${'6'.repeat(64)}.gif`,
  `/${secret}/i/${picture.sha256}.png`,
  `/${secret}/i/..%2f..%2fetc%2fpasswd`,
])('%s is an empty 404', async (path) => {
  const answer = await ask(path)
  expect([answer.status, await answer.text()]).toEqual([404, ''])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
  '%s changes nothing and is refused',
  async (method) => {
    const answer = await previewApp(attackedOptions(attackedPort(html))).request(
      `http://127.0.0.1/${secret}/?campaign=harvest`,
      { method, headers: { Host: '127.0.0.1', Origin: 'https://attacker.example' } },
    )
    expect(answer.status).toBe(405)
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  },
)

test('a name for the command line opens once', async () => {
  const app = previewApp(attackedOptions(attackedPort(html)))
  const open = async () =>
    app.request('http://127.0.0.1/open/onlyonlyonlyonly', { headers: { Host: '127.0.0.1' } })
  const first = await open()
  expect([first.status, first.headers.get('Location')]).toEqual([302, `/${secret}/`])
  expect((await open()).status).toBe(404)
})

test('every answer is kept nowhere, leaves no trace in links, and lets no other page read it', async () => {
  for (const path of [
    '?campaign=harvest',
    'mail?campaign=harvest',
    'preview.js',
    'preview.css',
    'icon.svg',
    'i/elsewhere.svg',
    'blank',
  ]) {
    const { headers, status } = await ask(`/${secret}/${path}`)
    expect.soft([path, status]).toEqual([path, 200])
    expect
      .soft([
        path,
        headers.get('Cache-Control'),
        headers.get('Referrer-Policy'),
        headers.get('X-Content-Type-Options'),
      ])
      .toEqual([path, 'no-store', 'no-referrer', 'nosniff'])
    expect.soft([path, headers.get('Access-Control-Allow-Origin')]).toEqual([path, null])
    expect.soft(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  }
})

test('the page may load its own script and style; the mail may load its pictures and nothing else', async () => {
  const page = await ask(`/${secret}/?campaign=harvest`)
  expect(page.headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  const mail = await ask(`/${secret}/mail?campaign=harvest`)
  expect(mail.headers.get('Content-Security-Policy')).toBe(
    `default-src 'none'; img-src http://127.0.0.1:8026/${secret}/i/; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox`,
  )
  const remote = await ask(`/${secret}/mail?campaign=harvest&remote=1`)
  expect(remote.headers.get('Content-Security-Policy')).toContain(`/${secret}/i/ https:; style-src`)
  expect((await ask(`/${secret}/mail?campaign=none`)).headers.get('Content-Security-Policy')).toContain(
    "img-src 'none'",
  )
  const shown = await ask(`/${secret}/i/${picture.sha256}.gif`)
  expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/gif'])
})

test('without a campaign in it the address is completed, so that it keeps meaning the same', async () => {
  const answer = await ask(`/${secret}/?view=phone`)
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    302,
    `/${secret}/?campaign=harvest&view=phone`,
  ])
})

const evil = `"><script>alert(1)</script></iframe></pre></textarea></title><img src=x onerror=alert(1)>' onmouseover='x`

describe('whatever a campaign says, the page only shows it', () => {
  test.each(views)('view %s', async (view) => {
    const port = attackedPort(`<html><head></head><body>${evil}</body></html>`, {
      subject: evil,
      text: evil,
      source: evil,
    })
    const answer = await ask(
      `/${secret}/?campaign=harvest&view=${view}&search=${encodeURIComponent(evil)}&locale=${encodeURIComponent(evil)}`,
      {},
      attackedOptions(port),
    )
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script src="preview.js" defer>'])
    expect(text).not.toMatch(/<img\b|onmouseover='|<\/textarea>/)
    expect(text.match(/<\/iframe>/g) ?? []).toHaveLength(['desktop', 'phone', 'dark'].includes(view) ? 1 : 0)
    expect(text.match(/<\/title>/g)).toHaveLength(1)
  })

  test('a huge mail is shown in part, and its page stays small', async () => {
    const huge = 'x'.repeat(2_000_000)
    const deep = `<html><head></head><body>${'<div>'.repeat(30_000)}${'<img "'.repeat(30_000)}`
    const options = attackedOptions(
      attackedPort(deep, { text: huge, source: `${huge}\n`.repeat(2) + '\n'.repeat(50_000) }),
    )
    const started = performance.now()
    for (const view of views) {
      const text = await (await ask(`/${secret}/?campaign=harvest&view=${view}&line=3`, {}, options)).text()
      expect.soft([view, text.length < 1_000_000]).toEqual([view, true])
    }
    expect((await ask(`/${secret}/mail?campaign=harvest`, {}, options)).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

test.each([
  ['file=policies/identities.yaml'],
  ['file=../../../../etc/passwd'],
  ['file=/etc/passwd'],
  ['file=campaigns/harvest/../../.env'],
  ['file=%00'],
  ['file=campaigns%2fharvest%2fcampaign.md%00'],
])('the file view with %s shows no file that the port does not name', async (query) => {
  const text = await (await ask(`/${secret}/?campaign=harvest&view=file&${query}`)).text()
  expect(text).toContain('There is no such file here.')
  expect(text).not.toContain('root:')
})

test('in Japanese the page is Japanese', async () => {
  const options = { ...attackedOptions(attackedPort(html)), locale: 'ja' as const }
  const text = await (await ask(`/${secret}/?campaign=harvest&view=plan`, {}, options)).text()
  expect(text).toContain('<html lang="ja">')
  for (const word of ['指摘事項', '読者の例', '配信日時', '前の版からの変更']) expect(text).toContain(word)
  expect(text).not.toMatch(/>\s*(?:Findings|Desktop|Read as|Campaigns)\s*</)
})

test('without any campaign the page says how to begin', async () => {
  const empty = { ...attackedPort(html), list: () => [], examine: async () => null }
  const text = await (await ask(`/${secret}/`, {}, attackedOptions(empty))).text()
  expect(text).toContain('There is no campaign yet')
  expect(await (await ask(`/${secret}/?campaign=gone`)).text()).toContain('There is no such campaign')
})

test('of two thousand campaigns sixty are listed, the chosen one among them, and the rest is found', async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => ({
    id: `mail-${n}`,
    subject: `Number ${n}`,
    status: 'ready' as const,
  }))
  const context = {
    locale: 'en' as const,
    state: { ...readState({}), campaign: 'mail-1999' },
    rows,
    examined: null,
    chosen: null,
    changes: null,
    port: { source: () => null, editorLink: () => null },
  }
  const items = (text: string) => [...text.matchAll(/id="campaign-([^"]+)"/g)].map((match) => match[1])
  const text = String(await previewPage(context))
  expect(items(text)).toHaveLength(61)
  expect(items(text)[0]).toBe('mail-1999')
  expect(text).toContain('1940 more')
  const found = String(await previewPage({ ...context, state: { ...context.state, search: 'NUMBER 123' } }))
  expect(items(found)).toEqual([
    'mail-1999',
    'mail-123',
    'mail-1123',
    ...Array.from({ length: 10 }, (_, n) => `mail-123${n}`),
  ])
})
