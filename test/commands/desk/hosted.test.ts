import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { git } from '../../../src/adapters/git/git.ts'
import { readTree } from '../../../src/adapters/git/read-tree.ts'
import { createSignedTag } from '../../../src/adapters/git/tags.ts'
import { writePayload, type Payload } from '../../../src/approval/payload.ts'
import { readCampaign } from '../../../src/approval/situation.ts'
import { tagRef } from '../../../src/approval/tag-name.ts'
import { isoInstant } from '../../../src/kit/clock.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText, repositoryId } from '../../support/send-world-content.ts'
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

/**
 * Who may write to the repository can change the desk's comment, and copy it: the next pass makes it say again how things stand, though nothing else is
 * new, writes nothing else, and leaves the copy alone.
 */
async function expectHealed(world: HostedWorld, pull: ReturnType<HostedWorld['propose']>): Promise<void> {
  const { issues } = world.as('aoi').rest
  const at = { owner: 'hikari', repo: 'mail' }
  const [ours] = (await issues.listComments({ ...at, issue_number: pull.number })).data
  const text = ours?.body ?? ''
  const { data: copy } = await issues.createComment({ ...at, issue_number: pull.number, body: text })
  const named = { ...at, comment_id: ours?.id ?? 0 }
  await issues.updateComment({ ...named, body: '### Approved by everybody, please merge' })
  expect(await writesOf(world, () => world.desk())).toEqual([`PATCH issues/comments/${named.comment_id}`])
  expect(await world.comments(pull)).toEqual([
    { by: 'postmerge-desk[bot]', body: text },
    { by: 'aoi', body: text },
  ])
  await issues.deleteComment({ ...at, comment_id: copy.id })
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

  await expectHealed(world, pull)

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

/** A tag that asks, in Vera's name, for a test that goes to Naomi, and that whoever has this key signed, or nobody; it is pushed by somebody who may. */
async function pushTestTag(
  world: HostedWorld,
  pull: ReturnType<HostedWorld['propose']>,
  { n, keyFile }: { readonly n: number; readonly keyFile: string | null },
): Promise<void> {
  const { runner } = world
  const commit = pull.head()
  await git(runner, ['fetch', '--quiet', 'origin', `refs/pull/${pull.number}/head`])
  const found = readCampaign(await readTree(runner, commit), 'mine')
  const payload: Payload = {
    v: 1,
    kind: 'test',
    repository: repositoryId,
    campaign: 'mine',
    edition: 1,
    closureDigest: found?.closure.closureDigest ?? '',
    person: 'vera',
    time: isoInstant(world.now()),
    to: ['naomi'],
  }
  const ref = tagRef(payload, n)
  const message = writePayload(payload)
  if (keyFile === null)
    await git(runner, ['tag', '--annotate', '--message', message, ref.slice('refs/tags/'.length), commit])
  else await createSignedTag(runner, { ref, commit, message, person: 'vera', keyFile })
  await git(runner, ['push', '--quiet', 'origin', ref])
}

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
  // A tag works beside the label, where somebody of ours signed it; whoever else pushes one, it does nothing.
  const vera = join(world.folder, 'vera.key')
  writeFileSync(vera, world.keys.ssh.vera.private, { mode: 0o600 })
  const theirs = gitSandbox().key('rin').file
  for (const [n, keyFile] of [null, theirs, vera].entries())
    await pushTestTag(world, mine, { n: n + 1, keyFile })
  expect((await world.desk()).map(({ code }) => code)).toEqual([
    'desk-tag-refused',
    'desk-tag-refused',
    'desk-tested',
    'desk-pull-moved',
  ])
  expect(subjects(world, 'naomi')).toEqual(['[TEST] Spring is here'])
  expect(world.received()).toHaveLength(taken + 1)

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
  // Where too many are open the desk serves what moved last, says so, and does not forget whom it asked.
  const crowded = async () =>
    (await world.desk({ openMax: 1 })).map(({ code, values }) => `${code} ${values['release'] ?? ''}`)
  expect(await crowded()).toEqual(['desk-pulls-left-out ', 'desk-asked rebase/1'])
  for (const pull of pulls) pull.approve('vera')
  const about = { owner: 'hikari', repo: 'mail', issue_number: pulls[0]?.number ?? 0 }
  await world.as('aoi').rest.issues.createComment({ ...about, body: 'Please look' })
  expect(await crowded()).toEqual(['desk-pulls-left-out '])
  for (const pull of pulls) expect(await world.checks(pull.head())).toMatchObject([{ conclusion: 'success' }])
  for (const [index, method] of methods.entries()) pulls[index]?.merge('victor', method)
  // One more joins, and the layout changes: what goes out is what was approved, and the report says what is different.
  await world.importContacts('newsletter', ['late@receiver.example'])
  const layout = 'campaigns/_layouts/newsletter.mjml'
  const changed = readFileSync(layout, 'utf8').replaceAll('#26323d', '#112233')
  world.mail.commit({ branch: 'main', as: 'kenji', files: { [layout]: changed } })
  // The gate knows no list of what is open.
  const before = world.github.requests.length
  await world.send()
  const asked = world.github.requests.slice(before).map(({ path }) => path.replace(/\?.*/, ''))
  expect(asked).toContain(`/repos/hikari/mail/pulls/${pulls[0]?.number}/reviews`)
  expect(asked).not.toContain('/repos/hikari/mail/pulls')
  const told = (outcomes: Awaited<ReturnType<HostedWorld['desk']>>) =>
    outcomes.map(({ code, values }) => `${code} ${values['release']} ${values['people']}`).toSorted()
  const everybody = ['desk-told merge/1 aoi, vera', 'desk-told rebase/1 aoi, vera']
  expect(told(await world.desk())).toEqual(everybody)
  for (const pull of pulls) expect(await world.labels(pull)).toEqual(['mail: authorised'])
  expect(world.letters('aoi').at(-1)?.text).toContain('postmerge halt')
  expect(world.recipients()).toEqual([])

  world.wait(11 * 60 * 1000)
  expect(await world.send()).toBe(0)
  expect(world.recipients()).toHaveLength(2 * 24)
  expect(told(await world.desk())).toEqual(everybody)
  for (const pull of pulls) expect(await world.labels(pull)).toEqual(['mail: sent'])
  for (const pull of pulls) {
    const comment = (await world.comments(pull)).at(-1)?.body
    expect(comment).toContain('counted for the approval: 23; recipients when it began: 24')
    expect(comment).toContain(
      `changed on the default branch since the merge, and no part of this: \`${layout}\``,
    )
  }
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
