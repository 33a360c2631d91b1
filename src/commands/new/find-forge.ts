import { runGit, type Repository } from '../../adapters/git/git.ts'
import { currentBranch, defaultBranch, remoteOf } from '../../adapters/git/remote.ts'
import { Failure } from '../../kit/failure.ts'
import { webForgeOf, type WebForge } from '../forge-link.ts'

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

/** In a repository without a commit there is no default branch yet: then it will be the one that is checked out. */
async function branchOf(repository: Repository): Promise<string> {
  try {
    return (await defaultBranch(repository, await remoteOf(repository))).name
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return (await currentBranch(repository)) ?? 'main'
  }
}
