import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/kit/digest.ts'
import { pictureFile, plainPng } from '../../support/pictures.ts'
import { temporaryFolder, temporaryStore } from '../../support/temporary-store.ts'

test('a picture is kept once, by what it is, and outlives the process', async () => {
  const folder = temporaryFolder()
  const bytes = pictureFile('plain.jpg')
  const store = temporaryStore(folder)
  await store.pictures.keep({ type: 'jpeg', bytes })
  await store.pictures.keep({ type: 'jpeg', bytes: Uint8Array.from(bytes) })
  await store.pictures.keep({ type: 'png', bytes: plainPng(2, 2) })
  store.close()
  const again = temporaryStore(folder)
  const kept = await again.pictures.load(sha256(bytes))
  expect(kept?.type).toBe('jpeg')
  expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true)
  expect(await again.pictures.load(sha256('another'))).toBeNull()
  const database = new DatabaseSync(join(folder, 'store.db'))
  expect(database.prepare('SELECT count(*) AS n FROM pictures').get()).toEqual({ n: 2 })
  database.close()
})

test('a picture that changed on the disk is none', async () => {
  const folder = temporaryFolder()
  const bytes = plainPng(2, 2)
  const store = temporaryStore(folder)
  await store.pictures.keep({ type: 'png', bytes })
  const database = new DatabaseSync(join(folder, 'store.db'))
  database.prepare('UPDATE pictures SET bytes = ?').run(plainPng(2, 2, 0x11))
  database.close()
  expect(await store.pictures.load(sha256(bytes))).toBeNull()
})
