import type { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { openStory, proposed } from '../../github/story.ts'
import { openReader, question } from './open-reader.ts'

test('who belongs to a team, for every way in which one may', async () => {
  const story = await openStory()
  const { github, mail } = story
  const { reader, app } = openReader(story)
  github.org('hikari').team('child', ['kid'], { parent: 'vip' }).user('guest').invited('vip', 'guest')
  github.org('hikari').team('readers', ['vera'])
  mail.grant('guest', 'write').grant('kid', 'write')
  const pull = proposed(story)
  for (const login of ['vera', 'kid', 'guest', 'admin']) pull.approve(login)
  const ask = async (): Promise<readonly (readonly string[])[]> => {
    const owners = ['@Hikari/VIP', '@hikari/readers', '@VERA', '@nobody']
    const facts = await reader.proposed(pull.head(), question(story, { owners }))
    const names = new Map(
      facts.reviews.map(({ account }) => [
        account.kind === 'user' ? account.id : 0,
        account.kind === 'user' ? account.login : '',
      ]),
    )
    return [
      ...facts.owners.map(({ owner, mayWrite }) => [owner, String(mayWrite)]),
      ...facts.memberships.map(({ owner, user, answer }) => [owner, names.get(user) ?? '', answer]),
    ]
  }
  expect(await ask()).toEqual([
    ['@Hikari/VIP', 'true'],
    ['@hikari/readers', 'false'],
    ['@VERA', 'true'],
    ['@nobody', 'null'],
    ['@Hikari/VIP', 'vera', 'yes'],
    ['@Hikari/VIP', 'kid', 'yes'],
    ['@Hikari/VIP', 'guest', 'no'],
    ['@Hikari/VIP', 'admin', 'no'],
    ['@hikari/readers', 'vera', 'yes'],
    ['@hikari/readers', 'kid', 'no'],
    ['@hikari/readers', 'guest', 'no'],
    ['@hikari/readers', 'admin', 'no'],
    ['@VERA', 'vera', 'yes'],
    ['@VERA', 'kid', 'no'],
    ['@VERA', 'guest', 'no'],
    ['@VERA', 'admin', 'no'],
    ['@nobody', 'vera', 'no'],
    ['@nobody', 'kid', 'no'],
    ['@nobody', 'guest', 'no'],
    ['@nobody', 'admin', 'no'],
  ])
  // Without the permission to read members nobody is told to belong, or not to.
  app.permit({ contents: 'read', pull_requests: 'read', issues: 'read' })
  const blind = openReader(story, {
    token: github.workflowToken('hikari/mail', { contents: 'read', pull_requests: 'read', issues: 'read' }),
  })
  const facts = await blind.reader.proposed(pull.head(), question(story))
  expect(facts.owners).toEqual([{ owner: '@hikari/vip', mayWrite: null }])
  expect(new Set(facts.memberships.map(({ answer }) => answer))).toEqual(new Set(['unknown']))
})

test('of pinned owners nobody is asked in the organisation, and their accounts are told all the same', async () => {
  const story = await openStory()
  const { github } = story
  const pull = proposed(story)
  pull.approve('vera')
  const { reader } = openReader(story)
  const owners = ['@hikari/vip', '@Vera']
  github.rename('vera', 'vera-sato')
  github.user('vera', { id: 4711 })
  const facts = await reader.proposed(
    pull.head(),
    question(story, { owners, pinned: ['@hikari/VIP', '@vera'] }),
  )
  expect(facts).toMatchObject({
    accounts: [{ login: 'Vera', id: 4711 }],
    memberships: [],
    owners: [
      { owner: '@hikari/vip', mayWrite: null },
      { owner: '@Vera', mayWrite: false },
    ],
    reviews: [{ account: { login: 'vera-sato' }, mayWrite: true }],
  })
  expect(github.requests.filter(({ path }) => path.startsWith('/orgs/'))).toEqual([])
})

test('a login that became somebody else between two questions decides nothing', async () => {
  const story = await openStory()
  const pull = proposed(story)
  pull.approve('vera')
  const { reader } = openReader(story)
  story.github.fault({
    operation: 'repos/get-collaborator-permission-level',
    effect: { kind: 'change', body: (body: object) => ({ ...body, user: { id: 4711 } }) },
  })
  await expect(reader.proposed(pull.head(), question(story))).rejects.toMatchObject({
    code: 'github-incomplete',
  })
})

test('co-authors by every kind of address, and no more look-ups than some', async () => {
  const story = await openStory()
  const { github, mail } = story
  const { reader } = openReader(story)
  const pull = proposed(story)
  const ken = github.user('ken', { id: 77 })
  mail.commit({ branch: 'winter', as: 'ken', pusher: 'aoi', files: { 'docs/k.md': 'K\n' } })
  const strangers = Array.from({ length: 30 }, (_, n) => `stranger${n}@users.noreply.github.com`)
  const addresses = [
    '77+Ken@users.noreply.github.com',
    'VERA@users.noreply.github.com',
    ken.emails[0] ?? '',
    'outsider@nowhere.example',
    '41898282+github-actions[bot]@users.noreply.github.com',
    ...strangers,
  ]
  const message = ['Together', '', ...addresses.map((address) => `Co-authored-by: X <${address}>`)].join('\n')
  mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/l.md': 'L\n' }, message })
  const { commits } = await reader.proposed(pull.head(), question(story))
  const found =
    commits.at(-1)?.coAuthors.map((one) => (one.kind === 'user' ? `${one.id} ${one.bot}` : one.kind)) ?? []
  expect(found).toHaveLength(addresses.length)
  expect(found.slice(0, 5)).toEqual([
    '77 false',
    `${github.user('vera').id} false`,
    '77 false',
    'gone',
    '41898282 true',
  ])
  expect(new Set(found.slice(5))).toEqual(new Set(['gone']))
  expect(github.requests.filter(({ path }) => path.startsWith('/users/stranger'))).toHaveLength(19)
  expect(JSON.stringify(commits)).not.toMatch(/@\S+\.\w/)
})

test('a fork, and one that is gone: its pushes are not known', async () => {
  const story = await openStory()
  const { github, mail } = story
  const { reader } = openReader(story)
  mail.grant('rin', 'read')
  const fork = mail.fork('rin')
  fork.commit({ branch: 'gift', as: 'rin', files: { 'campaigns/winter/campaign.md': 'Gift\n' } })
  const pull = mail.pull({ head: 'gift', as: 'rin', from: fork })
  const facts = await reader.proposed(pull.head(), question(story))
  expect(facts).toMatchObject({ pull: { fork: true, author: { login: 'rin' } }, pushes: null })
  fork.remove()
  github.deleteUser('rin')
  const gone = await reader.proposed(pull.head(), question(story))
  expect(gone).toMatchObject({ pull: { fork: true, author: { kind: 'gone' } }, pushes: null })
})

test('every push to the branch, a forced one too, by whom it was made', async () => {
  const story = await openStory()
  const { mail } = story
  const { reader } = openReader(story)
  const pull = proposed(story)
  const first = pull.head()
  mail.commit({
    branch: 'winter',
    as: 'aoi',
    pusher: 'vera',
    files: { 'campaigns/winter/campaign.md': '2\n' },
  })
  const second = pull.head()
  mail.commit({
    branch: 'winter',
    as: 'aoi',
    parent: mail.tip(),
    files: { 'campaigns/winter/campaign.md': '3\n' },
  })
  const { pushes } = await reader.proposed(pull.head(), question(story))
  expect(pushes).toMatchObject([
    { account: { login: 'aoi' }, before: null, after: first },
    { account: { login: 'vera' }, before: first, after: second },
    { account: { login: 'aoi' }, before: second, after: pull.head() },
  ])
})

test('a base branch that GitHub changed by itself makes earlier reviews be about something else', async () => {
  const story = await openStory()
  const { reader } = openReader(story)
  const pull = proposed(story)
  pull.approve('vera')
  const change = { event: 'automatic_base_change_succeeded', created_at: '2026-11-20T03:00:00Z' }
  story.github.fault({
    operation: 'issues/list-events-for-timeline',
    effect: { kind: 'change', body: (lines: readonly object[]) => [...lines, change] },
  })
  expect(await reader.proposed(pull.head(), question(story))).toMatchObject({
    reviews: [{ state: 'approved', retargeted: true }],
  })
})

test('reviews count as they were submitted, and a review of a commit that is gone has none', async () => {
  const story = await openStory()
  const { at } = story
  const as = (login: string): Octokit => story.as(login)
  const { reader } = openReader(story)
  const pull = proposed(story)
  const about = { ...at, pull_number: pull.number }
  const { data } = await as('vera').rest.pulls.createReview({ ...about, body: 'Later' })
  pull.unbind(pull.approve('victor'))
  story.wait(60)
  await as('vera').rest.pulls.submitReview({
    ...about,
    review_id: data.id,
    event: 'REQUEST_CHANGES',
    body: 'x'.repeat(3000),
  })
  pull.review('vera', 'COMMENT')
  const { reviews } = await reader.proposed(pull.head(), question(story))
  expect(
    reviews.map(({ account, state, commit, text }) => [
      account.kind === 'user' && account.login,
      state,
      commit,
      text.length,
    ]),
  ).toEqual([
    ['victor', 'approved', null, 9],
    ['vera', 'changes-requested', pull.head(), 2000],
  ])
})
