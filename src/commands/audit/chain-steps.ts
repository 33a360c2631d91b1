import { readLedgerCommits } from '../../adapters/git/ledger-history.ts'
import type { LedgerProblem, VerifiedLedger } from '../../ledger/verify-chain.ts'
import { verifyCommits } from '../../ledger/verify-commits.ts'
import { auditStep, type AuditProblem, type AuditStep } from '../../report/audit-steps.ts'
import type { Workbench } from '../workbench.ts'

/** What the entries prove by themselves, and the branch that holds them. */
export async function chainSteps(
  bench: Workbench,
  tip: string | null,
  ledger: VerifiedLedger,
): Promise<readonly AuditStep[]> {
  const commits = tip === null ? [] : await readLedgerCommits(bench.repository, tip)
  const count = ledger.view.seq
  return [
    auditStep('audit-chain', { count }, ledger.problems.map(atEntry)),
    auditStep('audit-commits', { count: commits.length }, verifyCommits(commits, ledger).map(atEntry)),
  ]
}

function atEntry({ seq, type, code, values }: LedgerProblem): AuditProblem {
  return { at: { code: 'audit-at-entry', values: { seq, type: type ?? '?' } }, code, values }
}
