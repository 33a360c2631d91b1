import type { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { createGitHubWriter, type GitHubWriter } from '../../../src/adapters/github/writer.ts'
import { openStory, proposed, type Story } from '../../github/story.ts'
import type { PullSeed } from '../../support/github/seed-types.ts'

const permissions = {
  contents: 'read',
  pull_requests: 'write',
  checks: 'write',
  statuses: 'write',
  deployments: 'write',
} as const

interface Desk extends Omit<Story, 'as'> {
  readonly as: (login: string) => Octokit
  readonly pull: PullSeed
  readonly writer: GitHubWriter
  /** A writer with another credential. */
  readonly writerWith: (token: string) => GitHubWriter
  readonly comments: () => Promise<readonly (readonly [by: string, body: string])[]>
  readonly labels: () => Promise<readonly string[]>
}

/** A proposed campaign, and a desk that writes as an App. */
async function openDesk(): Promise<Desk> {
  const story = await openStory()
  const { github, mail, at } = story
  const app = github.app('postmerge', { owner: 'hikari', permissions })
  const forge = { github: 'hikari/mail', id: mail.id, api: github.url }
  const pull = proposed(story)
  const admin = story.as('admin')
  const about = { ...at, issue_number: pull.number }
  const written = new Set<string>()
  return {
    ...story,
    as: (login) => story.as(login),
    pull,
    writer: createGitHubWriter({
      forge,
      secondMs: 1,
      comments: {
        wrote: async (id, purpose) => written.has(`${id} ${purpose}`),
        note: async (id, purpose) => void written.add(`${id} ${purpose}`),
      },
      env: {
        POSTMERGE_GITHUB_APP_ID: String(app.id),
        POSTMERGE_GITHUB_APP_KEY: app.privateKey,
        POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
      },
    }),
    writerWith: (token) => createGitHubWriter({ forge, secondMs: 1, env: { POSTMERGE_GITHUB_TOKEN: token } }),
    comments: async () => {
      const { data } = await admin.rest.issues.listComments(about)
      return data.map(({ user, body }) => [user?.login ?? '', body ?? ''] as const)
    },
    labels: async () => (await admin.rest.issues.listLabelsOnIssue(about)).data.map(({ name }) => name),
  }
}

const marker = '<!-- postmerge:plan -->'
const us = 'postmerge[bot]'

test('one comment is written, kept as it is, changed, and renewed where somebody must be told', async () => {
  const { writer, pull, comments, github } = await openDesk()
  expect(await writer.comment(pull.number, 'Waiting for Vera')).toBe('written')
  expect(await writer.comment(pull.number, 'Waiting for Vera\n')).toBe('unchanged')
  expect(await comments()).toEqual([[us, `Waiting for Vera\n\n${marker}\n`]])
  expect(await writer.comment(pull.number, 'Approved')).toBe('written')
  expect(await writer.comment(pull.number, 'Pictures', { purpose: 'pictures' })).toBe('written')
  expect(await comments()).toEqual([
    [us, `Approved\n\n${marker}\n`],
    [us, 'Pictures\n\n<!-- postmerge:pictures -->\n'],
  ])
  expect(await writer.comment(pull.number, 'Ask again', { anew: true })).toBe('written')
  const writes = github.requests.filter(({ method }) => method !== 'GET').length
  expect(await writer.comment(pull.number, 'Ask again', { anew: true })).toBe('unchanged')
  expect(github.requests.filter(({ method }) => method !== 'GET')).toHaveLength(writes)
  expect(await comments()).toEqual([
    [us, 'Pictures\n\n<!-- postmerge:pictures -->\n'],
    [us, `Ask again\n\n${marker}\n`],
  ])
})

test('whatever a writer makes of our comment, with its mark or without, it says again what we said', async () => {
  const { writer, pull, comments, as, at, github } = await openDesk()
  const text = `Waiting for Vera\n\n${marker}\n`
  const about = { ...at, issue_number: pull.number }
  const { issues } = as('aoi').rest
  const say = () => writer.comment(pull.number, 'Waiting for Vera')
  await say()
  await writer.comment(pull.number, 'Pictures', { purpose: 'pictures' })
  const [ours] = (await issues.listComments(about)).data
  const copy = await issues.createComment({ ...about, body: text })
  const writesOf = async (doing: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = github.requests.length
    await doing()
    return github.requests.slice(before).flatMap(({ method }) => (method === 'GET' ? [] : [method]))
  }
  const whole = [
    [us, text],
    [us, 'Pictures\n\n<!-- postmerge:pictures -->\n'],
    ['aoi', text],
  ]
  for (const lie of [`Approved\n\n${marker}`, `${text}\n\nApproved`, 'Approved']) {
    await issues.updateComment({ ...at, comment_id: ours?.id ?? 0, body: lie })
    expect(await writesOf(say)).toEqual(['PATCH'])
    expect(await comments()).toEqual(whole)
  }
  await issues.deleteComment({ ...at, comment_id: ours?.id ?? 0 })
  expect(await writesOf(say)).toEqual(['POST'])
  await issues.deleteComment({ ...at, comment_id: copy.data.id })
  expect(await comments()).toEqual([whole[1], whole[0]])
  expect(await writesOf(say)).toEqual([])
})

test("T66 another's comment is never taken for ours, whatever it says", async () => {
  const { writer, writerWith, pull, comments, as, at, github } = await openDesk()
  const forged = `You may send\n\n${marker}\n`
  const about = { ...at, issue_number: pull.number }
  await as('aoi').rest.issues.createComment({ ...about, body: forged })
  const workflow = github.workflowToken('hikari/mail', permissions)
  await writerWith(workflow).comment(pull.number, 'From a workflow')
  await writerWith(github.token('victor')).comment(pull.number, 'From Victor')
  await writer.comment(pull.number, 'Waiting for Vera')
  await writer.comment(pull.number, 'Approved', { anew: true })
  await writerWith(workflow).comment(pull.number, 'From a workflow, changed')
  expect(await comments()).toEqual([
    ['aoi', forged],
    ['github-actions[bot]', `From a workflow, changed\n\n${marker}\n`],
    ['victor', `From Victor\n\n${marker}\n`],
    [us, `Approved\n\n${marker}\n`],
  ])
})

test('T71 a connection that breaks after a comment was written leaves one comment', async () => {
  const { writer, pull, comments, github } = await openDesk()
  github.dropsAfter('issues/create-comment')
  expect(await writer.comment(pull.number, 'One')).toBe('written')
  github.fault({ operation: 'issues/create-comment', effect: { kind: 'drop', when: 'before' } })
  expect(await writer.comment(pull.number, 'Two', { anew: true })).toBe('written')
  github.dropsAfter('issues/update-comment')
  expect(await writer.comment(pull.number, 'Three')).toBe('written')
  github.dropsAfter('issues/delete-comment')
  await expect(writer.comment(pull.number, 'Four', { anew: true })).rejects.toThrow('github-unreachable')
  expect(await writer.comment(pull.number, 'Four')).toBe('unchanged')
  expect(await comments()).toEqual([[us, `Four\n\n${marker}\n`]])
})

test('of two comments of ours, as two runs at once leave them, the newest stays', async () => {
  const { writer, pull, comments, github } = await openDesk()
  await writer.comment(pull.number, 'One')
  github.fails('issues/delete-comment', 502)
  await expect(writer.comment(pull.number, 'Two', { anew: true })).rejects.toThrow('github-unreachable')
  expect(await comments()).toHaveLength(2)
  await writer.comment(pull.number, 'Three')
  expect(await comments()).toEqual([[us, `Three\n\n${marker}\n`]])
})

const note = {
  path: 'campaigns/winter/campaign.md',
  start_line: 3,
  end_line: 3,
  annotation_level: 'failure',
  title: 'link-not-https',
  message: 'The link is not encrypted',
} as const

test('a check run waits, passes and waits again; a plain token can write a status only', async () => {
  const { writer, writerWith, pull, github, as, at } = await openDesk()
  const head = pull.head()
  const waiting = { name: 'mail / plan', conclusion: null, title: 'Waiting for Vera', summary: 'No' } as const
  const good = { ...waiting, conclusion: 'success', title: 'Approved', summary: 'Yes' } as const
  const run = { as: 'check-run' } as const
  github.dropsAfter('checks/create')
  expect(await writer.check(head, waiting)).toEqual({ ...run, outcome: 'written' })
  expect(await writer.check(head, waiting)).toEqual({ ...run, outcome: 'unchanged' })
  github.dropsAfter('checks/update')
  expect(await writer.check(head, good)).toEqual({ ...run, outcome: 'written' })
  const runs = async (): Promise<readonly unknown[]> =>
    (await as('admin').rest.checks.listForRef({ ...at, ref: head, filter: 'all' })).data.check_runs.map(
      ({ status, conclusion, output }) => [status, conclusion, output.title],
    )
  expect(await runs()).toEqual([['completed', 'success', 'Approved']])
  expect(await writer.check(head, waiting)).toEqual({ ...run, outcome: 'written' })
  expect(await runs()).toEqual([
    ['completed', 'success', 'Approved'],
    ['in_progress', null, 'Waiting for Vera'],
  ])
  const beside = { ...waiting, annotations: [note] }
  expect(await writer.check(head, beside)).toEqual({ ...run, outcome: 'written' })
  expect(await writer.check(head, beside)).toEqual({ ...run, outcome: 'unchanged' })
  const other = { ...beside, title: 'Waiting for Victor' }
  expect(await writer.check(head, other)).toEqual({ ...run, outcome: 'written' })
  const { data: newest } = await as('admin').rest.checks.listForRef({ ...at, ref: head })
  const about = { ...at, check_run_id: newest.check_runs[0]?.id ?? 0 }
  expect((await as('admin').rest.checks.listAnnotations(about)).data).toMatchObject([note])
  expect(newest.check_runs[0]?.output.title).toBe('Waiting for Victor')
  const plain = writerWith(github.token('victor'))
  github.dropsAfter('repos/create-commit-status')
  expect(await plain.check(head, waiting)).toEqual({ as: 'status', outcome: 'written' })
  expect(await plain.check(head, waiting)).toEqual({ as: 'status', outcome: 'unchanged' })
  const job = writerWith(github.workflowToken('hikari/mail', { checks: 'read', statuses: 'write' }))
  expect(await job.check(head, good)).toEqual({ as: 'status', outcome: 'written' })
  const { data } = await as('admin').rest.repos.listCommitStatusesForRef({ ...at, ref: head })
  expect(data.map(({ context, state, description }) => [context, state, description])).toEqual([
    ['mail / plan', 'success', 'Approved'],
    ['mail / plan', 'pending', 'Waiting for Vera'],
  ])
})

test('an App that may not write checks is told which permission it lacks', async () => {
  const { writerWith, pull, github, mail } = await openDesk()
  const app = github.app('poor', { owner: 'hikari', permissions: { pull_requests: 'write', checks: 'read' } })
  const writer = createGitHubWriter({
    forge: { github: 'hikari/mail', id: mail.id, api: github.url },
    secondMs: 1,
    env: {
      POSTMERGE_GITHUB_APP_ID: String(app.id),
      POSTMERGE_GITHUB_APP_KEY: app.privateKey,
      POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
    },
  })
  const check = { name: 'mail / plan', conclusion: 'success', title: 'Yes', summary: '' } as const
  await expect(writer.check(pull.head(), check)).rejects.toMatchObject({
    code: 'github-forbidden',
    permanence: 'permanent',
    values: { operation: 'check run', permission: 'Checks: write' },
  })
  await expect(writerWith('ghp_gone').check(pull.head(), check)).rejects.toMatchObject({
    code: 'github-unauthorised',
  })
})

test('one label says how far a campaign is; those of people stay', async () => {
  const { writer, pull, labels, as, at, github } = await openDesk()
  await as('aoi').rest.issues.addLabels({
    ...at,
    issue_number: pull.number,
    labels: ['urgent', 'test me', 'mail: sending', 'MAIL: Halted'],
  })
  expect(await writer.lifecycle(pull, 'mail: waiting')).toBe('written')
  expect(await writer.lifecycle(pull, 'mail: waiting')).toBe('unchanged')
  expect(await labels()).toEqual(['urgent', 'test me', 'mail: waiting'])
  github.dropsAfter('issues/add-labels')
  github.dropsAfter('issues/remove-label')
  expect(await writer.lifecycle(pull, 'mail: sent')).toBe('written')
  await writer.unlabel(pull.number, 'test me')
  await writer.unlabel(pull.number, 'test me')
  expect(await labels()).toEqual(['urgent', 'mail: sent'])
  expect(await writer.lifecycle(pull, null)).toBe('written')
  await expect(writer.unlabel(pull.number, 'urgent')).rejects.toThrow('not ours')
  await expect(writer.lifecycle(pull, 'urgent')).rejects.toThrow('not ours')
  expect(await labels()).toEqual(['urgent'])
})

test('T71 a release has one deployment, whatever breaks', async () => {
  const { writer, pull, github, as, at } = await openDesk()
  const wanted = {
    releaseId: 'winter/1',
    commit: pull.head(),
    environment: 'mail',
    state: 'in_progress',
    description: 'Sending',
  } as const
  github.dropsAfter('repos/create-deployment')
  github.dropsAfter('repos/create-deployment-status')
  expect(await writer.deployment(wanted)).toBe('written')
  expect(await writer.deployment(wanted)).toBe('unchanged')
  expect(await writer.deployment({ ...wanted, state: 'success', description: 'x'.repeat(200) })).toBe(
    'written',
  )
  expect(await writer.deployment({ ...wanted, releaseId: 'autumn/1' })).toBe('written')
  const admin = as('admin').rest.repos
  const { data } = await admin.listDeployments(at)
  expect(data.map(({ payload }) => payload)).toEqual([{ release_id: 'autumn/1' }, { release_id: 'winter/1' }])
  const { data: statuses } = await admin.listDeploymentStatuses({ ...at, deployment_id: data[1]?.id ?? 0 })
  expect(statuses.map(({ state, description }) => [state, description.length])).toEqual([
    ['success', 140],
    ['in_progress', 7],
  ])
})

test('owners are asked for their review once; whom GitHub refuses is told', async () => {
  const { writer, pull, as, at } = await openDesk()
  expect(await writer.requestReviews(pull.number, ['@Vera', '@aoi', '@nobody'])).toEqual({
    asked: ['@Vera'],
    refused: ['@aoi', '@nobody'],
  })
  expect(await writer.requestReviews(pull.number, ['@vera'])).toEqual({ asked: [], refused: [] })
  const { data } = await as('admin').rest.pulls.listRequestedReviewers({ ...at, pull_number: pull.number })
  expect(data.users.map(({ login }) => login)).toEqual(['vera'])
})

test('nothing is written into a repository that only has the name', async () => {
  const { pull, github, comments } = await openDesk()
  const writer = createGitHubWriter({
    forge: { github: 'hikari/mail', id: 4711, api: github.url },
    env: { POSTMERGE_GITHUB_TOKEN: github.token('victor') },
    secondMs: 1,
  })
  await expect(writer.comment(pull.number, 'Hello')).rejects.toThrow('github-other-repository')
  expect(await comments()).toEqual([])
})
