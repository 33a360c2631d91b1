import type { DatabaseSync } from 'node:sqlite'
import type { ResponseMemory } from '../../approval/response-memory.ts'
import { transaction } from './database.ts'

/** Of more answers than this the oldest go. */
const entriesMax = 2000
/** An answer larger than this, in characters, is asked for anew each time. */
const bodyMax = 1_000_000

/**
 * Answers of a hosted forge in a SQLite database with the table of `responsesSchema`, so that the next run asks only what changed. Whoever can write
 * the database could change an answer: it serves whoever shows how things stand, and never the gate before a send.
 */
export function createResponseStore(database: DatabaseSync): ResponseMemory {
  const load = database.prepare('SELECT etag, status, link, body FROM forge_responses WHERE address = ?')
  const keep = database.prepare(
    'INSERT OR REPLACE INTO forge_responses (address, etag, status, link, body) VALUES (?, ?, ?, ?, ?)',
  )
  const makeRoom = database.prepare(
    'DELETE FROM forge_responses WHERE position IN (SELECT position FROM forge_responses ORDER BY position DESC LIMIT -1 OFFSET ?)',
  )
  return {
    get: (address) => {
      const row = load.get(address)
      if (row === undefined) return null
      const { etag, status, link, body } = row
      return {
        etag: String(etag),
        status: Number(status),
        link: typeof link === 'string' ? link : null,
        body: JSON.parse(String(body)) as unknown,
      }
    },
    set: (address, { etag, status, link, body }) => {
      const text = JSON.stringify(body)
      if (text === undefined || text.length > bodyMax) return
      transaction(database, () => {
        keep.run(address, etag, status, link, text)
        makeRoom.run(entriesMax)
      })
    },
  }
}
