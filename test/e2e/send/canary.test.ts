import { expect, test } from 'vitest'
import type { Store } from '../../../src/adapters/sqlite/open-store.ts'
import { tryUnsubscribe } from '../../../src/commands/send/preflight.ts'
import type { SendPass } from '../../../src/commands/send/send-run.ts'
import type { ApprovedPlan } from '../../../src/plan/plan.ts'
import { sendWorld } from '../../support/send-world.ts'
import { until } from '../../support/send-world-process.ts'

/** What the canary looks at: whose store, which address, how it is sent. */
function asked(
  store: Store,
  change: { readonly url: string; readonly host?: string; readonly category?: string },
) {
  const { url, host = 'mail.hikari.example', category = 'marketing' } = change
  const pass = { store, world: { clock: { now: () => Date.now() } } } as unknown as SendPass
  const plan = {
    category,
    sender: { relay: { host }, urls: { unsubscribe: url } },
  } as unknown as ApprovedPlan
  return { pass, plan }
}

test('an unsubscribe address counts as alive only when the request arrives in this very store', async () => {
  await using world = await sendWorld({ contacts: 0, root: false })
  const tokenKey = Buffer.from(world.keys.token, 'base64')
  const serve = async (env: Readonly<Record<string, string>> = {}) => {
    const server = world.start(['serve', '--listen', '127.0.0.1:0'], env)
    await until('a server', () => server.output().includes('http://'))
    const url = `${/http:\/\/127\.0\.0\.1:\d+/.exec(server.output())?.[0]}/u`
    return { url, end: () => (server.kill('SIGTERM'), server.ended) }
  }
  const mine = await serve()
  const otherStore = await serve({ POSTMERGE_STORE: `sqlite:${world.folder}/other.db` })
  const otherKey = await serve({ POSTMERGE_TOKEN_KEY: Buffer.alloc(32, 1).toString('base64') })
  await world.store(async (store) => {
    const attempt = (change: Parameters<typeof asked>[1]) => {
      const { pass, plan } = asked(store, change)
      return tryUnsubscribe(pass, plan, tokenKey)
    }
    expect(await attempt({ url: mine.url })).toBeNull()
    expect(await attempt({ url: `${mine.url}/` })).toBeNull()
    for (const { url } of [otherStore, otherKey]) {
      expect(await attempt({ url })).toMatchObject({
        code: 'send-unsubscribe-dead',
        exitCode: 1,
        values: { host: new URL(url).host },
      })
    }
    expect((await mine.end()).code).toBe(0)
    expect(await attempt({ url: mine.url })).toMatchObject({ code: 'send-unsubscribe-dead' })
    // Mail that stays on this machine, and mail that nobody can opt out of, needs no such address.
    expect(await attempt({ url: mine.url, host: '127.0.0.1' })).toBeNull()
    expect(await attempt({ url: mine.url, category: 'transactional' })).toBeNull()
  })
})
