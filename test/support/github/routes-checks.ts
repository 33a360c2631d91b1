import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, listed, optional, route, text } from './call.ts'
import { forbidden, invalid, notFound } from './errors.ts'
import { objectExists, readCommit } from './git-store.ts'
import { tryAutoMerge } from './pull-merge.ts'
import { fullName, repositoryUrl, showRepository, showUser, time } from './show-basics.ts'
import { showCommit } from './show-commit.ts'
import { showCheckRun } from './show-check.ts'
import { emit } from './webhooks.ts'
import type { Annotation, CheckRun, Status } from './records.ts'
import type { Call, Reply, Route } from './route.ts'
import type { App, Repository } from './world.ts'

/** The App that calls: check runs are written by Apps alone. */
function appOf(call: Call): App {
  if (call.actor.kind !== 'installation') throw forbidden('You must authenticate via a GitHub App.')
  return call.actor.app
}

interface Output {
  readonly title?: string
  readonly summary: string
  readonly text?: string
  readonly annotations?: readonly Annotation[]
}

/** Writes what a call says into a check run. A conclusion completes it. */
function write(call: Call, run: CheckRun): void {
  const output = call.body['output'] as Output | undefined
  run.name = optional(call, 'name') ?? run.name
  run.detailsUrl = optional(call, 'details_url') ?? run.detailsUrl
  run.externalId = optional(call, 'external_id') ?? run.externalId
  run.title = output?.title ?? run.title
  run.summary = output?.summary ?? run.summary
  run.text = output?.text ?? run.text
  run.annotations.push(...(output?.annotations ?? []))
  const conclusion = optional(call, 'conclusion')
  run.status = conclusion === undefined ? (optional(call, 'status') ?? run.status) : 'completed'
  run.conclusion = conclusion ?? (run.status === 'completed' ? run.conclusion : null)
  run.completedMs = run.status === 'completed' ? call.world.now() : null
}

function createRun(call: Call): Reply {
  const app = appOf(call)
  const repository = repositoryOf(call, 'write')
  const headSha = text(call, 'head_sha')
  if (!objectExists(repository.folder, headSha)) throw invalid(`No commit found for SHA: ${headSha}`)
  if (text(call, 'status') === 'completed' && optional(call, 'conclusion') === undefined)
    throw invalid('Invalid request.\n\nNo subschema in "anyOf" matched. "conclusion" wasn\'t supplied.')
  const twin = repository.checkRuns.find((run) => run.headSha === headSha && run.app === app)
  const run: CheckRun = {
    id: call.world.nextId(),
    suite: twin?.suite ?? call.world.nextId(),
    app,
    headSha,
    name: text(call, 'name'),
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedMs: call.world.now(),
    completedMs: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  }
  write(call, run)
  repository.checkRuns.push(run)
  emit(call.world, repository, {
    name: 'check-run-created',
    sender: app.bot,
    fields: { action: 'created', check_run: showCheckRun(call.world, repository, run) },
  })
  tryAutoMerge(call.world, repository)
  return { status: 201, body: showCheckRun(call.world, repository, run) }
}

function runOf(call: Call): { readonly repository: Repository; readonly run: CheckRun } {
  const repository = repositoryOf(call)
  const run = repository.checkRuns.find(({ id }) => id === Number(call.params['check_run_id']))
  if (run === undefined) throw notFound()
  return { repository, run }
}

function runsFor(call: Call): Reply {
  const repository = repositoryOf(call)
  const sha = commitNamed(repository, call.params['ref'] ?? '')
  const found = repository.checkRuns
    .filter(({ headSha }) => headSha === sha)
    .filter(({ name }) => asked(call, 'check_name') === undefined || name === asked(call, 'check_name'))
    .filter(({ status }) => asked(call, 'status') === undefined || status === asked(call, 'status'))
    .filter(({ app }) => asked(call, 'app_id') === undefined || app.id === Number(asked(call, 'app_id')))
  // Unless all are asked for, only the newest of each name and App is shown.
  const newest = new Map(found.map((run) => [`${run.app.id} ${run.name}`, run]))
  const chosen = asked(call, 'filter') === 'all' ? found : [...newest.values()]
  return listed(chosen, (run) => showCheckRun(call.world, repository, run), { field: 'check_runs' })
}

function showStatus(call: Call, repository: Repository, status: Status): object {
  const { id, sha, state, description, targetUrl, context, creator, atMs } = status
  return {
    id,
    node_id: `SC_${id}`,
    url: `${repositoryUrl(call.world, repository)}/statuses/${sha}`,
    state,
    description,
    target_url: targetUrl,
    context,
    created_at: time(atMs),
    updated_at: time(atMs),
    creator: showUser(creator),
  }
}

function createStatus(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const sha = commitNamed(repository, call.params['sha'] ?? '')
  const status: Status = {
    id: call.world.nextId(),
    sha,
    state: text(call, 'state') as Status['state'],
    context: optional(call, 'context') ?? 'default',
    description: optional(call, 'description') ?? null,
    targetUrl: optional(call, 'target_url') ?? null,
    creator: person(call),
    atMs: call.world.now(),
  }
  repository.statuses.push(status)
  const { description, context, state } = status
  emit(call.world, repository, {
    name: 'status',
    sender: status.creator,
    fields: {
      id: status.id,
      sha,
      name: fullName(repository),
      target_url: status.targetUrl,
      context,
      description,
      state,
      commit: showCommit(call.world, repository, readCommit(repository.folder, sha)),
      branches: [],
      created_at: time(status.atMs),
      updated_at: time(status.atMs),
    },
  })
  tryAutoMerge(call.world, repository)
  return { status: 201, body: showStatus(call, repository, status) }
}

/** The newest status of each context, and what they come to together. */
function combined(call: Call): Reply {
  const repository = repositoryOf(call)
  const sha = commitNamed(repository, call.params['ref'] ?? '')
  const newest = [
    ...new Map(
      repository.statuses.filter((each) => each.sha === sha).map((each) => [each.context, each]),
    ).values(),
  ]
  const bad = newest.some(({ state }) => state === 'failure' || state === 'error')
  const state = bad
    ? 'failure'
    : newest.length > 0 && newest.every((each) => each.state === 'success')
      ? 'success'
      : 'pending'
  const url = repositoryUrl(call.world, repository)
  return {
    body: {
      state,
      sha,
      total_count: newest.length,
      statuses: newest.map((status) => showStatus(call, repository, status)),
      repository: showRepository(call.world, repository),
      commit_url: `${url}/commits/${sha}`,
      url: `${url}/commits/${sha}/status`,
    },
  }
}

export const checkRoutes: Readonly<Record<string, Route>> = {
  'checks/create': route('checks:write', createRun),
  'checks/update': route('checks:write', (call) => {
    const app = appOf(call)
    const { repository, run } = runOf(call)
    if (run.app !== app)
      throw forbidden(
        'Invalid app_id `' + app.id + '` - check run can only be modified by the GitHub App that created it.',
      )
    write(call, run)
    tryAutoMerge(call.world, repository)
    return { body: showCheckRun(call.world, repository, run) }
  }),
  'checks/get': route('checks:read', (call) => {
    const { repository, run } = runOf(call)
    return { body: showCheckRun(call.world, repository, run) }
  }),
  'checks/list-annotations': route('checks:read', (call) => {
    const { repository, run } = runOf(call)
    return listed(run.annotations, (annotation) => ({
      ...annotation,
      blob_href: `${repositoryUrl(call.world, repository)}/blob/${run.headSha}/${annotation.path}`,
    }))
  }),
  'checks/list-for-ref': route('checks:read', runsFor),
  'repos/create-commit-status': route('statuses:write', createStatus),
  'repos/list-commit-statuses-for-ref': route('statuses:read', (call) => {
    const repository = repositoryOf(call)
    const sha = commitNamed(repository, call.params['ref'] ?? '')
    const found = repository.statuses.filter((each) => each.sha === sha).toReversed()
    return listed(found, (status) => showStatus(call, repository, status))
  }),
  'repos/get-combined-status-for-ref': route('statuses:read', combined),
}
