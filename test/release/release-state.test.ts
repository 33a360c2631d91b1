import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterEvent,
  beginning,
  releaseEvents,
  releaseStates,
  type ReleaseEvent,
  type ReleaseState,
} from '../../src/release/release-state.ts'

/** Which events each state allows, and the state that follows; written by hand beside the table under test. */
const allowed: Readonly<Record<ReleaseState, Readonly<Partial<Record<ReleaseEvent, ReleaseState>>>>> = {
  none: { PLANNED: 'planned', BLOCKED: 'blocked', AUTHORISED: 'authorised', RELEASED: 'blocked' },
  planned: { PLANNED: 'planned', BLOCKED: 'blocked', AUTHORISED: 'authorised', RELEASED: 'planned' },
  blocked: {
    PLANNED: 'blocked',
    BLOCKED: 'blocked',
    AUTHORISED: 'authorised',
    RELEASED: 'blocked',
    CANCELLED: 'cancelled',
    SUPERSEDED: 'superseded',
  },
  authorised: {
    PLANNED: 'authorised',
    BLOCKED: 'blocked',
    AUTHORISED: 'authorised',
    RELEASED: 'authorised',
    EXPIRED: 'expired',
    CANCELLED: 'cancelled',
    SUPERSEDED: 'superseded',
    CLAIMED: 'claimed',
  },
  claimed: { CLAIMED: 'claimed', SNAPSHOT: 'snapshot', HALTED: 'halted' },
  snapshot: { CLAIMED: 'snapshot', STAGE_STARTED: 'running', HALTED: 'halted' },
  running: {
    CLAIMED: 'running',
    BATCH: 'running',
    STAGE_SENT: 'observing',
    HALTED: 'halted',
    SETTLED: 'running',
  },
  observing: {
    CLAIMED: 'observing',
    STAGE_STARTED: 'running',
    BATCH: 'observing',
    STAGE_OK: 'observing',
    HALTED: 'halted',
    SETTLED: 'observing',
    COMPLETED: 'completed',
    COMPLETED_WITH_UNKNOWN: 'completed-with-unknown',
  },
  halted: { RELEASED: 'halted', BATCH: 'halted', RESUMED: 'running', ABORTED: 'aborted', SETTLED: 'halted' },
  'completed-with-unknown': {
    CLAIMED: 'running',
    BATCH: 'completed-with-unknown',
    SETTLED: 'completed-with-unknown',
    COMPLETED: 'completed',
  },
  completed: {},
  expired: { PLANNED: 'expired', BLOCKED: 'blocked', AUTHORISED: 'authorised' },
  cancelled: {},
  superseded: { PLANNED: 'superseded', BLOCKED: 'blocked', AUTHORISED: 'authorised' },
  aborted: { BATCH: 'aborted', SETTLED: 'aborted' },
}

describe.each(releaseStates)('%s', (state) => {
  test.each(releaseEvents)('%s', (event) => {
    const standing = { state, beforeHalt: state === 'halted' ? ('running' as const) : null }
    // Looking at a campaign in a mail program is possible at any time and moves nothing.
    const expected = event === 'TESTED' ? state : (allowed[state][event] ?? null)
    expect(afterEvent(standing, event)?.state ?? null).toBe(expected)
  })
})

test('a halt remembers where it struck, whatever is written in between', () => {
  for (const state of ['claimed', 'snapshot', 'running', 'observing'] as const) {
    const halted = afterEvent({ state, beforeHalt: null }, 'HALTED')
    const noted = halted && afterEvent(halted, 'BATCH')
    expect(noted && afterEvent(noted, 'RESUMED')).toEqual({ state, beforeHalt: null })
  }
})

test('nothing is sent without an authorisation, and what has ended never begins again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...releaseEvents), { maxLength: 40 }), (events) => {
      let standing = beginning
      const taken: ReleaseEvent[] = []
      for (const event of events) {
        const next = afterEvent(standing, event)
        if (next === null) continue
        if (['cancelled', 'completed', 'aborted'].includes(standing.state))
          expect(next.state).toBe(standing.state)
        standing = next
        taken.push(event)
      }
      const claim = taken.indexOf('CLAIMED')
      const started = taken.indexOf('STAGE_STARTED')
      if (started >= 0) expect(claim).toBeGreaterThanOrEqual(0)
      if (claim >= 0) {
        expect(taken.slice(0, claim)).toContain('AUTHORISED')
        expect(taken.slice(claim)).not.toContain('AUTHORISED')
        expect(taken.filter((event) => event === 'SNAPSHOT').length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 500 },
  )
})
