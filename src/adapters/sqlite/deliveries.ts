import type { DatabaseSync } from 'node:sqlite'
import { transaction } from './database.ts'

/** So long a delivery is remembered: GitHub redelivers what is up to three days old. */
const keepMs = 7 * 24 * 60 * 60 * 1000
/** Of more deliveries than this the oldest are forgotten. */
const entriesMax = 10_000

/** Deliveries of a webhook that were accepted, by the SHA-256 of their bodies. */
export interface DeliveryMemory {
  /** Notes one, `at` in milliseconds since 1970; false: it came before. */
  note(digest: string, at: number): Promise<boolean>
}

/** Remembers in the table of `deliveriesSchema`. Only what was signed comes here, so that no stranger can fill it. */
export function createDeliveryMemory(database: DatabaseSync, most: number = entriesMax): DeliveryMemory {
  const note = database.prepare(
    'INSERT INTO webhook_deliveries (digest, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const dropOld = database.prepare('DELETE FROM webhook_deliveries WHERE at <= ?')
  const makeRoom = database.prepare(
    'DELETE FROM webhook_deliveries WHERE position IN (SELECT position FROM webhook_deliveries ORDER BY position DESC LIMIT -1 OFFSET ?)',
  )
  return {
    note: async (digest, at) =>
      transaction(database, () => {
        dropOld.run(at - keepMs)
        const isNew = note.run(digest, at).changes > 0
        if (isNew) makeRoom.run(most)
        return isNew
      }),
  }
}
