import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { git, gitText, runGit, type Repository } from '../../adapters/git/git.ts'
import { resolveCommit } from '../../adapters/git/history.ts'
import { defaultBranch, remoteOf } from '../../adapters/git/remote.ts'
import { campaignOf } from '../../approval/focus-tree.ts'
import { isContentPath } from '../../content/tree.ts'
import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'

/** Which campaigns a change touches. */
export type Changed =
  | { readonly kind: 'some'; readonly campaigns: readonly string[] }
  /** A file changed that many campaigns are made of, or follow. */
  | { readonly kind: 'all'; readonly because: 'changed-shared'; readonly path: string }
  /** There is nothing to compare with. */
  | { readonly kind: 'all'; readonly because: 'changed-unknown' }

/** What is compared. */
export interface Comparison {
  /** The revision to compare with; null: where this line left the default branch. */
  readonly since: string | null
  /** The commit that is looked at; null: the files in the folder, also those that git does not know yet. */
  readonly commit: string | null
}

/** The campaigns in which something differs. Throws the Failure `no-such-commit`. */
export async function changedCampaigns(here: Repository, { since, commit }: Comparison): Promise<Changed> {
  const base = since === null ? await forkOf(here, commit ?? 'HEAD') : await commitOf(here, since)
  if (base === null) return { kind: 'all', because: 'changed-unknown' }
  const top = { ...here, folder: await gitText(here, ['rev-parse', '--show-toplevel']) }
  const looked = commit === null ? null : await commitOf(here, commit)
  const paths = await changedPaths(top, base, looked)
  const shared = paths.find((path) => isContentPath(path) && campaignOf(path) === null)
  if (shared !== undefined) return { kind: 'all', because: 'changed-shared', path: shared }
  const touched = new Set(paths.map(campaignOf).filter((id) => id !== null))
  // One that was removed needs no look.
  const there = await foldersOf(top, looked)
  return { kind: 'some', campaigns: [...touched].filter((id) => there.has(id)).sort() }
}

async function commitOf(here: Repository, revision: string): Promise<string> {
  const commit = await resolveCommit(here, revision)
  if (commit === null) throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
  return commit
}

/** Where a line left the default branch as the remote was last seen: no network is asked. Null where that cannot be said. */
async function forkOf(here: Repository, revision: string): Promise<string | null> {
  const head = await resolveCommit(here, revision)
  if (head === null) return null
  try {
    const branch = await defaultBranch(here, await remoteOf(here))
    const fork = await runGit(here, ['merge-base', branch.ref, head])
    return fork.code === 0 ? fork.stdout.toString('utf8').trim() : null
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/** Paths from the top of the repository, renames as the two that they are. */
async function changedPaths(
  top: Repository,
  base: string,
  commit: string | null,
): Promise<readonly string[]> {
  const differ = ['--name-only', '--no-renames', '-z', base]
  const changed = await git(top, [
    'diff',
    '--no-ext-diff',
    ...differ,
    ...(commit === null ? [] : [commit]),
    '--',
  ])
  const added =
    commit === null ? await git(top, ['ls-files', '--others', '--exclude-standard', '-z']) : Buffer.alloc(0)
  return `${changed.toString('utf8')}${added.toString('utf8')}`.split('\0').filter(Boolean)
}

/** The folders of campaigns that are there, at a commit or (null) in the work tree; `top` is the top of the repository. */
export async function foldersOf(top: Repository, commit: string | null): Promise<ReadonlySet<string>> {
  if (commit === null) {
    const entries = await readdir(join(top.folder, 'campaigns'), { withFileTypes: true }).catch(() => [])
    return new Set(
      entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .filter(isName),
    )
  }
  const folders = await git(top, ['ls-tree', '-d', '--name-only', '-z', commit, 'campaigns/'])
  return new Set(
    folders
      .toString('utf8')
      .split('\0')
      .map((path) => path.replace('campaigns/', ''))
      .filter(isName),
  )
}

/** Layouts and partials lie in folders that begin with a line. */
function isName(folder: string): boolean {
  return /^[^_]/.test(folder)
}
