import { runGit, type Repository } from '../../adapters/git/git.ts'
import { currentBranch, defaultBranch, remoteOf } from '../../adapters/git/remote.ts'
import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { webForgeOf, webUrlOf, type WebForge } from '../forge-link.ts'

/** The forge of the repository's `origin`, with its default branch; null where it has no web pages that we know. */
export async function findForge(
  repository: Repository,
  asked: string | boolean | undefined,
): Promise<WebForge | null> {
  const origin = await runGit(repository, ['remote', 'get-url', 'origin'])
  if (origin.code !== 0) return null
  return webForgeOf(
    origin.stdout.toString('utf8').trim(),
    await branchOf(repository),
    typeof asked === 'string' ? asked : null,
  )
}

/** Why no link can be made: there is no remote, it has no web pages, or nobody knows which forge has them. `asked` is `--forge`. */
export async function noForge(repository: Repository, asked: string | boolean | undefined): Promise<Failure> {
  const origin = await runGit(repository, ['remote', 'get-url', 'origin'])
  const remote = origin.code === 0 ? origin.stdout.toString('utf8').trim() : null
  if (remote === null) return failure('new-no-remote', { permanence: 'permanent' })
  const url = webUrlOf(remote)
  if (url === null) return failure('new-remote-local', { permanence: 'permanent', values: { remote } })
  if (asked === 'none') return failure('new-forge-none', { permanence: 'permanent' })
  return failure('new-no-forge', { permanence: 'permanent', values: { url } })
}

/** In a repository without a commit there is no default branch yet: then it will be the one that is checked out. */
async function branchOf(repository: Repository): Promise<string> {
  try {
    return (await defaultBranch(repository, await remoteOf(repository))).name
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return (await currentBranch(repository)) ?? 'main'
  }
}
