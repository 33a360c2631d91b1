import type { Clock } from '../kit/clock.ts'
import type { OutcomeCounts } from '../ledger/entry-data.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { ReleaseState } from '../release/release-state.ts'
import { failure } from '../words/find.ts'
import type { Halt, Journal } from './journal.ts'
import type { ReleaseLedger } from './release-ledger.ts'
import { leaseMs } from './watch-run.ts'

/** Who wants to send. */
export interface Claimant {
  /** What the ledger says of the run, such as `host-4711`: no personal data. */
  readonly run: string
  /** What the lease says: enough to find out whether the process still lives. */
  readonly owner: string
}

/** What claiming needs. */
export interface ClaimPorts {
  readonly ledger: ReleaseLedger
  readonly journal: Journal
  readonly clock: Clock
  /** False only when the owner of a lease is known to be dead: a process of this very host that is gone. */
  readonly alive: (owner: string) => boolean
}

/** What came of it. Only a claimed release is sent. */
export type Claim =
  | { readonly kind: 'claimed'; readonly attempt: number; readonly view: ReleaseView }
  /** Another run is at it. */
  | { readonly kind: 'busy'; readonly run: string }
  | { readonly kind: 'completed'; readonly at: string; readonly counts: OutcomeCounts }
  /** Everybody was tried; a person must say what became of the unknown ones. */
  | { readonly kind: 'unknown-left'; readonly count: number }
  | { readonly kind: 'halted'; readonly halt: Pick<Halt, 'reason' | 'by'> }
  /** Not authorised, or over for good. */
  | { readonly kind: 'closed'; readonly state: ReleaseState }

const claimable: ReadonlySet<ReleaseState> = new Set([
  'authorised',
  'claimed',
  'snapshot',
  'running',
  'observing',
])

/**
 * Claims a release: the lease of the store first, which keeps two runs of one store apart, then the entry CLAIMED, which only one of
 * several runs of any store can append. The caller must `deliver` a claimed release or give the lease back.
 */
export async function claimRelease(claimant: Claimant, ports: ClaimPorts): Promise<Claim> {
  const closed = await closedClaim(await ports.ledger.view(), ports)
  if (closed !== null) return closed
  if (!(await takeLease(claimant, ports))) return busy(await ports.ledger.view())
  try {
    const claim = await claimWithLease(claimant, ports)
    if (claim.kind !== 'claimed') await ports.journal.endLease(ports.ledger.release.key, claimant.owner)
    return claim
  } catch (error) {
    await ports.journal.endLease(ports.ledger.release.key, claimant.owner)
    throw error
  }
}

async function claimWithLease(claimant: Claimant, ports: ClaimPorts): Promise<Claim> {
  // Read again: whoever held the lease before may have finished.
  const view = await ports.ledger.view()
  const closed = await closedClaim(view, ports)
  if (closed !== null) return closed
  const halt = await ports.journal.halted(ports.ledger.release.key)
  if (halt !== null) {
    // A run that could not reach the ledger any more left only the row.
    if (view.standing.state !== 'authorised')
      await ports.ledger.append('HALTED', { reason: halt.reason, by: halt.by })
    return { kind: 'halted', halt }
  }
  const attempt = (view.claimed?.attempt ?? 0) + 1
  const claimed = await ports.ledger.append('CLAIMED', { run: claimant.run, attempt })
  if (claimed !== null) return { kind: 'claimed', attempt, view: claimed }
  const after = await ports.ledger.view()
  return (await closedClaim(after, ports)) ?? busy(after)
}

/** Why this release is not to be claimed, or null. */
async function closedClaim(view: ReleaseView, { journal, ledger }: ClaimPorts): Promise<Claim | null> {
  const { state } = view.standing
  if (claimable.has(state)) return null
  if (state === 'completed') return { kind: 'completed', at: view.completed?.at ?? '', counts: view.counts }
  if (state === 'halted') return { kind: 'halted', halt: view.halted ?? { reason: '', by: '' } }
  if (state !== 'completed-with-unknown') return { kind: 'closed', state }
  const counts = await journal.counts(ledger.release.key)
  if (counts['not-sent'] > 0) return null
  if (counts.unknown === 0) throw failure('settlement-not-recorded', { permanence: 'permanent' })
  return { kind: 'unknown-left', count: counts.unknown }
}

async function takeLease(
  claimant: Claimant,
  { journal, ledger, clock, alive }: ClaimPorts,
): Promise<boolean> {
  const key = ledger.release.key
  const take = (): ReturnType<Journal['lease']> => {
    const now = clock.now()
    return journal.lease(key, claimant.owner, { now, expiresAt: now + leaseMs })
  }
  if ((await take()) !== null) return true
  const holder = await journal.leaseHolder(key)
  if (holder === null || alive(holder.owner)) return false
  await journal.endLease(key, holder.owner)
  return (await take()) !== null
}

function busy(view: ReleaseView): Claim {
  return { kind: 'busy', run: view.claimed?.run ?? '?' }
}
