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
  let noted = 0
  let lastClosed = ports.clock.now()
  let inLedger = written
  let inJournal = written
  let writing: Promise<void> | null = null
  let lastFailure: { readonly failure: Failure; readonly at: number } | null = null

  async function close(): Promise<Batch | null> {
    const at = ports.clock.now()
    const batch = await ports.journal.closeBatch(plan.releaseKey, run.attempt, { limit: limits.batchSize, at })
    lastClosed = at
    noted = Math.max(0, noted - (batch?.size ?? noted))
    if (batch !== null) inJournal = batch.seq
    return batch
  }

  async function writeMissing(): Promise<void> {
    const batches = await ports.journal.batches(plan.releaseKey)
    const missing = batches.filter(({ settlement, seq }) => settlement === null && seq > inLedger)
    inJournal = inLedger + missing.length
    for (const batch of missing) {
      const { root, counts } = await batchLeaves(delivery.evidence, batch)
      const view = await ports.ledger.append('BATCH', { seq: batch.seq, size: batch.size, root, counts })
      if (view === null) return halt.stop({ kind: 'fenced' })
      inLedger = batch.seq
    }
    lastFailure = null
  }

  /** One writer at a time; a temporary failure is kept, to be told by `gate` and `finish`. */
  function write(): Promise<void> {
    writing ??= writeMissing()
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) return halt.stop({ kind: 'bug', error })
        lastFailure = { failure: error, at: ports.clock.now() }
        if (error.permanence === 'permanent') halt.stop({ kind: 'failure', failure: error })
      })
      .finally(() => {
        writing = null
      })
    return writing
  }

  const overdue = (): boolean => inJournal - inLedger >= overdueMax

  return {
    catchUp: write,
    note: (count) => {
      noted += count
    },
    async tick() {
      const now = ports.clock.now()
      const due = noted >= limits.batchSize || (noted > 0 && now - lastClosed >= limits.batchMs)
      const closed = due && !overdue() ? await close() : null
      const retry = lastFailure !== null && now - lastFailure.at >= retryMs
      if (closed !== null || retry) void write()
    },
    async gate() {
      while (overdue() && halt.reason() === null) {
        if (lastFailure !== null && writing === null)
          return halt.stop({ kind: 'failure', failure: lastFailure.failure })
        await Promise.race([write(), halt.stopped])
      }
    },
    async finish() {
      while ((await close()) !== null);
      await writing
      await write()
      if (lastFailure !== null) throw lastFailure.failure
    },
  }
}
