import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { createCommit } from '../../../src/adapters/sqlite/journal-commit.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

/** A journal that notes numbers, and another process's hand on the store. */
function lockedStore(tries: number) {
  const path = join(temporaryFolder(), 'a.db')
  const own = new DatabaseSync(path, { timeout: 0 })
  own.exec('PRAGMA journal_mode = WAL; CREATE TABLE noted (number INTEGER)')
  const other = new DatabaseSync(path, { timeout: 0 })
  other.exec('BEGIN IMMEDIATE')
  onTestFinished(() => [own, other].forEach((database) => database.close()))
  const commit = createCommit(own, setImmediate, { tries, pauseMs: 10 })
  const note = own.prepare('INSERT INTO noted VALUES (?)')
  return {
    note: (number: number) => commit(() => void note.run(number)),
    release: () => other.exec('ROLLBACK'),
    noted: () =>
      own
        .prepare('SELECT number FROM noted')
        .all()
        .map((row) => row['number']),
  }
}

test('what the relay answered is noted as soon as another process lets the store go', async () => {
  const store = lockedStore(10_000)
  const first = store.note(1)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const second = store.note(2)
  store.release()
  await Promise.all([first, second])
  expect(store.noted()).toEqual([1, 2])
})

test('a store that is never let go is given up, and nothing of it happens later', async () => {
  const store = lockedStore(3)
  const written = await Promise.allSettled([store.note(1), store.note(2)])
  for (const one of written)
    expect(one).toMatchObject({ reason: { code: 'journal-not-written', permanence: 'temporary' } })
  store.release()
  await store.note(3)
  expect(store.noted()).toEqual([3])
})
