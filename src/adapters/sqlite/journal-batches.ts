import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Batch, BatchJournal, RecipientJournal, Settlement } from '../../delivery/journal.ts'
import type { RecipientState } from '../../release/receipt.ts'
import { Undo, type Commit } from './journal-commit.ts'

type Row = Record<string, SQLOutputValue>

/** What the ledger's roots are computed from: which rows became evidence together, and in which state. */
export function createJournalBatches(
  database: DatabaseSync,
  commit: Commit,
): BatchJournal & Pick<RecipientJournal, 'settle'> {
  const sql = prepare(database)
  return {
    closeBatch: (releaseKey, fence, { limit, at }) =>
      commit(() => {
        if (sql.isCurrent.get(releaseKey, fence) === undefined) return null
        return makeBatch(sql, { releaseKey, at, settlement: null }, (number) => {
          sql.addFinal.run({ $release: releaseKey, $number: number, $limit: limit })
          return Number(sql.mark.run({ $release: releaseKey, $number: number }).changes)
        })
      }),
    settle: (releaseKey, { idems, at, ...settlement }) =>
      commit(() => settle(sql, { releaseKey, at, settlement }, idems)),
    batches: async (releaseKey) => sql.all.all(releaseKey).map(batchOf),
    batchRows: async (releaseKey, batch, { limit, afterIdem }) =>
      sql.rows.all(releaseKey, batch, afterIdem ?? '', limit).map((row) => ({
        idem: String(row['idem']),
        contactId: String(row['contact_id']),
        list: String(row['list']),
        state: row['state'] as RecipientState,
        leaf: row['leaf'] instanceof Uint8Array ? row['leaf'] : null,
      })),
    batchesOf: async (idem) =>
      sql.of
        .all(idem)
        .map((row) => Object.assign(batchOf(row), { state: row['row_state'] as RecipientState })),
  }
}

type Statements = ReturnType<typeof prepare>

/** What is known about a batch before its rows are. */
interface NewBatch<S extends Settlement | null> {
  readonly releaseKey: string
  readonly at: number
  readonly settlement: S
}

/** Opens the next batch, lets `fill` add its rows and count them, and closes it; nothing of it remains when there are none. */
function makeBatch(
  sql: Statements,
  { releaseKey, at, settlement }: NewBatch<Settlement | null>,
  fill: (number: number) => number,
): Batch {
  const next = sql.next.get({ $release: releaseKey, $settled: settlement === null ? 0 : 1 })
  const number = Number(next?.['number'])
  const seq = Number(next?.['seq'])
  const size = fill(number)
  if (size === 0) throw new Undo(null)
  sql.insert.run({
    $release: releaseKey,
    $number: number,
    $seq: seq,
    $size: size,
    $at: at,
    $to: settlement?.to ?? null,
    $by: settlement?.by ?? null,
    $reason: settlement?.reason ?? null,
  })
  return { number, settlement, seq, size, at }
}

function settle(
  sql: Statements,
  batch: NewBatch<Settlement>,
  idems: readonly string[] | 'all',
): Batch | null {
  const { releaseKey, at, settlement } = batch
  const known = sql.unknown.all(releaseKey)
  const asked = new Set(idems === 'all' ? known.map((row) => String(row['idem'])) : idems)
  const found = known.filter((row) => asked.has(String(row['idem'])))
  if (found.length !== asked.size) return null
  const move =
    (rows: readonly Row[], to: RecipientState) =>
    (number: number): number => {
      for (const row of rows) {
        const key = { $release: releaseKey, $number: number, $idem: String(row['idem']), $to: to }
        sql.settle.run(key)
        sql.addRow.run(key)
      }
      return rows.length
    }
  // The ledger counts a recipient as unknown before it counts the decision about it.
  const unheld = found.filter((row) => row['batch'] === null)
  if (unheld.length > 0) makeBatch(sql, { releaseKey, at, settlement: null }, move(unheld, 'unknown'))
  return makeBatch(sql, batch, move(found, settlement.to))
}

function batchOf(row: Row): Batch {
  const to = row['settled_to'] as Settlement['to'] | null
  return {
    number: Number(row['number']),
    settlement:
      to === null ? null : { to, by: String(row['settled_by']), reason: String(row['settled_reason']) },
    seq: Number(row['seq']),
    size: Number(row['size']),
    at: Number(row['at']),
  }
}

function prepare(database: DatabaseSync) {
  return {
    isCurrent: database.prepare('SELECT 1 FROM delivery_releases WHERE release_key = ? AND fence = ?'),
    next: database.prepare(
      `SELECT coalesce(max(number), 0) + 1 AS number,
         coalesce(max(CASE WHEN (settled_to IS NOT NULL) = $settled THEN seq END), 0) + 1 AS seq
       FROM batches WHERE release_key = $release`,
    ),
    insert: database.prepare(
      `INSERT INTO batches (release_key, number, seq, size, at, settled_to, settled_by, settled_reason)
       VALUES ($release, $number, $seq, $size, $at, $to, $by, $reason)`,
    ),
    // The condition repeats the one of the index `deliveries_without_batch`, which holds these rows and no others.
    addFinal: database.prepare(
      `INSERT INTO batch_rows (release_key, batch, idem, state)
       SELECT release_key, $number, idem, state FROM deliveries
       WHERE release_key = $release AND batch IS NULL AND state IN ('accepted', 'rejected', 'skipped', 'unknown')
       ORDER BY idem LIMIT $limit`,
    ),
    mark: database.prepare(
      `UPDATE deliveries SET batch = $number
       WHERE idem IN (SELECT idem FROM batch_rows WHERE release_key = $release AND batch = $number)`,
    ),
    unknown: database.prepare(
      `SELECT idem, batch FROM deliveries WHERE release_key = ? AND state = 'unknown' ORDER BY idem`,
    ),
    settle: database.prepare(
      `UPDATE deliveries SET state = $to, batch = $number
       WHERE idem = $idem AND release_key = $release AND state = 'unknown'`,
    ),
    addRow: database.prepare(
      `INSERT INTO batch_rows (release_key, batch, idem, state) VALUES ($release, $number, $idem, $to)`,
    ),
    all: database.prepare('SELECT * FROM batches WHERE release_key = ? ORDER BY number'),
    rows: database.prepare(
      `SELECT batch_rows.idem, batch_rows.state, deliveries.contact_id, deliveries.list, kept_leaves.leaf
       FROM batch_rows JOIN deliveries ON deliveries.idem = batch_rows.idem
       LEFT JOIN kept_leaves ON kept_leaves.release_key = batch_rows.release_key
         AND kept_leaves.batch = batch_rows.batch AND kept_leaves.idem = batch_rows.idem
       WHERE batch_rows.release_key = ? AND batch_rows.batch = ? AND batch_rows.idem > ?
       ORDER BY batch_rows.idem LIMIT ?`,
    ),
    of: database.prepare(
      `SELECT batches.*, batch_rows.state AS row_state
       FROM deliveries
       JOIN batches ON batches.release_key = deliveries.release_key
       JOIN batch_rows ON batch_rows.release_key = batches.release_key AND batch_rows.batch = batches.number
         AND batch_rows.idem = deliveries.idem
       WHERE deliveries.idem = ? ORDER BY batches.number`,
    ),
  } as const
}
