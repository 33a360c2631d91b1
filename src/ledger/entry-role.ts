import type { LedgerPolicy } from '../content/schema/ledger.ts'
import type { EntryType } from './entry.ts'

/** A key of `policies/ledger.yaml`. */
export type LedgerKey = LedgerPolicy['keys'][number]

const sender = ['sender'] as const
const operators = ['operator', 'control'] as const

/** Whose signature each type of entry needs. Who counts an audience cannot send to it, and who sends cannot lift a halt. */
const rolesOf: Readonly<Record<EntryType, readonly LedgerKey['role'][]>> = {
  ROOT: sender,
  RULES: sender,
  PLANNED: ['desk'],
  TESTED: ['desk'],
  BLOCKED: sender,
  AUTHORISED: sender,
  RELEASED: operators,
  EXPIRED: sender,
  CANCELLED: sender,
  SUPERSEDED: sender,
  CLAIMED: sender,
  SNAPSHOT: sender,
  STAGE_STARTED: sender,
  BATCH: sender,
  STAGE_SENT: sender,
  STAGE_OK: sender,
  HALTED: ['sender', ...operators],
  RESUMED: operators,
  ABORTED: operators,
  COMPLETED_WITH_UNKNOWN: sender,
  SETTLED: operators,
  // The operator who settles the last unknown recipient closes the release; `entry-order.ts` allows it to nobody else.
  COMPLETED: ['sender', ...operators],
}

/** Whether a key of this role may write an entry of this type. */
export function mayWrite(role: LedgerKey['role'], type: EntryType): boolean {
  return rolesOf[type].includes(role)
}
