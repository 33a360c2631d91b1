import { isAncestor } from '../../adapters/git/history.ts'
import { keepCommits } from '../../adapters/git/keep-commits.ts'
import type { ChangeFacts } from '../../approval/facts.ts'
import type { SendPass } from './send-run.ts'

/** Keeps the commits that reviews were bound to, and the head that was merged, where the default branch does not hold them anyway. */
export async function keepReviewed({ bench }: SendPass, facts: ChangeFacts): Promise<void> {
  const reviewed = facts.opinions.flatMap((opinion) =>
    opinion.kind === 'review' && opinion.target !== null && opinion.targetTree !== null
      ? [opinion.target]
      : [],
  )
  const head = facts.hosted === null || facts.head === null ? [] : [facts.head.commit]
  const lost: string[] = []
  for (const commit of new Set([...head, ...reviewed])) {
    if (!(await isAncestor(bench.repository, commit, bench.head))) lost.push(commit)
  }
  await keepCommits(bench.repository, bench.remote, lost)
}
