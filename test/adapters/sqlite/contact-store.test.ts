import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { AudienceQuery, Candidate } from '../../../src/audience/contact.ts'
import { importRow, importRows, temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'

async function all(candidates: AsyncIterable<Candidate>): Promise<Candidate[]> {
  const found: Candidate[] = []
  for await (const candidate of candidates) found.push(candidate)
  return found
}

function marketing(lists: readonly string[], exclude: readonly string[] = []): AudienceQuery {
  return { lists, exclude, category: 'marketing' }
}

async function idOf(store: ReturnType<typeof temporaryStore>, email: string): Promise<string> {
  const contact = await store.contacts.find(email)
  if (contact === null) throw new Error(`${email} is not in the store`)
  return contact.id
}

async function deliver(store: ReturnType<typeof temporaryStore>, idem: string, contactId: string) {
  async function* rows() {
    yield { idem, contactId, list: 'news', skip: null, cohort: 0 }
  }
  await store.journal.raiseFence('a'.repeat(32), 1)
  expect(await store.journal.writeSnapshot('a'.repeat(32), 1, rows())).toBe(true)
}

test('each contact of several lists comes once, on the first list of the campaign that holds it', async () => {
  const store = temporaryStore()
  importRows(store, 'news', [
    importRow('a@example.test', { fields: { first_name: 'A' } }),
    importRow('b@example.test'),
  ])
  importRows(store, 'vip', [importRow('A@example.test'), importRow('c@example.test')])
  const found = await all(store.contacts.candidates(marketing(['news', 'vip', 'news'])))
  expect(found.map(({ contact, list, skip }) => `${contact.email} ${list} ${skip}`).toSorted()).toEqual([
    'a@example.test news null',
    'b@example.test news null',
    'c@example.test vip null',
  ])
  expect(found.map(({ contact }) => contact.id)).toEqual(found.map(({ contact }) => contact.id).toSorted())
  expect(found.find(({ contact }) => contact.email === 'a@example.test')?.contact.fields).toEqual({
    first_name: 'A',
  })
  expect(await store.contacts.count(marketing(['news', 'vip']))).toEqual({
    byList: { news: 2, vip: 2 },
    recipients: 3,
    skipped: {},
    onSeveral: 1,
  })
})

test('candidates come page after page, none twice and none lost', async () => {
  const store = temporaryStore()
  importRows(
    store,
    'news',
    Array.from({ length: 1203 }, (_, index) => importRow(`p${index}@example.test`)),
  )
  importRows(
    store,
    'vip',
    Array.from({ length: 700 }, (_, index) => importRow(`p${index * 2}@example.test`)),
  )
  const found = await all(store.contacts.candidates(marketing(['vip', 'news'])))
  expect(new Set(found.map(({ contact }) => contact.email)).size).toBe(found.length)
  expect(found.length).toBe(1203 + 700 - 602)
})

test('a list without members, and one nobody knows, are empty', async () => {
  const store = temporaryStore()
  expect(await all(store.contacts.candidates(marketing(['news'])))).toEqual([])
  expect(await store.contacts.count(marketing(['news']))).toEqual({
    byList: { news: 0 },
    recipients: 0,
    skipped: {},
    onSeveral: 0,
  })
})

test('an unsubscribe through a delivery holds everywhere and survives every later import', async () => {
  const store = temporaryStore()
  importRows(store, 'news', [importRow('vera@example.test'), importRow('aoi@example.test')])
  importRows(store, 'vip', [importRow('vera@example.test')])
  const id = await idOf(store, 'vera@example.test')
  await deliver(store, 'm'.repeat(20), id)
  expect(await store.contacts.suppressionOf(id)).toBe(null)
  expect(await store.contacts.unsubscribe('m'.repeat(20), 5000)).toBe(true)
  expect(await store.contacts.unsubscribe('m'.repeat(20), 6000)).toBe(true)
  expect(await store.contacts.suppressionOf(id)).toBe('unsubscribed')
  expect(importRows(store, 'vip', [importRow('VERA@EXAMPLE.test')])).toEqual(['suppressed'])
  for (const list of ['news', 'vip']) {
    const { skipped } = await store.contacts.count(marketing([list]))
    expect(skipped).toEqual({ unsubscribed: 1 })
  }
  expect(await store.contacts.unsubscribe('x'.repeat(20), 5000)).toBe(false)
})

test('a suppression of somebody whom the store does not know yet holds from the first import', async () => {
  const store = temporaryStore()
  await store.contacts.suppress('Gone@Example.Test', 'complained', 1)
  expect(importRows(store, 'news', [importRow('gone@example.test')])).toEqual(['suppressed'])
  expect(await store.contacts.find('gone@example.test')).toBe(null)
  await expect(store.contacts.suppress('no address', 'bounced', 1)).rejects.toMatchObject({
    code: 'suppress-invalid',
  })
})

test('an opt-out between staging and writing wins', async () => {
  const store = temporaryStore()
  const session = store.contacts.beginImport('news')
  expect(session.stage([importRow('late@example.test')])).toEqual(['new'])
  await store.contacts.suppress('late@example.test', 'unsubscribed', 1)
  for (const _ of session.apply(2000)) continue
  expect((await store.contacts.count(marketing(['news']))).recipients).toBe(0)
})

test('importing the same rows twice changes nothing; other values and a later consent update', () => {
  const store = temporaryStore()
  const row = importRow('vera@example.test', { fields: { first_name: 'Vera', country: 'JP' } })
  expect(importRows(store, 'news', [row])).toEqual(['new'])
  expect(importRows(store, 'news', [row, row])).toEqual(['unchanged', 'duplicate'])
  expect(importRows(store, 'news', [importRow('vera@example.test', { fields: { country: 'DE' } })])).toEqual([
    'updated',
  ])
  const older = { source: 'old', at: 10, wording: 'old' }
  expect(importRows(store, 'news', [importRow('vera@example.test', { consent: older })])).toEqual([
    'unchanged',
  ])
  const newer = { source: 'fair', at: 3000, wording: 'new' }
  expect(importRows(store, 'news', [importRow('vera@example.test', { consent: newer })])).toEqual(['updated'])
})

test('a column that a later file lacks keeps its value', async () => {
  const store = temporaryStore()
  importRows(store, 'news', [
    importRow('vera@example.test', { fields: { first_name: 'Vera', country: 'JP' } }),
  ])
  importRows(store, 'news', [importRow('vera@example.test', { fields: { country: 'DE' } })])
  const contact = await store.contacts.find('vera@example.test')
  expect(contact?.fields).toEqual({ first_name: 'Vera', country: 'DE' })
  expect(await store.contacts.member(contact?.id ?? '', 'news')).toEqual(contact)
  expect(await store.contacts.member(contact?.id ?? '', 'vip')).toBe(null)
})

test('nothing staged is seen before it is written', async () => {
  const store = temporaryStore()
  const session = store.contacts.beginImport('news')
  session.stage([importRow('vera@example.test')])
  expect(await store.contacts.find('vera@example.test')).toBe(null)
  session.close()
  expect((await store.contacts.count(marketing(['news']))).recipients).toBe(0)
})

test('an import that was cut short is completed by running it again', async () => {
  const store = temporaryStore()
  const rows = Array.from({ length: 2500 }, (_, index) => importRow(`p${index}@example.test`))
  const cut = store.contacts.beginImport('news')
  cut.stage(rows)
  expect(cut.apply(2000)[Symbol.iterator]().next().value).toBe(1000)
  cut.close()
  expect((await store.contacts.count(marketing(['news']))).recipients).toBe(1000)
  const fates = importRows(store, 'news', rows)
  expect(fates.filter((fate) => fate === 'unchanged').length).toBe(1000)
  expect((await store.contacts.count(marketing(['news']))).recipients).toBe(2500)
})

test('staging waits for nobody; writing waits for the lock, and a refusal undoes the whole chunk', async () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const other = new DatabaseSync(join(folder, 'store.db'))
  other.exec('BEGIN IMMEDIATE')
  const session = store.contacts.beginImport('news')
  expect(session.stage([importRow('vera@example.test')])).toEqual(['new'])
  other.exec('COMMIT')
  other.exec("CREATE TRIGGER full AFTER INSERT ON memberships BEGIN SELECT RAISE(ABORT, 'no'); END")
  expect(() => [...session.apply(2000)]).toThrow('no')
  other.exec('DROP TRIGGER full')
  other.close()
  expect(await store.contacts.find('vera@example.test')).toBe(null)
  expect([...session.apply(2000)]).toEqual([1])
})

test('every contact has an evidence key of its own, and a stranger has none', async () => {
  const store = temporaryStore()
  importRows(store, 'news', [importRow('a@example.test'), importRow('b@example.test')])
  const keys = await Promise.all(
    ['a@example.test', 'b@example.test'].map(async (email) =>
      store.contacts.evidenceKey(await idOf(store, email)),
    ),
  )
  expect(keys.map((key) => key?.length)).toEqual([32, 32])
  expect(keys[0]).not.toEqual(keys[1])
  expect(await store.contacts.evidenceKey('nobody')).toBe(null)
  expect(await store.contacts.suppressionOf('nobody')).toBe('suppressed')
})

test('what was written is there for the next process', async () => {
  const folder = temporaryFolder()
  const first = temporaryStore(folder)
  importRows(first, 'news', [importRow('vera@example.test')])
  await first.contacts.suppress('aoi@example.test', 'bounced', 1)
  const second = temporaryStore(folder)
  expect(await second.contacts.find('vera@example.test')).not.toBe(null)
  expect(importRows(second, 'news', [importRow('aoi@example.test')])).toEqual(['suppressed'])
})

test('100 000 contacts are counted within a second', async () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const database = new DatabaseSync(join(folder, 'store.db'))
  database.exec(`
    WITH RECURSIVE number (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < 100000)
    INSERT INTO contacts (id, email, address_key, evidence_key)
    SELECT printf('%020d', n), 'p' || n || '@example.test', CAST(n AS BLOB), randomblob(32) FROM number;
    INSERT INTO memberships SELECT 'news', id, '{}', 'web form', 1, 'News by mail', 1 FROM contacts;
    INSERT INTO suppressions SELECT address_key, 'bounced', 1 FROM contacts WHERE id % 10 = 0`)
  database.close()
  const began = performance.now()
  expect(await store.contacts.count(marketing(['news']))).toEqual({
    byList: { news: 90_000 },
    recipients: 90_000,
    skipped: { bounced: 10_000 },
    onSeveral: 0,
  })
  expect(performance.now() - began).toBeLessThan(1000)
})
