import { callerRole, atLeast, person, repositoryOf } from './access.ts'
import { listed, pullOf, route, text } from './call.ts'
import { forbidden, invalid, notFound } from './errors.ts'
import { note, tell } from './pull-life.ts'
import { showComment, showEvent, showIssue, showLabel } from './show-issue.ts'
import { emit } from './webhooks.ts'
import type { OperationId, WebhookName } from './operations.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Comment, Pull, Repository } from './world.ts'

/** What a comment may hold at most. */
const longestBody = 65_536

function bodyOf(call: Call): string {
  const body = text(call, 'body')
  if (body.length > longestBody)
    throw invalid('Validation Failed', {
      resource: 'IssueComment',
      code: 'unprocessable',
      field: 'data',
      message: `Body is too long (maximum is ${longestBody} characters)`,
    })
  return body
}

function here(call: Call): { readonly repository: Repository; readonly pull: Pull } {
  const repository = repositoryOf(call)
  return { repository, pull: pullOf(call, repository) }
}

function commentOf(call: Call): {
  readonly repository: Repository
  readonly pull: Pull
  readonly comment: Comment
} {
  const repository = repositoryOf(call)
  for (const pull of repository.pulls)
    for (const comment of pull.comments)
      if (comment.id === Number(call.params['comment_id'])) return { repository, pull, comment }
  throw notFound()
}

/** Only who wrote a comment, and who may write to the repository, may change it. */
function mayChange(
  call: Call,
  { repository, comment }: { readonly repository: Repository; readonly comment: Comment },
): void {
  if (person(call) !== comment.user && !atLeast(callerRole(call, repository), 'write'))
    throw forbidden('Resource not accessible by personal access token')
}

function tellComment(call: Call, found: ReturnType<typeof commentOf>, name: WebhookName): void {
  const { repository, pull, comment } = found
  emit(call.world, repository, {
    name,
    sender: person(call),
    fields: {
      action: name.split('-').at(-1),
      issue: showIssue(call.world, repository, pull),
      comment: showComment(call.world, repository, { pull, comment }),
      ...(name === 'issue-comment-edited' ? { changes: {} } : {}),
    },
  })
}

function createComment(call: Call): Reply {
  const { repository, pull } = here(call)
  const now = call.world.now()
  const comment: Comment = {
    id: call.world.nextId(),
    user: person(call),
    app: call.actor.kind === 'installation' ? call.actor.app : null,
    body: bodyOf(call),
    atMs: now,
    updatedMs: now,
  }
  pull.comments.push(comment)
  const shown = showComment(call.world, repository, { pull, comment })
  note(call.world, pull, { event: 'commented', actor: comment.user, fields: { ...shown } })
  tellComment(call, { repository, pull, comment }, 'issue-comment-created')
  return { status: 201, body: shown }
}

function relabel(
  call: Call,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Reply {
  const { repository, pull } = here(call)
  const by = person(call)
  if (!atLeast(callerRole(call, repository), 'triage'))
    throw forbidden('Resource not accessible by personal access token')
  const changed: readonly (readonly ['labeled' | 'unlabeled', string])[] = [
    ...remove.map((name) => ['unlabeled', name] as const),
    ...add.filter((name) => !pull.labels.has(name)).map((name) => ['labeled', name] as const),
  ]
  for (const [event, name] of changed) {
    if (event === 'labeled') {
      pull.labels.add(name)
      // A label that does not exist yet is made.
      if (!repository.labels.has(name.toLowerCase()))
        repository.labels.set(name.toLowerCase(), {
          id: call.world.nextId(),
          name,
          color: 'ededed',
          description: null,
        })
    } else pull.labels.delete(name)
    const { color = 'ededed' } = repository.labels.get(name.toLowerCase()) ?? {}
    note(call.world, pull, { event, actor: by, fields: { label: { name, color } } })
    const label = showLabel(call.world, repository, name)
    tell(call.world, repository, {
      pull,
      name: event === 'labeled' ? 'pull-request-labeled' : 'pull-request-unlabeled',
      sender: by,
      fields: { label },
    })
  }
  return listed([...pull.labels], (name) => showLabel(call.world, repository, name))
}

function namesIn(call: Call): readonly string[] {
  const labels = (call.body['labels'] ?? []) as readonly (string | { readonly name: string })[]
  return labels.map((label) => (typeof label === 'string' ? label : label.name))
}

export const issueRoutes: Readonly<Partial<Record<OperationId, Route>>> = {
  'issues/get': route('issues:read', (call) => {
    const { repository, pull } = here(call)
    return { body: showIssue(call.world, repository, pull) }
  }),
  'issues/list-events-for-timeline': route('issues:read', (call) => {
    const { repository, pull } = here(call)
    return listed(pull.timeline, (line) => showEvent(call.world, repository, line))
  }),
  'issues/list-comments': route('issues:read', (call) => {
    const { repository, pull } = here(call)
    return listed(pull.comments, (comment) => showComment(call.world, repository, { pull, comment }))
  }),
  'issues/get-comment': route('issues:read', (call) => {
    const { repository, pull, comment } = commentOf(call)
    return { body: showComment(call.world, repository, { pull, comment }) }
  }),
  'issues/create-comment': route('issues:write', createComment),
  'issues/update-comment': route('issues:write', (call) => {
    const found = commentOf(call)
    mayChange(call, found)
    found.comment.body = bodyOf(call)
    found.comment.updatedMs = call.world.now()
    tellComment(call, found, 'issue-comment-edited')
    return { body: showComment(call.world, found.repository, found) }
  }),
  'issues/delete-comment': route('issues:write', (call) => {
    const found = commentOf(call)
    mayChange(call, found)
    found.pull.comments.splice(found.pull.comments.indexOf(found.comment), 1)
    tellComment(call, found, 'issue-comment-deleted')
    return { status: 204 }
  }),
  'issues/list-labels-for-repo': route('issues:read', (call) => {
    const repository = repositoryOf(call)
    return listed([...repository.labels.values()], ({ name }) => showLabel(call.world, repository, name))
  }),
  'issues/get-label': route('issues:read', (call) => {
    const repository = repositoryOf(call)
    const name = call.params['name'] ?? ''
    if (!repository.labels.has(name.toLowerCase())) throw notFound()
    return { body: showLabel(call.world, repository, name) }
  }),
  'issues/create-label': route('issues:write', (call) => {
    const repository = repositoryOf(call, 'write')
    const name = text(call, 'name')
    if (repository.labels.has(name.toLowerCase()))
      throw invalid('Validation Failed', { resource: 'Label', code: 'already_exists', field: 'name' })
    const description = text(call, 'description')
    repository.labels.set(name.toLowerCase(), {
      id: call.world.nextId(),
      name,
      color: text(call, 'color') || 'ededed',
      description: description === '' ? null : description,
    })
    return { status: 201, body: showLabel(call.world, repository, name) }
  }),
  'issues/list-labels-on-issue': route('issues:read', (call) => {
    const { repository, pull } = here(call)
    return listed([...pull.labels], (name) => showLabel(call.world, repository, name))
  }),
  'issues/add-labels': route('issues:write', (call) => relabel(call, { add: namesIn(call), remove: [] })),
  'issues/set-labels': route('issues:write', (call) => {
    const wanted = namesIn(call)
    return relabel(call, {
      add: wanted,
      remove: [...here(call).pull.labels].filter((name) => !wanted.includes(name)),
    })
  }),
  'issues/remove-label': route('issues:write', (call) => {
    const name = call.params['name'] ?? ''
    if (!here(call).pull.labels.has(name)) throw notFound()
    return relabel(call, { add: [], remove: [name] })
  }),
}
