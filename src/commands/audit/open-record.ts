import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gitText } from '../../adapters/git/git.ts'
import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import type { Input, World } from '../verb.ts'
import { openWorkbench, type Workbench } from '../workbench.ts'

/**
 * The workbench of an auditor: as the remote has it, or with `--offline` as this clone holds it. Throws `audit-remote-unreachable` where the remote
 * cannot be asked, which years later is nothing unusual, and `audit-clone-shallow` where a clone lacks the beginning.
 */
export async function openRecord(world: World, input: Input): Promise<Workbench> {
  const bench = await openWorkbench(world, isOffline(input) ? 'here' : 'remote').catch((error: unknown) => {
    throw unreachable(error)
  })
  if ((await gitText(bench.repository, ['rev-parse', '--is-shallow-repository'])) === 'true')
    throw failure('audit-clone-shallow', { permanence: 'permanent' })
  return bench
}

export function isOffline(input: Input): boolean {
  return input.options['offline'] === true
}

/** Whether there is a store to look into: opening one makes it where there is none, and then the record would not agree with it. */
export function hasStore(world: World, { repository }: Pick<Workbench, 'repository'>): boolean {
  const url = world.env['POSTMERGE_STORE']
  if (url !== undefined && url !== '') return true
  return existsSync(join(repository.folder, 'var/postmerge.db'))
}

function unreachable(error: unknown): unknown {
  if (!(error instanceof Failure) || !['git-failed', 'git-silent'].includes(error.code)) return error
  const detail = String(error.values['detail'] ?? error.values['command'] ?? '')
  return failure('audit-remote-unreachable', { permanence: 'temporary', values: { detail }, cause: error })
}
