import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createGitHubReader } from '../../../src/adapters/github/reader.ts'
import type { RememberedResponse } from '../../../src/approval/response-memory.ts'
import { createGitHubWriter } from '../../../src/adapters/github/writer.ts'
import { openStory, proposed, type Story } from '../../github/story.ts'
import type { OperationId } from '../../support/github/operations.ts'
import { failing, openReader, question } from './open-reader.ts'

function triesOf({ github }: Story, operation: OperationId): number {
  return github.requests.filter((request) => request.operation === operation).length
}

test('a second page that fails is asked again, and one that stays away takes the whole answer with it', async () => {
  const story = await openStory()
  const { github } = story
  const pull = proposed(story)
  for (let comment = 0; comment < 100; comment += 1) pull.review('rin', 'COMMENT')
  pull.approve('vera')
  const { reader } = openReader(story, { token: github.token('admin') })
  github.fails('pulls/list-reviews', 502, { page: 2, times: 3 })
  const { reviews } = await reader.proposed(pull.head(), question(story))
  expect(reviews).toMatchObject([{ state: 'approved', account: { login: 'vera' } }])
  expect(triesOf(story, 'pulls/list-reviews')).toBe(5)
  github.fails('pulls/list-reviews', 502, { page: 2, times: 4 })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-unreachable',
    'temporary',
  ])
})

test.each([
  [404, 1, 'github-missing'],
  [403, 1, 'github-forbidden'],
  [422, 1, 'github-refused'],
  [500, 4, 'github-unreachable'],
] as const)('what is answered by %i is asked %i times', async (status, tries, code) => {
  const story = await openStory()
  const pull = proposed(story)
  const { reader } = openReader(story, { token: story.github.token('admin') })
  story.github.fails('pulls/get', status, { times: 10 })
  await expect(reader.proposed(pull.head(), question(story))).rejects.toThrow(code)
  expect(triesOf(story, 'pulls/get')).toBe(tries)
})

test('a limit is waited for while it is short, and then told with its end', async () => {
  const story = await openStory()
  const { github } = story
  const pull = proposed(story)
  const { reader } = openReader(story, { token: github.token('admin') })
  github.tooFast('pulls/get', 2)
  github.tooFast('pulls/get', 2)
  expect((await reader.proposed(pull.head(), question(story))).candidates).toEqual([pull.number])
  github.tooFast('pulls/get', 120)
  await expect(reader.proposed(pull.head(), question(story))).rejects.toMatchObject({
    code: 'github-rate-limited',
    permanence: 'temporary',
    values: { operation: 'pull request', until: '2026-11-20T03:02:00Z' },
  })
  github.limits({ perHour: 1 })
  await expect(reader.proposed(pull.head(), question(story))).rejects.toMatchObject({
    code: 'github-rate-limited',
    values: { until: '2026-11-20T04:00:00Z' },
  })
})

test('a limit never makes a write be tried again', async () => {
  const story = await openStory()
  const { github, mail } = story
  const pull = proposed(story)
  const writer = createGitHubWriter({
    forge: { github: 'hikari/mail', id: mail.id, api: github.url },
    env: { POSTMERGE_GITHUB_TOKEN: github.token('victor') },
    secondMs: 1,
  })
  github.tooFast('issues/create-comment', 1)
  await expect(writer.comment(pull.number, 'Hello')).rejects.toThrow('github-rate-limited')
  expect(triesOf(story, 'issues/create-comment')).toBe(1)
  github.fails('issues/create-comment', 502, { times: 9 })
  await expect(writer.comment(pull.number, 'Hello')).rejects.toThrow('github-unreachable')
  // Once more after a look, and then no more.
  expect(triesOf(story, 'issues/create-comment')).toBe(3)
})

test('a connection that breaks is made again; an answer that never comes is none', async () => {
  const story = await openStory()
  const { github } = story
  const pull = proposed(story)
  const { reader } = openReader(story, { token: github.token('admin') })
  github.fault({ operation: 'pulls/list-reviews', effect: { kind: 'drop', when: 'before' }, times: 2 })
  expect((await reader.proposed(pull.head(), question(story))).candidates).toEqual([pull.number])
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const api = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const waiting = createGitHubReader({
    forge: { github: 'hikari/mail', id: 1, api },
    env: { POSTMERGE_GITHUB_TOKEN: 'ghp_x' },
    secondMs: 1,
    timeoutMs: 30,
  })
  expect(await failing(waiting.mergesOf(pull.head()))).toEqual(['github-unreachable', 'temporary'])
})

test('a clock that differs keeps no App out', async () => {
  // The stand-in lives in another week than this machine, and its header is a minute behind.
  const story = await openStory()
  const pull = proposed(story)
  story.github.skewClock(-60_000)
  const { reader } = openReader(story)
  expect((await reader.proposed(pull.head(), question(story))).candidates).toEqual([pull.number])
})

const pem = (kind: string, text: string): string =>
  `-----BEGIN ${kind}-----\n${text}\n-----END ${kind}-----\n`

test.each([
  ['RSA PRIVATE KEY', 'bWlzc2luZw=='],
  ['PRIVATE KEY', 'bWlzc2luZw=='],
  ['PRIVATE KEY', '*secret*'],
  ['OPENSSH PRIVATE KEY', 'bWlzc2luZw=='],
])('a key that cannot be read is said so, and not repeated: %s %s', async (kind, text) => {
  const story = await openStory()
  const { app } = openReader(story)
  const reader = createGitHubReader({
    forge: { github: 'hikari/mail', id: story.mail.id, api: story.github.url },
    env: {
      POSTMERGE_GITHUB_APP_ID: String(app.id),
      POSTMERGE_GITHUB_APP_KEY: pem(kind, text),
      POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
    },
    secondMs: 1,
  })
  const trouble = (await reader.mergesOf(story.mail.tip()).catch((error: unknown) => error)) as Error
  expect(trouble).toMatchObject({ code: 'github-app-key', permanence: 'permanent', values: {} })
  expect(`${trouble.stack} ${JSON.stringify(trouble.cause ?? null)}`).not.toContain(text)
})

test('no remembered answer holds the token, and none is given to who may not see it any more', async () => {
  const story = await openStory()
  const { github, mail } = story
  const pull = proposed(story)
  const remembered = new Map<string, RememberedResponse>()
  const memory = {
    get: (address: string) => remembered.get(address) ?? null,
    set: (address: string, response: RememberedResponse) => void remembered.set(address, response),
  }
  const token = github.token('rin')
  mail.grant('rin', 'write')
  const { reader } = openReader(story, { token, memory })
  await reader.proposed(pull.head(), question(story))
  expect(remembered.size).toBeGreaterThan(5)
  expect(JSON.stringify([...remembered])).not.toContain(token.slice(4))
  const stranger = openReader(story, { token: github.token('stranger'), memory })
  expect(await failing(stranger.reader.proposed(pull.head(), question(story)))).toEqual([
    'github-missing',
    'permanent',
  ])
})

test('an answer that broke off is not remembered', async () => {
  const story = await openStory()
  const pull = proposed(story)
  const { reader } = openReader(story)
  // Half of a JSON text is a text.
  story.github.fault({ operation: 'pulls/get', effect: { kind: 'change', body: () => '{"number": 1' } })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-answer-strange',
    'temporary',
  ])
  expect((await reader.proposed(pull.head(), question(story))).candidates).toEqual([pull.number])
})

test('no trouble repeats the token', async () => {
  const story = await openStory()
  const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz'
  const { reader } = openReader(story, { token })
  const trouble = (await reader.mergesOf(story.mail.tip()).catch((error: unknown) => error)) as Error & {
    readonly values: unknown
  }
  expect(trouble).toMatchObject({ code: 'github-unauthorised', permanence: 'permanent' })
  const cause = JSON.stringify(trouble.cause ?? null)
  expect(`${trouble.stack} ${JSON.stringify(trouble.values)} ${cause}`).not.toContain(token.slice(4))
})

test.each([
  ['pulls/get', { head: null }],
  ['pulls/get', { commits: '1' }],
  ['pulls/get', { number: 1.5 }],
  ['repos/get', { id: '7' }],
  ['repos/codeowners-errors', { errors: 'none' }],
  ['repos/get-collaborator-permission-level', { permission: 'owner' }],
  ['teams/check-permissions-for-repo-in-org', { permissions: null }],
] as const)('%s with %o decides nothing', async (operation, changed) => {
  const story = await openStory()
  const pull = proposed(story)
  pull.approve('vera')
  const { reader } = openReader(story)
  story.github.fault({
    operation,
    effect: { kind: 'change', body: (body: object) => ({ ...body, ...changed }) },
  })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-answer-strange',
    'temporary',
  ])
})

test.each([
  ['pulls/list-reviews', 'a kind of review that nobody knows', { state: 'VETOED' }],
  ['pulls/list-reviews', 'a review of a commit that is no commit', { commit_id: 'HEAD' }],
  ['pulls/list-commits', 'a commit without a message', { commit: {} }],
] as const)('%s with %s decides nothing', async (operation, _, changed) => {
  const story = await openStory()
  const pull = proposed(story)
  pull.approve('vera')
  const { reader } = openReader(story)
  story.github.fault({
    operation,
    effect: {
      kind: 'change',
      body: (list: readonly object[]) => list.map((one) => ({ ...one, ...changed })),
    },
  })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-answer-strange',
    'temporary',
  ])
})

test('a list of commits that is not whole decides nothing; one that GitHub cuts off says how large it is', async () => {
  const story = await openStory()
  const pull = proposed(story)
  const { reader } = openReader(story)
  const tell = (commits: number): void =>
    story.github.fault({
      operation: 'pulls/get',
      effect: { kind: 'change', body: (body: object) => ({ ...body, commits }) },
    })
  tell(2)
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-incomplete',
    'temporary',
  ])
  tell(251)
  const { pull: large } = await reader.proposed(pull.head(), question(story))
  expect(large?.size).toEqual({ commits: 251, files: 1 })
})
