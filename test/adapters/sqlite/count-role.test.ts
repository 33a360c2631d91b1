import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openCountDatabase, openCountRole } from '../../../src/adapters/sqlite/count-role.ts'
import type { AudienceQuery } from '../../../src/audience/contact.ts'
import { createSetDigest } from '../../../src/delivery/set-digest.ts'
import { importRow, importRows, temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'

const address = 'vera@receiver.example'

async function stored() {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const people = Array.from({ length: 40 }, (_, n) => `reader-${n}@receiver.example`)
  importRows(store, 'news', [
    importRow(address, { fields: { locale: 'ja', first_name: 'Vera' } }),
    ...people.slice(0, 30).map((email) => importRow(email, { fields: { locale: 'en' } })),
    importRow('no-consent@receiver.example', { consent: null }),
  ])
  importRows(
    store,
    'vip',
    people.slice(20).map((email) => importRow(email)),
  )
  await store.contacts.suppress('reader-3@receiver.example', 'unsubscribed', 1)
  const role = openCountRole('sqlite:store.db', { folder })
  onTestFinished(() => role.close())
  return { folder, store, role }
}

const queries: readonly AudienceQuery[] = [
  { lists: ['news'], exclude: [], category: 'marketing' },
  { lists: ['news', 'vip'], exclude: [], category: 'transactional' },
  { lists: ['vip', 'news'], exclude: ['vip'], category: 'marketing' },
  { lists: ['nowhere'], exclude: [], category: 'marketing' },
]

test.each(queries)('it counts as the whole store does: %j', async (query) => {
  const { store, role } = await stored()
  expect(await role.count(query)).toEqual(await store.contacts.count(query))
  expect(await role.countByLanguage(query)).toEqual(await store.contacts.countByLanguage(query))
  const digest = createSetDigest()
  for await (const { contact, skip } of store.contacts.candidates(query)) {
    if (skip === null) digest.add(`key ${contact.id}`)
  }
  expect(await role.setDigest(query, (id) => `key ${id}`)).toBe(digest.value())
})

test('what is written later is counted, too', async () => {
  const { store, role } = await stored()
  const query = { lists: ['vip'], exclude: [], category: 'marketing' } as const
  const before = await role.count(query)
  importRows(store, 'vip', [importRow('late@receiver.example')])
  expect((await role.count(query)).recipients).toBe(before.recipients + 1)
})

/** Ways to a person, to an address or out of the connection. */
const attacks: Readonly<Record<string, string>> = {
  row: 'SELECT * FROM contacts',
  address: 'SELECT email FROM contacts LIMIT 1',
  key: 'SELECT address_key FROM contacts',
  secret: "SELECT hex(value) FROM secrets WHERE name = 'address-key'",
  'all addresses in one row': 'SELECT group_concat(email) FROM contacts',
  'the first address': 'SELECT min(email) FROM contacts',
  'the last address': 'SELECT max(email) FROM contacts',
  'as JSON': 'SELECT json_group_array(email) FROM contacts',
  'somebody is there': `SELECT count(*) FROM contacts WHERE email = '${address}'`,
  'by letters': "SELECT count(*) FROM contacts WHERE email LIKE 'v%'",
  'sum of a field': "SELECT sum(json_extract(fields, '$.age')) FROM memberships",
  'in order': 'SELECT count(*) FROM contacts ORDER BY email',
  'a member': 'SELECT contact_id FROM memberships',
  deliveries: 'SELECT * FROM deliveries',
  'subquery in a count': 'SELECT count(*) FROM (SELECT email FROM contacts)',
  'named like our view': 'WITH counts AS (SELECT email FROM contacts) SELECT * FROM counts',
  'named like the inner table': 'WITH member AS (SELECT email FROM contacts) SELECT * FROM member',
  recursive: 'WITH RECURSIVE t(x) AS (SELECT email FROM contacts UNION SELECT x FROM t) SELECT * FROM t',
  'names of views': 'SELECT name FROM sqlite_temp_schema',
  'names of tables': 'SELECT name FROM sqlite_schema',
  'names by pragma': 'SELECT * FROM pragma_table_list',
  columns: 'PRAGMA table_info(contacts)',
  'a statement of its own': "SELECT sql FROM sqlite_temp_schema WHERE type = 'view'",
  'what is asked': 'SELECT asked_lists()',
  'a file': "ATTACH 'other.db' AS other",
  copy: "VACUUM INTO 'copy.db'",
  write: 'DELETE FROM contacts',
  update: 'UPDATE contacts SET email = NULL',
  'a view of its own': 'CREATE TEMP VIEW mine AS SELECT email FROM contacts',
  'a table of its own': 'CREATE TEMP TABLE mine AS SELECT email FROM contacts',
  'a trigger': 'CREATE TEMP TRIGGER mine AFTER INSERT ON contacts BEGIN SELECT 1; END',
  extension: "SELECT load_extension('x')",
  transaction: 'BEGIN',
}

test('nothing else can be read, or done, on its connection', async () => {
  const { folder } = await stored()
  const { database } = openCountDatabase(join(folder, 'store.db'))
  onTestFinished(() => database.close())
  const refusals = Object.entries(attacks).map(([name, sql]) => {
    try {
      return [name, JSON.stringify(database.prepare(sql).all())]
    } catch (error) {
      return [name, error instanceof Error ? error.message : '']
    }
  })
  const open = refusals.filter(
    ([, said]) => !/not authorized|prohibited|authorization denied/.test(said ?? ''),
  )
  expect(open).toEqual([])
})

test('the same statements do reach people where nobody guards the connection', async () => {
  const { store } = await stored()
  expect(await store.contacts.find(address)).not.toBeNull()
  const { folder } = await stored()
  const { database } = openCountDatabase(join(folder, 'store.db'))
  onTestFinished(() => database.close())
  database.setAuthorizer(null)
  expect(database.prepare(attacks['address'] ?? '').all()).toHaveLength(1)
  expect(String(database.prepare(attacks['named like our view'] ?? '').all()[0]?.['email'])).toContain('@')
})

test('what it can read holds numbers only: no address, no id, no field', async () => {
  const { folder } = await stored()
  const { database, asked, statements } = openCountDatabase(join(folder, 'store.db'))
  onTestFinished(() => database.close())
  Object.assign(asked, { lists: '["news"]', idem: (id: string) => id })
  const text = Object.values(statements)
    .map((sql) => JSON.stringify(database.prepare(sql).all()))
    .join('\n')
  expect(text).toContain('"people":')
  expect(text).not.toMatch(/@|receiver|Vera|first_name/)
})

test('a store that is not there is not made', () => {
  const folder = temporaryFolder()
  expect(() => openCountRole('sqlite:store.db', { folder })).toThrow(
    expect.objectContaining({ code: 'store-unreadable' }),
  )
})
