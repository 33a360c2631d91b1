import { expect, test } from 'vitest'
import { unsubscribeToken } from '../../src/release/tokens.ts'
import { startCommand } from '../support/command-process.ts'
import { temporaryFolder, temporaryStore } from '../support/temporary-store.ts'

const tokenKey = Buffer.alloc(32, 5)

function envOf(folder: string, change: Readonly<Record<string, string>> = {}) {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    POSTMERGE_STORE: 'sqlite:store.db',
    POSTMERGE_TOKEN_KEY: tokenKey.toString('base64'),
    ...change,
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it listens, obeys a one-click POST, and ends on %s within a second',
  async (signal) => {
    const folder = temporaryFolder()
    const store = temporaryStore(folder)
    await store.canary.open('canarycanarycanaryca', 1)
    const { child, firstLine, ended } = startCommand(['serve', '--listen', '127.0.0.1:0'], {
      env: envOf(folder),
      cwd: folder,
    })
    const url = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(await firstLine)?.[1] ?? ''
    const response = await fetch(`${url}/u/${unsubscribeToken(tokenKey, 'canarycanarycanaryca')}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(response.status).toBe(200)
    expect(await store.canary.seen('canarycanarycanaryca')).not.toBe(null)
    const asked = performance.now()
    child.kill(signal)
    const { code, out, err } = await ended
    expect(performance.now() - asked).toBeLessThan(1000)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`listening on ${url}\n`)
  },
)

test.each([
  ['no store', { POSTMERGE_STORE: '' }, [], 'secret-missing'],
  ['no token key', { POSTMERGE_TOKEN_KEY: '' }, [], 'secret-missing'],
  ['a short token key', { POSTMERGE_TOKEN_KEY: 'c2hvcnQ=' }, [], 'token-key-malformed'],
  ['PostgreSQL', { POSTMERGE_STORE: 'postgres://u:hunter2@h/d' }, [], 'store-postgres'],
  ['no address', {}, ['--listen', 'here'], 'listen-malformed'],
  ['a port that there is not', {}, ['--listen', '127.0.0.1:70000'], 'listen-malformed'],
  ['an address of others', {}, ['--listen', '192.0.2.1:8025'], 'listen-refused'],
])('with %s it does not start, and says why', async (...[, env, args, code]) => {
  const folder = temporaryFolder()
  const { ended } = startCommand(['serve', ...args], { env: envOf(folder, env), cwd: folder })
  const result = await ended
  expect(result).toMatchObject({ code: 1, out: '' })
  expect(result.err).toContain(`[${code}]`)
  expect(result.err).not.toContain('hunter2')
})
