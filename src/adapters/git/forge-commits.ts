import { coAuthorsOf } from '../../approval/co-authors.ts'
import type { Account, CommitFacts, ProposalCommit } from '../../approval/facts.ts'
import { present } from '../../kit/assert.ts'
import type { SignerReader } from './forge-signers.ts'
import { git, type Repository } from './git.ts'
import { commitsBrought, readCommits, type Commit } from './history.ts'
import { mergeWork } from './merge-work.ts'

/** What commits are read with. */
export interface CommitReader {
  readonly repository: Repository
  readonly signers: SignerReader
}

/** A commit as the judges want it: its people as the addresses they claim, and who signed it. */
export async function commitFacts({ signers }: CommitReader, commit: Commit): Promise<CommitFacts> {
  return {
    id: commit.id,
    parents: commit.parents,
    author: byEmail(commit.author.email),
    committer: byEmail(commit.committer.email),
    coAuthors: coAuthorsOf(commit.message).map(byEmail),
    signer: (await signers([commit])).get(commit.id) ?? null,
    subject: commit.message.split('\n')[0]?.slice(0, 200) ?? '',
    atMs: commit.committer.at,
  }
}

/** The commits that `head` brings to `base`, oldest first, each with the paths that it changed itself. */
export async function broughtCommits(
  reader: CommitReader,
  base: string,
  head: string,
): Promise<readonly ProposalCommit[]> {
  const { repository, signers } = reader
  const commits = await readCommits(repository, await commitsBrought(repository, base, head))
  // All at once: what is asked for one by one below is known by then.
  await signers(commits)
  const ids = commits.map(({ id }) => id)
  const pathsOf = await ownPaths(repository, ids)
  const brought: ProposalCommit[] = []
  for (const commit of commits) {
    const facts = await commitFacts(reader, commit)
    const own = present(pathsOf.get(commit.id), 'the paths of a commit that git was asked about')
    const paths = [...new Set([...own, ...(await mergeWork(repository, commit))])]
    brought.push({ ...facts, paths, pushedBy: null, suggestion: false })
  }
  return brought
}

/**
 * Paths that each commit changed against its parent; a merge, against all of its parents at once: what it only took over from one of them is
 * somebody else's work, unless git would not have taken it (merge-work.ts). Of one process for all: a commit's id, then for each file a
 * description, which begins with a colon as no id does, and its path, whatever that looks like.
 */
async function ownPaths(
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const paths = new Map<string, string[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return paths
  const args = ['diff-tree', '--stdin', '-r', '-c', '--root', '--no-renames', '-z']
  const output = await git(repository, args, { input: `${ids.join('\n')}\n` })
  const parts = output.toString('utf8').split('\0')
  let of = ''
  for (let at = 0; at + 1 < parts.length; at += 1) {
    const part = parts[at] ?? ''
    if (!part.startsWith(':')) {
      of = part
      continue
    }
    at += 1
    present(paths.get(of), 'a commit that git was asked about').push(parts[at] ?? '')
  }
  return paths
}

function byEmail(email: string): Account {
  return { kind: 'email', email }
}
