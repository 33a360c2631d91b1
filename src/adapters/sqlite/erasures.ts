import type { ContactWriter, HeldRow } from '../../audience/contact.ts'
import type { RecipientState } from '../../release/receipt.ts'
import { transaction } from './database.ts'
import type { People } from './people.ts'

/** Takes people out of the store so that nothing names them any more, and nothing that was signed becomes unprovable. */
export function createErasures({ database }: People): Pick<ContactWriter, 'heldRows' | 'erase'> {
  const held = database.prepare(
    `SELECT batch_rows.release_key, batch_rows.batch, batch_rows.idem, batch_rows.state, deliveries.list
     FROM deliveries JOIN batch_rows
       ON batch_rows.release_key = deliveries.release_key AND batch_rows.idem = deliveries.idem
     WHERE deliveries.contact_id = ?`,
  )
  const keep = database.prepare(
    'INSERT INTO kept_leaves (release_key, batch, idem, leaf) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const suppress = database.prepare(
    `INSERT INTO suppressions (address_key, reason, at)
     SELECT address_key, 'suppressed', ? FROM contacts WHERE id = ? AND erased = 0
     ON CONFLICT DO NOTHING`,
  )
  const leave = database.prepare('DELETE FROM memberships WHERE contact_id = ?')
  // By the number of the relay's queue its logs would still lead to the person.
  const unlink = database.prepare(
    'UPDATE deliveries SET queue_id = NULL, enhanced = NULL WHERE contact_id = ?',
  )
  const empty = database.prepare(
    'UPDATE contacts SET email = NULL, address_key = NULL, evidence_key = NULL, erased = 1 WHERE id = ?',
  )
  const rowsOf = (contactId: string): readonly HeldRow[] =>
    held.all(contactId).map((row) => ({
      releaseKey: String(row['release_key']),
      batch: Number(row['batch']),
      idem: String(row['idem']),
      list: String(row['list']),
      state: row['state'] as RecipientState,
    }))
  return {
    heldRows: async (contactId) => rowsOf(contactId),
    erase: async (contactId, leaves, at) => {
      const known = new Set(leaves.map(({ row }) => nameOf(row)))
      const done = transaction(database, () => {
        // A batch that a running send closed in the meantime would lack its leaf for ever.
        if (rowsOf(contactId).some((row) => !known.has(nameOf(row)))) return false
        for (const { row, leaf } of leaves) keep.run(row.releaseKey, row.batch, row.idem, leaf)
        suppress.run(at, contactId)
        leave.run(contactId)
        unlink.run(contactId)
        empty.run(contactId)
        return true
      })
      // What was overwritten must not live on in the log of changes.
      if (done) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return done
    },
  }
}

function nameOf({ releaseKey, batch, idem }: HeldRow): string {
  return `${releaseKey} ${batch} ${idem}`
}
