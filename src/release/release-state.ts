/** The states of a release in the order in which it usually meets them. */
export const releaseStates = [
  'planned',
  'blocked',
  'authorised',
  'claimed',
  'snapshot',
  'running',
  'observing',
  'halted',
  'completed-with-unknown',
  'completed',
  'expired',
  'cancelled',
  'superseded',
  'aborted',
] as const
export type ReleaseState = (typeof releaseStates)[number]

/** Ledger entries that move a release. */
export const releaseEvents = [
  'PLANNED',
  'BLOCKED',
  'AUTHORISED',
  'RELEASED',
  'EXPIRED',
  'CANCELLED',
  'SUPERSEDED',
  'CLAIMED',
  'SNAPSHOT',
  'STAGE_STARTED',
  'BATCH',
  'STAGE_SENT',
  'STAGE_OK',
  'HALTED',
  'RESUMED',
  'ABORTED',
  'COMPLETED_WITH_UNKNOWN',
  'SETTLED',
  'COMPLETED',
] as const
export type ReleaseEvent = (typeof releaseEvents)[number]

/** A release before its first entry. */
export type Beginning = 'none'

type Next = (before: ReleaseState | Beginning, beforeHalt: ReleaseState | null) => ReleaseState | null

const waiting: readonly (ReleaseState | Beginning)[] = ['none', 'planned', 'blocked', 'authorised']
const live: readonly (ReleaseState | Beginning)[] = ['claimed', 'snapshot', 'running', 'observing']

/** The legal order of entries: for each event, the state it leads to, or null where it may not happen. */
const table: Readonly<Record<ReleaseEvent, Next>> = {
  PLANNED: (from) => (waiting.includes(from) ? (from === 'none' ? 'planned' : from) : null),
  BLOCKED: (from) => (waiting.includes(from) || from === 'superseded' ? 'blocked' : null),
  // A release that expired is revived by a merge that changes only its time, one that was cancelled never.
  AUTHORISED: (from) =>
    waiting.includes(from) || from === 'expired' || from === 'superseded' ? 'authorised' : null,
  // An owner lifted a hold; what that leads to is decided by the next evaluation.
  RELEASED: (from) => (waiting.includes(from) ? (from === 'none' ? 'blocked' : from) : null),
  EXPIRED: (from) => (from === 'authorised' ? 'expired' : null),
  CANCELLED: (from) => (from === 'authorised' || from === 'blocked' ? 'cancelled' : null),
  SUPERSEDED: (from) => (from === 'authorised' || from === 'blocked' ? 'superseded' : null),
  // Claimed again by a later run: a new attempt in the same state.
  CLAIMED: (from) => (from === 'authorised' ? 'claimed' : live.includes(from) ? from : null),
  SNAPSHOT: (from) => (from === 'claimed' ? 'snapshot' : null),
  STAGE_STARTED: (from) => (from === 'snapshot' || from === 'observing' ? 'running' : null),
  BATCH: (from) => (from === 'running' || from === 'halted' ? from : null),
  STAGE_SENT: (from) => (from === 'running' ? 'observing' : null),
  STAGE_OK: (from) => (from === 'observing' ? 'observing' : null),
  HALTED: (from) => (live.includes(from) ? 'halted' : null),
  RESUMED: (from, beforeHalt) => (from === 'halted' ? beforeHalt : null),
  ABORTED: (from) => (from === 'halted' ? 'aborted' : null),
  COMPLETED_WITH_UNKNOWN: (from) =>
    from === 'observing' || from === 'running' ? 'completed-with-unknown' : null,
  SETTLED: (from) =>
    from === 'completed-with-unknown' || from === 'halted' || from === 'running' ? from : null,
  COMPLETED: (from) => (from === 'observing' || from === 'completed-with-unknown' ? 'completed' : null),
}

/** Where a release stands and, while it is halted, where it stood before. */
export interface ReleaseStanding {
  readonly state: ReleaseState | Beginning
  readonly beforeHalt: ReleaseState | null
}

/** The standing after an event, or null when the order is illegal. */
export function afterEvent(standing: ReleaseStanding, event: ReleaseEvent): ReleaseStanding | null {
  const state = table[event](standing.state, standing.beforeHalt)
  if (state === null) return null
  if (event === 'HALTED') return { state, beforeHalt: standing.state === 'none' ? null : standing.state }
  return { state, beforeHalt: event === 'RESUMED' ? null : standing.beforeHalt }
}
