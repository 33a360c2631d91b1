import type { Clock } from '../kit/clock.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { ReleaseState } from '../release/release-state.ts'
import { failure } from '../words/find.ts'
import type { Halt, Journal } from './journal.ts'
import type { ReleaseLedger } from './release-ledger.ts'

/** What controlling a release needs. */
export interface ControlPorts {
  readonly ledger: ReleaseLedger
  readonly journal: Journal
  readonly clock: Clock
}

/** Who wants it, and why. */
export interface Order {
  readonly by: string
  readonly reason: string
}

/** What `resume` lifted; null where there was nothing. */
export interface Resumed {
  readonly halt: Halt | null
  /** The code of a hold. */
  readonly hold: string | null
  /** A halt of all releases, which still holds. */
  readonly stillHalted: Halt | null
}

const live: ReadonlySet<ReleaseState> = new Set(['claimed', 'snapshot', 'running', 'observing'])
/** Holds that an owner may lift; the others go when their cause goes. */
const liftable: ReadonlySet<string> = new Set(['MERGED_BY_AUTHOR', 'MERGER_NOT_ALLOWED', 'GROWTH'])

/** Tells the ledger about a halt whose row is in the store already; false when nothing was under way. */
export async function recordHalt(ports: ControlPorts, order: Order): Promise<boolean> {
  const { standing } = await ports.ledger.view()
  // A run may have written it first; either entry will do.
  return live.has(standing.state) && (await ports.ledger.append('HALTED', { ...order })) !== null
}

/**
 * Lets a release go on: lifts a hold that an owner may lift (RELEASED) and a halt (RESUMED). Nothing is sent here; the next run asks
 * everything again. Throws the Failures `resume-nothing` where nothing holds the release and `abort-over` where it was ended for good.
 */
export async function resumeRelease({ ledger, journal }: ControlPorts, order: Order): Promise<Resumed> {
  const { key } = ledger.release
  const view = await ledger.view()
  if (view.standing.state === 'aborted') throw failure('abort-over', { permanence: 'permanent' })
  const hold = holdOf(view)
  if (hold !== null) await ledger.append('RELEASED', { ...hold, ...order })
  const halted = view.standing.state === 'halted'
  if (halted && (await ledger.append('RESUMED', { ...order })) === null)
    throw failure('release-moved', { permanence: 'temporary' })
  const all = await journal.halted('*')
  const row = await journal.ownHalt(key)
  await journal.setHalt(key, null)
  if (hold === null && !halted && row === null) throw failure('resume-nothing', { permanence: 'permanent' })
  const halt = row ?? (halted && view.halted !== null ? { ...view.halted, at: 0 } : null)
  return { halt, hold: hold?.code ?? null, stillHalted: all }
}

/** Ends a release for good; a running send stops within seconds. Throws the Failure `abort-not-begun`, or `abort-over`. */
export async function abortRelease(ports: ControlPorts, order: Order): Promise<void> {
  const { ledger, journal, clock } = ports
  const { standing } = await ledger.view()
  if (!live.has(standing.state) && standing.state !== 'halted') {
    const over = ['completed', 'completed-with-unknown', 'aborted'].includes(standing.state)
    throw failure(over ? 'abort-over' : 'abort-not-begun', { permanence: 'permanent' })
  }
  await journal.setHalt(ledger.release.key, { ...order, at: clock.now() })
  await recordHalt(ports, order)
  if ((await ledger.append('ABORTED', { ...order })) === null)
    throw failure('release-moved', { permanence: 'temporary' })
}

/** The hold that stands against a release, with the commit that it is about. */
function holdOf(view: ReleaseView): { readonly commit: string; readonly code: string } | null {
  if (view.standing.state === 'halted' && view.halted?.reason === 'GROWTH' && view.authorised !== null)
    return { commit: view.authorised.commit, code: 'GROWTH' }
  const blocked = view.standing.state === 'blocked' ? view.blocked.at(-1) : undefined
  return blocked !== undefined && liftable.has(blocked.code) ? blocked : null
}
