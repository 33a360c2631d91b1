import { expect, test } from 'vitest'
import { rehearse } from '../../src/audience/rehearse.ts'
import { importRow, importRows, temporaryStore } from '../support/temporary-store.ts'

const query = { lists: ['news', 'vip'], exclude: [], category: 'marketing' } as const

test('a rehearsal leaves out everybody but colleagues, and keeps graver reasons', async () => {
  const store = temporaryStore()
  importRows(store, 'news', [importRow('Vera@hikari.example'), importRow('reader@reader.example')])
  importRows(store, 'vip', [importRow('vera@hikari.example'), importRow('gone@reader.example')])
  await store.contacts.suppress('gone@reader.example', 'bounced', 1)
  const contacts = rehearse(store.contacts, ['vera@hikari.example'])
  const skips = new Map<string, string | null>()
  for await (const { contact, skip } of contacts.candidates(query)) skips.set(contact.email, skip)
  expect(Object.fromEntries(skips)).toEqual({
    'Vera@hikari.example': null,
    'reader@reader.example': 'rehearsal',
    'gone@reader.example': 'bounced',
  })
  expect(await contacts.count(query)).toEqual({
    byList: { news: 1, vip: 0 },
    recipients: 1,
    skipped: { rehearsal: 1, bounced: 1 },
    onSeveral: 0,
  })
  // Recipients that were fixed while everybody was one cannot be read.
  for await (const { contact, list } of store.contacts.candidates(query)) {
    const read = await contacts.member(contact.id, list)
    expect(read?.email).toBe(contact.email.startsWith('Vera') ? contact.email : undefined)
  }
  store.close()
})
