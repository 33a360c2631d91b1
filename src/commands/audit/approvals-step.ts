import { otherJudge, reEvaluate } from '../../approval/evidence.ts'
import type { Forge } from '../../approval/facts.ts'
import { Failure } from '../../kit/failure.ts'
import { boundEvidence } from '../../ledger/authorised-evidence.ts'
import type { Entry } from '../../ledger/entry.ts'
import { growingView, growView, type LedgerView } from '../../ledger/ledger-view.ts'
import { releaseName } from '../../release/release-id.ts'
import { auditStep, type AuditProblem, type AuditStep } from '../../report/audit-steps.ts'

type AuthorisedEntry = Extract<Entry, { readonly type: 'AUTHORISED' }>

/** Judges every authorisation again, from git and the signed tags that its entry keeps. */
export async function approvalsStep(forge: Forge, entries: readonly Entry[]): Promise<AuditStep> {
  const view = growingView()
  const problems: AuditProblem[] = []
  let count = 0
  for (const entry of entries) {
    if (entry.type === 'AUTHORISED') {
      count++
      const judge = otherJudge(entry.data.evidence)
      const problem =
        judge === null
          ? await problemWith(forge, entry, view)
          : problemOf(entry, 'audit-other-judge', { judge })
      if (problem !== null) problems.push(problem)
    }
    growView(view, entry)
  }
  return auditStep('audit-approvals', { count }, problems)
}

async function problemWith(
  forge: Forge,
  entry: AuthorisedEntry,
  before: LedgerView,
): Promise<AuditProblem | null> {
  const bound = boundEvidence(entry, before)
  return 'fault' in bound
    ? problemOf(entry, 'audit-other-data', { field: bound.fault })
    : judgeAgain(forge, entry, bound.evidence)
}

async function judgeAgain(
  forge: Forge,
  entry: AuthorisedEntry,
  evidence: Parameters<typeof reEvaluate>[0],
): Promise<AuditProblem | null> {
  try {
    const { decision, agrees } = reEvaluate(evidence, await forge.recalled(evidence))
    if (agrees) return null
    if (decision === null || decision.verdict === 'APPROVED')
      return problemOf(entry, 'audit-other-evidence', {})
    const { verdict, code } = decision
    return problemOf(entry, 'audit-not-approved', { verdict, reason: code ?? '-' })
  } catch (error) {
    // A commit that is gone or a tag that is not what its id says: a finding about this entry, not the end of the audit.
    if (error instanceof Failure && error.permanence === 'permanent')
      return { ...problemOf(entry, 'audit-other-evidence', {}), code: error.code, values: error.values }
    throw error
  }
}

function problemOf(
  { seq, type, release }: AuthorisedEntry,
  code: 'audit-other-data' | 'audit-other-evidence' | 'audit-other-judge' | 'audit-not-approved',
  values: AuditProblem['values'],
): AuditProblem {
  return {
    at: { code: 'audit-at-entry', values: { seq, type } },
    code,
    values: { release: releaseName(release), ...values },
  }
}
