import { createAppAuth } from '@octokit/auth-app'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { openStory, proposed, refusalOf, type Story } from './story.ts'

const Patient = Octokit.plugin(retry, throttling)
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The client as a program would use it: it waits when it is told to, tries again, and comes as an App. */
function patient(story: Story, waits: number[] = []): InstanceType<typeof Patient> {
  const app = story.github.app('postmerge', {
    owner: 'hikari',
    permissions: { contents: 'read', pull_requests: 'write', members: 'read', checks: 'write' },
  })
  return new Patient({
    baseUrl: story.github.url,
    log: silent,
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey: app.privateKey, installationId: app.installationId },
    retry: { retryAfterBaseValue: 1 },
    throttle: {
      retryAfterBaseValue: 1,
      fallbackSecondaryRateRetryAfter: 1,
      onRateLimit: () => false,
      onSecondaryRateLimit: (after: number) => {
        waits.push(after)
        return true
      },
    },
  })
}

test('an App comes with the real client, whatever its own clock says', async () => {
  const story = await openStory()
  proposed(story).approve('vera')
  const client = patient(story)
  const { data } = await client.pulls.listReviews({ ...story.at, pull_number: 1 })
  const member = await client.teams.getMembershipForUserInOrg({
    org: 'hikari',
    team_slug: 'vip',
    username: 'vera',
  })
  expect([data[0]?.user?.login, member.data.state]).toEqual(['vera', 'active'])
})

test('a second page that fails once is read again, and one that keeps failing is no answer', async () => {
  const story = await openStory()
  const pull = proposed(story)
  for (let index = 0; index < 3; index += 1) pull.review('vera', 'COMMENT')
  const client = patient(story)
  const read = (): Promise<readonly unknown[]> =>
    client.paginate(client.pulls.listReviews, { ...story.at, pull_number: 1, per_page: 2 })
  story.github.fails('pulls/list-reviews', 502, { page: 2 })
  expect(await read()).toHaveLength(3)
  story.github.fails('pulls/list-reviews', 502, { page: 2, times: 10 })
  expect((await refusalOf(read())).status).toBe(502)
})

test('a secondary limit is waited for as long as it says', async () => {
  const story = await openStory()
  const waits: number[] = []
  const client = patient(story, waits)
  story.github.tooFast('repos/get', 7)
  expect((await client.repos.get(story.at)).status).toBe(200)
  expect(waits).toEqual([7])
})

test('a connection that breaks after a write has written', async () => {
  const story = await openStory()
  proposed(story)
  story.github.dropsAfter('issues/create-comment')
  const client = story.as('aoi')
  await refusalOf(client.issues.createComment({ ...story.at, issue_number: 1, body: 'Once' }))
  const { data } = await client.issues.listComments({ ...story.at, issue_number: 1 })
  expect(data.map(({ body }) => body)).toEqual(['Once'])
})

test('a client that tries again after that writes twice', async () => {
  const story = await openStory()
  proposed(story)
  story.github.dropsAfter('issues/create-comment')
  await patient(story).issues.createComment({ ...story.at, issue_number: 1, body: 'Once?' })
  const { data } = await story.as('aoi').issues.listComments({ ...story.at, issue_number: 1 })
  expect(data).toHaveLength(2)
})

test('a connection that breaks before a write has written nothing', async () => {
  const story = await openStory()
  proposed(story)
  story.github.fault({ operation: 'issues/create-comment', effect: { kind: 'drop', when: 'before' } })
  await refusalOf(story.as('aoi').issues.createComment({ ...story.at, issue_number: 1, body: 'Never' }))
  expect((await story.as('aoi').issues.listComments({ ...story.at, issue_number: 1 })).data).toEqual([])
})

test('the pull requests of a new commit are not found at first', async () => {
  const story = await openStory()
  const commit_sha = proposed(story).merge('vera')
  story.mail.indexLag(2)
  const found = async (): Promise<number> =>
    (await story.as('aoi').repos.listPullRequestsAssociatedWithCommit({ ...story.at, commit_sha })).data
      .length
  expect([await found(), await found(), await found()]).toEqual([0, 0, 1])
})

test('a team that the token cannot see looks like a team that is not there', async () => {
  const story = await openStory()
  story.github.hidesTeam('vip')
  const client = story.as('aoi')
  const vip = { org: 'hikari', team_slug: 'vip' }
  const membership = await refusalOf(client.teams.getMembershipForUserInOrg({ ...vip, username: 'vera' }))
  expect([membership.status, (await refusalOf(client.teams.getByName(vip))).status]).toEqual([404, 404])
})

test('a tree that was cut off says so', async () => {
  const story = await openStory()
  story.github.truncates()
  const read = async (): Promise<readonly unknown[]> => {
    const { data } = await story.as('aoi').git.getTree({ ...story.at, tree_sha: 'main', recursive: '1' })
    return [data.truncated, data.tree.length]
  }
  expect([await read(), await read()]).toEqual([
    [true, 1],
    [false, 8],
  ])
})

test('a review loses its commit, and then itself', async () => {
  const story = await openStory()
  const pull = proposed(story)
  const id = pull.approve('vera')
  const reviews = async (): Promise<unknown> =>
    (await story.as('aoi').pulls.listReviews({ ...story.at, pull_number: 1 })).data.map(
      ({ commit_id }) => commit_id,
    )
  const before = await reviews()
  pull.unbind(id)
  const unbound = await reviews()
  pull.vanish(id)
  expect([before, unbound, await reviews()]).toEqual([[pull.head()], [null], []])
})

test('its clock can be wrong', async () => {
  const story = await openStory()
  story.github.skewClock(90_000)
  const { headers } = await story.as('aoi').repos.get(story.at)
  expect(Date.parse(headers.date ?? '') - story.nowMs()).toBe(90_000)
})

test('an Enterprise Server is the same below /api/v3', async () => {
  const story = await openStory()
  const pull = proposed(story)
  for (let index = 0; index < 3; index += 1) pull.review('vera', 'COMMENT')
  const client = new Octokit({
    baseUrl: `${story.github.url}/api/v3`,
    auth: story.github.token('aoi'),
    log: silent,
  })
  const all = await client.paginate(client.pulls.listReviews, { ...story.at, pull_number: 1, per_page: 2 })
  expect(all).toHaveLength(3)
})

test('a call that GitHub does not describe is told as a mistake', async () => {
  const story = await openStory()
  const client = story.as('aoi')
  await refusalOf(client.request('GET /repos/{owner}/{repo}/nonsense', story.at))
  await refusalOf(
    client.request('POST /repos/{owner}/{repo}/labels', { ...story.at, name: 'a', colour: 'red' }),
  )
  await refusalOf(client.request('GET /repos/{owner}/{repo}/pulls?state=sideways', story.at))
  expect(story.github.complaints.splice(0)).toEqual([
    'GET /repos/hikari/mail/nonsense is no operation that is answered here',
    'body of issues/create-label has no field colour',
    expect.stringContaining('query of pulls/list/state must be equal to one of the allowed values'),
  ])
})
