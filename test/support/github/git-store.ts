import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A name, an address and a time as a commit carries them. */
export interface Signature {
  readonly name: string
  readonly email: string
  readonly atMs: number
}

export interface GitCommit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
  readonly signature: string | null
  /** What a signature is over. */
  readonly payload: string
}

export interface TreeEntry {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size: number | null
  readonly path: string
}

/** What becomes of one file: text or bytes, null to remove it, or an entry of any mode. */
export type FileChange = string | Uint8Array | null | { readonly mode: string; readonly text: string }
export type FileChanges = Readonly<Record<string, FileChange>>

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: Signature
  readonly committer: Signature
}

const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
}

/** Runs git in a folder; throws what git says when it fails. */
export function git(
  folder: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): string {
  return execFileSync('git', args, {
    cwd: folder,
    env: { ...env, ...options.env },
    input: options.input ?? '',
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** What `git` prints, as text. */
export const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')

function attempt(folder: string, args: readonly string[]): string | null {
  try {
    return git(folder, args)
  } catch {
    return null
  }
}

/** Makes an empty bare repository in a folder of its own. */
export function newBare(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'github-'))
  git(folder, ['init', '--quiet', '--bare', '--initial-branch=main', '.'])
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The commit that a name stands for; null when there is none. */
export function resolve(folder: string, revision: string): string | null {
  if (revision.startsWith('-')) return null
  return attempt(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])?.trim() ?? null
}

export function objectExists(folder: string, sha: string): boolean {
  return attempt(folder, ['cat-file', '-e', sha]) !== null
}

const commits = new Map<string, GitCommit>()

/** Commits never change, so each is read once. */
export function readCommit(folder: string, sha: string): GitCommit {
  const known = commits.get(sha)
  if (known !== undefined) return known
  const read = parseCommit(sha, utf8(git(folder, ['cat-file', 'commit', sha])))
  commits.set(sha, read)
  return read
}

function parseCommit(sha: string, raw: string): GitCommit {
  const end = raw.indexOf('\n\n')
  const headers = raw.slice(0, end).replaceAll('\n ', '\u0000').split('\n')
  const all = (name: string): readonly string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  const person = (name: string): Signature => {
    const [, who = '', email = '', seconds = '0'] = /^(.*?) ?<([^>]*)> (\d+)/.exec(all(name)[0] ?? '') ?? []
    return { name: who, email, atMs: Number(seconds) * 1000 }
  }
  const signed = all('gpgsig')[0]?.replaceAll('\u0000', '\n') ?? null
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: person('author'),
    committer: person('committer'),
    message: raw.slice(end + 2).replace(/\n$/, ''),
    signature: signed,
    payload: raw.replace(/\ngpgsig (?:.|\n )*/, ''),
  }
}

export function readTree(folder: string, tree: string, recursive: boolean): readonly TreeEntry[] {
  const args = recursive ? ['ls-tree', '-z', '-l', '-r', '-t', tree] : ['ls-tree', '-z', '-l', tree]
  return utf8(git(folder, args))
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [facts = '', path = ''] = line.split('\t')
      const [mode = '', type = '', sha = '', size = '-'] = facts.split(/ +/)
      return { mode, type, sha, size: size === '-' ? null : Number(size), path }
    })
}

export function readBlob(folder: string, sha: string): Buffer {
  return Buffer.from(git(folder, ['cat-file', 'blob', sha]), 'latin1')
}

/** One file of a commit; null when it is not there. */
export function fileAt(folder: string, commit: string, path: string): string | null {
  const found = attempt(folder, ['cat-file', 'blob', `${commit}:${path}`])
  return found === null ? null : utf8(found)
}

export function writeCommit(folder: string, commit: NewCommit): string {
  const parents = commit.parents.flatMap((parent) => ['-p', parent])
  return git(folder, ['commit-tree', commit.tree, ...parents], {
    input: commit.message,
    env: {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: `${Math.floor(commit.author.atMs / 1000)} +0000`,
      GIT_COMMITTER_NAME: commit.committer.name,
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: `${Math.floor(commit.committer.atMs / 1000)} +0000`,
    },
  }).trim()
}

/** Commits changed files on top of a commit (or of nothing) in one go. No branch moves. */
export function commitFiles(
  folder: string,
  commit: Omit<NewCommit, 'tree' | 'parents'> & {
    readonly parent: string | null
    readonly files: FileChanges
  },
): string {
  const parts: Buffer[] = []
  const line = (text: string): void => void parts.push(Buffer.from(`${text}\n`))
  const data = (bytes: Uint8Array): void => {
    line(`data ${bytes.length}`)
    parts.push(Buffer.from(bytes), Buffer.from('\n'))
  }
  const who = ({ name, email, atMs }: Signature): string =>
    `${name} <${email}> ${Math.floor(atMs / 1000)} +0000`
  line('commit refs/scratch/commit')
  line('mark :1')
  line(`author ${who(commit.author)}`)
  line(`committer ${who(commit.committer)}`)
  data(Buffer.from(commit.message))
  line(`from ${commit.parent ?? '0'.repeat(40)}`)
  for (const [path, change] of Object.entries(commit.files)) {
    const name = JSON.stringify(path)
    if (change === null) line(`D ${name}`)
    else if (typeof change === 'string' || change instanceof Uint8Array) {
      line(`M 100644 inline ${name}`)
      data(Buffer.from(change as string))
    } else if (change.mode === '160000') line(`M 160000 ${change.text} ${name}`)
    else {
      line(`M ${change.mode} inline ${name}`)
      data(Buffer.from(change.text))
    }
  }
  line('get-mark :1')
  line('reset refs/scratch/commit')
  line(`from ${'0'.repeat(40)}`)
  const args = ['fast-import', '--quiet', '--force', '--done', '--cat-blob-fd=1']
  line('done')
  return git(folder, args, { input: Buffer.concat(parts) }).trim()
}
