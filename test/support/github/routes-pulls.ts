import { callerRole, atLeast, person, repositoryOf } from './access.ts'
import { asked, known, listed, optional, pullOf, route, text } from './call.ts'
import { forbidden, invalid, notFound } from './errors.ts'
import { changedFiles, mergeBase } from './git-changes.ts'
import { readCommit } from './git-store.ts'
import { close, note, tell, testMerge } from './pull-life.ts'
import { mergePull, updateBranch } from './pull-merge.ts'
import { openPull, retarget } from './pull-open.ts'
import { pullCommits } from './pull-state.ts'
import { showCommit, showFile } from './show-commit.ts'
import { showPull, showPullSimple } from './show-pull.ts'
import type { Call, Reply, Route } from './route.ts'
import type { MergeMethod, Pull, Repository } from './world.ts'

function here(call: Call): { readonly repository: Repository; readonly pull: Pull } {
  const repository = repositoryOf(call)
  return { repository, pull: pullOf(call, repository) }
}

function list(call: Call): Reply {
  const repository = repositoryOf(call)
  const state = asked(call, 'state') ?? 'open'
  const base = asked(call, 'base')
  const [owner, ref] = (asked(call, 'head') ?? '').split(':')
  const found = repository.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || pull.base.ref === base)
    .filter(
      (pull) => ref === undefined || (pull.head.ref === ref && pull.head.repository.owner.login === owner),
    )
    .toSorted(
      (one, other) =>
        (asked(call, 'sort') === 'updated' ? one.updatedMs - other.updatedMs : 0) ||
        one.number - other.number,
    )
  const ascending = asked(call, 'direction') === 'asc'
  return listed(ascending ? found : found.toReversed(), (pull) =>
    showPullSimple(call.world, repository, pull),
  )
}

function create(call: Call): Reply {
  const repository = repositoryOf(call)
  const [first = '', second] = text(call, 'head').split(':')
  const source =
    second === undefined
      ? repository
      : call.world.repositories.find(
          (each) => each.owner.login === first && (each === repository || each.parent === repository),
        )
  if (source === undefined)
    throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'head' })
  const pull = openPull(call.world, repository, {
    title: text(call, 'title'),
    body: text(call, 'body'),
    author: person(call),
    head: { repository: source, ref: second ?? first },
    base: text(call, 'base'),
    draft: call.body['draft'] === true,
  })
  return { status: 201, body: showPull(call.world, repository, pull) }
}

function update(call: Call): Reply {
  const { repository, pull } = here(call)
  const by = person(call)
  if (by !== pull.author && !atLeast(callerRole(call, repository), 'write'))
    throw forbidden('Resource not accessible by personal access token')
  const base = optional(call, 'base')
  const state = optional(call, 'state')
  pull.title = optional(call, 'title') ?? pull.title
  pull.body = optional(call, 'body') ?? pull.body
  if (base !== undefined && base !== pull.base.ref) retarget(call.world, repository, { pull, base, by })
  if (state === 'closed' && pull.state === 'open') close(call.world, repository, { pull, by })
  if (state === 'open' && pull.state === 'closed') {
    if (pull.mergedMs !== null)
      throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'state' })
    pull.state = 'open'
    pull.closedMs = null
    note(call.world, pull, { event: 'reopened', actor: by })
    testMerge(call.world, repository, pull)
    tell(call.world, repository, { pull, name: 'pull-request-reopened', sender: by })
  }
  return { body: showPull(call.world, repository, pull) }
}

export const pullRoutes: Readonly<Record<string, Route>> = {
  'pulls/list': route('pull_requests:read', list),
  'pulls/get': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const body = showPull(call.world, repository, pull)
    pull.computing = Math.max(0, pull.computing - 1)
    return { body }
  }),
  'pulls/create': route('pull_requests:write', create),
  'pulls/update': route('pull_requests:write', update),
  'pulls/list-commits': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const commits = pullCommits(repository, pull).slice(0, 250)
    return listed(commits, (sha) => showCommit(call.world, repository, readCommit(repository.folder, sha)))
  }),
  'pulls/list-files': route('pull_requests:read', (call) => {
    const { repository, pull } = here(call)
    const from = mergeBase(repository.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha
    const files = changedFiles(repository.folder, from, pull.head.sha).slice(0, 3000)
    return listed(files, (file) => showFile(call.world, repository, { file, from, commit: pull.head.sha }))
  }),
  'pulls/check-if-merged': route('contents:read', (call) => {
    if (here(call).pull.mergedMs === null) throw notFound()
    return { status: 204 }
  }),
  'pulls/merge': route('contents:write', (call) => {
    const { repository, pull } = here(call)
    const sha = mergePull(call.world, repository, {
      pull,
      by: person(call),
      method: (optional(call, 'merge_method') ?? 'merge') as MergeMethod,
      ...known({
        title: optional(call, 'commit_title'),
        message: optional(call, 'commit_message'),
        sha: optional(call, 'sha'),
      }),
    })
    return { body: { sha, merged: true, message: 'Pull Request successfully merged' } }
  }),
  'pulls/update-branch': route('pull_requests:write', (call) => {
    const { repository, pull } = here(call)
    const expected = optional(call, 'expected_head_sha')
    if (expected !== undefined && expected !== pull.head.sha)
      throw invalid('expected head sha didn’t match current head ref.')
    updateBranch(call.world, repository, { pull, by: person(call) })
    return {
      status: 202,
      body: { message: 'Updating pull request branch.', url: `${call.world.url}/repos/pulls/${pull.number}` },
    }
  }),
}
