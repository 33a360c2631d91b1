import type { ReleaseState } from '../../../release/release-state.ts'
import type { Verdict } from '../../../approval/decision.ts'

/** How far a campaign is, as a label of its pull request says it. */
export type Lifecycle = 'waiting' | 'authorised' | 'sending' | 'sent' | 'blocked'

const byState: Readonly<Record<ReleaseState, Lifecycle>> = {
  none: 'waiting',
  planned: 'waiting',
  blocked: 'blocked',
  authorised: 'authorised',
  claimed: 'sending',
  snapshot: 'sending',
  running: 'sending',
  observing: 'sending',
  halted: 'blocked',
  // Somebody must settle what nobody knows.
  'completed-with-unknown': 'blocked',
  completed: 'sent',
  expired: 'blocked',
  cancelled: 'blocked',
  superseded: 'blocked',
  aborted: 'blocked',
}

/** Of a campaign that is merged. */
export function lifecycleOfState(state: ReleaseState): Lifecycle {
  return byState[state]
}

/** Of a campaign that is not merged yet: an approved one waits, too, for whoever merges it. */
export function lifecycleOfVerdict(verdict: Verdict, refused: boolean): Lifecycle {
  return !refused && (verdict === 'APPROVED' || verdict === 'PENDING') ? 'waiting' : 'blocked'
}

/** What a reader must know first, where campaigns of one pull request differ. */
const order = ['blocked', 'waiting', 'sending', 'authorised', 'sent'] as const

/** The label for all campaigns of a pull request, null where it has none. */
export function lifecycleLabel(all: readonly Lifecycle[]): string | null {
  const first = order.find((one) => all.includes(one))
  return first === undefined ? null : `mail: ${first}`
}
