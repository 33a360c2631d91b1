import type { DatabaseSync } from 'node:sqlite'
import { sha256 } from '../../kit/digest.ts'
import type { KeptPicture, PictureStore } from '../../message/picture-store.ts'
import { transaction } from './database.ts'

/** Pictures in a SQLite database with the table of `picturesSchema`. */
export function createPictureStore(database: DatabaseSync): PictureStore {
  const keep = database.prepare(
    'INSERT INTO pictures (sha256, type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const load = database.prepare('SELECT type, bytes FROM pictures WHERE sha256 = ?')
  return {
    keep: async ({ type, bytes }) => void transaction(database, () => keep.run(sha256(bytes), type, bytes)),
    load: async (digest) => {
      const row = load.get(digest)
      const bytes = row?.['bytes']
      // A file that lost a byte on the disk must reach nobody under the name of what was approved.
      if (!(bytes instanceof Uint8Array) || sha256(bytes) !== digest) return null
      return { type: row?.['type'] as KeptPicture['type'], bytes }
    },
  }
}
