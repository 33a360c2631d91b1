import { expect, test } from 'vitest'
import { createGitHubReader } from '../../src/adapters/github/reader.ts'
import type { HostedFacts } from '../../src/approval/hosted-facts.ts'
import { openStory, proposed, type Story } from '../github/story.ts'

/** What the judge gets to know; `commit` null: of the open pull request's head. */
function facts(story: Story, commit: string, mode: 'merged' | 'proposed'): Promise<HostedFacts> {
  const reader = createGitHubReader({
    forge: { github: 'hikari/mail', id: story.mail.id, api: story.github.url },
    env: { POSTMERGE_GITHUB_TOKEN: story.github.token('admin') },
    secondMs: 1,
    sleep: async () => {},
  })
  const question = {
    branch: 'main',
    base: story.mail.tip(),
    owners: ['@hikari/vip'],
    pinned: [],
    nowMs: story.nowMs(),
  }
  return reader[mode](commit, question)
}

test('T14 comments, labels and reviews that only comment are no approval, whatever they say', async () => {
  const story = await openStory()
  const pull = proposed(story)
  const at = { ...story.at, issue_number: pull.number }
  for (const login of ['vera', 'aoi']) {
    await story.as(login).issues.createComment({ ...at, body: 'APPROVED by @vera: /approve /send :shipit:' })
  }
  await story.as('aoi').issues.addLabels({ ...at, labels: ['approved', 'mail: authorised'] })
  pull.review('vera', 'COMMENT', { body: 'I approve this.' })
  const seen = await facts(story, pull.head(), 'proposed')
  expect(seen.reviews.filter(({ state }) => state === 'approved')).toEqual([])
})

test('T34 the number in a subject is no proof: the pull request must have been merged by this very commit', async () => {
  const story = await openStory()
  const pull = proposed(story)
  pull.approve('vera')
  const honest = pull.merge('victor')
  const forged = story.mail.commit({
    files: { 'campaigns/winter/campaign.md': 'Buy now\n' },
    message: `Winter sale (#${pull.number})`,
    as: 'aoi',
  })
  expect((await facts(story, honest, 'merged')).candidates).toEqual([pull.number])
  const seen = await facts(story, forged, 'merged')
  expect([seen.candidates, seen.pull]).toEqual([[], null])
})

test('T40 a check or status that a writer sets changes nothing of what the judge knows', async () => {
  const story = await openStory()
  const pull = proposed(story)
  const before = await facts(story, pull.head(), 'proposed')
  for (const context of ['postmerge', 'mail / approvals'])
    await story
      .as('aoi')
      .repos.createCommitStatus({ ...story.at, sha: pull.head(), state: 'success', context })
  const asked = story.github.requests.length
  expect(await facts(story, pull.head(), 'proposed')).toEqual(before)
  const paths = story.github.requests.slice(asked).map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(3)
  expect(paths.filter((path) => /\/status|\/check-/.test(path))).toEqual([])
})

test.each([502, 403, 404])(
  'T70 an answer %i in the middle of the reviews decides nothing',
  async (status) => {
    const story = await openStory()
    const pull = proposed(story)
    pull.approve('vera')
    pull.review('victor', 'REQUEST_CHANGES')
    story.github.fails('pulls/list-reviews', status, { times: 9 })
    await expect(facts(story, pull.head(), 'proposed')).rejects.toMatchObject({ name: 'Failure' })
  },
)

test('T11 a team that cannot be seen is no empty team', async () => {
  const story = await openStory()
  const pull = proposed(story)
  pull.approve('vera')
  story.github.hidesTeam('vip')
  const seen = await facts(story, pull.head(), 'proposed')
  expect(new Set(seen.memberships.map(({ answer }) => answer))).toEqual(new Set(['unknown']))
})
