import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { isJob } from './begin-job.ts'

/**
 * In a job: that it runs for the default branch, before anything is done with a key. The environments that hold the keys admit no other branch;
 * where somebody forgot that, this still does. Throws the Failure `job-other-branch`.
 */
export function defaultBranchOnly({ env }: Pick<World, 'env'>, branch: { readonly name: string }): void {
  const ref = env['GITHUB_REF'] ?? ''
  if (!isJob(env) || ref === `refs/heads/${branch.name}`) return
  throw failure('job-other-branch', { permanence: 'permanent', values: { ref, branch: branch.name } })
}
