import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../../delivery/journal.ts'
import { createJournalBatches } from './journal-batches.ts'
import { createCommit, deferByDisk } from './journal-commit.ts'
import { createJournalMoves } from './journal-moves.ts'
import { createReleaseControl, createReleaseFacts } from './journal-releases.ts'
import { createJournalReads } from './journal-rows.ts'
import { createSnapshotWriter } from './journal-snapshot.ts'

/**
 * The journal in a SQLite database with the tables of `journalSchema`. Concurrent writes share a commit; `defer` says when a group
 * is complete. Throws the temporary Failure `journal-not-written` when the disk did not take a group: then none of it happened.
 */
export function createJournal(
  database: DatabaseSync,
  defer: (flush: () => void) => void = deferByDisk(),
): Journal {
  const commit = createCommit(database, defer)
  return {
    ...createJournalReads(database),
    ...createJournalMoves(database, commit),
    ...createJournalBatches(database, commit),
    ...createReleaseControl(database, commit),
    ...createReleaseFacts(database, commit),
    writeSnapshot: createSnapshotWriter(database, commit),
  }
}
