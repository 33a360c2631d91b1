import { releaseName, type ReleaseId } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import { runGit, type Repository } from './git.ts'

/**
 * Puts the tag `mail/<campaign>/<edition>` on a release's merge commit, so that people find it. Never moves a tag: one that is
 * there stays where it is, and that is fine. Throws `ledger-unreachable` when it can neither be made nor seen.
 */
export async function tagRelease(
  repository: Repository,
  remote: string,
  merged: { readonly release: ReleaseId; readonly commit: string },
): Promise<void> {
  const ref = `refs/tags/mail/${releaseName(merged.release)}`
  const push = ['push', '--quiet', '--no-verify', '--no-follow-tags', '--recurse-submodules=no']
  if ((await runGit(repository, [...push, remote, `${merged.commit}:${ref}`])).code === 0) return
  const listed = await runGit(repository, ['ls-remote', '--quiet', remote, ref])
  if (listed.code === 0 && listed.stdout.length > 0) return
  throw failure('ledger-unreachable', { permanence: 'temporary', values: { remote } })
}
