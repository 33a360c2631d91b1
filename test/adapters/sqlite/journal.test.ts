import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/sqlite/database.ts'
import { createJournal } from '../../../src/adapters/sqlite/journal.ts'
import type { Journal, SnapshotRow } from '../../../src/delivery/journal.ts'
import { sha256 } from '../../../src/kit/digest.ts'
import { mayBecome } from '../../../src/release/recipient-state.ts'
import { recipientStates, type Receipt } from '../../../src/release/receipt.ts'
import { emptyDatabase } from '../../support/release-rig.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

const key = 'f'.repeat(32)

async function* rowsOf(count: number, from = 0): AsyncGenerator<SnapshotRow> {
  for (let index = from; index < from + count; index++) yield rowOf(index)
}

function rowOf(index: number): SnapshotRow {
  const skip = index % 10 === 9 ? ('bounced' as const) : null
  return { idem: idemAt(index), contactId: `c${index}`, list: 'newsletter', cohort: index, skip }
}

function idemAt(index: number): string {
  return `i${String(index).padStart(7, '0')}`
}

function receipt(idem: string, change: Partial<Receipt> = {}): Receipt {
  return { idem, outcome: 'accepted', code: 250, enhanced: '2.0.0', queueId: 'Q', at: 5, ...change }
}

async function journalWith(count: number): Promise<{ journal: Journal; database: DatabaseSync }> {
  const database = emptyDatabase()
  const journal = createJournal(database)
  expect(await journal.raiseFence(key, 1)).toBe(true)
  expect(await journal.writeSnapshot(key, 1, rowsOf(count))).toBe(true)
  return { journal, database }
}

test('a snapshot is written once, and counts everybody', async () => {
  const { journal } = await journalWith(4321)
  expect(await journal.counts(key)).toMatchObject({ remaining: 3889, skipped: 432, intent: 0 })
  expect(await journal.skips(key)).toEqual({ bounced: 432 })
  expect(await journal.hasSnapshot(key)).toBe(true)
  expect(await journal.writeSnapshot(key, 1, rowsOf(3, 9000))).toBe(false)
  expect(await journal.counts(key)).toMatchObject({ remaining: 3889 })
})

test('a snapshot that was cut short is not there', async () => {
  const journal = createJournal(emptyDatabase())
  await journal.raiseFence(key, 1)
  async function* broken(): AsyncGenerator<SnapshotRow> {
    yield* rowsOf(5000)
    throw new Error('the store went away')
  }
  await expect(journal.writeSnapshot(key, 1, broken())).rejects.toThrow('went away')
  expect(await journal.hasSnapshot(key)).toBe(false)
  expect(await journal.counts(key)).toMatchObject({ remaining: 0 })
  expect(await journal.writeSnapshot(key, 1, rowsOf(5))).toBe(true)
})

test('what a killed process left of a snapshot is thrown away', async () => {
  const { journal, database } = await journalWith(2500)
  database.exec('UPDATE delivery_releases SET snapshot = 0')
  expect(await journal.writeSnapshot(key, 1, rowsOf(10, 1))).toBe(true)
  expect(await journal.counts(key)).toMatchObject({ remaining: 9, skipped: 1 })
})

test('a zombie writes nothing', async () => {
  const { journal } = await journalWith(10)
  await journal.writeIntents(key, 1, [idemAt(0), idemAt(1)])
  expect(await journal.raiseFence(key, 2)).toBe(true)
  expect(await journal.raiseFence(key, 2)).toBe(false)
  expect(await journal.raiseFence(key, 1)).toBe(false)
  expect(await journal.writeIntents(key, 1, [idemAt(2)])).toBe(false)
  expect(await journal.markDataOpen(key, 1, [idemAt(0)])).toBe(false)
  expect(await journal.writeReceipts(key, 1, [receipt(idemAt(0))])).toBe(false)
  expect(await journal.returnIntents(key, 1, [idemAt(0)])).toBe(false)
  expect(await journal.skip(key, 1, [{ idem: idemAt(3), reason: 'bounced' }])).toBe(false)
  expect(await journal.recoverIntents(key, 1, 9)).toBeNull()
  expect(await journal.closeBatch(key, 1, { limit: 9, at: 9 })).toBeNull()
  expect(await journal.writeSnapshot('0'.repeat(32), 1, rowsOf(1, 50))).toBe(false)
  expect(await journal.counts(key)).toMatchObject({ remaining: 7, intent: 2, skipped: 1 })
  // Neither does the current attempt about intents that another wrote.
  expect(await journal.markDataOpen(key, 2, [idemAt(0)])).toBe(false)
})

test('intents are all there or none', async () => {
  const { journal } = await journalWith(10)
  expect(await journal.writeIntents(key, 1, [idemAt(0), idemAt(9)])).toBe(false)
  expect(await journal.writeIntents(key, 1, [idemAt(0), idemAt(0)])).toBe(false)
  expect(await journal.counts(key)).toMatchObject({ intent: 0, remaining: 9 })
})

test('writes that fail leave their neighbours of the same commit alone', async () => {
  const { journal } = await journalWith(10)
  const answers = await Promise.all([
    journal.writeIntents(key, 1, [idemAt(0)]),
    journal.writeIntents(key, 1, [idemAt(1), 'nobody']),
    journal.writeIntents(key, 1, [idemAt(2)]),
  ])
  expect(answers).toEqual([true, false, true])
  expect(await journal.counts(key)).toMatchObject({ intent: 2, remaining: 7 })
})

test('only the transitions of the table are possible', async () => {
  for (const from of recipientStates) {
    const { journal, database } = await journalWith(1)
    const set = (): void => {
      database.exec(`UPDATE deliveries SET state = '${from}', fence = 1, data_open = 0, skip = 'bounced'`)
    }
    const moves = {
      intent: () => journal.writeIntents(key, 1, [idemAt(0)]),
      accepted: () => journal.writeReceipts(key, 1, [receipt(idemAt(0))]),
      deferred: () => journal.writeReceipts(key, 1, [receipt(idemAt(0), { outcome: 'deferred', code: 451 })]),
      skipped: () => journal.skip(key, 1, [{ idem: idemAt(0), reason: 'bounced' as const }]),
      remaining: () => journal.returnIntents(key, 1, [idemAt(0)]),
    }
    for (const [to, move] of Object.entries(moves)) {
      set()
      const possible = await move()
      // A receipt is written about an intent; `unknown -> accepted` is a person's decision and has a way of its own.
      if (from !== 'unknown') expect([from, to, possible]).toEqual([from, to, mayBecome(from, to as never)])
      else expect(possible).toBe(false)
    }
    set()
    const settled = await journal.settle(key, {
      to: 'not-sent',
      by: 'mori',
      reason: 'log',
      idems: [idemAt(0)],
      at: 1,
    })
    expect(settled !== null).toBe(from === 'unknown')
  }
})

test('recovery tells opened DATA from the rest', async () => {
  const { journal } = await journalWith(10)
  await journal.writeIntents(key, 1, [0, 1, 2].map(idemAt))
  await journal.markDataOpen(key, 1, [idemAt(1)])
  await journal.raiseFence(key, 2)
  expect(await journal.recoverIntents(key, 2, 77)).toEqual({ remaining: 2, unknown: 1 })
  expect(await journal.row(idemAt(1))).toMatchObject({
    state: 'unknown',
    dataOpen: false,
    receipt: { outcome: 'unknown', code: null, at: 77 },
  })
  expect(await journal.row(idemAt(0))).toMatchObject({ state: 'remaining', attempts: 0 })
})

test('whoever has DATA open cannot be given back', async () => {
  const { journal } = await journalWith(2)
  await journal.writeIntents(key, 1, [idemAt(0)])
  await journal.markDataOpen(key, 1, [idemAt(0)])
  expect(await journal.returnIntents(key, 1, [idemAt(0)])).toBe(false)
  expect(await journal.markDataOpen(key, 1, [idemAt(0)])).toBe(false)
})

test('batches hold each final row once, in its state of then', async () => {
  const { journal } = await journalWith(10)
  await journal.writeIntents(key, 1, [0, 1, 2].map(idemAt))
  await journal.writeReceipts(key, 1, [
    receipt(idemAt(0)),
    receipt(idemAt(1), { outcome: 'unknown', code: null }),
    receipt(idemAt(2), { outcome: 'deferred', code: 451 }),
  ])
  expect(await journal.closeBatch(key, 1, { limit: 2, at: 6 })).toMatchObject({ number: 1, seq: 1, size: 2 })
  expect(await journal.closeBatch(key, 1, { limit: 2, at: 7 })).toMatchObject({ number: 2, seq: 2, size: 1 })
  expect(await journal.closeBatch(key, 1, { limit: 2, at: 8 })).toBeNull()
  const settlement = { to: 'not-sent', by: 'mori', reason: 'never left' } as const
  expect(await journal.settle(key, { ...settlement, idems: 'all', at: 9 })).toEqual({
    number: 3,
    seq: 1,
    size: 1,
    at: 9,
    settlement,
  })
  // Sent after all: evidence again, in a batch of its own.
  await journal.writeIntents(key, 1, [idemAt(1)])
  await journal.writeReceipts(key, 1, [receipt(idemAt(1))])
  expect(await journal.closeBatch(key, 1, { limit: 9, at: 10 })).toMatchObject({ number: 4, seq: 3, size: 1 })
  expect((await journal.batchesOf(idemAt(1))).map(({ number, state }) => [number, state])).toEqual([
    [1, 'unknown'],
    [3, 'not-sent'],
    [4, 'accepted'],
  ])
  expect((await journal.batchRows(key, 1, { limit: 9 })).map(({ idem }) => idem)).toEqual([
    idemAt(0),
    idemAt(1),
  ])
  expect(await journal.batchRows(key, 1, { limit: 9, afterIdem: idemAt(0) })).toHaveLength(1)
})

test('a decision about somebody whom no batch holds yet makes both', async () => {
  const { journal } = await journalWith(5)
  await journal.writeIntents(key, 1, [idemAt(0)])
  await journal.writeReceipts(key, 1, [receipt(idemAt(0), { outcome: 'unknown', code: null })])
  await journal.settle(key, { to: 'accepted', by: 'mori', reason: 'log', idems: [idemAt(0)], at: 9 })
  expect((await journal.batchesOf(idemAt(0))).map(({ state }) => state)).toEqual(['unknown', 'accepted'])
  expect(
    await journal.settle(key, { to: 'accepted', by: 'mori', reason: 'log', idems: 'all', at: 9 }),
  ).toBeNull()
})

test('the lease belongs to one until it runs out', async () => {
  const { journal } = await journalWith(1)
  expect(await journal.lease(key, 'a', { now: 0, expiresAt: 15 })).toEqual({ owner: 'a', expiresAt: 15 })
  expect(await journal.lease(key, 'b', { now: 14, expiresAt: 29 })).toBeNull()
  expect(await journal.lease(key, 'a', { now: 10, expiresAt: 25 })).toMatchObject({ expiresAt: 25 })
  expect(await journal.lease(key, 'b', { now: 25, expiresAt: 40 })).toMatchObject({ owner: 'b' })
  expect(await journal.lease(key, 'a', { now: 26, expiresAt: 41 })).toBeNull()
  await journal.endLease(key, 'a')
  expect(await journal.leaseHolder(key)).toMatchObject({ owner: 'b' })
  await journal.endLease(key, 'b')
  expect(await journal.leaseHolder(key)).toBeNull()
})

test('a halt of one or of all', async () => {
  const { journal } = await journalWith(1)
  const all = { reason: 'flood', by: 'mori', at: 1 }
  const mine = { reason: 'price', by: 'vera', at: 2 }
  expect(await journal.halted(key)).toBeNull()
  await journal.setHalt('*', all)
  expect(await journal.halted(key)).toEqual(all)
  await journal.setHalt(key, mine)
  expect(await journal.halted(key)).toEqual(mine)
  expect(await journal.ownHalt('*')).toEqual(all)
  await journal.setHalt(key, null)
  expect(await journal.halted(key)).toEqual(all)
  expect(await journal.ownHalt(key)).toBeNull()
})

test('artifacts are kept by what they are', async () => {
  const { journal, database } = await journalWith(1)
  const digest = sha256('hello')
  await journal.putArtifact(digest, 'hello')
  await journal.putArtifact(digest, 'hello')
  expect(await journal.artifact(digest)).toBe('hello')
  expect(await journal.artifact(sha256('other'))).toBeNull()
  expect(() => journal.putArtifact(digest, 'another')).toThrow('wrong digest')
  database.exec(`UPDATE artifacts SET text = 'tampered'`)
  expect(await journal.artifact(digest)).toBeNull()
})

test('what the ledger was told only grows', async () => {
  const { journal } = await journalWith(1)
  expect(await journal.ledgerSeen()).toBeNull()
  await journal.noteLedger(4, 'd4')
  await journal.noteLedger(3, 'd3')
  expect(await journal.ledgerSeen()).toEqual({ seq: 4, digest: 'd4' })
  await journal.noteLedger(4, 'other')
  expect(await journal.ledgerSeen()).toEqual({ seq: 4, digest: 'other' })
})

test('concurrent writes share one commit, and are answered when it is done', async () => {
  const database = emptyDatabase()
  const flushes: (() => void)[] = []
  const journal = createJournal(database, (flush) => flushes.push(flush))
  const drain = (): void => flushes.splice(0).forEach((flush) => flush())
  const raised = journal.raiseFence(key, 1)
  drain()
  await raised
  let answered = 0
  const writes = Array.from({ length: 50 }, (_, index) =>
    journal.setHalt(`k${index}`, { reason: 'r', by: 'b', at: 1 }).then(() => answered++),
  )
  await Promise.resolve()
  expect(flushes).toHaveLength(1)
  expect(answered).toBe(0)
  expect(database.prepare('SELECT count(*) AS n FROM halts').get()?.['n']).toBe(0)
  drain()
  await Promise.all(writes)
  expect(database.prepare('SELECT count(*) AS n FROM halts').get()?.['n']).toBe(50)
})

test('what was acknowledged survives the process; a full disk refuses the whole group', async () => {
  const path = join(temporaryFolder(), 'store.db')
  const first = openDatabase(path)
  const journal = createJournal(first)
  await journal.raiseFence(key, 1)
  await journal.writeSnapshot(key, 1, rowsOf(20))
  await journal.writeIntents(key, 1, [idemAt(0)])
  const second = openDatabase(path)
  expect(await createJournal(second).row(idemAt(0))).toMatchObject({ state: 'intent' })
  first.exec('PRAGMA max_page_count = 1')
  const big = 'x'.repeat(2_000_000)
  const lost = await Promise.allSettled([
    journal.putArtifact(sha256(big), big),
    journal.writeIntents(key, 1, [idemAt(1)]),
  ])
  expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(lost[1]).toMatchObject({ reason: { code: 'journal-not-written', permanence: 'temporary' } })
  expect(await createJournal(second).row(idemAt(1))).toMatchObject({ state: 'remaining' })
  second.close()
  first.close()
})

test('what is done for each recipient walks an index, however large the campaign is', async () => {
  const { journal, database } = await journalWith(50)
  await journal.closeBatch(key, 1, { limit: 2, at: 1 })
  const plan = (sql: string): string =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row['detail']))
      .join('; ')
  expect(
    plan(
      `SELECT * FROM deliveries WHERE release_key = 'k' AND state = 'remaining' AND idem > 'a' ORDER BY idem LIMIT 5`,
    ),
  ).toMatch(
    /^SEARCH deliveries USING (?:COVERING )?INDEX deliveries_by_state \(release_key=\? AND state=\? AND idem>\?\)$/,
  )
  expect(
    plan(
      `SELECT idem FROM deliveries WHERE release_key = 'k' AND batch IS NULL AND state IN ('accepted', 'rejected', 'skipped', 'unknown') ORDER BY idem LIMIT 5`,
    ),
  ).toMatch(/INDEX deliveries_without_batch \(release_key=\?\)$/)
  expect(
    plan(
      `UPDATE deliveries SET state = 'intent' WHERE idem = 'x' AND state = 'remaining' AND release_key = 'k'`,
    ),
  ).toMatch(/PRIMARY KEY \(idem=\?\)$/)
})
