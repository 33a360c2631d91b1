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
  const wanted = [...new Set(commits)]
  const refs = wanted.map((commit) => `${commit}:refs/tags/mail/_reviewed/${commit}`)
  const push = ['push', '--quiet', '--no-verify', '--no-follow-tags', '--recurse-submodules=no']
  if ((await runGit(repository, [...push, remote, ...refs])).code === 0) return
  // Another run may have put them there in the same moment: each name has one meaning only.
  const listed = await runGit(repository, ['ls-remote', '--quiet', remote, 'refs/tags/mail/_reviewed/*'])
  const there = new Set(listed.stdout.toString('utf8').split('\n'))
  if (wanted.every((commit) => there.has(`${commit}\trefs/tags/mail/_reviewed/${commit}`))) return
  throw failure('ledger-unreachable', { permanence: 'temporary', values: { remote } })
}
