import type { Store } from '../../adapters/sqlite/open-store.ts'
import { batchLeaves } from '../../delivery/evidence.ts'
import type { VerifiedLedger } from '../../ledger/verify-chain.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { releaseName } from '../../release/release-id.ts'
import { auditStep, type AuditProblem, type AuditStep } from '../../report/audit-steps.ts'
import type { Code } from '../../words/catalogue.ts'
import type { Workbench } from '../workbench.ts'
import { evidenceSource, rootEntries, type RootEntry } from './release-evidence.ts'

/** Computes every batch's Merkle root anew from journal and contacts, and compares it with the signed one. */
export async function evidenceStep(
  bench: Workbench,
  store: Store | null,
  ledger: VerifiedLedger,
): Promise<AuditStep> {
  if (store === null)
    return { claim: 'audit-evidence-unchecked', values: {}, outcome: 'not-checked', problems: [] }
  const problems: AuditProblem[] = []
  let count = 0
  for (const release of ledger.view.releases.values()) {
    const checked = await releaseProblems(bench, store, { ledger, release })
    problems.push(...checked.problems)
    count += checked.count
  }
  return auditStep('audit-evidence', { count }, problems)
}

async function releaseProblems(
  bench: Workbench,
  store: Store,
  about: { readonly ledger: VerifiedLedger; readonly release: ReleaseView },
): Promise<{ readonly count: number; readonly problems: readonly AuditProblem[] }> {
  const { key } = about.release.release
  const batches = await store.journal.batches(key)
  const roots = rootEntries(about.ledger.entries, key, batches)
  if (roots.length === 0) return { count: 0, problems: [] }
  const source = await evidenceSource(bench, store, about.release)
  const problems: AuditProblem[] = []
  for (const { entry, batch } of roots) {
    const recomputed = source === null || batch === null ? null : await batchLeaves(source, batch)
    const size = entry.type === 'BATCH' ? entry.data.size : entry.data.count
    if (recomputed === null) problems.push(problemOf(entry, 'audit-batch-missing'))
    else if (recomputed.hashes.length !== size || recomputed.root !== entry.data.root)
      problems.push(problemOf(entry, 'audit-root-differs'))
  }
  return { count: roots.length, problems }
}

function problemOf({ seq, type, release }: RootEntry, code: Code): AuditProblem {
  return {
    at: { code: 'audit-at-entry', values: { seq, type } },
    code,
    values: { release: releaseName(release) },
  }
}
