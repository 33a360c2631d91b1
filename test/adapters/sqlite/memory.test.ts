import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/sqlite/database.ts'
import { createDeliveryMemory } from '../../../src/adapters/sqlite/deliveries.ts'
import { temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'

test('the desk remembers which requests it has dealt with', async () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  expect(await store.deskMemory.seen('refs/tags/request/a')).toBe(false)
  await store.deskMemory.note('refs/tags/request/a', 1)
  await store.deskMemory.note('refs/tags/request/a', 2)
  store.close()
  const again = temporaryStore(folder)
  expect(await again.deskMemory.seen('refs/tags/request/a')).toBe(true)
  expect(await again.deskMemory.seen('refs/tags/request/b')).toBe(false)
})

test('a tag that was seen is never forgotten, and one that moved is remembered at both places', async () => {
  const { tagMemory } = temporaryStore()
  await tagMemory.noteSeen([
    { ref: 'refs/tags/approval/a/1', object: 'one' },
    { ref: 'refs/tags/approval/b/1', object: 'two' },
  ])
  await tagMemory.noteSeen([
    { ref: 'refs/tags/approval/a/1', object: 'moved' },
    { ref: 'refs/tags/approval/a/1', object: 'one' },
    { ref: 'refs/tags/approval/%/1', object: 'three' },
  ])
  expect(await tagMemory.seenRefs('refs/tags/approval/a/')).toEqual([
    { ref: 'refs/tags/approval/a/1', object: 'moved' },
    { ref: 'refs/tags/approval/a/1', object: 'one' },
  ])
  expect(await tagMemory.seenRefs('refs/tags/approval/%')).toEqual([
    { ref: 'refs/tags/approval/%/1', object: 'three' },
  ])
  expect((await tagMemory.seenRefs('')).length).toBe(4)
})

test('of the deliveries of a webhook so many are remembered, the newest, and each for a week', async () => {
  const database = openDatabase(join(temporaryFolder(), 'store.db'))
  onTestFinished(() => database.close())
  const memory = createDeliveryMemory(database, 2)
  const note = (digest: string, at: number) => memory.note(digest, at)
  const noted = []
  for (const digest of ['a', 'a', 'b', 'c', 'b', 'a']) noted.push(await note(digest, 1))
  expect(noted).toEqual([true, false, true, true, false, true])
  const week = 7 * 24 * 60 * 60 * 1000
  expect([await note('a', week), await note('a', week + 1)]).toEqual([false, true])
})

test('a canary is seen when its own unsubscribe arrives, and the first time counts', async () => {
  const { canary, contacts } = temporaryStore()
  await canary.open('c'.repeat(20), 1)
  expect(await canary.seen('c'.repeat(20))).toBe(null)
  expect(await contacts.unsubscribe('d'.repeat(20), 2)).toBe(false)
  expect(await canary.seen('c'.repeat(20))).toBe(null)
  expect(await contacts.unsubscribe('c'.repeat(20), 3)).toBe(true)
  expect(await contacts.unsubscribe('c'.repeat(20), 4)).toBe(true)
  expect(await canary.seen('c'.repeat(20))).toBe(3)
  expect(await canary.seen('e'.repeat(20))).toBe(null)
})

test('answers of a forge are remembered over runs, the newest of each address, and only so many', () => {
  const folder = temporaryFolder()
  const store = temporaryStore(folder)
  const answer = { etag: 'W/"1"', status: 200, link: null, body: [{ id: 1, title: '会員' }] }
  store.responses.set('https://forge.example/pulls', answer)
  store.responses.set('https://forge.example/pulls', { ...answer, etag: 'W/"2"', link: '<next>' })
  store.responses.set('https://forge.example/large', { ...answer, body: 'x'.repeat(1_000_001) })
  store.close()
  const again = temporaryStore(folder)
  expect(again.responses.get('https://forge.example/pulls')).toEqual({
    ...answer,
    etag: 'W/"2"',
    link: '<next>',
  })
  expect(again.responses.get('https://forge.example/large')).toBeNull()
  expect(again.responses.get('https://forge.example/other')).toBeNull()
})

test('pull requests are followed until they are forgotten', async () => {
  const { pullMemory } = temporaryStore()
  for (const number of [7, 3, 7, 12]) await pullMemory.follow(number)
  await pullMemory.forget(12)
  await pullMemory.forget(99)
  expect(await pullMemory.followed()).toEqual([3, 7])
})
