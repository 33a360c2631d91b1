import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, listed, optional, route, text } from './call.ts'
import { codeownersErrors } from './codeowners.ts'
import { GitHubError, notFound } from './errors.ts'
import { changedFiles, commitsOf, isAncestor, mergeBase, refsBelow } from './git-changes.ts'
import { commitFiles, readBlob, readCommit, readTree, resolve, type TreeEntry } from './git-store.ts'
import { pullCommits } from './pull-state.ts'
import { move } from './refs.ts'
import { rulesFor } from './rules.ts'
import { fullName, repositoryUrl, showRepository, showUserOrNull, time } from './show-basics.ts'
import { showCommit, showCommitWithFiles, showFile, showGitCommit } from './show-commit.ts'
import { showPullSimple } from './show-pull.ts'
import { noreply } from './signatures.ts'
import type { Call, Reply, Repository, Route } from './world.ts'

function showBranch(call: Call, repository: Repository, name: string): object {
  const sha = resolve(repository.folder, `refs/heads/${name}`)
  if (sha === null) throw notFound()
  const url = repositoryUrl(call.world, repository)
  return {
    name,
    commit: showCommit(call.world, repository, readCommit(repository.folder, sha)),
    protected: rulesFor(repository, `refs/heads/${name}`).length > 0,
    protection_url: `${url}/branches/${name}/protection`,
    _links: {
      html: `${call.world.url}/${fullName(repository)}/tree/${name}`,
      self: `${url}/branches/${name}`,
    },
  }
}

function showEntry(
  call: Call,
  repository: Repository,
  { entry, path, ref }: { readonly entry: TreeEntry; readonly path: string; readonly ref: string },
): object {
  const url = `${repositoryUrl(call.world, repository)}/contents/${encodeURI(path)}?ref=${ref}`
  const git_url = `${repositoryUrl(call.world, repository)}/git/${entry.type}s/${entry.sha}`
  const html_url = `${call.world.url}/${fullName(repository)}/blob/${ref}/${path}`
  return {
    type:
      entry.mode === '120000'
        ? 'symlink'
        : entry.type === 'tree'
          ? 'dir'
          : entry.type === 'commit'
            ? 'submodule'
            : 'file',
    name: path.split('/').at(-1) ?? path,
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    git_url,
    html_url,
    download_url: entry.type === 'blob' ? html_url : null,
    _links: { self: url, git: git_url, html: html_url },
  }
}

function contents(call: Call): Reply {
  const repository = repositoryOf(call)
  const ref = asked(call, 'ref') ?? repository.defaultBranch
  const commit = commitNamed(repository, ref)
  const path = (call.params['path'] ?? '').replace(/\/$/, '')
  const folder = path.split('/').slice(0, -1).join('/')
  const inside = (at: string): readonly TreeEntry[] => {
    try {
      return readTree(repository.folder, at === '' ? commit : `${commit}:${at}`, false)
    } catch {
      throw notFound()
    }
  }
  const entry = path === '' ? undefined : inside(folder).find((each) => each.path === path.split('/').at(-1))
  if (path !== '' && entry === undefined) throw notFound()
  if (entry === undefined || entry.type === 'tree')
    return {
      body: inside(path).map((each) =>
        showEntry(call, repository, {
          entry: each,
          path: path === '' ? each.path : `${path}/${each.path}`,
          ref,
        }),
      ),
    }
  const shown = showEntry(call, repository, { entry, path, ref })
  const bytes = readBlob(repository.folder, entry.sha)
  if (entry.mode === '120000') return { body: { ...shown, target: bytes.toString('utf8') } }
  // Above 1 MB the content is left out, and the encoding says so.
  const small = bytes.length <= 1024 * 1024
  return {
    body: {
      ...shown,
      content: small ? bytes.toString('base64').replaceAll(/.{60}/g, '$&\n') : '',
      encoding: small ? 'base64' : 'none',
    },
  }
}

/** Writes or removes one file with a commit, when the caller knows what is there now. */
function writeFile(call: Call, change: Uint8Array | null): Reply {
  const repository = repositoryOf(call, 'write')
  const { world } = call
  const path = call.params['path'] ?? ''
  const branch = optional(call, 'branch') ?? repository.defaultBranch
  const ref = `refs/heads/${branch}`
  const parent = resolve(repository.folder, ref)
  if (parent === null) throw new GitHubError(404, `Branch ${branch} not found`)
  const there = readTree(repository.folder, parent, true).find((each) => each.path === path)
  if (change === null && there === undefined) throw notFound()
  if (there !== undefined && optional(call, 'sha') === undefined)
    throw new GitHubError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
  if (optional(call, 'sha') !== undefined && there?.sha !== optional(call, 'sha'))
    throw new GitHubError(409, `${path} does not match ${optional(call, 'sha')}`)
  const by = person(call)
  const given = call.body['author'] ?? call.body['committer']
  const own = { name: by.name, email: noreply(by), atMs: world.now() }
  const author = given === undefined ? own : { ...own, ...(given as { name: string; email: string }) }
  const commit = commitFiles(repository.folder, {
    parent,
    files: { [path]: change },
    message: text(call, 'message'),
    author,
    committer: author,
  })
  move(world, repository, { ref, before: parent, after: commit, by })
  const entry = readTree(repository.folder, commit, true).find((each) => each.path === path)
  return {
    status: there === undefined ? 201 : 200,
    body: {
      content: entry === undefined ? null : showEntry(call, repository, { entry, path, ref: branch }),
      commit: showGitCommit(world, repository, readCommit(repository.folder, commit)),
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
              .map((file) => showFile(call.world, repository, { file, commit: head })),
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
  'repos/get-content': route('contents:read', contents),
  'repos/create-or-update-file-contents': route('contents:write', (call) =>
    writeFile(call, Buffer.from(text(call, 'content'), 'base64')),
  ),
  'repos/delete-file': route('contents:write', (call) => writeFile(call, null)),
  'repos/codeowners-errors': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const commit = commitNamed(repository, asked(call, 'ref') ?? repository.defaultBranch)
    return { body: { errors: codeownersErrors(call.world, repository, commit) } }
  }),
  'repos/list-activities': route('contents:read', activities),
}
