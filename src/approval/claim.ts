import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import type { Reason, Verdict } from './decision.ts'

/** One condition of going out, and what it comes to. Its reason completes "This campaign may go out if …"; the children say what is in the way. */
export interface Claim {
  readonly verdict: Verdict
  /** The first trouble's code; null where the condition holds. */
  readonly code: string | null
  readonly reason: Reason
}

/** The sentence of a condition. */
export interface Rule {
  readonly code: Code
  readonly values?: Values
}

/** A condition that holds; notes are worth knowing all the same. */
export function holds(rule: Rule, notes: readonly Reason[] = []): Claim {
  return { verdict: 'APPROVED', code: null, reason: line(rule, true, notes) }
}

/** A condition that does not hold, and why: at least one trouble. */
export function fails(
  verdict: Exclude<Verdict, 'APPROVED'>,
  rule: Rule,
  troubles: readonly [Reason, ...Reason[]],
): Claim {
  return { verdict, code: troubles[0].code, reason: line(rule, false, troubles) }
}

/** `holds` where there is no trouble, else `fails`. */
export function unless(
  verdict: Exclude<Verdict, 'APPROVED'>,
  rule: Rule,
  troubles: readonly Reason[],
): Claim {
  const [first, ...others] = troubles
  return first === undefined ? holds(rule) : fails(verdict, rule, [first, ...others])
}

/** Something in the way; the children say more about it. */
export function trouble(code: Code, values: Values = {}, children: readonly Reason[] = []): Reason {
  return line({ code, values }, false, children)
}

/** Something worth knowing that is in nobody's way. */
export function note(code: Code, values: Values = {}): Reason {
  return line({ code, values }, true, [])
}

/** Worst first: what no approval can mend, what could not be read, what somebody may still do, what stands against it now. */
const order = ['BLOCKED', 'ERROR', 'PENDING', 'HOLD'] as const

/** What all conditions come to together, with the first code of the worst kind. */
export function together(claims: readonly Claim[]): Pick<Claim, 'verdict' | 'code'> {
  for (const verdict of order) {
    const worst = claims.find((claim) => claim.verdict === verdict)
    if (worst !== undefined) return { verdict, code: worst.code }
  }
  return { verdict: 'APPROVED', code: null }
}

function line(rule: Rule, met: boolean, children: readonly Reason[]): Reason {
  return { code: rule.code, met, values: rule.values ?? {}, children }
}
