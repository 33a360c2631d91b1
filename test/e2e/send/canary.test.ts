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
  const said: string[] = []
  const world = { clock: { now: () => Date.now() }, locale: 'en', err: (line: string) => said.push(line) }
  const pass = { store, world } as unknown as SendPass
  const plan = {
    category,
    sender: { relay: { host }, urls: { unsubscribe: url } },
  } as unknown as ApprovedPlan
  return { pass, plan, said }
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
    expect(await attempt({ url: mine.url, category: 'transactional' })).toBeNull()
    // A rehearsal, out of reach of the world on both sides, needs no such address, and says that it was not tried.
    for (const url of [mine.url, 'https://news.hikari.example/u', 'https://mail.test/u']) {
      const { pass, plan, said } = asked(store, { url, host: '127.0.0.1' })
      expect(await tryUnsubscribe(pass, plan, tokenKey)).toBeNull()
      expect(said.join()).toContain(`${new URL(url).host} was not tried`)
    }
    // A relay on this machine may pass everything on: a real address is tried, and an example on the way out is as dead as it is.
    const dead = { code: 'send-unsubscribe-dead', exitCode: 1 }
    expect(await attempt({ url: 'https://198.51.100.1:1/u', host: '127.0.0.1' })).toMatchObject(dead)
    expect(await attempt({ url: 'https://news.hikari.invalid/u' })).toMatchObject(dead)
  })
})
