import { entryPath } from './entry-path.ts'
import type { VerifiedLedger, LedgerProblem } from './verify-chain.ts'

/** A commit of the ledger's branch, as git has it. */
export interface LedgerCommit {
  readonly id: string
  readonly parents: readonly string[]
  /** What it changed against its parent: `A` added, `M` modified, `D` deleted, `T` type. */
  readonly changes: readonly { readonly status: string; readonly path: string }[]
}

/**
 * Verifies that the branch is one line of commits, oldest first, of which each adds exactly its entry's file and touches nothing else.
 * Whoever alters an old entry by a later commit is named by that commit's place.
 */
export function verifyCommits(
  commits: readonly LedgerCommit[],
  ledger: VerifiedLedger,
): readonly LedgerProblem[] {
  const bySeq = new Map(ledger.entries.map((entry) => [entry.seq, entry]))
  const problems: LedgerProblem[] = []
  for (const [index, commit] of commits.entries()) {
    const seq = index + 1
    const entry = bySeq.get(seq)
    const values = { commit: commit.id.slice(0, 12) }
    const report = (code: LedgerProblem['code']): void => {
      problems.push({ seq, type: entry?.type ?? null, code, values })
    }
    const expected = commits[index - 1]?.id
    if (commit.parents.join(' ') !== (expected ?? '')) report('ledger-not-linear')
    const [change, ...others] = commit.changes
    const own = change?.status === 'A' && entry !== undefined && change.path === entryPath(entry)
    if (!own || others.length > 0) report('ledger-not-one-file')
  }
  return problems
}
