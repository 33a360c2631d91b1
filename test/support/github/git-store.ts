import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../scratch.ts'
import { looseFile, readRef, writeObject, writeTree } from './git-files.ts'

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
type FileChange = string | Uint8Array | null | { readonly mode: string; readonly text: string }
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

/** Refuses a push with the reason that the server hands it. Written once: a script that is being written cannot be run (ETXTBSY). */
const preReceive = '#!/bin/sh\n[ -z "$REFUSED" ] || { echo "$REFUSED" >&2; exit 1; }\n'
const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n'

/** Makes an empty bare repository in a folder of its own: what `git init --bare` makes of it, without starting git. */
export function newBare(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(scratch(), 'github-'))
  mkdirSync(join(folder, 'objects'))
  mkdirSync(join(folder, 'refs'))
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(folder, 'config'), config)
  mkdirSync(join(folder, 'hooks'))
  writeFileSync(join(folder, 'hooks/pre-receive'), preReceive, { mode: 0o755 })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The commit that a name stands for; null when there is none. */
export function resolve(folder: string, revision: string): string | null {
  if (revision.startsWith('-')) return null
  if (commits.has(revision) && objectExists(folder, revision)) return revision
  if (revision.startsWith('refs/')) {
    const found = readRef(folder, revision)
    if (found === null || revision.startsWith('refs/heads/')) return found
  }
  return attempt(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])?.trim() ?? null
}

export function objectExists(folder: string, sha: string): boolean {
  return existsSync(looseFile(folder, sha)) || attempt(folder, ['cat-file', '-e', sha]) !== null
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
  const entry = listing(folder, readCommit(folder, commit).tree).find((each) => each.path === path)
  if (entry === undefined || entry.type !== 'blob') return null
  const text = texts.get(entry.sha) ?? readBlob(folder, entry.sha).toString('utf8')
  texts.set(entry.sha, text)
  return text
}

const texts = new Map<string, string>()

export function writeCommit(folder: string, commit: NewCommit): string {
  const who = ({ name, email, atMs }: Signature): string =>
    `${name} <${email}> ${Math.floor(atMs / 1000)} +0000`
  const raw = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${who(commit.author)}`,
    `committer ${who(commit.committer)}`,
    '',
    `${commit.message}\n`,
  ].join('\n')
  const sha = writeObject(folder, 'commit', Buffer.from(raw))
  commits.set(sha, parseCommit(sha, raw))
  return sha
}

/**
 * The files that one commit has and another has not, each with its text, where that is the whole difference and everything of it was written
 * here; null where git must be asked.
 */
export function onlyAdded(
  from: string,
  to: string,
): readonly { readonly path: string; readonly sha: string; readonly text: string }[] | null {
  const [before, after] = [from, to].map((sha) => listings.get(commits.get(sha)?.tree ?? ''))
  if (before === undefined || after === undefined) return null
  const old = new Map(before.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]))
  const added: { readonly path: string; readonly sha: string; readonly text: string }[] = []
  for (const { path, mode, sha } of after) {
    const was = old.get(path)
    old.delete(path)
    if (was === `${mode} ${sha}`) continue
    const text = texts.get(sha)
    if (was !== undefined || text === undefined || mode !== '100644' || /\0/.test(text)) return null
    added.push({ path, sha, text })
  }
  return old.size === 0 ? added : null
}

const listings = new Map<string, readonly TreeEntry[]>()

/** Commits changed files on top of a commit (or of nothing). No branch moves. */
export function commitFiles(
  folder: string,
  commit: Omit<NewCommit, 'tree' | 'parents'> & {
    readonly parent: string | null
    readonly files: FileChanges
  },
): string {
  const { parent, files } = commit
  const before = parent === null ? [] : listing(folder, readCommit(folder, parent).tree)
  const entries = new Map(before.map(({ path, mode, sha }) => [path, { mode, sha }]))
  for (const [path, change] of Object.entries(files)) {
    if (change === null) entries.delete(path)
    else if (typeof change === 'string' || change instanceof Uint8Array) {
      const sha = writeObject(folder, 'blob', Buffer.from(change as string))
      if (typeof change === 'string') texts.set(sha, change)
      entries.set(path, { mode: '100644', sha })
    } else {
      const sha =
        change.mode === '160000' ? change.text : writeObject(folder, 'blob', Buffer.from(change.text))
      entries.set(path, { mode: change.mode, sha })
    }
  }
  const tree = writeTree(folder, entries)
  const listed = [...entries].map(([path, { mode, sha }]) => ({
    path,
    mode,
    sha,
    type: mode === '160000' ? 'commit' : 'blob',
    size: null,
  }))
  listings.set(tree, listed)
  return writeCommit(folder, { ...commit, tree, parents: parent === null ? [] : [parent] })
}

/** All files of a tree; a tree never changes, so each is read once. */
function listing(folder: string, tree: string): readonly TreeEntry[] {
  const known = listings.get(tree) ?? readTree(folder, tree, true).filter(({ type }) => type !== 'tree')
  listings.set(tree, known)
  return known
}
