import { resolve } from 'node:path'
import type { ResponseMemory } from '../../approval/response-memory.ts'
import type { ContactStore, ContactWriter } from '../../audience/contact.ts'
import type { Journal } from '../../delivery/journal.ts'
import type { PictureStore } from '../../message/picture-store.ts'
import { failure } from '../../words/find.ts'
import { beginImport } from './contact-import.ts'
import { createContactStore } from './contact-store.ts'
import { openDatabase } from './database.ts'
import { createDeliveryMemory, type DeliveryMemory } from './deliveries.ts'
import { createErasures } from './erasures.ts'
import { createJournal } from './journal.ts'
import {
  createCanary,
  createDeskMemory,
  createPullMemory,
  createTagMemory,
  type Canary,
  type DeskMemory,
  type PullMemory,
  type TagMemory,
} from './memory.ts'
import { createPictureStore } from './pictures.ts'
import { preparePeople, type Random } from './people.ts'
import { createResponseStore } from './responses.ts'
import { createSuppressions } from './suppressions.ts'
import { createTokenKeyMemory, type TokenKeyMemory } from './token-key.ts'

/** Everything that one installation keeps beside git. */
export interface Store {
  readonly contacts: ContactStore & ContactWriter
  readonly journal: Journal
  readonly deskMemory: DeskMemory
  readonly pullMemory: PullMemory
  readonly tagMemory: TagMemory
  readonly canary: Canary
  readonly tokenKey: TokenKeyMemory
  readonly deliveries: DeliveryMemory
  readonly pictures: PictureStore
  /** For whoever shows how things stand; the gate before a send asks anew. */
  readonly responses: ResponseMemory
  /** A second time does nothing. */
  close(): void
}

/** What opening needs of the world. */
export interface StoreOptions {
  readonly random: Random
  /** The folder that a relative path starts from; the process's own when absent. */
  readonly folder?: string
}

/**
 * Opens the store that `POSTMERGE_STORE` names, `sqlite:var/postmerge.db`, and makes it where there is none.
 * Throws the failures `store-url`, `store-postgres`, `store-unreadable`, `store-too-new` and `store-not-written`.
 */
export function openStore(url: string, options: StoreOptions): Store {
  const database = openDatabase(resolve(options.folder ?? '.', readStoreUrl(url)))
  const people = preparePeople(database, options.random)
  return {
    contacts: {
      ...createContactStore(people),
      ...createSuppressions(people),
      ...createErasures(people),
      beginImport: (list) => beginImport(people, list),
    },
    journal: createJournal(database),
    deskMemory: createDeskMemory(database),
    pullMemory: createPullMemory(database),
    tagMemory: createTagMemory(database),
    canary: createCanary(database),
    tokenKey: createTokenKeyMemory(database),
    deliveries: createDeliveryMemory(database),
    pictures: createPictureStore(database),
    responses: createResponseStore(database),
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

/** The path of the database file that `POSTMERGE_STORE` names. Throws `store-url` and `store-postgres`. */
export function readStoreUrl(url: string): string {
  // The URL may hold a password, so that no part of it is repeated.
  if (/^postgres(?:ql)?:/i.test(url)) throw failure('store-postgres', { permanence: 'permanent' })
  const path = /^sqlite:(?<path>[^?#]+)$/.exec(url)?.groups?.['path']
  if (path === undefined || path.includes('\0') || path === ':memory:') {
    throw failure('store-url', { permanence: 'permanent' })
  }
  return path
}
