import type { DatabaseSync } from 'node:sqlite'
import { Bug } from '../../kit/assert.ts'
import { failure } from '../../words/find.ts'

/** Runs work inside a transaction; resolves with its result when that is on disk. Work that answers `undo` leaves nothing behind. */
export type Commit = <T>(work: () => T) => Promise<T>

/** Thrown by work to take back all that it has written so far and to resolve with `answer`. */
export class Undo extends Error {
  readonly answer: unknown

  constructor(answer: unknown) {
    super('undone')
    this.answer = answer
  }
}

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (cause: unknown) => void
}

/** How long another process may hold the store: so many times SQLite waits anew, which itself waits ten seconds. */
interface LockPatience {
  readonly tries: number
  readonly pauseMs: number
}

/** A minute in all: what the relay took and nobody could note down is unknown, and only a person can settle that. */
const lockPatience: LockPatience = { tries: 5, pauseMs: 100 }
/** SQLITE_BUSY (https://sqlite.org/rescode.html#busy). */
const busy = 5

/**
 * Group commit: what is asked for until `defer` runs shares one transaction, and so one wait for the disk. Each piece of work
 * happens entirely or not at all, whatever becomes of its neighbours.
 */
export function createCommit(
  database: DatabaseSync,
  defer: (flush: () => void) => void,
  patience = lockPatience,
): Commit {
  const sql = {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    save: database.prepare('SAVEPOINT work'),
    undo: database.prepare('ROLLBACK TO work'),
    keep: database.prepare('RELEASE work'),
  }
  const queue: Waiting[] = []
  let refused = 0

  function flush(): void {
    try {
      sql.begin.run()
    } catch (cause) {
      if (isBusy(cause) && refused < patience.tries) {
        refused += 1
        // Nothing was begun, and whoever comes meanwhile waits along.
        setTimeout(flush, patience.pauseMs)
        return
      }
      refused = 0
      return lose(queue.splice(0), cause)
    }
    refused = 0
    const group = queue.splice(0)
    try {
      const answers = group.map(({ work }) => attempt(work))
      sql.commit.run()
      group.forEach((waiting, index) => answers[index]?.(waiting))
    } catch (cause) {
      if (database.isTransaction) database.exec('ROLLBACK')
      lose(group, cause)
    }
  }

  function lose(group: readonly Waiting[], cause: unknown): void {
    const lost =
      cause instanceof Bug ? cause : failure('journal-not-written', { permanence: 'temporary', cause })
    for (const { reject } of group) reject(lost)
  }

  function attempt(work: () => unknown): (waiting: Waiting) => void {
    sql.save.run()
    try {
      const answer = work()
      sql.keep.run()
      return ({ resolve }) => resolve(answer as never)
    } catch (cause) {
      // A full disk or a failing one has ended the whole transaction already.
      if (!database.isTransaction) throw cause
      sql.undo.run()
      sql.keep.run()
      if (cause instanceof Undo) return ({ resolve }) => resolve(cause.answer as never)
      return ({ reject }) => reject(cause)
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push({ work, resolve, reject })
      if (queue.length === 1) defer(flush)
    })
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'errcode' in cause && Number(cause.errcode) % 256 === busy
}

/**
 * Waits until everybody who is ready in this turn of the event loop has spoken. On a slow disk it waits as long again as the last
 * commit took, so that groups grow and sending is never starved by waiting for the disk.
 */
export function deferByDisk(now: () => number = () => performance.now()): (flush: () => void) => void {
  let lastEnd = 0
  let lastTook = 0
  return (flush) => {
    const timed = (): void => {
      const begun = now()
      flush()
      lastEnd = now()
      lastTook = lastEnd - begun
    }
    const wait = lastEnd + lastTook - now()
    if (wait > 1) setTimeout(timed, wait)
    else setImmediate(timed)
  }
}
