import { expect, test } from 'vitest'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText } from '../../support/send-world-content.ts'
import type { Staff } from '../../support/send-world-keys.ts'
import { until } from '../../support/send-world-process.ts'

/** What the desk wrote to GitHub while something was done. */
async function writesOf(world: HostedWorld, doing: () => Promise<unknown>): Promise<readonly string[]> {
  const before = world.github.requests.length
  await doing()
  return world.github.requests
    .slice(before)
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/access_tokens'))
    .map(({ method, path }) => `${method} ${path.replace('/repos/hikari/mail/', '')}`)
}

function subjects(world: HostedWorld, to: Staff): readonly string[] {
  return world.letters(to).map(({ headers }) => headers.get('subject') ?? '')
}

/** Check and first line of the one comment that the desk keeps in a pull request. */
async function shown(world: HostedWorld, pull: ReturnType<HostedWorld['propose']>) {
  const checks = await world.checks(pull.head())
  const comments = await world.comments(pull)
  expect(comments.map(({ by }) => by)).toEqual(['postmerge-desk[bot]'])
  return {
    check: checks.map(({ name, status, conclusion, title }) =>
      [name, conclusion ?? status, title].join(': '),
    ),
    asks: /^### (.*)$/m.exec(comments[0]?.body ?? '')?.[1],
    comment: comments[0]?.body ?? '',
  }
}

test('a campaign is asked about, sent back, mended, approved, merged, sent and reported', async () => {
  await using world = await hostedWorld()
  const pull = world.propose('spring')

  expect((await world.desk()).map(({ code }) => code)).toEqual(['desk-asked'])
  expect(await world.entryTypes('spring')).toEqual(['PLANNED'])
  expect(await world.labels(pull)).toEqual(['mail: waiting'])
  expect(subjects(world, 'vera')).toEqual(['Please approve: Spring is here'])
  expect(subjects(world, 'victor')).toEqual(['【承認のお願い】Spring is here'])
  expect(subjects(world, 'aoi')).toEqual([])
  expect(await shown(world, pull)).toMatchObject({
    check: [expect.stringMatching(/^mail \/ approvals: in_progress: waiting for \d approval/)],
    asks: expect.stringMatching(/^Please review.*`vera`/),
    comment: expect.stringContaining('about 25 people'),
  })

  // Nothing new: nothing is written, mailed or noted.
  const taken = world.received().length
  expect(await writesOf(world, () => world.desk())).toEqual([])
  expect(world.received()).toHaveLength(taken)
  expect(await world.entryTypes('spring')).toEqual(['PLANNED'])

  pull.review('vera', 'REQUEST_CHANGES', { body: 'Too early for spring' })
  expect((await world.desk()).map(({ code }) => code)).toEqual(['desk-returned'])
  expect(subjects(world, 'aoi')).toEqual(['Sent back: Spring is here'])
  expect(world.letters('aoi')[0]?.text).toContain('Too early for spring')
  expect((await shown(world, pull)).asks).toContain('`aoi`')

  world.push('spring', campaignText({ subject: 'Spring is almost here' }))
  expect((await world.desk()).map(({ code }) => code)).toEqual(['desk-asked'])
  const again = world.letters('vera').at(-1)
  expect(again?.headers.get('subject')).toContain('Spring is almost here')
  expect(again?.text).toContain(`/hikari/mail/pull/${pull.number}/files`)
  expect(again?.text).toMatch(/Spring is here.*\n?.*Spring is almost here/)
  expect(subjects(world, 'vera')).toHaveLength(2)
  expect(subjects(world, 'victor')).toHaveLength(2)
  expect((await shown(world, pull)).comment).toContain('Changed since <code>vera</code> looked')

  pull.approve('vera')
  expect(await world.desk()).toEqual([])

  expect((await shown(world, pull)).check).toEqual(['mail / approvals: success: approved'])
  pull.merge('vera')
  expect(await world.send()).toBe(0)
  expect(world.recipients()).toHaveLength(23)
  expect((await world.desk()).map(({ code }) => code)).toEqual(['desk-told'])
  expect(await world.labels(pull)).toEqual(['mail: sent'])
  expect(await shown(world, pull)).toMatchObject({
    asks: 'Nothing to do: it is sent.',
    comment: expect.stringContaining('accepted: 23'),
  })
  expect(subjects(world, 'aoi').at(-1)).toBe('Sent: spring/1')
  expect(subjects(world, 'vera').at(-1)).toBe('Sent: spring/1')
  expect(subjects(world, 'victor')).toHaveLength(2)
  expect(await writesOf(world, () => world.desk())).toEqual([])
}, 120_000)

test('a fork and a draft are not counted, a test goes to its author, one that breaks keeps nobody waiting, and owners are reminded', async () => {
  await using world = await hostedWorld({ approvals: 'reminders: { after: PT4H }' })
  const issues = (by: Parameters<HostedWorld['as']>[0]) => world.as(by).rest.issues
  const at = { owner: 'hikari', repo: 'mail' }
  const broken = world.propose('broken')
  world.mail.push(`refs/pull/${broken.number}/head`, null, 'runner')
  const draft = world.propose('draft', { draft: true })
  const fork = world.propose('fork', { as: 'rin', from: world.mail.fork('rin') })
  const mine = world.propose('mine')
  const label = { ...at, labels: ['test me'] }
  await issues('vera').addLabels({ ...label, issue_number: mine.number })
  await issues('vera').addLabels({ ...label, issue_number: fork.number })
  await issues('runner').addLabels({ ...label, issue_number: draft.number })

  const outcomes = await world.desk()
  const saying = (code: string) => outcomes.filter((outcome) => outcome.code === code)
  expect(saying('desk-pull-moved').map(({ values }) => values['pull'])).toEqual([broken.number])
  expect(
    saying('desk-asked')
      .map(({ values }) => String(values['release']))
      .toSorted(),
  ).toEqual(['fork/1', 'mine/1'])
  expect(saying('desk-tested').map(({ values }) => values)).toEqual([
    { release: 'mine/1', person: 'vera', people: 'aoi' },
  ])
  const refused = saying('desk-test-label-refused').map(
    ({ values }) => `${values['pull']} ${values['reason']}`,
  )
  expect(refused.toSorted()).toEqual([
    `${draft.number} desk-test-stranger`,
    `${fork.number} desk-test-no-writer`,
  ])
  expect(subjects(world, 'aoi')).toContain('[TEST] Spring is here')
  expect(await world.entryTypes('mine')).toContain('PLANNED')
  expect(await world.entryTypes('fork')).not.toContain('PLANNED')
  expect(await world.entryTypes('draft')).not.toContain('PLANNED')
  expect(await world.labels(draft)).toEqual([])
  expect(await world.labels(fork)).toEqual(['mail: waiting'])
  expect(await world.labels(mine)).toEqual(['mail: waiting'])
  const taken = world.received().length
  expect((await world.desk()).map(({ code }) => code)).toEqual(['desk-pull-moved'])
  expect(world.received()).toHaveLength(taken)

  world.wait(4 * 60 * 60 * 1000)
  const later = await world.desk()
  const reminded = later
    .filter(({ code }) => code === 'desk-reminded')
    .map(({ values }) => String(values['release']))
  expect(reminded.toSorted()).toEqual(['fork/1', 'mine/1'])
  expect(
    subjects(world, 'vera').filter((subject) => subject.startsWith('Still waiting for you')),
  ).toHaveLength(2)
}, 120_000)

test('two desks at once, no relay, a label that stays and a pull request that GitHub cannot tell about: each is shown, mailed and written once', async () => {
  await using world = await hostedWorld({ contacts: 1 })
  const spring = world.propose('spring')
  const pulls = [spring, world.propose('summer')]
  const told = (outcomes: Awaited<ReturnType<HostedWorld['desk']>>) =>
    outcomes.map(({ code, values }) => `${code} ${values['reason'] ?? values['release']}`).toSorted()
  await world.stopRelay()
  const down = 'desk-pull-broken relay-unreachable'
  expect((await Promise.all([world.desk(), world.desk()])).map(told)).toEqual([
    [down, down],
    [down, down],
  ])
  for (const pull of pulls) expect(await world.comments(pull)).toHaveLength(1)
  expect(await world.entryTypes('spring')).toEqual(['PLANNED'])

  await world.startRelay()
  const label = { owner: 'hikari', repo: 'mail', issue_number: spring.number, labels: ['test me'] }
  await world.as('vera').rest.issues.addLabels(label)
  world.github.fails('issues/remove-label', 403)
  expect((await Promise.all([world.desk(), world.desk()])).flatMap(told).toSorted()).toEqual([
    'desk-asked spring/1',
    'desk-asked summer/1',
    'desk-pull-broken github-forbidden',
    'desk-tested spring/1',
  ])
  expect(await world.entryTypes('spring')).toEqual(['PLANNED', 'TESTED'])
  for (const to of ['vera', 'victor'] as const) expect(world.letters(to)).toHaveLength(2)
  expect(world.letters('aoi')).toHaveLength(1)

  const number = String(spring.number)
  world.github.fails('pulls/get', 502, { params: { pull_number: number }, times: Infinity })
  world.push('summer', campaignText({ subject: 'Summer is here' }))
  expect(told(await world.desk())).toEqual(['desk-asked summer/1', 'desk-pull-broken github-unreachable'])
}, 120_000)

test('however it is merged, the desk follows a campaign to its end', async () => {
  await using world = await hostedWorld({ undo: 'PT10M' })
  const methods = ['merge', 'rebase'] as const
  const pulls = methods.map((method) => world.propose(method))
  await world.desk()
  for (const [index, method] of methods.entries()) {
    pulls[index]?.approve('vera')
    pulls[index]?.merge('victor', method)
  }
  await world.send()
  const told = (outcomes: Awaited<ReturnType<HostedWorld['desk']>>) =>
    outcomes.map(({ code, values }) => `${code} ${values['release']} ${values['people']}`).toSorted()
  const everybody = ['desk-told merge/1 aoi, vera', 'desk-told rebase/1 aoi, vera']
  expect(told(await world.desk())).toEqual(everybody)
  for (const pull of pulls) expect(await world.labels(pull)).toEqual(['mail: authorised'])
  expect(world.letters('aoi').at(-1)?.text).toContain('postmerge halt')
  expect(world.recipients()).toEqual([])

  world.wait(11 * 60 * 1000)
  expect(await world.send()).toBe(0)
  expect(world.recipients()).toHaveLength(2 * 23)
  expect(told(await world.desk())).toEqual(everybody)
  for (const pull of pulls) expect(await world.labels(pull)).toEqual(['mail: sent'])
  expect(await writesOf(world, () => world.desk())).toEqual([])
  expect(await world.store(({ pullMemory }) => pullMemory.followed())).toEqual([])
}, 120_000)

test('a delivery of GitHub wakes the desk of `serve`', async () => {
  await using world = await hostedWorld({ contacts: 1 })
  const secret = 'correct horse battery staple'
  const serve = world.start(['serve', '--desk', '--listen', '127.0.0.1:0'], {
    POSTMERGE_GITHUB_WEBHOOK_SECRET: secret,
  })
  await until('a server', () => serve.output().includes('/hooks/github'))
  const url = /http:\S+\/hooks\/github/.exec(serve.output())?.[0] ?? ''
  world.mail.hook(url, secret)
  await world.github.delivered()
  world.propose('spring')
  await until('a request by mail', () => world.letters('vera').length > 0, 60_000)
  expect(world.github.deliveries.map(({ status }) => status)).toContain(202)
  serve.kill('SIGTERM')
  expect((await serve.ended).code).toBe(0)
}, 120_000)
