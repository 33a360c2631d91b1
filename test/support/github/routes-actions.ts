import { createHash } from 'node:crypto'
import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, listed, route, text } from './call.ts'
import { invalid, notFound } from './errors.ts'
import { fileAt, readCommit, readTree, resolve } from './git-store.ts'
import { repositoryUrl, showRepository, showUser, time } from './show-basics.ts'
import type { Artifact, WorkflowRun } from './records.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function showArtifact(call: Call, repository: Repository, artifact: Artifact): object {
  const url = `${repositoryUrl(call.world, repository)}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: `AR_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.bytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expiresMs <= call.world.now(),
    created_at: time(artifact.atMs),
    updated_at: time(artifact.atMs),
    expires_at: time(artifact.expiresMs),
    workflow_run: {
      id: artifact.run,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: artifact.headBranch,
      head_sha: artifact.headSha,
    },
  }
}

function showRun(call: Call, repository: Repository, run: WorkflowRun): object {
  const url = `${repositoryUrl(call.world, repository)}/actions/runs/${run.id}`
  const commit = readCommit(repository.folder, run.headSha)
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.name,
    path: run.path,
    display_title: run.name,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    run_number: 1,
    run_attempt: run.attempt,
    actor: showUser(run.actor),
    triggering_actor: showUser(run.actor),
    created_at: time(run.atMs),
    updated_at: time(run.atMs),
    url,
    html_url: url,
    repository: showRepository(call.world, repository),
    head_repository: showRepository(call.world, repository),
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: time(commit.committer.atMs),
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
  }
}

function runOf(call: Call): { readonly repository: Repository; readonly run: WorkflowRun } {
  const repository = repositoryOf(call)
  const run = repository.runs.find(({ id }) => id === Number(call.params['run_id']))
  if (run === undefined) throw notFound()
  return { repository, run }
}

/** The workflow files of the default branch; each keeps its number. */
function workflows(repository: Repository): readonly { readonly id: number; readonly path: string }[] {
  const tip = resolve(repository.folder, `refs/heads/${repository.defaultBranch}`)
  if (tip === null) return []
  return readTree(repository.folder, tip, true)
    .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map(({ path }) => ({
      path,
      id: createHash('sha256').update(path).digest().readUInt16BE(0) + 1,
    }))
}

/** Starts a workflow by hand: the file of the ref that is named decides, not that of the default branch. */
function dispatch(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const named = call.params['workflow_id'] ?? ''
  const workflow = workflows(repository).find(
    ({ id, path }) => String(id) === named || path.endsWith(`/${named}`),
  )
  if (workflow === undefined) throw notFound()
  const ref = text(call, 'ref').replace(/^refs\/heads\//, '')
  const sha = commitNamed(repository, ref)
  const file = fileAt(repository.folder, sha, workflow.path)
  if (file === null || !file.includes('workflow_dispatch'))
    throw invalid("Workflow does not have 'workflow_dispatch' trigger")
  repository.runs.push({
    id: call.world.nextId(),
    name: workflow.path,
    path: workflow.path,
    event: 'workflow_dispatch',
    headSha: sha,
    headBranch: ref,
    actor: person(call),
    attempt: 1,
    status: 'queued',
    conclusion: null,
    atMs: call.world.now(),
    approvals: [],
    inputs: (call.body['inputs'] ?? {}) as WorkflowRun['inputs'],
  })
  return { status: 204 }
}

function artifactsOf(call: Call, chosen: (artifact: Artifact) => boolean): Reply {
  const repository = repositoryOf(call)
  const name = asked(call, 'name')
  const found = repository.artifacts.filter(
    (each) => chosen(each) && (name === undefined || each.name === name),
  )
  return listed(found.toReversed(), (artifact) => showArtifact(call, repository, artifact), {
    field: 'artifacts',
  })
}

export const actionRoutes: Readonly<Record<string, Route>> = {
  'actions/list-artifacts-for-repo': route('actions:read', (call) => artifactsOf(call, () => true)),
  'actions/list-workflow-run-artifacts': route('actions:read', (call) => {
    const { run } = runOf(call)
    return artifactsOf(call, (artifact) => artifact.run === run.id)
  }),
  'actions/get-artifact': route('actions:read', (call) => {
    const repository = repositoryOf(call)
    const artifact = repository.artifacts.find(({ id }) => id === Number(call.params['artifact_id']))
    if (artifact === undefined) throw notFound()
    return { body: showArtifact(call, repository, artifact) }
  }),
  'actions/list-workflow-runs-for-repo': route('actions:read', (call) => {
    const repository = repositoryOf(call)
    const found = repository.runs
      .filter(({ event }) => asked(call, 'event') === undefined || event === asked(call, 'event'))
      .filter(({ headSha }) => asked(call, 'head_sha') === undefined || headSha === asked(call, 'head_sha'))
      .filter(({ status }) => asked(call, 'status') === undefined || status === asked(call, 'status'))
    return listed(found.toReversed(), (run) => showRun(call, repository, run), { field: 'workflow_runs' })
  }),
  'actions/get-workflow-run': route('actions:read', (call) => {
    const { repository, run } = runOf(call)
    return { body: showRun(call, repository, run) }
  }),
  'actions/get-reviews-for-run': route('actions:read', (call) => {
    const { repository, run } = runOf(call)
    return {
      body: run.approvals.map(({ state, comment, user, environment }) => ({
        state,
        comment,
        user: showUser(user),
        environments: [{ id: repository.environments.get(environment)?.id ?? 0, name: environment }],
      })),
    }
  }),
  'actions/list-repo-workflows': route('actions:read', (call) => {
    const repository = repositoryOf(call)
    return listed(
      workflows(repository),
      ({ id, path }) => ({
        id,
        node_id: `W_${id}`,
        name: path,
        path,
        state: 'active',
        created_at: time(0),
        updated_at: time(0),
      }),
      { field: 'workflows' },
    )
  }),
  'actions/create-workflow-dispatch': route('actions:write', dispatch),
  'actions/get-github-actions-permissions-repository': route('administration:read', (call) => {
    const { sha_pinning_required, allowed_actions } = repositoryOf(call, 'admin').actions
    return { body: { enabled: true, allowed_actions, sha_pinning_required } }
  }),
  'actions/get-github-actions-default-workflow-permissions-repository': route(
    'administration:read',
    (call) => {
      const { default_workflow_permissions, can_approve_pull_request_reviews } = repositoryOf(
        call,
        'admin',
      ).actions
      return { body: { default_workflow_permissions, can_approve_pull_request_reviews } }
    },
  ),
  'actions/get-fork-pr-contributor-approval-permissions-repository': route('administration:read', (call) => ({
    body: { approval_policy: repositoryOf(call, 'admin').actions.fork_approval },
  })),
  'actions/get-private-repo-fork-pr-workflows-settings-repository': route('administration:read', (call) => {
    const repository = repositoryOf(call, 'admin')
    if (!repository.private) throw notFound()
    return { body: repository.actions.private_forks }
  }),
  'actions/list-repo-variables': route('actions_variables:read', (call) =>
    listed(
      [...repositoryOf(call, 'write').variables],
      ([name, value]) => ({ name, value, created_at: time(0), updated_at: time(0) }),
      { field: 'variables' },
    ),
  ),
  'actions/get-repo-variable': route('actions_variables:read', (call) => {
    const name = call.params['name'] ?? ''
    const value = repositoryOf(call, 'write').variables.get(name)
    if (value === undefined) throw notFound()
    return { body: { name, value, created_at: time(0), updated_at: time(0) } }
  }),
  'actions/list-repo-secrets': route('secrets:read', (call) =>
    listed(
      [...repositoryOf(call, 'write').secrets],
      (name) => ({ name, created_at: time(0), updated_at: time(0) }),
      { field: 'secrets' },
    ),
  ),
  'actions/list-self-hosted-runners-for-repo': route('administration:read', (call) => {
    const { runners } = repositoryOf(call, 'admin')
    return listed(
      [...runners],
      ([name, { labels, online }]) => ({
        id: 1,
        name,
        os: 'linux',
        status: online ? 'online' : 'offline',
        busy: false,
        labels: labels.map((label) => ({ name: label })),
      }),
      { field: 'runners' },
    )
  }),
}
