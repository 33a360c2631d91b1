import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RecipientJournal } from '../../delivery/journal.ts'
import { assert } from '../../kit/assert.ts'
import { recipientStates, type RecipientState } from '../../release/receipt.ts'
import { mayBecome } from '../../release/recipient-state.ts'
import { Undo, type Commit } from './journal-commit.ts'

type Moves = Pick<
  RecipientJournal,
  'writeIntents' | 'markDataOpen' | 'writeReceipts' | 'returnIntents' | 'skip' | 'recoverIntents'
>

/** The condition that no zombie passes: the fence is compared in the very statement that writes. */
const current = `release_key = $release AND EXISTS (
  SELECT 1 FROM delivery_releases AS held WHERE held.release_key = $release AND held.fence = $fence)`

/** The states that may lead to another, as SQL: the table of states is the one of the whole house. */
function before(to: RecipientState): string {
  return recipientStates
    .filter((from) => mayBecome(from, to))
    .map((state) => `'${state}'`)
    .join(', ')
}

/** What a sending run writes about its recipients. */
export function createJournalMoves(database: DatabaseSync, commit: Commit): Moves {
  const sql = prepare(database)
  /** One statement for each recipient; a single one that does not apply takes all of them back. */
  async function each(
    statement: StatementSync,
    key: { readonly release: string; readonly fence: number },
    rows: readonly Readonly<Record<string, string | number | null>>[],
  ): Promise<boolean> {
    assert(rows.length > 0, 'a write about nobody')
    return commit(() => {
      for (const row of rows) {
        const { changes } = statement.run({ $release: key.release, $fence: key.fence, ...row })
        if (changes !== 1) throw new Undo(false)
      }
      return true
    })
  }
  return {
    writeIntents: (release, fence, idems) => each(sql.intent, { release, fence }, idems.map(named)),
    markDataOpen: (release, fence, idems) => each(sql.dataOpen, { release, fence }, idems.map(named)),
    returnIntents: (release, fence, idems) => each(sql.giveBack, { release, fence }, idems.map(named)),
    writeReceipts: (release, fence, receipts) =>
      each(
        sql.receipt,
        { release, fence },
        receipts.map((receipt) => ({
          $idem: receipt.idem,
          $outcome: receipt.outcome,
          $code: receipt.code,
          $enhanced: receipt.enhanced,
          $queueId: receipt.queueId,
          $at: receipt.at,
        })),
      ),
    skip: (release, fence, skips) =>
      each(
        sql.skip,
        { release, fence },
        skips.map(({ idem, reason }) => ({ $idem: idem, $reason: reason })),
      ),
    recoverIntents: (release, fence, at) =>
      commit(() => {
        const key = { $release: release, $fence: fence }
        if (sql.isCurrent.get(key) === undefined) return null
        const unknown = sql.lost.run({ ...key, $at: at }).changes
        return { remaining: Number(sql.neverBegun.run(key).changes), unknown: Number(unknown) }
      }),
  }
}

function named(idem: string): { readonly $idem: string } {
  return { $idem: idem }
}

function prepare(database: DatabaseSync) {
  return {
    isCurrent: database.prepare(
      'SELECT 1 FROM delivery_releases WHERE release_key = $release AND fence = $fence',
    ),
    intent: database.prepare(
      `UPDATE deliveries SET state = 'intent', attempts = attempts + 1, fence = $fence, batch = NULL
       WHERE idem = $idem AND state IN (${before('intent')}) AND ${current}`,
    ),
    dataOpen: database.prepare(
      `UPDATE deliveries SET data_open = 1
       WHERE idem = $idem AND state = 'intent' AND fence = $fence AND data_open = 0 AND ${current}`,
    ),
    giveBack: database.prepare(
      `UPDATE deliveries SET state = 'remaining', attempts = attempts - 1
       WHERE idem = $idem AND state = 'intent' AND fence = $fence AND data_open = 0 AND ${current}`,
    ),
    receipt: database.prepare(
      `UPDATE deliveries SET state = $outcome, outcome = $outcome, code = $code, enhanced = $enhanced,
         queue_id = $queueId, receipt_at = $at, data_open = 0, batch = NULL,
         skip = CASE WHEN $outcome = 'rejected' AND $code BETWEEN 400 AND 499 THEN 'gave-up' END
       WHERE idem = $idem AND state = 'intent' AND fence = $fence AND ${current}`,
    ),
    skip: database.prepare(
      `UPDATE deliveries SET state = 'skipped', skip = $reason, batch = NULL
       WHERE idem = $idem AND state IN (${before('skipped')}) AND ${current}`,
    ),
    lost: database.prepare(
      `UPDATE deliveries SET state = 'unknown', outcome = 'unknown', code = NULL, enhanced = NULL, queue_id = NULL,
         receipt_at = $at, data_open = 0, batch = NULL
       WHERE state = 'intent' AND data_open = 1 AND fence < $fence AND ${current}`,
    ),
    neverBegun: database.prepare(
      `UPDATE deliveries SET state = 'remaining', attempts = attempts - 1
       WHERE state = 'intent' AND data_open = 0 AND fence < $fence AND ${current}`,
    ),
  } as const
}
