import { evaluate } from '../../src/approval/evaluate.ts'
import type { Decision, Reason, Verdict } from '../../src/approval/decision.ts'
import { factsOf, type Story } from './approval-facts.ts'

/** What a case comes to. */
export interface Expected {
  readonly verdict: Verdict | 'NONE'
  readonly code?: string | null
  /** Reasons that the tree holds, as `CODE` or `CODE value`. */
  readonly has?: readonly string[]
  /** Reasons that it does not hold. */
  readonly lacks?: readonly string[]
  readonly approvedBy?: readonly string[]
  readonly without?: readonly string[]
}

/** A case, and its twin: the same story with one thing told differently and another end. */
export interface Case {
  readonly id: string
  readonly title: string
  readonly story: Partial<Story>
  readonly expect: Expected
  readonly twin: { readonly title: string; readonly change: Partial<Story>; readonly expect: Expected }
}

/** What of a decision a case looks at. */
export function outcomeOf(story: Partial<Story>): {
  readonly verdict: Decision['verdict'] | 'NONE'
  readonly code: string | null
  readonly reasons: readonly string[]
  readonly approvedBy: readonly string[]
  readonly without: readonly string[]
} {
  const [decision] = evaluate(factsOf(story))
  if (decision === undefined) return { verdict: 'NONE', code: null, reasons: [], approvedBy: [], without: [] }
  const { verdict, code, approvals, without, reason } = decision
  return {
    verdict,
    code,
    reasons: reasonsOf(reason),
    approvedBy: approvals.map(({ person, deputyFor }) =>
      deputyFor === null ? person : `${person} for ${deputyFor}`,
    ),
    without: without.map(({ list, until }) => `${list} until ${until}`),
  }
}

/** Every reason of a tree, alone and with each of its values. */
function reasonsOf({ code, values, children }: Reason): readonly string[] {
  return [code, ...Object.values(values).map((value) => `${code} ${value}`), ...children.flatMap(reasonsOf)]
}
