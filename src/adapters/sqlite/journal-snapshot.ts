import type { DatabaseSync } from 'node:sqlite'
import type { RecipientJournal, SnapshotRow } from '../../delivery/journal.ts'
import { Undo, type Commit } from './journal-commit.ts'

const chunkLength = 2000

/** Thrown when the fence is no longer current, or the snapshot is there already. */
class Refused extends Error {}

/**
 * Writes the snapshot in chunks, so that neither memory nor one transaction grows with the audience. It counts only when the last
 * statement has said so: whatever an interrupted run left is thrown away first.
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
    while (await whileOpen(releaseKey, fence, () => Number(sql.clear.run(releaseKey).changes) > 0));
  }

  async function write(releaseKey: string, fence: number, rows: readonly SnapshotRow[]): Promise<void> {
    await whileOpen(releaseKey, fence, () => {
      for (const row of rows)
        sql.insert.run({
          $idem: row.idem,
          $release: releaseKey,
          $contactId: row.contactId,
          $list: row.list,
          $cohort: row.cohort,
          $state: row.skip === null ? 'remaining' : 'skipped',
          $skip: row.skip,
        })
      return true
    })
  }

  return async (releaseKey, fence, rows) => {
    try {
      await clear(releaseKey, fence)
      for await (const chunk of chunksOf(rows)) await write(releaseKey, fence, chunk)
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
    insert: database.prepare(
      `INSERT INTO deliveries (idem, release_key, contact_id, list, cohort, state, skip)
       VALUES ($idem, $release, $contactId, $list, $cohort, $state, $skip)`,
    ),
    close: database.prepare(
      'UPDATE delivery_releases SET snapshot = 1 WHERE release_key = ? AND fence = ? AND snapshot = 0',
    ),
  } as const
}
