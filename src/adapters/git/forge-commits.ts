import { coAuthorsOf } from '../../approval/co-authors.ts'
import type { Account, CommitFacts, ProposalCommit } from '../../approval/facts.ts'
import { failure } from '../../words/find.ts'
import type { SignerReader } from './forge-signers.ts'
import { git, runGit, type Repository } from './git.ts'
import { commitsBrought, readCommits, type Commit } from './history.ts'

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
  const brought: ProposalCommit[] = []
  for (const commit of commits) {
    const facts = await commitFacts(reader, commit)
    const paths = await ownPaths(repository, commit.id)
    brought.push({ ...facts, paths, pushedBy: null, suggestion: false })
  }
  return brought
}

/**
 * Paths that a commit changed against its parent; a merge, against all of its parents at once: what it only took over from one of them is
 * somebody else's work. One process a commit, since no output with several commits is safe from a file whose name looks like one.
 */
async function ownPaths(repository: Repository, id: string): Promise<readonly string[]> {
  const args = ['diff-tree', '-r', '-c', '--root', '--no-commit-id', '--no-renames', '--name-only', '-z', id]
  const output = await git(repository, args)
  return output.toString('utf8').split('\0').filter(Boolean)
}

/** What git itself makes of two commits; a conflict is left in the files and told by `clean`. */
export async function mergedTree(
  repository: Repository,
  base: string,
  head: string,
): Promise<{ readonly id: string; readonly clean: boolean }> {
  const result = await runGit(repository, ['merge-tree', '--write-tree', base, head])
  const id = /^[0-9a-f]{40,64}/.exec(result.stdout.toString('utf8'))?.[0]
  if (result.code <= 1 && id !== undefined) return { id, clean: result.code === 0 }
  const detail = result.stderr.trim().slice(0, 300)
  throw failure('git-failed', { permanence: 'temporary', values: { command: 'git merge-tree', detail } })
}

function byEmail(email: string): Account {
  return { kind: 'email', email }
}
