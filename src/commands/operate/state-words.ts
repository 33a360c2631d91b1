import type { ReleaseState } from '../../release/release-state.ts'
import type { Code } from '../../words/catalogue.ts'

/** How each state of a release is said. */
export const stateWords = {
  none: 'state-none',
  planned: 'state-planned',
  blocked: 'state-blocked',
  authorised: 'state-authorised',
  claimed: 'state-claimed',
  snapshot: 'state-snapshot',
  running: 'state-running',
  observing: 'state-observing',
  halted: 'state-halted',
  'completed-with-unknown': 'state-completed-with-unknown',
  completed: 'state-completed',
  expired: 'state-expired',
  cancelled: 'state-cancelled',
  superseded: 'state-superseded',
  aborted: 'state-aborted',
} as const satisfies Readonly<Record<ReleaseState, Code>>
