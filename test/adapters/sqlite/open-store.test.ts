import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openDatabase, transaction } from '../../../src/adapters/sqlite/database.ts'
import { openStore } from '../../../src/adapters/sqlite/open-store.ts'
import { importRow, importRows, temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'

const random = (length: number) => new Uint8Array(length).fill(7)

test('the store and its folder are for their owner alone', () => {
  const folder = temporaryFolder()
  const store = openStore('sqlite:var/deep/postmerge.db', { folder, random })
  importRows(store, 'news', [importRow('vera@example.test')])
  for (const name of ['postmerge.db', 'postmerge.db-wal', 'postmerge.db-shm']) {
    expect(statSync(join(folder, 'var/deep', name)).mode & 0o777).toBe(0o600)
  }
  expect(statSync(join(folder, 'var')).mode & 0o077).toBe(0)
  store.close()
  store.close()
})

test('an absolute path is taken as it is', () => {
  const folder = temporaryFolder()
  openStore(`sqlite:${join(folder, 'a.db')}`, { folder: '/nowhere', random }).close()
  expect(statSync(join(folder, 'a.db')).isFile()).toBe(true)
})

test('every acknowledged write is on disk before the next line runs', () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const other = new DatabaseSync(join(folder, 'store.db'))
  expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  importRows(store, 'news', [importRow('vera@example.test')])
  expect(other.prepare('SELECT count(*) AS n FROM memberships').get()).toEqual({ n: 1 })
  // Nobody is a member without being a contact, whoever writes.
  expect(() =>
    other.exec("INSERT INTO memberships VALUES ('news', 'nobody', '{}', NULL, NULL, NULL, 1)"),
  ).toThrow(/FOREIGN KEY/)
  other.close()
})

test.each([
  ['postgres://user:secret@host/db', 'store-postgres'],
  ['postgresql://host/db', 'store-postgres'],
  ['mysql:host', 'store-url'],
  ['var/postmerge.db', 'store-url'],
  ['sqlite:', 'store-url'],
  ['sqlite::memory:', 'store-url'],
  ['', 'store-url'],
])('%j is refused as %s, and not repeated', (url, code) => {
  expect(() => openStore(url, { folder: temporaryFolder(), random })).toThrow(
    expect.objectContaining({ code, values: {} }),
  )
})

test('what is no database, or cannot be opened, is refused and left alone', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'letter.txt'), 'Dear Vera,\n'.repeat(500))
  mkdirSync(join(folder, 'folder.db'))
  for (const name of ['letter.txt', 'folder.db', 'letter.txt/store.db']) {
    expect(() => openStore(`sqlite:${name}`, { folder, random })).toThrow(
      expect.objectContaining({ code: 'store-unreadable' }),
    )
  }
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toContain('Dear Vera')
})

test('a store that cannot be written is "try again", never a bug', async () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const other = new DatabaseSync(join(folder, 'store.db'))
  // The other side fills the disk, as far as this connection can tell.
  const { page_count: pages } = other.prepare('PRAGMA page_count').get() ?? {}
  other.close()
  const full = openDatabase(join(folder, 'store.db'))
  full.exec(`PRAGMA max_page_count = ${Number(pages)}`)
  expect(() =>
    transaction(full, () => {
      full.exec('CREATE TABLE more (x)')
      full.prepare('INSERT INTO more VALUES (?)').run('x'.repeat(100_000))
    }),
  ).toThrow(expect.objectContaining({ code: 'store-not-written', permanence: 'temporary' }))
  expect(full.isTransaction).toBe(false)
  full.close()
  expect(await store.contacts.find('vera@example.test')).toBe(null)
})

test('a store of a later version is refused before anything is read', () => {
  const folder = temporaryFolder()
  temporaryStore(folder).close()
  const database = new DatabaseSync(join(folder, 'store.db'))
  const count = Number(database.prepare('SELECT count(*) AS n FROM migrations').get()?.['n'])
  expect(count).toBeGreaterThan(2)
  database.prepare('INSERT INTO migrations VALUES (?, ?)').run(count, '2031-later')
  database.close()
  expect(() => temporaryStore(folder)).toThrow(expect.objectContaining({ code: 'store-too-new' }))
})

test('opening twice applies each migration once', () => {
  const folder = temporaryFolder()
  temporaryStore(folder).close()
  temporaryStore(folder).close()
  const database = new DatabaseSync(join(folder, 'store.db'))
  const names = database.prepare('SELECT name FROM migrations').all()
  expect(new Set(names.map((row) => row['name'])).size).toBe(names.length)
  database.close()
})

test('an address is in the file while its contact is, and its suppression never names it', async () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  await store.contacts.suppress('gone-for-good@example.test', 'complained', 1)
  importRows(store, 'news', [importRow('vera@example.test')])
  store.close()
  const bytes = readFileSync(join(folder, 'store.db'), 'latin1')
  expect(bytes).toContain('vera@example.test')
  expect(bytes).not.toContain('gone-for-good')
})
