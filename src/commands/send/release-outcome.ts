import type { Claim } from '../../delivery/claim-release.ts'
import type { DeliverResult } from '../../delivery/end-delivery.ts'
import type { OutcomeCounts } from '../../ledger/entry-data.ts'
import type { Values } from '../../kit/finding.ts'
import type { Outcome } from './outcome.ts'

/** What a claim that was not won means for the run. */
export function claimOutcome(release: string, claim: Exclude<Claim, { kind: 'claimed' }>): Outcome {
  switch (claim.kind) {
    case 'busy':
      return { release, code: 'send-claimed-elsewhere', values: { run: claim.run }, exitCode: 0 }
    case 'completed':
      return {
        release,
        code: 'send-already-sent',
        values: { at: claim.at, ...countsOf(claim.counts) },
        exitCode: 0,
      }
    case 'unknown-left':
      return { release, code: 'send-unknown-left', values: { unknown: claim.count, release }, exitCode: 1 }
    case 'halted':
      return { release, code: 'send-halted', values: { ...claim.halt, release }, exitCode: 1 }
    case 'closed':
      return { release, code: 'send-closed', values: { state: claim.state }, exitCode: 0 }
  }
}

/** What a delivery came to. `by`: who halted it, if somebody did. */
export function deliveryOutcome(release: string, result: DeliverResult, by: string): Outcome {
  const values = {
    release,
    reason: result.reason ?? '',
    ...countsOf(result.counts),
    sent: result.done.accepted,
  }
  const { exitCode } = result
  if (result.failure !== null) {
    const { code, values: about } = result.failure
    return { release, code: 'send-interrupted', values, exitCode, problems: [{ code, values: about }] }
  }
  switch (result.state) {
    case 'completed':
      return { release, code: 'send-completed', values, exitCode }
    case 'completed-with-unknown':
      return { release, code: 'send-unknown-left', values, exitCode }
    case 'running':
      return { release, code: 'send-to-be-continued', values, exitCode }
    case 'halted':
      return { release, code: 'send-halted', values: { ...values, by }, exitCode }
    case 'held':
      return { release, code: 'send-held', values, exitCode }
  }
}

function countsOf(counts: OutcomeCounts): Values {
  const { accepted = 0, deferred = 0, rejected = 0, unknown = 0, skipped = 0, remaining = 0 } = counts
  return {
    accepted,
    deferred,
    rejected,
    unknown,
    skipped,
    remaining,
    all: accepted + deferred + rejected + unknown + remaining,
  }
}
