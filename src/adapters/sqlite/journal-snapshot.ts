import type { DatabaseSync } from 'node:sqlite'
import type { RecipientJournal, SnapshotRow } from '../../delivery/journal.ts'
import { Undo, type Commit } from './journal-commit.ts'

const chunkLength = 2000

/**
 * Writes the snapshot in chunks, so that neither memory nor one transaction grows with the audience. It counts only when the last
 * statement has said so: whatever an interrupted run left is thrown away first.
 */
export function createSnapshotWriter(
  database: DatabaseSync,
  commit: Commit,
): RecipientJournal['writeSnapshot'] {
  const sql = {
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
  }

  function insert(releaseKey: string, row: SnapshotRow): void {
    sql.insert.run({
      $idem: row.idem,
      $release: releaseKey,
      $contactId: row.contactId,
      $list: row.list,
      $cohort: row.cohort,
      $state: row.skip === null ? 'remaining' : 'skipped',
      $skip: row.skip,
    })
  }

  return async (releaseKey, fence, rows) => {
    const whileOpen = (work: () => boolean): Promise<boolean> =>
      commit(() => {
        if (sql.open.get(releaseKey, fence) === undefined) throw new Undo(null)
        return work()
      }).then((answer: boolean | null) => {
        if (answer === null) throw new Undo(false)
        return answer
      })
    const clear = async (): Promise<void> => {
      while (await whileOpen(() => Number(sql.clear.run(releaseKey).changes) > 0));
    }
    const write = (chunk: readonly SnapshotRow[]): Promise<boolean> =>
      whileOpen(() => {
        for (const row of chunk) insert(releaseKey, row)
        return true
      })
    try {
      await clear()
      let chunk: SnapshotRow[] = []
      try {
        for await (const row of rows) {
          chunk.push(row)
          if (chunk.length < chunkLength) continue
          await write(chunk)
          chunk = []
        }
      } catch (cause) {
        if (!(cause instanceof Undo)) await clear()
        throw cause
      }
      await write(chunk)
      return await whileOpen(() => sql.close.run(releaseKey, fence).changes === 1)
    } catch (cause) {
      if (cause instanceof Undo) return false
      throw cause
    }
  }
}
