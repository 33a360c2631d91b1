import { createSign, generateKeyPairSync } from 'node:crypto'
import { expect } from 'vitest'
import { proposed, refusalOf, type Behaviours, type Story } from './story.ts'

/** A token that an App signs itself. */
function signed(key: string, claims: Readonly<Record<string, unknown>>): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
}

function newApp(story: Story): ReturnType<Story['github']['app']> {
  return story.github.app('postmerge', {
    owner: 'hikari',
    permissions: { contents: 'read', pull_requests: 'write', members: 'read' },
  })
}

function asApp(story: Story, app: ReturnType<typeof newApp>): ReturnType<Story['as']> {
  const now = Math.floor(story.nowMs() / 1000)
  return story.withToken(signed(app.privateKey, { iss: app.id, iat: now - 60, exp: now + 540 }))
}

export const callerBehaviours: Behaviours = {
  'app-token-times': async (story) => {
    const app = newApp(story)
    const now = Math.floor(story.nowMs() / 1000)
    const message = async (claims: object): Promise<string> =>
      (
        await refusalOf(
          story.withToken(signed(app.privateKey, { iss: app.id, ...claims })).apps.getAuthenticated(),
        )
      ).message
    expect([
      await message({ iat: now, exp: now + 700 }),
      await message({ iat: now - 100, exp: now - 1 }),
      await message({ iat: now + 100, exp: now + 200 }),
    ]).toEqual([
      expect.stringContaining('too far in the future'),
      expect.stringContaining('future time'),
      expect.stringContaining("'Issued at' claim ('iat')"),
    ])
    expect((await asApp(story, app).apps.getAuthenticated()).data?.slug).toBe('postmerge')
  },
  'app-token-signature': async (story) => {
    const app = newApp(story)
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const now = Math.floor(story.nowMs() / 1000)
    const { status } = await refusalOf(
      story.withToken(signed(privateKey, { iss: app.id, iat: now, exp: now + 60 })).apps.getAuthenticated(),
    )
    expect(status).toBe(401)
  },
  'app-installation': async (story) => {
    const app = newApp(story)
    const client = asApp(story, app)
    const all = await client.apps.listInstallations()
    const org = await client.apps.getOrgInstallation({ org: 'hikari' })
    const repo = await client.apps.getRepoInstallation(story.at)
    expect([all.data.length, org.data.id, repo.data.permissions]).toEqual([
      1,
      app.installationId,
      { metadata: 'read', contents: 'read', pull_requests: 'write', members: 'read' },
    ])
    expect((await refusalOf(client.pulls.list(story.at))).status).toBe(401)
  },
  'app-installation-permissions': async (story) => {
    const app = newApp(story)
    app.permit({ contents: 'read' })
    const client = asApp(story, app)
    const { data } = await client.apps.getInstallation({ installation_id: app.installationId })
    expect([data.app_id, data.permissions]).toEqual([app.id, { metadata: 'read', contents: 'read' }])
    const other = await refusalOf(client.apps.getInstallation({ installation_id: 1 }))
    expect(other.status).toBe(404)
  },
  'app-token-narrower': async (story) => {
    proposed(story)
    const app = newApp(story)
    const client = asApp(story, app)
    const call = { installation_id: app.installationId }
    const more = await refusalOf(
      client.apps.createInstallationAccessToken({ ...call, permissions: { contents: 'write' } }),
    )
    const { data } = await client.apps.createInstallationAccessToken({
      ...call,
      permissions: { contents: 'read' },
      repositories: ['mail'],
    })
    const narrow = story.withToken(data.token)
    const reach = await narrow.apps.listReposAccessibleToInstallation()
    expect([
      more.status,
      reach.data.repositories.map(({ name }) => name),
      (await refusalOf(narrow.pulls.list(story.at))).status,
    ]).toEqual([422, ['mail'], 403])
    expect((await narrow.repos.getContent({ ...story.at, path: 'lists/vip/list.yml' })).status).toBe(200)
  },
  'app-token-expires': async (story) => {
    const app = newApp(story)
    const { data } = await asApp(story, app).apps.createInstallationAccessToken({
      installation_id: app.installationId,
    })
    expect(Date.parse(data.expires_at) - story.nowMs()).toBe(3_600_000)
    story.wait(3601)
    expect((await refusalOf(story.withToken(data.token).pulls.list(story.at))).status).toBe(401)
  },
  'workflow-token-reach': async (story) => {
    story.github.org('hikari').repository('other')
    const client = story.withToken(story.github.workflowToken('hikari/mail', { contents: 'read' }))
    expect((await client.repos.get(story.at)).status).toBe(200)
    expect((await refusalOf(client.repos.get({ owner: 'hikari', repo: 'other' }))).status).toBe(404)
  },
  'limit-headers': async (story) => {
    const client = story.as('aoi')
    const first = await client.repos.get(story.at)
    const { data } = await client.rateLimit.get()
    expect([
      first.headers['x-ratelimit-limit'],
      first.headers['x-ratelimit-remaining'],
      first.headers['x-ratelimit-resource'],
    ]).toEqual(['5000', '4999', 'core'])
    expect([data.rate.remaining, data.rate.reset]).toEqual([4999, Number(first.headers['x-ratelimit-reset'])])
  },
  'limit-primary': async (story) => {
    story.github.limits({ perHour: 2 })
    const client = story.as('aoi')
    await client.repos.get(story.at)
    await client.repos.get(story.at)
    const refused = await refusalOf(client.repos.get(story.at))
    expect(refused).toMatchObject({
      status: 403,
      message: expect.stringContaining('API rate limit exceeded'),
    })
    story.wait(3601)
    expect((await client.repos.get(story.at)).status).toBe(200)
  },
  'limit-secondary': async (story) => {
    story.github.limits({ contentPerMinute: 2 })
    const client = story.as('aoi')
    for (const name of ['a', 'b']) await client.issues.createLabel({ ...story.at, name })
    const error = (await client.issues
      .createLabel({ ...story.at, name: 'c' })
      .catch((caught: unknown) => caught)) as {
      readonly message: string
      readonly response: { readonly headers: Readonly<Record<string, string>> }
    }
    expect([error.response.headers['retry-after'], error.message]).toEqual([
      '60',
      expect.stringContaining('secondary rate limit'),
    ])
  },
  'etag-unchanged': async (story) => {
    const client = story.as('aoi')
    const first = await client.repos.get(story.at)
    const again = client.repos.get({ ...story.at, headers: { 'if-none-match': first.headers.etag ?? '' } })
    expect((await refusalOf(again)).status).toBe(304)
    expect((await client.rateLimit.get()).data.rate.used).toBe(1)
    story.mail.settings({ autoMerge: true, private: false })
    expect(
      (await client.repos.get({ ...story.at, headers: { 'if-none-match': first.headers.etag ?? '' } }))
        .status,
    ).toBe(200)
  },
  'pages-linked': async (story) => {
    const pull = proposed(story)
    for (let index = 0; index < 5; index += 1) pull.review('vera', 'COMMENT')
    const client = story.as('aoi')
    const { data, headers } = await client.pulls.listReviews({
      ...story.at,
      pull_number: 1,
      per_page: 2,
      page: 2,
    })
    expect([
      data.length,
      [...(headers.link ?? '').matchAll(/[?&]page=(\d).*?rel="(\w+)"/g)].map(([, page, rel]) => [rel, page]),
    ]).toEqual([
      2,
      [
        ['prev', '1'],
        ['next', '3'],
        ['last', '3'],
        ['first', '1'],
      ],
    ])
    expect(
      await client.paginate(client.pulls.listReviews, { ...story.at, pull_number: 1, per_page: 2 }),
    ).toHaveLength(5)
  },
  'pages-100': async (story) => {
    const pull = proposed(story)
    for (let index = 0; index < 101; index += 1) pull.review('vera', 'COMMENT')
    const lengths = async (per_page?: number): Promise<number> =>
      (
        await story
          .as('aoi')
          .pulls.listReviews({ ...story.at, pull_number: 1, ...(per_page === undefined ? {} : { per_page }) })
      ).data.length
    expect([await lengths(), await lengths(1000)]).toEqual([30, 100])
  },
}
