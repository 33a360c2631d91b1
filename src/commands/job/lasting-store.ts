import { relative, resolve, sep } from 'node:path'
import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { isJob } from './begin-job.ts'

/**
 * In a job: that the store outlives it. A store that is gone with the runner, or with the next checkout, would let everybody be mailed twice.
 * Throws the Failures `job-store-lost` and `job-store-cleaned`.
 */
export function lastingStore({ env }: Pick<World, 'env'>, url: string, folder: string): void {
  const path = /^sqlite:(.+)$/.exec(url)?.[1]
  if (!isJob(env) || path === undefined) return
  if (env['RUNNER_ENVIRONMENT'] === 'github-hosted')
    throw failure('job-store-lost', { permanence: 'permanent' })
  const way = relative(env['GITHUB_WORKSPACE'] ?? folder, resolve(folder, path))
  const isInside = way !== '..' && !way.startsWith(`..${sep}`)
  if (isInside) throw failure('job-store-cleaned', { permanence: 'permanent' })
}
