import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { proposed, refusalOf, type Behaviours } from './story.ts'

interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

async function receiver(): Promise<{ readonly url: string; readonly got: Got[] }> {
  const got: Got[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8')
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got }
}

export const eventBehaviours: Behaviours = {
  'hook-signature': async (story) => {
    const { url, got } = await receiver()
    await story.as('admin').repos.createWebhook({
      ...story.at,
      config: { url, secret: 'between us', content_type: 'json' },
      events: ['pull_request', 'pull_request_review'],
    })
    proposed(story).approve('vera')
    await story.github.delivered()
    const [, opened, reviewed] = got
    const mac = createHmac('sha256', 'between us')
      .update(opened?.body ?? '')
      .digest('hex')
    expect(got.map(({ headers }) => headers['x-github-event'])).toEqual([
      'ping',
      'pull_request',
      'pull_request_review',
    ])
    expect(opened?.headers['x-hub-signature-256']).toBe(`sha256=${mac}`)
    expect(opened?.headers['x-github-delivery']).not.toBe(reviewed?.headers['x-github-delivery'])
    expect(JSON.parse(reviewed?.body ?? '')).toMatchObject({
      action: 'submitted',
      review: { state: 'approved' },
      pull_request: { number: 1 },
      sender: { login: 'vera' },
    })
    expect((await story.as('admin').repos.listWebhooks(story.at)).data[0]?.config.secret).toBe('********')
  },
  'hook-ping': async (story) => {
    const { url, got } = await receiver()
    await story
      .as('admin')
      .repos.createWebhook({ ...story.at, config: { url, secret: 's' }, events: ['push'] })
    await story.github.delivered()
    expect(got.map(({ headers }) => headers['x-github-event'])).toEqual(['ping'])
  },
  'hook-not-repeated': async (story) => {
    story.mail.hook('http://127.0.0.1:9/nobody', 's', ['push'])
    story.mail.commit({ as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    await story.github.delivered()
    expect(story.github.deliveries.map(({ event, status }) => [event, status])).toEqual([['push', null]])
    const [first] = story.github.deliveries
    if (first !== undefined) story.github.redeliver(first)
    await story.github.delivered()
    expect(new Set(story.github.deliveries.map(({ id }) => id)).size).toBe(1)
  },
  'hook-of-app': async (story) => {
    const { url, got } = await receiver()
    const app = story.github.app('desk', {
      owner: 'hikari',
      permissions: { pull_requests: 'read' },
      webhook: { url, secret: 's' },
    })
    proposed(story)
    await story.github.delivered()
    const bodies = got.map(
      ({ body }) => JSON.parse(body) as { readonly installation: { readonly id: number } },
    )
    expect(bodies.every(({ installation }) => installation.id === app.installationId)).toBe(true)
    expect(got.map(({ headers }) => headers['x-github-event'])).toEqual(['push', 'pull_request'])
  },
  'workflow-from-branch': async (story) => {
    const files = { '.github/workflows/send.yml': 'on: push\n' }
    story.mail.commit({ as: 'admin', files })
    const call = { ...story.at, workflow_id: 'send.yml', ref: 'main' }
    expect((await refusalOf(story.as('aoi').actions.createWorkflowDispatch(call))).status).toBe(422)
    story.mail.commit({
      branch: 'mine',
      as: 'aoi',
      files: { '.github/workflows/send.yml': 'on: workflow_dispatch\n' },
    })
    await story
      .as('aoi')
      .actions.createWorkflowDispatch({ ...call, ref: 'mine', inputs: { resume: 'winter/1' } })
    const { data } = await story
      .as('aoi')
      .actions.listWorkflowRunsForRepo({ ...story.at, event: 'workflow_dispatch' })
    expect(
      data.workflow_runs.map(({ head_branch, path, actor }) => [head_branch, path, actor?.login]),
    ).toEqual([['mine', '.github/workflows/send.yml', 'aoi']])
    const workflows = await story.as('aoi').actions.listRepoWorkflows(story.at)
    expect(workflows.data.workflows.map(({ path }) => path)).toEqual(['.github/workflows/send.yml'])
  },
  'artifacts-expire': async (story) => {
    const run = story.mail.run({ path: '.github/workflows/check.yml', event: 'pull_request', as: 'aoi' })
    const artifact_id = story.mail.artifact({ name: 'pictures', run })
    story.wait(91 * 86_400)
    story.mail.artifact({ name: 'later' })
    const client = story.as('aoi')
    const all = await client.actions.listArtifactsForRepo(story.at)
    const ofRun = await client.actions.listWorkflowRunArtifacts({ ...story.at, run_id: run })
    const one = await client.actions.getArtifact({ ...story.at, artifact_id })
    expect([
      all.data.artifacts.map(({ name }) => name),
      ofRun.data.artifacts.length,
      one.data.expired,
    ]).toEqual([['later', 'pictures'], 1, true])
    expect((await client.actions.getWorkflowRun({ ...story.at, run_id: run })).data.event).toBe(
      'pull_request',
    )
  },
  'run-approvals': async (story) => {
    story.mail.environment('mail-send')
    const approvals = [
      {
        state: 'approved' as const,
        comment: 'Go',
        user: story.github.user('vera'),
        environment: 'mail-send',
      },
    ]
    const run = story.mail.run({ path: '.github/workflows/send.yml', event: 'push', as: 'aoi', approvals })
    const { data } = await story.as('aoi').actions.getReviewsForRun({ ...story.at, run_id: run })
    expect(data.map(({ state, user, environments }) => [state, user.login, environments[0]?.name])).toEqual([
      ['approved', 'vera', 'mail-send'],
    ])
  },
  'actions-forks': async (story) => {
    const open = 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval'
    const closed = 'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-workflows-private-repos'
    story.mail.actions({ fork_approval: 'all_external_contributors' })
    const admin = story.as('admin')
    const policy = (await admin.request(open, story.at)).data.approval_policy
    const runs = (await admin.request(closed, story.at)).data.run_workflows_from_fork_pull_requests
    expect([policy, runs]).toEqual(['all_external_contributors', false])
    expect((await refusalOf(story.as('aoi').request(open, story.at))).status).toBe(404)
    story.mail.settings({ private: false })
    expect((await refusalOf(admin.request(closed, story.at))).status).toBe(404)
  },
  'actions-settings': async (story) => {
    story.mail
      .actions({ sha_pinning_required: true, can_approve_pull_request_reviews: true })
      .variable('POSTMERGE', 'on')
      .secret('KEY')
    const admin = story.as('admin')
    const permissions = await admin.actions.getGithubActionsPermissionsRepository(story.at)
    const defaults = await admin.actions.getGithubActionsDefaultWorkflowPermissionsRepository(story.at)
    const variable = await admin.actions.getRepoVariable({ ...story.at, name: 'POSTMERGE' })
    const variables = await admin.actions.listRepoVariables(story.at)
    const secrets = await admin.actions.listRepoSecrets(story.at)
    const runners = await admin.actions.listSelfHostedRunnersForRepo(story.at)
    expect([
      permissions.data.sha_pinning_required,
      defaults.data.can_approve_pull_request_reviews,
      variable.data.value,
    ]).toEqual([true, true, 'on'])
    expect([
      variables.data.total_count,
      secrets.data.secrets.map(({ name }) => name),
      runners.data.total_count,
    ]).toEqual([1, ['KEY'], 0])
    expect(
      (await refusalOf(story.as('aoi').actions.getGithubActionsPermissionsRepository(story.at))).status,
    ).toBe(404)
  },
}
