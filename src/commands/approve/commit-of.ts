import { resolveCommit } from '../../adapters/git/history.ts'
import { failure } from '../../words/find.ts'
import type { Workbench } from '../workbench.ts'

/** The commit that the user names. Throws `no-such-commit`. */
export async function commitOf(bench: Workbench, revision: string): Promise<string> {
  const commit = await resolveCommit(bench.repository, revision)
  if (commit !== null) return commit
  throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
}
