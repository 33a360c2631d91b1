import { expect, test } from 'vitest'
import { createGitHubReader } from '../../../src/adapters/github/reader.ts'
import type { HostedReader } from '../../../src/approval/hosted-facts.ts'
import { temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'
import { openStory, proposed } from '../../github/story.ts'
import { failing, mergedBySquash, openReader as open, question } from './open-reader.ts'

test('a merged pull request: who wrote, reviewed, pushed and merged it', async () => {
  const story = await openStory()
  const { reader } = open(story)
  const base = story.mail.tip()
  const pull = proposed(story)
  story.wait(60)
  const review = pull.approve('vera')
  story.wait(60)
  const commit = pull.merge('victor')
  const facts = await reader.merged(commit, question(story, { base }))
  const vera = facts.reviews[0]?.account
  expect(facts).toMatchObject({
    candidates: [pull.number],
    bypassed: false,
    codeownersErrors: [],
    owners: [{ owner: '@hikari/vip', mayWrite: true }],
    pull: {
      number: pull.number,
      draft: false,
      fork: false,
      base: 'main',
      headRef: 'winter',
      head: pull.head(),
      mergeCommit: commit,
      author: { kind: 'user', login: 'aoi', id: 1001, bot: false },
      mergedBy: { kind: 'user', login: 'victor' },
      size: { commits: 1, files: 1 },
    },
    reviews: [
      {
        id: String(review),
        state: 'approved',
        commit: pull.head(),
        mayWrite: true,
        afterMerge: false,
        retargeted: false,
      },
    ],
    commits: [{ id: pull.head(), author: { login: 'aoi' }, committer: { login: 'aoi' }, coAuthors: [] }],
    pushes: [{ account: { login: 'aoi' }, before: null, after: pull.head() }],
  })
  expect(facts.memberships).toContainEqual({
    owner: '@hikari/vip',
    user: vera?.kind === 'user' ? vera.id : 0,
    answer: 'yes',
  })
  expect(JSON.stringify(facts)).not.toContain('@hikari.example')
  expect(await reader.mergesOf(commit)).toEqual([{ merge: commit, head: pull.head() }])
})

test('an open pull request is found by its head', async () => {
  const story = await openStory()
  const { reader } = open(story)
  const pull = proposed(story)
  pull.review('rin', 'REQUEST_CHANGES')
  const facts = await reader.proposed(pull.head(), question(story))
  expect(facts.pull).toMatchObject({ number: pull.number, mergedMs: null, mergedBy: null, mergeCommit: null })
  expect(facts.reviews).toMatchObject([{ state: 'changes-requested', mayWrite: false, text: 'See above' }])
  const other = await reader.proposed(story.mail.tip(), question(story))
  expect(other).toMatchObject({ pull: null, candidates: [] })
})

test('a suggestion that the writer commits names who made it', async () => {
  const story = await openStory()
  const { reader } = open(story)
  const pull = proposed(story)
  // Committed as a suggestion is, but nobody made one.
  story.mail.commit({
    branch: 'winter',
    as: 'aoi',
    web: true,
    files: { 'docs/c.md': 'C\n' },
    coAuthors: ['victor'],
  })
  pull.review('vera', 'COMMENT')
  pull.commitSuggestion('aoi', 'vera', { 'campaigns/winter/campaign.md': 'Winter sale!\n' })
  story.mail.commit({ branch: 'winter', as: 'aoi', forgedWeb: true, files: { 'docs/a.md': 'A\n' } })
  story.mail.commit({
    branch: 'winter',
    as: 'aoi',
    files: { 'docs/b.md': 'B\n' },
    coAuthors: ['ken'],
  })
  const { commits } = await reader.proposed(story.mail.tip('winter'), question(story))
  expect(
    commits.map(({ suggestion, committer, coAuthors }) => ({ suggestion, committer, coAuthors })),
  ).toMatchObject([
    { suggestion: false, committer: { login: 'aoi' } },
    { suggestion: false, committer: null, coAuthors: [{ kind: 'gone' }] },
    { suggestion: true, committer: null, coAuthors: [{ login: 'vera' }] },
    { suggestion: false, committer: { kind: 'gone' } },
    { suggestion: false, committer: { login: 'aoi' }, coAuthors: [{ kind: 'gone' }] },
  ])
})

test('reviews of those who are gone, and a review before the pull request was pointed elsewhere', async () => {
  const story = await openStory()
  const { reader } = open(story)
  story.mail.commit({ branch: 'other', as: 'admin', files: { 'docs/x.md': 'X\n' } })
  const pull = proposed(story)
  pull.approve('vera')
  const rin = pull.review('victor', 'REQUEST_CHANGES')
  pull.dismiss(rin, 'admin')
  story.wait(60)
  pull.retarget('other', 'aoi')
  pull.retarget('main', 'aoi')
  story.wait(60)
  pull.approve('admin')
  story.github.deleteUser('vera')
  const { reviews } = await reader.proposed(pull.head(), question(story))
  expect(
    reviews.map(({ account, state, retargeted, mayWrite }) => [account.kind, state, retargeted, mayWrite]),
  ).toEqual([
    ['gone', 'approved', true, false],
    ['user', 'dismissed', true, true],
    ['user', 'approved', false, true],
  ])
})

test.each([
  { who: 'a member', login: 'vera', isHidden: false, answer: 'yes' },
  { who: 'a stranger to the team', login: 'admin', isHidden: false, answer: 'no' },
  { who: 'a member of a team that cannot be seen', login: 'vera', isHidden: true, answer: 'unknown' },
])('membership of $who', async ({ login, isHidden, answer }) => {
  const story = await openStory()
  const { reader } = open(story)
  if (isHidden) story.github.hidesTeam('vip')
  const pull = proposed(story)
  pull.approve(login)
  const { memberships } = await reader.proposed(pull.head(), question(story))
  expect(memberships.map((membership) => membership.answer)).toEqual([answer])
})

test('an index that lags is asked again, and one that stays empty is not asked for ever', async () => {
  const story = await openStory()
  const { reader, slept } = open(story)
  const base = story.mail.tip()
  story.mail.indexLag(3)
  const commit = await mergedBySquash(story)
  const facts = await reader.merged(commit, question(story, { base }))
  expect(facts.candidates).toHaveLength(1)
  expect(slept).toEqual([2000, 4000, 8000])
  slept.length = 0
  const direct = story.mail.commit({ branch: 'main', as: 'admin', files: { 'docs/x.md': 'X\n' } })
  const none = await reader.merged(direct, question(story, { base: commit }))
  expect(none).toMatchObject({ candidates: [], pull: null, pushedMs: story.nowMs() })
  expect(slept).toEqual([2000, 4000, 8000, 16_000])
  slept.length = 0
  story.wait(11 * 60)
  await reader.merged(direct, question(story, { base: commit }))
  expect(slept).toEqual([])
})

test.each([
  {
    when: 'a page of reviews is missing',
    operation: 'pulls/list-reviews',
    status: 502,
    code: 'github-unreachable',
  },
  { when: 'the credential was revoked', operation: 'pulls/get', status: 401, code: 'github-unauthorised' },
  {
    when: 'a permission is missing',
    operation: 'issues/list-events-for-timeline',
    status: 403,
    code: 'github-forbidden',
  },
  { when: 'the pull request cannot be seen', operation: 'pulls/get', status: 404, code: 'github-missing' },
] as const)('nothing is decided when $when', async ({ operation, status, code }) => {
  const story = await openStory()
  // An App would ask for a new token, for some seconds.
  const { reader } = open(story, { token: story.github.token('admin') })
  const pull = proposed(story)
  story.github.fails(operation, status, { times: 10 })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    code,
    status === 502 ? 'temporary' : 'permanent',
  ])
})

test('an answer that lacks what it must have decides nothing', async () => {
  const story = await openStory()
  const { reader } = open(story)
  const pull = proposed(story)
  story.github.fault({
    operation: 'pulls/get',
    effect: { kind: 'change', body: (body: Readonly<Record<string, unknown>>) => ({ ...body, head: null }) },
  })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-answer-strange',
    'temporary',
  ])
  story.github.complaints.length = 0
})

test('a repository under the same name is not the same repository', async () => {
  const story = await openStory()
  const { reader } = open(story, { id: 4711 })
  expect(await failing(reader.mergesOf(story.mail.tip()))).toEqual(['github-other-repository', 'permanent'])
})

test('without a credential nothing is asked', () => {
  const forge = { github: 'hikari/mail', id: 1, api: 'http://127.0.0.1:9' }
  expect(() => createGitHubReader({ forge, env: {} })).toThrow('github-no-credentials')
})

test('an installation that is no number is said to be so, and nothing is asked', () => {
  const forge = { github: 'hikari/mail', id: 1, api: 'http://127.0.0.1:9' }
  const env = {
    POSTMERGE_GITHUB_APP_ID: '7',
    POSTMERGE_GITHUB_APP_KEY: 'x',
    POSTMERGE_GITHUB_INSTALLATION: 'abc',
  }
  expect(() => createGitHubReader({ forge, env })).toThrow('github-installation')
})

test('one gathering with three lists, five reviews and two teams: few requests, and none that counts when nothing changed', async () => {
  const story = await openStory()
  const { github, mail } = story
  github.org('hikari').team('b2b', ['bo', 'ken', 'mori'])
  mail.grant('@hikari/b2b', 'write').grant('admin', 'admin')
  const pull = proposed(story)
  for (const login of ['vera', 'victor', 'bo', 'ken', 'admin']) {
    story.wait(60)
    pull.approve(login)
  }
  const base = mail.tip()
  const commit = pull.merge('victor')
  const owners = ['@hikari/vip', '@hikari/b2b', '@admin']
  const spent = async (reader: HostedReader, pinned: readonly string[]): Promise<readonly number[]> => {
    const before = github.requests.length
    await reader.merged(commit, question(story, { base, owners, pinned }))
    const made = github.requests.slice(before).filter(({ path }) => !path.endsWith('/access_tokens'))
    return made.map(({ status }) => status)
  }
  const { reader } = open(story)
  const alone = await spent(reader, [])
  expect(alone.length).toBeLessThanOrEqual(60)
  expect(new Set(await spent(reader, []))).toEqual(new Set([304]))
  // A run that remembers what an earlier one was told.
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const pinned = await spent(open(story, { memory: store.responses }).reader, owners)
  expect(pinned.length).toBeLessThanOrEqual(40)
  store.close()
  const { responses } = temporaryStore(folder)
  expect(new Set(await spent(open(story, { memory: responses }).reader, owners))).toEqual(new Set([304]))
  // Files come from git, where none can be cut off.
  expect(github.requests.filter(({ operation }) => operation?.startsWith('git/'))).toEqual([])
})
