import { expect, test } from 'vitest'
import { openStory, proposed } from '../../github/story.ts'
import { failing, mergedBySquash, openReader, question } from './open-reader.ts'

const user = (login: string): object => ({ kind: 'user', login, bot: false })

test('who put a pull request into the queue merged it, and so did who wished for it to merge by itself', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader } = openReader(story)
  const base = mail.tip()
  const pull = proposed(story)
  pull.enqueue('vera')
  const [commit = ''] = mail.mergeQueue()
  const queued = await reader.merged(commit, question(story, { base }))
  expect(queued.pull).toMatchObject({ number: pull.number, mergedBy: user('vera'), mergeCommit: commit })
  expect(queued.memberships).toEqual([expect.objectContaining({ owner: '@hikari/vip', answer: 'yes' })])
  mail.settings({ autoMerge: true })
  mail.commit({ branch: 'spring', as: 'aoi', files: { 'campaigns/spring/campaign.md': 'Spring\n' } })
  const wished = mail.pull({ head: 'spring', as: 'aoi' }).autoMerge('victor')
  const merged = await reader.merged(wished.mergeCommit() ?? '', question(story, { base: commit }))
  expect(merged.pull).toMatchObject({ number: wished.number, mergedBy: user('victor') })
})

test('of the commits of a rebase the last one is the merge, and each of them leads there', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader } = openReader(story)
  const base = mail.tip()
  const pull = proposed(story)
  mail.commit({ branch: 'winter', as: 'aoi', files: { 'campaigns/winter/campaign.md': 'Winter!\n' } })
  const last = pull.merge('vera', 'rebase')
  mail.commit({ as: 'admin', files: { 'docs/a.md': 'A\n' } })
  const data = await story.as('admin').rest.repos.listCommits({ owner: 'hikari', repo: 'mail', sha: last })
  const first = data.data[1]?.sha ?? ''
  expect(await reader.mergesOf(first)).toEqual([{ merge: last, head: pull.head() }])
  expect(await reader.mergesOf(mail.tip())).toEqual([])
  const facts = await reader.merged(last, question(story, { base }))
  expect(facts).toMatchObject({ candidates: [pull.number], pull: { size: { commits: 2 } } })
  // The first one is no merge of its own.
  expect(await reader.merged(first, question(story, { base }))).toMatchObject({ candidates: [], pull: null })
})

test('a pull request into another branch is no merge into this one', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader } = openReader(story)
  mail.commit({ branch: 'release', as: 'admin', files: { 'docs/a.md': 'A\n' } })
  mail.commit({ branch: 'winter', as: 'aoi', files: { 'campaigns/winter/campaign.md': 'Winter!\n' } })
  const pull = mail.pull({ head: 'winter', as: 'aoi', base: 'release' })
  expect(await reader.proposed(pull.head(), question(story))).toMatchObject({ candidates: [], pull: null })
  const commit = pull.merge('vera')
  expect(await reader.merged(commit, question(story))).toMatchObject({ candidates: [], pull: null })
})

test('two pull requests of one commit are two candidates, and neither is taken', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader } = openReader(story)
  const pull = proposed(story)
  mail.push('refs/heads/twin', pull.head(), 'aoi')
  const twin = mail.pull({ head: 'twin', as: 'aoi' })
  const open = await reader.proposed(pull.head(), question(story))
  expect(open).toMatchObject({ candidates: [pull.number, twin.number], pull: null, reviews: [], commits: [] })
})

test('of a push with several commits each is known to have come with it; what is older is not waited for', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader, slept } = openReader(story)
  const old = mail.commit({ branch: 'side', as: 'admin', files: { 'docs/a.md': 'A\n' } })
  mail.push('refs/heads/main', old, 'admin')
  story.wait(3600)
  const middle = mail.commit({ branch: 'side', as: 'admin', files: { 'docs/b.md': 'B\n' } })
  const last = mail.commit({ branch: 'side', as: 'admin', files: { 'docs/c.md': 'C\n' } })
  mail.push('refs/heads/main', last, 'admin')
  const pushedMs = story.nowMs()
  story.wait(60)
  expect(await reader.merged(middle, question(story))).toMatchObject({ candidates: [], pushedMs })
  expect(slept).toEqual([2000, 4000, 8000, 16_000])
  slept.length = 0
  const before = await reader.merged(old, question(story))
  expect(before).toMatchObject({ candidates: [], pushedMs: pushedMs - 3_600_000 })
  expect(await reader.merged('1'.repeat(40), question(story))).toMatchObject({
    candidates: [],
    pushedMs: null,
  })
  expect(slept).toEqual([])
})

test('a push past the rules is told for each of its commits, where the credential may know', async () => {
  const story = await openStory()
  const { mail, github } = story
  const { reader, app } = openReader(story)
  const base = mail.tip()
  mail.ruleset({
    rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }],
    bypass: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
  })
  const pull = proposed(story)
  const merge = mail.commit({ branch: 'side', as: 'admin', files: { 'docs/a.md': 'A\n' } })
  const last = mail.commit({ branch: 'side', as: 'admin', files: { 'docs/b.md': 'B\n' } })
  await story.as('admin').rest.git.updateRef({ ...story.at, ref: 'heads/main', sha: last })
  const asked = question(story, { base })
  expect(await reader.merged(last, asked)).toMatchObject({ bypassed: true })
  expect(await reader.merged(merge, asked)).toMatchObject({ bypassed: true })
  pull.approve('vera')
  story.wait(60)
  const good = pull.merge('vera')
  expect(await reader.merged(good, question(story))).toMatchObject({ bypassed: false })
  const monthLater = story.nowMs() + 31 * 86_400_000
  expect(await reader.merged(good, question(story, { nowMs: monthLater }))).toMatchObject({ bypassed: null })
  app.permit({ contents: 'read', pull_requests: 'read', members: 'read' })
  const weak = openReader(story, {
    token: github.workflowToken('hikari/mail', { contents: 'read', pull_requests: 'read' }),
  })
  expect(await weak.reader.merged(good, question(story, { owners: [] }))).toMatchObject({ bypassed: null })
  github.tooFast('repos/get-repo-rule-suites', 600)
  expect(await failing(reader.merged(good, question(story)))).toEqual(['github-rate-limited', 'temporary'])
})

test('CODEOWNERS that GitHub does not find is none where git has none, and trouble where it has one', async () => {
  const story = await openStory()
  const { mail, github } = story
  const { reader } = openReader(story, { token: github.token('admin') })
  const pull = proposed(story)
  github.fails('repos/codeowners-errors', 404, { times: 2 })
  expect(await failing(reader.proposed(pull.head(), question(story)))).toEqual([
    'github-missing',
    'permanent',
  ])
  mail.commit({ as: 'admin', files: { '.github/CODEOWNERS': null } })
  github.fails('repos/codeowners-errors', 404)
  expect(await reader.proposed(pull.head(), question(story))).toMatchObject({ codeownersErrors: [] })
  mail.commit({ as: 'admin', files: { '.github/CODEOWNERS': '/lists/ @hikari/gone\n' } })
  expect(await reader.proposed(pull.head(), question(story))).toMatchObject({
    codeownersErrors: [
      { line: 1, kind: 'Unknown owner', suggestion: expect.stringContaining('@hikari/gone') },
    ],
  })
})

test('Enterprise Server answers below /api/v3', async () => {
  const story = await openStory()
  const base = story.mail.tip()
  const commit = await mergedBySquash(story)
  const { reader } = openReader(story, { below: '/api/v3' })
  expect(await reader.merged(commit, question(story, { base }))).toMatchObject({
    pull: { mergeCommit: commit },
    pushedMs: story.nowMs(),
  })
})
