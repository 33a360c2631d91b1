import { expect } from 'vitest'
import { refusalOf, type Behaviours, type Story } from './story.ts'

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

export const deploymentBehaviours: Behaviours = {
  'deployment-contexts': async (story) => {
    await story
      .as('aoi')
      .repos.createCommitStatus({ ...story.at, sha: story.mail.tip(), state: 'failure', context: 'mail' })
    const client = machine(story)
    expect((await refusalOf(client.repos.createDeployment({ ...story.at, ref: 'main' }))).status).toBe(409)
    const made = await client.repos.createDeployment({
      ...story.at,
      ref: 'main',
      required_contexts: [],
      payload: { release_id: 'winter/1' },
      environment: 'mail-send',
    })
    expect(made.status).toBe(201)
    const { data } = await client.repos.listDeployments({ ...story.at, environment: 'mail-send' })
    expect(data.map(({ payload, sha }) => [payload, sha])).toEqual([
      [{ release_id: 'winter/1' }, story.mail.tip()],
    ])
  },
  'deployment-inactive': async (story) => {
    const client = machine(story)
    const deploy = async (): Promise<number> => {
      const made = await client.repos.createDeployment({ ...story.at, ref: 'main', environment: 'mail-send' })
      const deployment_id = 'id' in made.data ? made.data.id : 0
      await client.repos.createDeploymentStatus({ ...story.at, deployment_id, state: 'success' })
      return deployment_id
    }
    const first = await deploy()
    await deploy()
    const { data } = await client.repos.listDeploymentStatuses({ ...story.at, deployment_id: first })
    expect(data.map(({ state }) => state)).toEqual(['inactive', 'success'])
    expect((await client.repos.getDeployment({ ...story.at, deployment_id: first })).data.environment).toBe(
      'mail-send',
    )
  },
  'environment-plan': async (story) => {
    const call = {
      ...story.at,
      environment_name: 'mail-send',
      wait_timer: 10,
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    }
    story.github.org('hikari').plan('team')
    expect((await refusalOf(story.as('admin').repos.createOrUpdateEnvironment(call))).status).toBe(422)
    story.github.org('hikari').plan('enterprise')
    const { data } = await story.as('admin').repos.createOrUpdateEnvironment(call)
    expect(data.protection_rules?.map(({ type }) => type)).toEqual(['wait_timer', 'branch_policy'])
    expect(data).toHaveProperty('can_admins_bypass', true)
    expect((await refusalOf(story.as('aoi').repos.createOrUpdateEnvironment(call))).status).toBe(404)
  },
  'environment-read': async (story) => {
    story.mail.environment('mail-send', {
      branchPolicy: { protected_branches: false, custom_branch_policies: true },
      branches: ['main'],
      secrets: ['DKIM_KEY'],
    })
    const call = { ...story.at, environment_name: 'mail-send' }
    const all = await story.as('aoi').repos.getAllEnvironments(story.at)
    const one = await story.as('aoi').repos.getEnvironment(call)
    const policies = await story.as('aoi').repos.listDeploymentBranchPolicies(call)
    const secrets = await story.as('aoi').actions.listEnvironmentSecrets(call)
    expect([
      all.data.total_count,
      one.data.deployment_branch_policy?.custom_branch_policies,
      policies.data.branch_policies[0]?.name,
      secrets.data.secrets[0]?.name,
    ]).toEqual([1, true, 'main', 'DKIM_KEY'])
  },
}
