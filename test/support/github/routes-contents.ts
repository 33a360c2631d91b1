import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, optional, route, text } from './call.ts'
import { GitHubError, notFound } from './errors.ts'
import { commitFiles, readBlob, readCommit, readTree, resolve, type TreeEntry } from './git-store.ts'
import { move } from './refs.ts'
import { fullName, repositoryUrl } from './show-basics.ts'
import { showGitCommit } from './show-commit.ts'
import { noreply } from './signatures.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

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

export const contentRoutes: Readonly<Record<string, Route>> = {
  'repos/get-content': route('contents:read', contents),
  'repos/create-or-update-file-contents': route('contents:write', (call) =>
    writeFile(call, Buffer.from(text(call, 'content'), 'base64')),
  ),
  'repos/delete-file': route('contents:write', (call) => writeFile(call, null)),
}
