import { repositoryOf } from './access.ts'
import { asked, commitNamed, listed, route } from './call.ts'
import { codeownersErrors } from './codeowners.ts'
import { notFound } from './errors.ts'
import { changedFiles, commitsOf, isAncestor, mergeBase, refsBelow } from './git-changes.ts'
import { readCommit, resolve } from './git-store.ts'
import { pullCommits } from './pull-state.ts'
import { rulesFor } from './rules.ts'
import { fullName, repositoryUrl, showRepository, showUserOrNull, time } from './show-basics.ts'
import { showCommit, showCommitWithFiles, showFile } from './show-commit.ts'
import { showPullSimple } from './show-pull.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function showBranch(call: Call, repository: Repository, name: string): object {
  const sha = resolve(repository.folder, `refs/heads/${name}`)
  if (sha === null) throw notFound()
  const url = repositoryUrl(call.world, repository)
  return {
    name,
    commit: showCommit(call.world, repository, readCommit(repository.folder, sha)),
    protected: rulesFor(repository, `refs/heads/${name}`).length > 0 || repository.protections.has(name),
    protection_url: `${url}/branches/${name}/protection`,
    _links: {
      html: `${call.world.url}/${fullName(repository)}/tree/${name}`,
      self: `${url}/branches/${name}`,
    },
  }
}

function compare(call: Call): Reply {
  const repository = repositoryOf(call)
  const { base: from = '', head: to = '' } = call.params
  const base = commitNamed(repository, from)
  const head = commitNamed(repository, to)
  const common = mergeBase(repository.folder, base, head)
  if (common === null) throw notFound()
  const ahead = commitsOf(repository.folder, ['--reverse', '--topo-order', `${base}..${head}`])
  const behind = commitsOf(repository.folder, [`${head}..${base}`])
  const show = (sha: string): object => showCommit(call.world, repository, readCommit(repository.folder, sha))
  const size = Number(call.query['per_page'] ?? 250)
  const page = Number(call.query['page'] ?? 1)
  const url = `${repositoryUrl(call.world, repository)}/compare/${from}...${to}`
  return {
    body: {
      url,
      html_url: url,
      permalink_url: url,
      diff_url: `${url}.diff`,
      patch_url: `${url}.patch`,
      base_commit: show(base),
      merge_base_commit: show(common),
      status:
        ahead.length > 0
          ? behind.length > 0
            ? 'diverged'
            : 'ahead'
          : behind.length > 0
            ? 'behind'
            : 'identical',
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: ahead.slice((page - 1) * size, page * size).map(show),
      // Files come with the first page alone, and at most 300.
      files:
        page > 1
          ? []
          : changedFiles(repository.folder, common, head)
              .slice(0, 300)
              .map((file) => showFile(call.world, repository, { file, from: common, commit: head })),
    },
  }
}

/** The pull requests of a commit: the merged one that brought it, or any that has it while it is not on the default branch. */
function pullsOfCommit(call: Call): Reply {
  const repository = repositoryOf(call)
  const { world } = call
  const sha = commitNamed(repository, call.params['commit_sha'] ?? '')
  const show = (pull: Repository['pulls'][number]): object => showPullSimple(world, repository, pull)
  if (repository.indexLag > 0) {
    repository.indexLag -= 1
    return listed([], show)
  }
  const tip = resolve(repository.folder, `refs/heads/${repository.defaultBranch}`)
  const onDefault = tip !== null && isAncestor(repository.folder, sha, tip)
  const found = repository.pulls.filter((pull) =>
    onDefault
      ? pull.landed.includes(sha)
      : pull.landed.includes(sha) || (pull.state === 'open' && pullCommits(repository, pull).includes(sha)),
  )
  return listed(found, show)
}

function activities(call: Call): Reply {
  const repository = repositoryOf(call)
  const ref = asked(call, 'ref')
  const full = ref === undefined || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
  const found = repository.activities
    .filter((each) => full === undefined || each.ref === full)
    .filter(({ actor }) => asked(call, 'actor') === undefined || actor?.login === asked(call, 'actor'))
    .filter(({ type }) => asked(call, 'activity_type') === undefined || type === asked(call, 'activity_type'))
  const ordered = asked(call, 'direction') === 'asc' ? found : found.toReversed()
  return listed(
    ordered,
    ({ id, before, after, ref: place, atMs, type, actor }) => ({
      id,
      node_id: `PSH_${id}`,
      before,
      after,
      ref: place,
      timestamp: time(atMs),
      activity_type: type,
      actor: showUserOrNull(actor),
    }),
    { cursor: ({ id }: { readonly id: number }) => id },
  )
}

export const repositoryRoutes: Readonly<Record<string, Route>> = {
  'repos/get': route('metadata:read', (call) => ({
    body: showRepository(call.world, repositoryOf(call), call),
  })),
  'repos/list-branches': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const names = refsBelow(repository.folder, 'refs/heads').map(({ ref }) => ref.slice('refs/heads/'.length))
    return listed(names, (name) => showBranch(call, repository, name))
  }),
  'repos/get-branch': route('contents:read', (call) => ({
    body: showBranch(call, repositoryOf(call), call.params['branch'] ?? ''),
  })),
  'repos/list-commits': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const path = asked(call, 'path')
    const start = commitNamed(repository, asked(call, 'sha') ?? repository.defaultBranch)
    const found = commitsOf(repository.folder, [start, ...(path === undefined ? [] : ['--', path])])
    return listed(found, (sha) => showCommit(call.world, repository, readCommit(repository.folder, sha)))
  }),
  'repos/get-commit': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    return {
      body: showCommitWithFiles(
        call.world,
        repository,
        readCommit(repository.folder, commitNamed(repository, call.params['ref'] ?? '')),
      ),
    }
  }),
  'repos/compare-commits': route('contents:read', compare),
  'repos/list-pull-requests-associated-with-commit': route('pull_requests:read', pullsOfCommit),
  'repos/codeowners-errors': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const commit = commitNamed(repository, asked(call, 'ref') ?? repository.defaultBranch)
    return { body: { errors: codeownersErrors(call.world, repository, commit) } }
  }),
  'repos/list-activities': route('contents:read', activities),
}
