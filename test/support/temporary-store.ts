import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src/adapters/sqlite/open-store.ts'
import type { ImportContact } from '../../src/audience/contact.ts'

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real store in a real file that goes when the test ends. */
export function temporaryStore(folder: string = temporaryFolder()): Store {
  const store = openStore('sqlite:store.db', {
    folder,
    random: (length) => new Uint8Array(randomBytes(length)),
  })
  onTestFinished(() => store.close())
  return store
}

/** A row of an import, with consent. */
export function importRow(email: string, change: Partial<ImportContact> = {}): ImportContact {
  return { email, fields: {}, consent: { source: 'web form', at: 1000, wording: 'News by mail' }, ...change }
}

/** Imports rows as `list import --apply` does. */
export function importRows(store: Store, list: string, rows: readonly ImportContact[]): readonly string[] {
  const session = store.contacts.beginImport(list)
  const fates = session.stage(rows)
  for (const _ of session.apply(2000)) continue
  session.close()
  return fates
}
