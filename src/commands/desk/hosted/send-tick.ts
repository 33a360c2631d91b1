import { git } from '../../../adapters/git/git.ts'
import { tickCost } from '../../workflows/tick-cost.ts'
import type { DeskPass } from '../pass.ts'

const path = '.github/workflows/send.yml'
const monthMs = 30 * 24 * 60 * 60 * 1000

/**
 * How often the workflow that sends looks on its own whether something is due, in milliseconds, as it stands on the default branch. Null: there is none, or it
 * has no schedule.
 */
export async function sendTickMs({ bench }: Pick<DeskPass, 'bench'>): Promise<number | null> {
  if (!bench.tree.files.has(path)) return null
  const text = await git(bench.repository, ['show', `${bench.head}:${path}`])
  const { runs } = tickCost(text.toString('utf8'), 0)
  return runs === 0 ? null : Math.round(monthMs / runs)
}
