/** The states of a release in the order in which it usually meets them; `none` is a release before its first entry. */
export const releaseStates = [
  'none',
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

interface Step {
  readonly from: readonly ReleaseState[]
  /** `same`: the entry is a note that moves nothing. `before-halt`: back to where the halt struck. */
  readonly to: ReleaseState | 'same' | 'before-halt'
}

const waiting = ['none', 'planned', 'blocked', 'authorised'] as const
const live = ['claimed', 'snapshot', 'running', 'observing'] as const

/** The legal order of ledger entries. An event may have several steps; the first whose `from` fits is taken. */
const table = {
  PLANNED: [
    { from: ['none'], to: 'planned' },
    { from: ['planned', 'blocked', 'authorised', 'expired', 'superseded'], to: 'same' },
  ],
  BLOCKED: [{ from: [...waiting, 'superseded', 'expired'], to: 'blocked' }],
  // A release that expired is revived by a merge that changes only its time; a cancelled one never.
  AUTHORISED: [{ from: [...waiting, 'expired', 'superseded'], to: 'authorised' }],
  // An owner lifted a hold: the next evaluation decides what that leads to.
  RELEASED: [
    { from: ['none'], to: 'blocked' },
    // While it is halted: the audience had grown too much after the claim.
    { from: ['planned', 'blocked', 'authorised', 'halted'], to: 'same' },
  ],
  EXPIRED: [{ from: ['authorised'], to: 'expired' }],
  CANCELLED: [{ from: ['authorised', 'blocked'], to: 'cancelled' }],
  SUPERSEDED: [{ from: ['authorised', 'blocked'], to: 'superseded' }],
  // Claimed again by a later run: a new attempt in the same state.
  CLAIMED: [
    { from: ['authorised'], to: 'claimed' },
    { from: live, to: 'same' },
    // For those whom a person's decision found not sent.
    { from: ['completed-with-unknown'], to: 'running' },
  ],
  SNAPSHOT: [{ from: ['claimed'], to: 'snapshot' }],
  STAGE_STARTED: [{ from: ['snapshot', 'observing'], to: 'running' }],
  // A halt does not undo what was handed over: its receipts are still written down.
  BATCH: [{ from: ['running', 'observing', 'halted', 'completed-with-unknown', 'aborted'], to: 'same' }],
  STAGE_SENT: [{ from: ['running'], to: 'observing' }],
  STAGE_OK: [{ from: ['observing'], to: 'same' }],
  HALTED: [{ from: live, to: 'halted' }],
  RESUMED: [{ from: ['halted'], to: 'before-halt' }],
  ABORTED: [{ from: ['halted'], to: 'aborted' }],
  COMPLETED_WITH_UNKNOWN: [{ from: ['observing'], to: 'completed-with-unknown' }],
  SETTLED: [{ from: ['running', 'observing', 'halted', 'completed-with-unknown', 'aborted'], to: 'same' }],
  COMPLETED: [{ from: ['observing', 'completed-with-unknown'], to: 'completed' }],
  // Somebody of the staff looked at it in a mail program: at any time, and it decides nothing.
  TESTED: [{ from: releaseStates, to: 'same' }],
} as const satisfies Readonly<Record<string, readonly Step[]>>

/** Ledger entries that move a release. */
export type ReleaseEvent = keyof typeof table
export const releaseEvents = Object.keys(table) as readonly ReleaseEvent[]

/** Where a release stands and, while it is halted, where it stood before. */
export interface ReleaseStanding {
  readonly state: ReleaseState
  readonly beforeHalt: ReleaseState | null
}

/** The standing of a release without entries. */
export const beginning: ReleaseStanding = { state: 'none', beforeHalt: null }

/** The standing after an event, or null when that order is illegal. */
export function afterEvent(standing: ReleaseStanding, event: ReleaseEvent): ReleaseStanding | null {
  const steps: readonly Step[] = table[event]
  const step = steps.find(({ from }) => from.includes(standing.state))
  if (step === undefined) return null
  if (step.to === 'same') return standing
  if (step.to === 'before-halt') {
    return standing.beforeHalt === null ? null : { state: standing.beforeHalt, beforeHalt: null }
  }
  return { state: step.to, beforeHalt: event === 'HALTED' ? standing.state : null }
}
