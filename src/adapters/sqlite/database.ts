import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { failure } from '../../words/find.ts'
import { migrations } from './schema.ts'

const busyTimeoutMs = 10_000

/**
 * Opens the database file, making it and its folder where they are missing, and brings its tables up to date.
 * Throws the failures `store-unreadable`, `store-too-new` and `store-not-written`.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = openFile(path)
  try {
    // An acknowledged write must survive a power cut, or a restarted run would mail somebody twice.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384',
    )
    migrate(database, path)
    return database
  } catch (cause) {
    database.close()
    if (isOfTheWorld(cause)) throw failure('store-not-written', { permanence: 'temporary', cause })
    throw cause
  }
}

/**
 * Runs `work` in one transaction; whatever it throws undoes all of it. `IMMEDIATE` takes the write lock at once, so that nothing that
 * was read can be out of date when it is written. Throws the temporary failure `store-not-written` when the disk or the lock refuses.
 */
export function transaction<T>(
  database: DatabaseSync,
  work: () => T,
  mode: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): T {
  try {
    database.exec(`BEGIN ${mode}`)
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK')
    if (isOfTheWorld(cause)) throw failure('store-not-written', { permanence: 'temporary', cause })
    throw cause
  }
}

/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL (https://sqlite.org/rescode.html), in their extended forms too. */
const worldly = new Set([5, 6, 8, 10, 13])

/** Whether SQLite could not do its part because of the disk or of a lock. */
export function isOfTheWorld(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'errcode' in cause &&
    typeof cause.errcode === 'number' &&
    worldly.has(cause.errcode & 0xff)
  )
}

function openFile(path: string): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: busyTimeoutMs })
    // Before the first row is written: the companion files of WAL inherit these rights.
    chmodSync(path, 0o600)
    // The first statement that reads the file finds out whether it is a database at all.
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (cause) {
    throw failure('store-unreadable', { permanence: 'permanent', values: { path }, cause })
  }
}

function migrate(database: DatabaseSync, path: string): void {
  transaction(database, () => {
    database.exec(
      'CREATE TABLE IF NOT EXISTS migrations (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT',
    )
    const applied = database.prepare('SELECT name FROM migrations ORDER BY position').all()
    const known = migrations.slice(0, applied.length)
    if (applied.length > known.length || known.some(({ name }, index) => applied[index]?.['name'] !== name)) {
      throw failure('store-too-new', { permanence: 'permanent', values: { path } })
    }
    const note = database.prepare('INSERT INTO migrations (position, name) VALUES (?, ?)')
    for (const [index, { name, sql }] of migrations.entries()) {
      if (index < applied.length) continue
      database.exec(sql)
      note.run(index, name)
    }
  })
}
