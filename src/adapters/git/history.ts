import { assert, present } from '../../kit/assert.ts'
import { catFiles } from './cat-file.ts'
import { commitSignature, type CommitSignature } from './commit-signature.ts'
import { runGit, type Repository } from './git.ts'
import { askOnce } from './remember.ts'
import { failure } from '../../words/find.ts'

/** Who git says made a commit; anyone may claim any name. */
export interface Claimant {
  readonly name: string
  readonly email: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** A commit as it is stored. */
export interface Commit {
  readonly id: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Claimant
  readonly committer: Claimant
  readonly message: string
  /** Its SSH signature, not verified; null: none that could say anything. */
  readonly signature: CommitSignature | null
}

/** A path that two trees have differently; null where a tree does not have it. */
export interface PathChange {
  readonly path: string
  readonly before: { readonly mode: string; readonly blob: string } | null
  readonly after: { readonly mode: string; readonly blob: string } | null
}

/** The full id of the commit that a revision names, or null. */
export async function resolveCommit(repository: Repository, revision: string): Promise<string | null> {
  const result = await runGit(repository, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  const id = result.stdout.toString('utf8').trim()
  return result.code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : null
}

/** The commits with these ids, in that order. A commit that git does not have is a Failure (a shallow clone, a rewritten branch). */
export async function readCommits(
  repository: Repository,
  ids: readonly string[],
): Promise<readonly Commit[]> {
  const objects = await catFiles(repository, [...new Set(ids)], withParents)
  return ids.map((id) => {
    const object = objects.get(id)
    if (object?.type !== 'commit') {
      throw failure('git-commit-missing', { permanence: 'permanent', values: { commit: id.slice(0, 12) } })
    }
    return parseCommit(object.id, object.bytes)
  })
}

/** The first-parent line after `from` (null: from its beginning) up to and with `to`, oldest first. */
export async function firstParentLine(
  repository: Repository,
  from: string | null,
  to: string,
): Promise<readonly string[]> {
  const range = from === null ? [hash(to)] : [hash(to), `^${hash(from)}`]
  return lines(await askOnce(repository, ['rev-list', '--first-parent', '--reverse', ...range]))
}

/** Commits that `head` has and `base` does not, oldest first: what a branch or a merge's second parent brings. */
export async function commitsBrought(
  repository: Repository,
  base: string,
  head: string,
): Promise<readonly string[]> {
  return lines(
    await askOnce(repository, ['rev-list', '--reverse', '--topo-order', hash(head), `^${hash(base)}`]),
  )
}

/** Paths in which two trees (or commits) differ, renames shown as the two changes that they are. */
export async function changedPaths(
  repository: Repository,
  before: string,
  after: string,
): Promise<readonly PathChange[]> {
  const args = ['diff-tree', '-r', '-z', '--no-renames', hash(before), hash(after)]
  const output = await askOnce(repository, args)
  const parts = output.toString('utf8').split('\0')
  const changes: PathChange[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const row = present(
      /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) \w$/.exec(parts[at] ?? ''),
      'a row of git diff-tree',
    )
    const [, modeBefore = '', modeAfter = '', blobBefore = '', blobAfter = ''] = row
    changes.push({
      path: parts[at + 1] ?? '',
      before: modeBefore === '000000' ? null : { mode: modeBefore, blob: blobBefore },
      after: modeAfter === '000000' ? null : { mode: modeAfter, blob: blobAfter },
    })
  }
  return changes
}

/** The tree that merging the two commits gives by itself, or null when they conflict. */
export async function mergeTree(repository: Repository, base: string, head: string): Promise<string | null> {
  const result = await runGit(repository, ['merge-tree', '--write-tree', hash(base), hash(head)])
  const tree = result.stdout.toString('utf8').split('\n')[0] ?? ''
  if (result.code === 0 && /^[0-9a-f]{40,64}$/.test(tree)) return tree
  if (result.code === 1) return null
  throw failure('git-failed', {
    permanence: 'temporary',
    values: { command: 'git merge-tree', detail: result.stderr.trim().slice(0, 300) },
  })
}

/** Whether `older` is `newer` or one of its ancestors. */
export async function isAncestor(repository: Repository, older: string, newer: string): Promise<boolean> {
  const result = await runGit(repository, ['merge-base', '--is-ancestor', hash(older), hash(newer)])
  if (result.code > 1) {
    throw failure('git-failed', {
      permanence: 'temporary',
      values: { command: 'git merge-base', detail: result.stderr.trim().slice(0, 300) },
    })
  }
  return result.code === 0
}

/** Whoever reads a commit mostly reads next what it was made on. */
export const withParents = (id: string): readonly string[] => [`${id}^1`, `${id}^2`]

function parseCommit(id: string, bytes: Buffer): Commit {
  const text = bytes.toString('utf8')
  const end = text.indexOf('\n\n')
  const headers = (end === -1 ? text : text.slice(0, end)).split('\n')
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    id,
    tree: present(values('tree')[0], 'the tree of a commit'),
    parents: values('parent'),
    author: parseClaimant(values('author')[0] ?? ''),
    committer: parseClaimant(values('committer')[0] ?? ''),
    message: end === -1 ? '' : text.slice(end + 2),
    signature: commitSignature(id, bytes),
  }
}

/** `Name <email> 1700000000 +0900`; what is not of this shape claims nothing. */
export function parseClaimant(line: string): Claimant {
  const match = /^(.*?) ?<([^<>]*)> (\d{1,12}) [+-]\d{4}$/.exec(line)
  if (match === null) return { name: '', email: '', at: 0 }
  return { name: match[1] ?? '', email: match[2] ?? '', at: Number(match[3]) * 1000 }
}

/** Revisions reach git as full hashes only: a name that begins with a hyphen would be an option. */
function hash(id: string): string {
  assert(/^[0-9a-f]{40,64}$/.test(id), 'a git object id that is none')
  return id
}

function lines(output: Buffer): string[] {
  return output.toString('utf8').split('\n').filter(Boolean)
}
