import { catFiles } from './cat-file.ts'
import { runGit, type Repository } from './git.ts'
import { gitSays } from './git-says.ts'
import { withParents } from './history.ts'
import { failure } from '../../words/find.ts'

/** Fetches commits by their ids, of which no branch may know any more, and says which are there. */
export type CommitFetcher = (ids: readonly string[]) => Promise<ReadonlySet<string>>

/** What a server says that has no such object; anything else is a failure of the network or of the server. */
const notThere = /not our ref|unadvertised object|did not send all necessary objects|bad object/i

/**
 * Makes a fetcher that asks for an object once: what a server does not have it will not have a moment later. Without a remote, only what is
 * here is here. Throws a temporary `git-failed` when the remote cannot be asked.
 */
export function createCommitFetcher(repository: Repository, remote: string | null): CommitFetcher {
  const gone = new Set<string>()
  const fetchThem = async (ids: readonly string[]): Promise<void> => {
    if (remote === null || ids.length === 0) return
    const args = ['fetch', '--quiet', '--no-tags', '--no-auto-maintenance', '--no-write-fetch-head', remote]
    const fetched = await runGit(repository, [...args, ...ids])
    if (fetched.code === 0) return
    if (!notThere.test(fetched.stderr)) {
      const detail = gitSays(fetched.stderr)
      throw failure('git-failed', { permanence: 'temporary', values: { command: 'git fetch', detail } })
    }
    // One that is gone spoils the whole request.
    if (ids.length > 1) for (const id of ids) await fetchThem([id])
  }
  return async (ids) => {
    const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{40,64}$/.test(id))
    const missing = (await absentOf(repository, wanted)).filter((id) => !gone.has(id))
    await fetchThem(missing)
    for (const id of await absentOf(repository, missing)) gone.add(id)
    return new Set(wanted.filter((id) => !gone.has(id)))
  }
}

/** The objects are kept for whoever reads these commits next. */
async function absentOf(repository: Repository, ids: readonly string[]): Promise<readonly string[]> {
  const objects = await catFiles(repository, ids, withParents)
  return ids.filter((id) => objects.get(id)?.type !== 'commit')
}
