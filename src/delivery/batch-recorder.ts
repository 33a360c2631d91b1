import { Failure } from '../kit/failure.ts'
import { batchLeaves } from './evidence.ts'
import type { Batch } from './journal.ts'
import type { Delivery } from './run.ts'

const retryMs = 5000
const overdueMax = 2

/** Brings evidence into the ledger while the sending goes on. */
export interface BatchRecorder {
  /** Writes what earlier runs closed and could not write. */
  readonly catchUp: () => Promise<void>
  /** To be called for receipts and skips. */
  readonly note: (count: number) => void
  /** To be called each second: closes a batch that is due and begins to write it. */
  readonly tick: () => Promise<void>
  /** Waits while two batches are overdue; stops the run when the ledger cannot be reached. */
  readonly gate: () => Promise<void>
  /** Closes what is left and writes everything. Throws the Failure of a ledger that cannot be reached. */
  readonly finish: () => Promise<void>
}

/**
 * Batches are closed in the journal first and then written, in order, by one writer at a time: what a crash or an unreachable ledger
 * leaves unwritten, the next run finds in the journal. `written`: batches that the ledger holds already.
 */
export function createBatchRecorder(delivery: Delivery, written: number): BatchRecorder {
  const { plan, run, limits, ports, halt } = delivery
  const writer = createBatchWriter(delivery, written)
  let noted = 0
  let lastClosed = ports.clock.now()

  async function close(): Promise<Batch | null> {
    const at = ports.clock.now()
    const batch = await ports.journal.closeBatch(plan.releaseKey, run.attempt, {
      limit: limits.batchSize,
      at,
    })
    lastClosed = at
    noted = Math.max(0, noted - (batch?.size ?? noted))
    if (batch !== null) writer.closed(batch.seq)
    return batch
  }

  return {
    catchUp: () => writer.write(),
    note: (count) => {
      noted += count
    },
    async tick() {
      const now = ports.clock.now()
      const due = noted >= limits.batchSize || (noted > 0 && now - lastClosed >= limits.batchMs)
      const closed = due && writer.overdue() < overdueMax ? await close() : null
      const failed = writer.failed()
      if (closed !== null || (failed !== null && now - failed.at >= retryMs)) void writer.write()
    },
    async gate() {
      while (writer.overdue() >= overdueMax && halt.reason() === null) {
        const failed = writer.failed()
        if (failed !== null && !writer.busy()) return halt.stop({ kind: 'failure', failure: failed.failure })
        await Promise.race([writer.write(), halt.stopped])
      }
    },
    async finish() {
      while ((await close()) !== null);
      // Whoever is writing now may have begun before the last batch was closed.
      if (writer.busy()) await writer.write()
      await writer.write()
      const failed = writer.failed()
      if (failed !== null) throw failed.failure
    },
  }
}

interface BatchWriter {
  /** Tells of a batch that the journal holds now. */
  readonly closed: (seq: number) => void
  /** Batches that the journal holds and the ledger does not. */
  readonly overdue: () => number
  /** Writes what is missing, or waits for the one who does. Never rejects. */
  readonly write: () => Promise<void>
  readonly busy: () => boolean
  /** Why the last try was in vain, and when that was. */
  readonly failed: () => { readonly failure: Failure; readonly at: number } | null
}

function createBatchWriter({ plan, ports, halt, evidence }: Delivery, written: number): BatchWriter {
  let inLedger = written
  let inJournal = written
  let writing: Promise<void> | null = null
  let failed: ReturnType<BatchWriter['failed']> = null

  async function writeMissing(): Promise<void> {
    const batches = await ports.journal.batches(plan.releaseKey)
    for (const batch of batches) {
      const { settlement, seq, size } = batch
      if (settlement !== null || seq <= inLedger) continue
      inJournal = Math.max(inJournal, seq)
      const { root, counts } = await batchLeaves(evidence, batch)
      if ((await ports.ledger.append('BATCH', { seq, size, root, counts })) === null)
        return halt.stop({ kind: 'fenced' })
      inLedger = seq
    }
    failed = null
  }

  return {
    closed: (seq) => {
      inJournal = seq
    },
    overdue: () => inJournal - inLedger,
    write: () => {
      writing ??= writeMissing()
        .catch((error: unknown) => {
          if (!(error instanceof Failure)) return halt.stop({ kind: 'bug', error })
          failed = { failure: error, at: ports.clock.now() }
          if (error.permanence === 'permanent') halt.stop({ kind: 'failure', failure: error })
        })
        .finally(() => {
          writing = null
        })
      return writing
    },
    busy: () => writing !== null,
    failed: () => failed,
  }
}
