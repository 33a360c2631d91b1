import type { DatabaseSync } from 'node:sqlite'
import type { RecipientJournal, SnapshotRow } from '../../delivery/journal.ts'
import { Undo, type Commit } from './journal-commit.ts'

const chunkLength = 2000

/** Thrown when the fence is no longer current, or the snapshot is there already. */
class Refused extends Error {}

/**
 * Writes the snapshot in chunks, so that neither memory nor one transaction grows with the audience. Contacts come in the order of their
 * ids, and a table clustered by `idem` would be written to all over at once: the rows are sorted into a few buckets first, then
 * each bucket in order. The snapshot counts only when the last statement has said so; whatever an interrupted run left is thrown away.
 */
export function createSnapshotWriter(
  database: DatabaseSync,
  commit: Commit,
): RecipientJournal['writeSnapshot'] {
  const sql = prepare(database)

  async function whileOpen(releaseKey: string, fence: number, work: () => boolean): Promise<boolean> {
    const answer = await commit((): boolean | null => {
      if (sql.open.get(releaseKey, fence) === undefined) throw new Undo(null)
      return work()
    })
    if (answer === null) throw new Refused()
    return answer
  }

  async function clear(releaseKey: string, fence: number): Promise<void> {
    for (const statement of [sql.clear, sql.clearBuckets])
      while (await whileOpen(releaseKey, fence, () => Number(statement.run(releaseKey).changes) > 0));
  }

  /** Moves buckets to where they belong, as many as make a chunk; false when none is left. */
  function merge(releaseKey: string): boolean {
    let moved = 0
    while (moved < chunkLength) {
      const bucket = sql.bucket.get(releaseKey)?.['bucket']
      if (typeof bucket !== 'string') break
      moved += Number(sql.merge.run(releaseKey, bucket).changes)
      sql.dropBucket.run(releaseKey, bucket)
    }
    return moved > 0
  }

  return async (releaseKey, fence, rows) => {
    let position = 0
    const stage = (chunk: readonly SnapshotRow[]) => (): boolean => {
      for (const { idem, contactId, list, cohort, skip } of chunk)
        sql.stage.run(releaseKey, idem.slice(0, 1), position++, idem, contactId, list, cohort, skip)
      return true
    }
    try {
      await clear(releaseKey, fence)
      for await (const chunk of chunksOf(rows)) await whileOpen(releaseKey, fence, stage(chunk))
      while (await whileOpen(releaseKey, fence, () => merge(releaseKey)));
      return await whileOpen(releaseKey, fence, () => sql.close.run(releaseKey, fence).changes === 1)
    } catch (cause) {
      if (cause instanceof Refused) return false
      await clear(releaseKey, fence)
      throw cause
    }
  }
}

async function* chunksOf(rows: AsyncIterable<SnapshotRow>): AsyncGenerator<readonly SnapshotRow[]> {
  let chunk: SnapshotRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkLength) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function prepare(database: DatabaseSync) {
  return {
    open: database.prepare(
      'SELECT 1 FROM delivery_releases WHERE release_key = ? AND fence = ? AND snapshot = 0',
    ),
    clear: database.prepare(
      `DELETE FROM deliveries WHERE idem IN (SELECT idem FROM deliveries WHERE release_key = ? LIMIT ${chunkLength})`,
    ),
    clearBuckets: database.prepare(
      `DELETE FROM snapshot_rows WHERE (release_key, bucket, position) IN (
         SELECT release_key, bucket, position FROM snapshot_rows WHERE release_key = ? LIMIT ${chunkLength})`,
    ),
    stage: database.prepare(
      `INSERT INTO snapshot_rows (release_key, bucket, position, idem, contact_id, list, cohort, skip)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    bucket: database.prepare('SELECT min(bucket) AS bucket FROM snapshot_rows WHERE release_key = ?'),
    merge: database.prepare(
      `INSERT INTO deliveries (idem, release_key, contact_id, list, cohort, state, skip)
       SELECT idem, release_key, contact_id, list, cohort, iif(skip IS NULL, 'remaining', 'skipped'), skip
       FROM snapshot_rows WHERE release_key = ? AND bucket = ? ORDER BY idem`,
    ),
    dropBucket: database.prepare('DELETE FROM snapshot_rows WHERE release_key = ? AND bucket = ?'),
    close: database.prepare(
      'UPDATE delivery_releases SET snapshot = 1 WHERE release_key = ? AND fence = ? AND snapshot = 0',
    ),
  } as const
}
