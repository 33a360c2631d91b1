import { readFile } from 'node:fs/promises'
import { runGit } from '../../adapters/git/git.ts'
import { isAncestor, resolveCommit } from '../../adapters/git/history.ts'
import { failure } from '../../words/find.ts'
import type { SendPass } from './send-run.ts'

/**
 * The default branch still holds every commit that anything was authorised at, and in a job the commit that it stood at before the push: only
 * then is what was merged since what was put on top of it. Throws `history-rewritten`.
 */
export async function assertSameHistory({ bench, reading, world }: SendPass): Promise<void> {
  const { repository, head } = bench
  const { root, rulesUpto, releases } = reading.view
  const authorised = [...releases.values()].map((release) => release.authorised?.commit ?? null)
  const trusted = [root, rulesUpto, ...authorised, await beforePush(world.env)].filter((id) => id !== null)
  const commits = [...new Set(trusted)].filter((id) => /^[0-9a-f]{40,64}$/.test(id))
  // One process says that all is well, as it nearly always is.
  const input = `${commits.join('\n')}\n^${head}\n`
  const others = await runGit(repository, ['rev-list', '--max-count=1', '--stdin'], { input })
  if (others.code === 0 && others.stdout.length === 0) return
  for (const commit of commits) {
    if ((await resolveCommit(repository, commit)) !== null && (await isAncestor(repository, commit, head)))
      continue
    throw failure('history-rewritten', { permanence: 'permanent', values: { commit: commit.slice(0, 12) } })
  }
}

/** Where the branch stood before the push that started a job; null where no push did, or where it was made by it. */
async function beforePush(env: SendPass['world']['env']): Promise<string | null> {
  if (env['GITHUB_ACTIONS'] !== 'true' || env['GITHUB_EVENT_NAME'] !== 'push') return null
  const text = await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8').catch(() => '{}')
  const before: unknown = (JSON.parse(text) as { readonly before?: unknown }).before
  return typeof before === 'string' && !/^0+$/.test(before) ? before : null
}
