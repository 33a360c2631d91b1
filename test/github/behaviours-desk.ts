import { expect } from 'vitest'
import { proposed, refusalOf, type Behaviours, type Story } from './story.ts'

function machine(story: Story): ReturnType<Story['as']> {
  return story.withToken(
    story.github.workflowToken('hikari/mail', {
      checks: 'write',
      contents: 'read',
      issues: 'write',
      pull_requests: 'write',
      deployments: 'write',
    }),
  )
}

export const deskBehaviours: Behaviours = {
  'comment-by-app': async (story) => {
    proposed(story)
    const client = machine(story)
    const { data } = await client.issues.createComment({ ...story.at, issue_number: 1, body: 'Waiting' })
    story.wait(60)
    await client.issues.updateComment({ ...story.at, comment_id: data.id, body: 'Approved' })
    const all = await story.as('aoi').issues.listComments({ ...story.at, issue_number: 1 })
    expect(
      all.data.map(({ id, body, user, performed_via_github_app: app, created_at, updated_at }) => [
        id,
        body,
        user?.login,
        app?.slug,
        created_at < updated_at,
      ]),
    ).toEqual([[data.id, 'Approved', 'github-actions[bot]', 'github-actions', true]])
    expect((await story.as('aoi').issues.getComment({ ...story.at, comment_id: data.id })).data.body).toBe(
      'Approved',
    )
  },
  'comment-too-long': async (story) => {
    proposed(story)
    const refused = await refusalOf(
      machine(story).issues.createComment({ ...story.at, issue_number: 1, body: 'x'.repeat(65_537) }),
    )
    expect(refused).toMatchObject({
      status: 422,
      message: expect.stringContaining('maximum is 65536 characters'),
    })
  },
  'comment-of-another': async (story) => {
    proposed(story)
    const { data } = await machine(story).issues.createComment({
      ...story.at,
      issue_number: 1,
      body: 'Waiting',
    })
    const call = { ...story.at, comment_id: data.id, body: 'Approved!' }
    expect((await refusalOf(story.as('rin').issues.updateComment(call))).status).toBe(403)
    const changed = await story.as('aoi').issues.updateComment(call)
    expect([changed.data.body, changed.data.user?.login]).toEqual(['Approved!', 'github-actions[bot]'])
    await story.as('aoi').issues.deleteComment({ ...story.at, comment_id: data.id })
    expect(
      (await refusalOf(story.as('aoi').issues.getComment({ ...story.at, comment_id: data.id }))).status,
    ).toBe(404)
  },
  'label-made': async (story) => {
    proposed(story)
    const client = machine(story)
    await client.issues.createLabel({
      ...story.at,
      name: 'mail: sent',
      color: '00ff00',
      description: 'It is out',
    })
    expect((await refusalOf(client.issues.createLabel({ ...story.at, name: 'Mail: Sent' }))).status).toBe(422)
    await client.issues.addLabels({ ...story.at, issue_number: 1, labels: ['test me'] })
    await client.issues.setLabels({ ...story.at, issue_number: 1, labels: ['mail: sent'] })
    const names = async (): Promise<unknown> =>
      (await client.issues.listLabelsOnIssue({ ...story.at, issue_number: 1 })).data.map(({ name }) => name)
    const all = await client.issues.listLabelsForRepo(story.at)
    expect([await names(), all.data.map(({ name }) => name)]).toEqual([
      ['mail: sent'],
      ['mail: sent', 'test me'],
    ])
    expect((await client.issues.getLabel({ ...story.at, name: 'mail: sent' })).data.color).toBe('00ff00')
    await client.issues.removeLabel({ ...story.at, issue_number: 1, name: 'mail: sent' })
    expect(
      (await refusalOf(client.issues.removeLabel({ ...story.at, issue_number: 1, name: 'mail: sent' })))
        .status,
    ).toBe(404)
    const line = await client.issues.listEventsForTimeline({ ...story.at, issue_number: 1 })
    expect(line.data.filter(({ event }) => event === 'labeled' || event === 'unlabeled')).toHaveLength(4)
  },
  'label-needs-triage': async (story) => {
    proposed(story)
    expect(
      (
        await refusalOf(
          story.as('rin').issues.addLabels({ ...story.at, issue_number: 1, labels: ['test me'] }),
        )
      ).status,
    ).toBe(403)
  },
  'pull-is-issue': async (story) => {
    proposed(story)
    const { data } = await story.as('aoi').issues.get({ ...story.at, issue_number: 1 })
    expect([data.number, data.pull_request?.merged_at, data.user?.login]).toEqual([1, null, 'aoi'])
  },
  'check-apps-only': async (story) => {
    const pull = proposed(story)
    const refused = await refusalOf(
      story.as('vera').checks.create({ ...story.at, name: 'mail', head_sha: pull.head() }),
    )
    expect(refused).toMatchObject({
      status: 403,
      message: expect.stringContaining('You must authenticate via a GitHub App.'),
    })
  },
  'check-own-app': async (story) => {
    const pull = proposed(story)
    const { data } = await machine(story).checks.create({ ...story.at, name: 'mail', head_sha: pull.head() })
    const app = story.github.app('other', { owner: 'hikari', permissions: { checks: 'write' } })
    const token = await installationToken(story, app)
    const refused = await refusalOf(
      story.withToken(token).checks.update({ ...story.at, check_run_id: data.id, conclusion: 'success' }),
    )
    expect(refused.status).toBe(403)
  },
  'check-conclusion-completes': async (story) => {
    const pull = proposed(story)
    const client = machine(story)
    const annotation = {
      path: 'campaigns/winter/campaign.md',
      start_line: 1,
      end_line: 1,
      annotation_level: 'warning' as const,
      message: 'Short',
    }
    const { data } = await client.checks.create({
      ...story.at,
      name: 'mail',
      head_sha: pull.head(),
      status: 'in_progress',
      output: { title: 'Waiting', summary: 'One approval', annotations: [annotation] },
    })
    const done = await client.checks.update({ ...story.at, check_run_id: data.id, conclusion: 'failure' })
    const read = await client.checks.get({ ...story.at, check_run_id: data.id })
    const annotations = await client.checks.listAnnotations({ ...story.at, check_run_id: data.id })
    expect([
      data.status,
      data.conclusion,
      done.data.status,
      read.data.conclusion,
      read.data.output.title,
    ]).toEqual(['in_progress', null, 'completed', 'failure', 'Waiting'])
    expect(annotations.data.map(({ message }) => message)).toEqual(['Short'])
  },
  'check-50-annotations': async (story) => {
    const pull = proposed(story)
    const annotations = Array.from({ length: 51 }, (_, index) => ({
      path: 'a',
      start_line: index + 1,
      end_line: index + 1,
      annotation_level: 'notice' as const,
      message: 'x',
    }))
    const refused = await refusalOf(
      machine(story).checks.create({
        ...story.at,
        name: 'mail',
        head_sha: pull.head(),
        output: { title: 'a', summary: 'b', annotations },
      }),
    )
    expect(refused.status).toBe(422)
    expect(story.github.complaints.splice(0)).toHaveLength(1)
  },
  'check-asked-again': async (story) => {
    const pull = proposed(story)
    const client = machine(story)
    const { data } = await client.checks.create({
      ...story.at,
      name: 'mail',
      head_sha: pull.head(),
      conclusion: 'failure',
    })
    story.mail.hook('http://127.0.0.1:9/nobody', 's', ['check_run']).rerequest(data.id, 'aoi')
    const after = await client.checks.get({ ...story.at, check_run_id: data.id })
    expect(story.github.deliveries.map(({ event, action }) => [event, action])).toEqual([
      ['check_run', 'rerequested'],
    ])
    expect(after.data.conclusion).toBe('failure')
  },
  'check-latest': async (story) => {
    const pull = proposed(story)
    const client = machine(story)
    for (const conclusion of ['failure', 'success'] as const)
      await client.checks.create({ ...story.at, name: 'mail', head_sha: pull.head(), conclusion })
    const runs = async (filter: 'latest' | 'all'): Promise<unknown> =>
      (await client.checks.listForRef({ ...story.at, ref: pull.head(), filter })).data.check_runs.map(
        ({ conclusion }) => conclusion,
      )
    expect([await runs('latest'), await runs('all')]).toEqual([['success'], ['failure', 'success']])
  },
  'status-combined': async (story) => {
    const pull = proposed(story)
    const client = story.as('aoi')
    const combined = async (): Promise<unknown> =>
      (await client.repos.getCombinedStatusForRef({ ...story.at, ref: pull.head() })).data.state
    const states = [await combined()]
    for (const state of ['success', 'failure', 'success'] as const) {
      await client.repos.createCommitStatus({ ...story.at, sha: pull.head(), state, context: 'mail' })
      states.push(await combined())
    }
    expect(states).toEqual(['pending', 'success', 'failure', 'success'])
    const all = await client.repos.listCommitStatusesForRef({ ...story.at, ref: pull.head() })
    expect(all.data.map(({ state }) => state)).toEqual(['success', 'failure', 'success'])
  },
}

async function installationToken(story: Story, app: ReturnType<Story['github']['app']>): Promise<string> {
  const { createAppAuth } = await import('@octokit/auth-app')
  const { Octokit } = await import('@octokit/rest')
  const client = new Octokit({
    baseUrl: story.github.url,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey: app.privateKey, installationId: app.installationId },
  })
  const { token } = (await client.auth({ type: 'installation' })) as { readonly token: string }
  return token
}
