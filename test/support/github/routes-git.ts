import { person, repositoryOf } from './access.ts'
import { asked, commitNamed, optional, route, text } from './call.ts'
import { notFound } from './errors.ts'
import {
  git,
  objectExists,
  readBlob,
  readCommit,
  readTree,
  utf8,
  writeCommit,
  type Signature,
} from './git-store.ts'
import { gitHubItself } from './github-itself.ts'
import { repositoryUrl } from './show-basics.ts'
import { showGitCommit } from './show-commit.ts'
import { noreply } from './signatures.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function existing(repository: Repository, sha: string): string {
  if (!/^[0-9a-f]{40}$/.test(sha) || !objectExists(repository.folder, sha)) throw notFound()
  return sha
}

function tree(call: Call): Reply {
  const repository = repositoryOf(call)
  const { tree_sha: named = '' } = call.params
  const sha = git(repository.folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    `${/^[0-9a-f]{40}$/.test(named) ? existing(repository, named) : commitNamed(repository, named)}^{tree}`,
  ]).trim()
  const url = `${repositoryUrl(call.world, repository)}/git`
  const entries = readTree(repository.folder, sha, asked(call, 'recursive') !== undefined)
  return {
    body: {
      sha,
      url: `${url}/trees/${sha}`,
      truncated: false,
      tree: entries.map(({ mode, type, sha: object, size, path }) => {
        const entry = { path, mode, type, sha: object, url: `${url}/${type}s/${object}` }
        return size === null ? entry : Object.assign(entry, { size })
      }),
    },
  }
}

interface Entry {
  readonly path: string
  readonly mode: string
  readonly type: string
  readonly sha?: string | null
  readonly content?: string
}

function newTree(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const env = { GIT_INDEX_FILE: `scratch-${call.world.nextId()}.index` }
  const base = optional(call, 'base_tree')
  git(repository.folder, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env })
  const lines = (call.body['tree'] as readonly Entry[]).map(({ path, mode, sha, content }) => {
    if (sha === null) return `0 ${'0'.repeat(40)}\t${path}`
    const object =
      sha ?? git(repository.folder, ['hash-object', '-w', '--stdin'], { input: content ?? '' }).trim()
    return `${mode} ${object}\t${path}`
  })
  git(repository.folder, ['update-index', '--index-info'], { env, input: `${lines.join('\n')}\n` })
  const made = git(repository.folder, ['write-tree'], { env }).trim()
  git(repository.folder, ['read-tree', '--empty'], { env })
  return { ...tree({ ...call, params: { ...call.params, tree_sha: made }, query: {} }), status: 201 }
}

function newCommit(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const { world } = call
  const by = person(call)
  const own = { name: by.name, email: noreply(by), atMs: world.now() }
  const given = (field: string): Signature | undefined => {
    const who = call.body[field] as
      | { readonly name: string; readonly email: string; readonly date?: string }
      | undefined
    return who === undefined
      ? undefined
      : {
          name: who.name,
          email: who.email,
          atMs: who.date === undefined ? world.now() : Date.parse(who.date),
        }
  }
  const author = given('author')
  const committer = given('committer')
  // GitHub signs what an App writes in its own name; a user's commit through the API stays unsigned.
  const signed = by.type === 'Bot' && author === undefined && committer === undefined
  const sha = writeCommit(repository.folder, {
    tree: existing(repository, text(call, 'tree')),
    parents: (call.body['parents'] as readonly string[] | undefined) ?? [],
    message: text(call, 'message'),
    author: author ?? own,
    committer: committer ?? author ?? (signed ? { ...gitHubItself, atMs: world.now() } : own),
  })
  if (signed) repository.signedByGitHub.add(sha)
  return { status: 201, body: showGitCommit(world, repository, readCommit(repository.folder, sha)) }
}

function showTag(call: Call, repository: Repository, sha: string): object {
  const raw = utf8(git(repository.folder, ['cat-file', 'tag', existing(repository, sha)]))
  const [head = '', ...message] = raw.split('\n\n')
  const field = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? ''
  const [, name = '', email = '', seconds = '0'] = /^(.*?) <(.*?)> (\d+)/.exec(field('tagger')) ?? []
  const url = `${repositoryUrl(call.world, repository)}/git`
  return {
    sha,
    node_id: `T_${sha}`,
    url: `${url}/tags/${sha}`,
    tag: field('tag'),
    message: message.join('\n\n'),
    tagger: { name, email, date: new Date(Number(seconds) * 1000).toISOString() },
    object: { sha: field('object'), type: field('type'), url: `${url}/${field('type')}s/${field('object')}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}

export const gitRoutes: Readonly<Record<string, Route>> = {
  'git/get-tree': route('contents:read', tree),
  'git/create-tree': route('contents:write', newTree),
  'git/get-blob': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const sha = existing(repository, call.params['file_sha'] ?? '')
    const bytes = readBlob(repository.folder, sha)
    const url = `${repositoryUrl(call.world, repository)}/git/blobs/${sha}`
    return {
      body: {
        sha,
        node_id: `B_${sha}`,
        url,
        size: bytes.length,
        encoding: 'base64',
        content: bytes.toString('base64'),
      },
    }
  }),
  'git/create-blob': route('contents:write', (call) => {
    const repository = repositoryOf(call, 'write')
    const encoding = optional(call, 'encoding') === 'base64' ? 'base64' : 'utf8'
    const sha = git(repository.folder, ['hash-object', '-w', '--stdin'], {
      input: Buffer.from(text(call, 'content'), encoding),
    }).trim()
    return { status: 201, body: { sha, url: `${repositoryUrl(call.world, repository)}/git/blobs/${sha}` } }
  }),
  'git/get-commit': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    return {
      body: showGitCommit(
        call.world,
        repository,
        readCommit(repository.folder, existing(repository, call.params['commit_sha'] ?? '')),
      ),
    }
  }),
  'git/create-commit': route('contents:write', newCommit),
  'git/get-tag': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    return { body: showTag(call, repository, call.params['tag_sha'] ?? '') }
  }),
  'git/create-tag': route('contents:write', (call) => {
    const repository = repositoryOf(call, 'write')
    const by = person(call)
    const tagger = `${by.name} <${noreply(by)}> ${Math.floor(call.world.now() / 1000)} +0000`
    const input = `object ${text(call, 'object')}\ntype ${text(call, 'type')}\ntag ${text(call, 'tag')}\ntagger ${tagger}\n\n${text(call, 'message')}`
    const sha = git(repository.folder, ['hash-object', '-t', 'tag', '-w', '--stdin'], { input }).trim()
    return { status: 201, body: showTag(call, repository, sha) }
  }),
}
