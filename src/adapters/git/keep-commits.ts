import { failure } from '../../words/find.ts'
import { runGit, type Repository } from './git.ts'

/**
 * Puts a tag `mail/_reviewed/<commit>` on each of these commits at the remote, so that what was reviewed can be looked at for as long as
 * what became of it can: a squashed branch is deleted, and with it the last name of its commits. Throws `ledger-unreachable`.
 */
export async function keepCommits(
  repository: Repository,
  remote: string,
  commits: readonly string[],
): Promise<void> {
  if (commits.length === 0) return
  const refs = [...new Set(commits)].map((commit) => `${commit}:refs/tags/mail/_reviewed/${commit}`)
  const push = ['push', '--quiet', '--no-verify', '--no-follow-tags', '--recurse-submodules=no']
  if ((await runGit(repository, [...push, remote, ...refs])).code === 0) return
  throw failure('ledger-unreachable', { permanence: 'temporary', values: { remote } })
}
