import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, listed, optional, route, text } from './call.ts'
import { GitHubError, invalid, notFound } from './errors.ts'
import { repositoryUrl, showUser, time } from './show-basics.ts'
import { emit } from './webhooks.ts'
import type { Deployment, DeploymentStatus } from './records.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function showDeployment(call: Call, repository: Repository, deployment: Deployment): object {
  const url = `${repositoryUrl(call.world, repository)}/deployments/${deployment.id}`
  return {
    id: deployment.id,
    node_id: `DE_${deployment.id}`,
    url,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    environment: deployment.environment,
    original_environment: deployment.environment,
    description: deployment.description,
    creator: showUser(deployment.creator),
    created_at: time(deployment.atMs),
    updated_at: time(deployment.statuses.at(-1)?.atMs ?? deployment.atMs),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(call.world, repository),
  }
}

function showDeploymentStatus(
  call: Call,
  repository: Repository,
  { deployment, status }: { readonly deployment: Deployment; readonly status: DeploymentStatus },
): object {
  const url = `${repositoryUrl(call.world, repository)}/deployments/${deployment.id}`
  return {
    id: status.id,
    node_id: `DS_${status.id}`,
    url: `${url}/statuses/${status.id}`,
    state: status.state,
    creator: showUser(status.creator),
    description: status.description,
    environment: status.environment,
    created_at: time(status.atMs),
    updated_at: time(status.atMs),
    deployment_url: url,
    repository_url: repositoryUrl(call.world, repository),
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    ...(status.logUrl === '' ? {} : { log_url: status.logUrl, target_url: status.logUrl }),
  }
}

function create(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const ref = text(call, 'ref')
  const sha = commitNamed(repository, ref)
  const wanted = call.body['required_contexts'] as readonly string[] | undefined
  const failing = [
    ...new Map(
      repository.statuses.filter((each) => each.sha === sha).map((each) => [each.context, each]),
    ).values(),
  ].filter(({ context, state }) => (wanted === undefined || wanted.includes(context)) && state !== 'success')
  // Unless the caller says which ones count, every status must be good.
  if (failing.length > 0)
    throw new GitHubError(409, `Conflict: Commit status checks failed for ${ref}.`, {
      errors: failing.map(({ context, state }) => ({
        contexts: [{ context, state }],
        resource: 'Deployment',
        field: 'required_contexts',
        code: 'invalid',
      })),
    })
  const deployment: Deployment = {
    id: call.world.nextId(),
    sha,
    ref,
    task: optional(call, 'task') ?? 'deploy',
    payload: call.body['payload'] ?? {},
    environment: optional(call, 'environment') ?? 'production',
    description: optional(call, 'description') ?? null,
    creator: person(call),
    atMs: call.world.now(),
    statuses: [],
  }
  repository.deployments.push(deployment)
  emit(call.world, repository, {
    name: 'deployment-created',
    sender: deployment.creator,
    fields: {
      action: 'created',
      deployment: showDeployment(call, repository, deployment),
      workflow: null,
      workflow_run: null,
    },
  })
  return { status: 201, body: showDeployment(call, repository, deployment) }
}

function deploymentOf(call: Call): { readonly repository: Repository; readonly deployment: Deployment } {
  const repository = repositoryOf(call)
  const deployment = repository.deployments.find(({ id }) => id === Number(call.params['deployment_id']))
  if (deployment === undefined) throw notFound()
  return { repository, deployment }
}

function createStatus(call: Call): Reply {
  const { repository, deployment } = deploymentOf(call)
  const description = text(call, 'description')
  if (description.length > 140)
    throw invalid('Validation Failed', {
      resource: 'DeploymentStatus',
      code: 'custom',
      field: 'description',
      message: 'description is too long (maximum is 140 characters)',
    })
  const common = {
    description,
    environment: deployment.environment,
    creator: person(call),
    atMs: call.world.now(),
  }
  const state = text(call, 'state')
  // A success takes the place of earlier ones in the same environment.
  if (state === 'success' && call.body['auto_inactive'] !== false)
    for (const other of repository.deployments)
      if (
        other !== deployment &&
        other.environment === deployment.environment &&
        other.statuses.at(-1)?.state === 'success'
      )
        other.statuses.push({
          ...common,
          id: call.world.nextId(),
          state: 'inactive',
          description: '',
          logUrl: '',
          environmentUrl: '',
        })
  const status = {
    ...common,
    id: call.world.nextId(),
    state,
    logUrl: text(call, 'log_url'),
    environmentUrl: text(call, 'environment_url'),
  }
  deployment.statuses.push(status)
  emit(call.world, repository, {
    name: 'deployment-status-created',
    sender: status.creator,
    fields: {
      action: 'created',
      deployment: showDeployment(call, repository, deployment),
      deployment_status: showDeploymentStatus(call, repository, { deployment, status }),
    },
  })
  return { status: 201, body: showDeploymentStatus(call, repository, { deployment, status }) }
}

export const deploymentRoutes: Readonly<Record<string, Route>> = {
  'repos/create-deployment': route('deployments:write', create),
  'repos/list-deployments': route('deployments:read', (call) => {
    const repository = repositoryOf(call)
    const found = repository.deployments
      .filter(
        ({ environment }) =>
          asked(call, 'environment') === undefined || environment === asked(call, 'environment'),
      )
      .filter(({ sha }) => asked(call, 'sha') === undefined || sha === asked(call, 'sha'))
      .filter(({ ref }) => asked(call, 'ref') === undefined || ref === asked(call, 'ref'))
      .filter(({ task }) => asked(call, 'task') === undefined || task === asked(call, 'task'))
    return listed(found.toReversed(), (deployment) => showDeployment(call, repository, deployment))
  }),
  'repos/get-deployment': route('deployments:read', (call) => {
    const { repository, deployment } = deploymentOf(call)
    return { body: showDeployment(call, repository, deployment) }
  }),
  'repos/create-deployment-status': route('deployments:write', createStatus),
  'repos/list-deployment-statuses': route('deployments:read', (call) => {
    const { repository, deployment } = deploymentOf(call)
    return listed(deployment.statuses.toReversed(), (status) =>
      showDeploymentStatus(call, repository, { deployment, status }),
    )
  }),
}
