import { firstParentLine } from '../../adapters/git/history.ts'
import type { Forge } from '../../approval/facts.ts'
import { judgeRules, type RulesJudgement } from '../../approval/judge-rules.ts'
import { Failure } from '../../kit/failure.ts'
import type { Entry } from '../../ledger/entry.ts'
import { auditStep, type AuditProblem, type AuditStep } from '../../report/audit-steps.ts'
import type { Workbench } from '../workbench.ts'

/** The history of the rules, judged from the root on without believing any entry RULES. */
export interface JudgedHistory {
  readonly judgement: RulesJudgement
  /** Changes of the rules that were judged. */
  readonly count: number
}

/** Why the history could not be judged: a hosted forge did not say what it knows of it. */
export interface UnjudgedHistory {
  readonly detail: string
}

/** Judges every rule change since the root; null while there is no root. */
export async function judgeHistory(
  forge: Forge,
  root: string | null,
  nowMs: number,
): Promise<JudgedHistory | UnjudgedHistory | null> {
  const nothing = {
    planned: [],
    lifted: [],
    claimed: [],
    authorised: [],
    seen: [],
    halted: null,
    judgedUpto: [],
  }
  try {
    const facts = await forge.rules({ ...nothing, root, nowMs })
    return facts === null ? null : { judgement: judgeRules(facts), count: facts.commits.length }
  } catch (error) {
    if (error instanceof Failure && error.code.startsWith('github-')) return { detail: error.code }
    throw error
  }
}

/** Claims that every rule change was approved, and that every entry RULES says so rightly. */
export async function rulesStep(
  bench: Workbench,
  history: JudgedHistory | UnjudgedHistory | null,
  about: { readonly root: string | null; readonly entries: readonly Entry[] },
): Promise<AuditStep> {
  const { root, entries } = about
  if (history === null || root === null)
    return { claim: 'audit-no-root', values: {}, outcome: 'not-checked', problems: [] }
  if ('detail' in history) {
    const { detail } = history
    return { claim: 'audit-rules-unasked', values: { detail }, outcome: 'not-checked', problems: [] }
  }
  const { unapproved, untrusted } = history.judgement
  const line = [root, ...(await firstParentLine(bench.repository, root, bench.head))]
  const place = new Map(line.map((id, index) => [id, index]))
  const firstUntrusted = Math.min(...[...untrusted].map((id) => place.get(id) ?? 0), line.length)
  return auditStep('audit-rules', { count: history.count, commit: root.slice(0, 8) }, [
    ...unapproved.map(({ commit, subject, reason }) => ({
      at: { code: 'audit-at-commit', values: { commit: commit.slice(0, 12), subject } } as const,
      code: reason.code,
      values: reason.values,
    })),
    ...entries
      .filter((entry) => entry.type === 'RULES')
      .filter(({ data }) => !((place.get(data.upto) ?? Infinity) < firstUntrusted))
      .map(wrongUpto),
  ])
}

function wrongUpto({ seq, type, data }: Extract<Entry, { readonly type: 'RULES' }>): AuditProblem {
  return {
    at: { code: 'audit-at-entry', values: { seq, type } },
    code: 'audit-rules-upto-wrong',
    values: { commit: data.upto.slice(0, 12) },
  }
}
