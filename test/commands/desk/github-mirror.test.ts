import { expect, test } from 'vitest'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

const at = { owner: 'hikari', repo: 'mail' }
type Pull = ReturnType<HostedWorld['propose']>

async function requested(world: HostedWorld, { number }: Pull): Promise<readonly string[]> {
  const pulls = world.as('kenji').rest.pulls
  const { data } = await pulls.listRequestedReviewers({ ...at, pull_number: number })
  return data.users.map(({ login }) => login).toSorted()
}

/** Our deployments, oldest first: release, commit and all states. */
async function deployments(world: HostedWorld) {
  const repos = world.as('kenji').rest.repos
  const { data } = await repos.listDeployments({ ...at, environment: 'mail-send' })
  const all = data.toReversed().map(async ({ id, payload, sha }) => {
    const { data: statuses } = await repos.listDeploymentStatuses({ ...at, deployment_id: id })
    const said = statuses.toReversed().map(({ state, description }) => `${state}: ${description}`)
    return { release: (payload as { release_id?: string }).release_id, sha, said }
  })
  return Promise.all(all)
}

async function comment(world: HostedWorld, pull: Pull): Promise<string> {
  return (await world.comments(pull)).map(({ body }) => body).join('\n')
}

test('owners are asked for their review on GitHub, once for each state; a broken campaign, a fork and a draft turn nothing red but their own check', async () => {
  await using world = await hostedWorld({ contacts: 3, approvals: 'tiers: [{ over: 1000, approvals: 2 }]' })
  const spring = world.propose('spring')
  const broken = world.propose('broken', {
    text: campaignText({ lists: 'nobody' }),
  })
  const draft = world.propose('draft', { draft: true })
  const fork = world.propose('fork', { as: 'rin', from: world.mail.fork('rin') })

  const first = await world.run('desk')
  expect(first.stderr).toContain('broken/1')
  expect(first.code).toBe(0)
  expect((await world.checks(broken.head())).map(({ conclusion }) => conclusion)).toEqual(['failure'])
  expect(await requested(world, spring)).toEqual(['vera', 'victor'])
  // Of a fork's campaign aoi is no author, and she belongs to the owners of the list.
  expect(await requested(world, fork)).toEqual(['aoi', 'vera', 'victor'])
  expect(await requested(world, draft)).toEqual([])
  expect(await requested(world, broken)).toEqual([])
  expect(await comment(world, broken)).toMatch(/\*\*Subject\S* .*Spring is here/)

  // Nobody counts what a stranger or a draft asks for, and the most is assumed.
  expect(await comment(world, spring)).toContain('(`newsletter`): fewer than 5 people')
  expect(await comment(world, spring)).not.toContain('different people in all')
  for (const uncounted of [fork, draft]) {
    const text = await comment(world, uncounted)
    expect(text).toContain('not counted')
    expect(text).not.toMatch(/about \d+ people/)
    expect(text).toContain('different people in all: 0 of 2')
    expect(text).toContain('mail to more than 1000 people needs 2 approvals')
  }

  const update = (pull: Pull, to: { state: 'closed' | 'open' } | { base: string }) =>
    world.as('kenji').rest.pulls.update({ ...at, pull_number: pull.number, ...to })
  for (const pull of [broken, fork]) await update(pull, { state: 'closed' })
  await update(draft, { base: 'spring' })
  // Whoever takes themselves off the list is not asked again for the same.
  await world
    .as('vera')
    .rest.pulls.removeRequestedReviewers({ ...at, pull_number: spring.number, reviewers: ['vera'] })
  expect(await world.desk()).toEqual([])
  expect(await requested(world, spring)).toEqual(['victor'])
  // Whoever closes one, or turns it away, reads that nothing is asked any more, and how to go on.
  for (const [pull, conclusion, why, how] of [
    [fork, 'failure', 'was closed without a merge', 'Reopen pull request'],
    [draft, 'neutral', 'does not lead to `main` now', 'choose `main` as its base'],
  ] as const) {
    expect(await comment(world, pull)).toMatch(
      /^<!-- postmerge: .*\n### Nothing is asked of anybody any more/,
    )
    for (const words of [why, how]) expect(await comment(world, pull)).toContain(words)
    expect(await comment(world, pull)).not.toContain('review')
    expect(await world.labels(pull)).toEqual([])
    expect(await world.checks(pull.head())).toMatchObject([
      { conclusion, title: expect.stringMatching(/nothing is sent$/), summary: expect.stringContaining(why) },
    ])
  }
  await update(broken, { state: 'open' })
  spring.review('vera', 'REQUEST_CHANGES', { body: 'Too early' })
  await world.desk()
  expect(await comment(world, broken)).toContain('please mend')
  expect(await world.labels(broken)).toEqual(['mail: blocked'])
  // Its campaign is taken out of it, and it goes on without.
  const files = { 'campaigns/broken/campaign.md': null, 'docs/notes.md': 'Notes\n' }
  world.mail.commit({ branch: 'broken', as: 'aoi', files })
  world.push('spring', campaignText({ subject: 'Spring is almost here' }))
  spring.approve('runner')
  spring.approve('rin')
  await world.desk()
  expect(await requested(world, spring)).toEqual(['vera', 'victor'])
  expect(await comment(world, broken)).toContain('changes no campaign now')
  expect(await comment(world, broken)).not.toContain('please mend')
  expect(await world.checks(broken.head())).toMatchObject([
    { conclusion: 'neutral', title: 'no campaign any more, nothing is sent' },
  ])
  expect(await world.labels(broken)).toEqual([])
  const { data: reviews } = await world
    .as('kenji')
    .rest.pulls.listReviews({ ...at, pull_number: spring.number })
  expect(reviews.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED', 'APPROVED', 'APPROVED'])
  expect(await comment(world, spring)).toContain('`@runner` approved it too, but is none of')
  expect(await comment(world, spring)).toContain('`@rin` approved, but may only read the repository')

  // What the world does to a request is told, and the comment is written all the same.
  const other = world.propose('other')
  world.github.fails('pulls/request-reviewers', 403)
  expect((await world.desk()).map(({ code, kind }) => `${code} ${kind}`)).toEqual([
    'desk-asked done',
    'desk-pull-broken problem',
  ])
  expect(await comment(world, other)).toContain('Please review')
  await world.desk()
  expect(await requested(world, other)).toEqual(['vera', 'victor'])
}, 240_000)

test('the deployment of a release says how it stands, is never doubled, and is believed by nobody', async () => {
  await using world = await hostedWorld({ contacts: 3, undo: 'PT10M' })
  const pull = world.propose('spring')
  await world.desk()
  pull.approve('vera')
  const commit = pull.merge('vera')
  // Somebody's claim that it is sent already, and another one's that it failed.
  const repos = world.as('aoi').rest.repos
  for (const state of ['success', 'failure'] as const) {
    const { data } = await repos.createDeployment({
      ...at,
      ref: commit,
      environment: 'mail-send',
      task: 'mine',
      payload: { release_id: 'spring/1' },
      required_contexts: [],
      auto_merge: false,
    })
    if (!('id' in data)) throw new Error('no deployment')
    await repos.createDeploymentStatus({ ...at, deployment_id: data.id, state })
  }
  const ours = async () => (await deployments(world)).slice(2)
  expect(await ours()).toEqual([])

  await world.send()
  world.github.fails('repos/create-deployment', 403)
  const outcomes = (await world.desk()).map(({ code, kind }) => `${code} ${kind}`)
  expect(outcomes).toEqual(['desk-not-mirrored problem', 'desk-told done'])
  expect(await world.labels(pull)).toEqual(['mail: authorised'])
  await world.desk()
  const queued = 'queued: authorised, waiting for its time'
  expect(await ours()).toEqual([{ release: 'spring/1', sha: commit, said: [queued] }])
  world.wait(11 * 60 * 1000)
  expect(await world.send()).toBe(0)
  expect(world.recipients()).toHaveLength(3)
  await world.desk()
  await world.desk()
  expect(await ours()).toEqual([{ release: 'spring/1', sha: commit, said: [queued, 'success: sent'] }])
}, 240_000)
