import type { Finding, Values } from '../../kit/finding.ts'
import type { Reason } from '../../approval/decision.ts'
import type { Code } from '../../words/catalogue.ts'

/** What `send` came to for one release: a code of the catalogue, and the exit code that goes with it. */
export interface Outcome {
  readonly release: string
  readonly code: Code
  readonly values: Values
  readonly exitCode: 0 | 1 | 75
  /** Why it was not approved. */
  readonly reason?: Reason
  /** Why it was not checked through. */
  readonly findings?: readonly Finding[]
  /** What receivers would not believe, each a code with the record to publish. */
  readonly problems?: readonly { readonly code: string; readonly values: Values }[]
  /** Milliseconds since the epoch at which it may go on, for a release that waits. */
  readonly waitUntil?: number
}

/** The worst of several: a person must act (1), then try again (75), then done (0). */
export function worstExit(outcomes: readonly Outcome[]): number {
  const codes = new Set(outcomes.map(({ exitCode }) => exitCode))
  if (codes.has(1)) return 1
  return codes.has(75) ? 75 : 0
}
