import { repositoryOf } from './access.ts'
import { listed, route } from './call.ts'
import { invalid, notFound } from './errors.ts'
import { repositoryUrl, showTeam, showUser, time } from './show-basics.ts'
import type { Environment } from './records.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function showEnvironment(call: Call, repository: Repository, environment: Environment): object {
  const url = `${repositoryUrl(call.world, repository)}/environments/${environment.name}`
  const { world } = call
  const reviewers = environment.reviewers.map(({ type, id }) => {
    const user = world.users.find((each) => each.id === id)
    const organisation = world.organisations.find(({ teams }) => teams.some((team) => team.id === id))
    const team = organisation?.teams.find((each) => each.id === id)
    return {
      type,
      reviewer:
        type === 'User' && user !== undefined
          ? showUser(user)
          : organisation !== undefined && team !== undefined
            ? showTeam(world, organisation, team)
            : {},
    }
  })
  const rule = (type: string, more: object): object => ({
    id: environment.id,
    node_id: `GA_${environment.id}`,
    type,
    ...more,
  })
  return {
    id: environment.id,
    node_id: `EN_${environment.id}`,
    name: environment.name,
    url,
    html_url: url,
    created_at: time(0),
    updated_at: time(0),
    protection_rules: [
      ...(environment.waitMinutes > 0 ? [rule('wait_timer', { wait_timer: environment.waitMinutes })] : []),
      ...(reviewers.length > 0
        ? [rule('required_reviewers', { prevent_self_review: environment.preventSelfReview, reviewers })]
        : []),
      ...(environment.branchPolicy === null ? [] : [rule('branch_policy', {})]),
    ],
    deployment_branch_policy: environment.branchPolicy,
    can_admins_bypass: environment.adminsMayBypass,
  }
}

/** Wait timers and reviewers of a private repository need a plan that has them. */
function assertPlan(call: Call, repository: Repository): void {
  const plan = call.world.organisations.find(({ account }) => account === repository.owner)?.plan ?? 'free'
  if (repository.private && plan !== 'enterprise')
    throw invalid(
      'Failed to create the environment protection rule. Please ensure the billing plan include the required reviewers protection rule.',
    )
}

function putEnvironment(call: Call): Reply {
  const repository = repositoryOf(call, 'admin')
  const name = call.params['environment_name'] ?? ''
  const waitMinutes = Number(call.body['wait_timer'] ?? 0)
  const reviewers = (call.body['reviewers'] ?? []) as Environment['reviewers']
  if (waitMinutes > 0 || reviewers.length > 0) assertPlan(call, repository)
  const before = repository.environments.get(name)
  const environment: Environment = {
    id: before?.id ?? call.world.nextId(),
    name,
    waitMinutes,
    reviewers,
    preventSelfReview: call.body['prevent_self_review'] === true,
    adminsMayBypass: before?.adminsMayBypass ?? true,
    branchPolicy: (call.body['deployment_branch_policy'] ?? null) as Environment['branchPolicy'],
    branches: before?.branches ?? [],
    secrets: before?.secrets ?? [],
  }
  repository.environments.set(name, environment)
  return { body: showEnvironment(call, repository, environment) }
}

function environmentOf(call: Call): { readonly repository: Repository; readonly environment: Environment } {
  const repository = repositoryOf(call)
  const environment = repository.environments.get(call.params['environment_name'] ?? '')
  if (environment === undefined) throw notFound()
  return { repository, environment }
}

export const environmentRoutes: Readonly<Record<string, Route>> = {
  'repos/get-all-environments': route('actions:read', (call) => {
    const repository = repositoryOf(call)
    const all = [...repository.environments.values()]
    return listed(all, (environment) => showEnvironment(call, repository, environment), {
      field: 'environments',
    })
  }),
  'repos/get-environment': route('actions:read', (call) => {
    const { repository, environment } = environmentOf(call)
    return { body: showEnvironment(call, repository, environment) }
  }),
  'repos/create-or-update-environment': route('administration:write', putEnvironment),
  'repos/list-deployment-branch-policies': route('actions:read', (call) => {
    const { environment } = environmentOf(call)
    return listed(
      environment.branches,
      (name) => ({ id: environment.id, node_id: `DBP_${name}`, name, type: 'branch' }),
      { field: 'branch_policies' },
    )
  }),
  'actions/list-environment-secrets': route('environments:read', (call) => {
    const { environment } = environmentOf(call)
    return listed(environment.secrets, (name) => ({ name, created_at: time(0), updated_at: time(0) }), {
      field: 'secrets',
    })
  }),
}
