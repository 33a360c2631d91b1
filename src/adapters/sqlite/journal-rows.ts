import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { JournalCounts, JournalRow, RecipientJournal } from '../../delivery/journal.ts'
import { recipientStates, type RecipientState, type Receipt, type SkipReason } from '../../release/receipt.ts'

type Row = Record<string, SQLOutputValue>
type Reads = Pick<RecipientJournal, 'hasSnapshot' | 'counts' | 'skips' | 'rows' | 'row'>

/** What the journal knows about recipients, read and never changed. */
export function createJournalReads(database: DatabaseSync): Reads {
  const sql = {
    hasSnapshot: database.prepare('SELECT snapshot FROM delivery_releases WHERE release_key = ?'),
    counts: database.prepare(
      'SELECT state, count(*) AS number FROM deliveries WHERE release_key = ? GROUP BY state',
    ),
    skips: database.prepare(
      `SELECT skip, count(*) AS number FROM deliveries WHERE release_key = ? AND state = 'skipped' GROUP BY skip`,
    ),
    page: database.prepare(
      'SELECT * FROM deliveries WHERE release_key = ? AND state = ? AND idem > ? ORDER BY idem LIMIT ?',
    ),
    row: database.prepare('SELECT * FROM deliveries WHERE idem = ?'),
  }
  return {
    hasSnapshot: async (releaseKey) => sql.hasSnapshot.get(releaseKey)?.['snapshot'] === 1,
    counts: async (releaseKey) => countsOf(sql.counts.all(releaseKey)),
    skips: async (releaseKey) =>
      Object.fromEntries(
        sql.skips.all(releaseKey).map((row) => [row['skip'] as SkipReason, Number(row['number'])]),
      ),
    rows: async (releaseKey, { states, limit, afterIdem }) =>
      states
        .flatMap((state) => sql.page.all(releaseKey, state, afterIdem ?? '', limit))
        .map(rowOf)
        .sort((a, b) => (a.idem < b.idem ? -1 : 1))
        .slice(0, limit),
    row: async (idem) => {
      const row = sql.row.get(idem)
      return row === undefined ? null : { ...rowOf(row), releaseKey: String(row['release_key']) }
    },
  }
}

function countsOf(rows: readonly Row[]): JournalCounts {
  const counts = new Map(rows.map((row) => [row['state'], Number(row['number'])]))
  return Object.fromEntries(recipientStates.map((state) => [state, counts.get(state) ?? 0])) as JournalCounts
}

function rowOf(row: Row): JournalRow {
  return {
    idem: String(row['idem']),
    contactId: String(row['contact_id']),
    list: String(row['list']),
    cohort: Number(row['cohort']),
    state: row['state'] as RecipientState,
    attempts: Number(row['attempts']),
    skip: row['skip'] as SkipReason | null,
    receipt: receiptOf(row),
    dataOpen: row['data_open'] === 1,
    fence: Number(row['fence']),
    batch: row['batch'] as number | null,
  }
}

function receiptOf(row: Row): Receipt | null {
  if (row['outcome'] === null) return null
  return {
    idem: String(row['idem']),
    outcome: row['outcome'] as Receipt['outcome'],
    code: row['code'] as number | null,
    enhanced: row['enhanced'] as string | null,
    queueId: row['queue_id'] as string | null,
    at: Number(row['receipt_at']),
  }
}
