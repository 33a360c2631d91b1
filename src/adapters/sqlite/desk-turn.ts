import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { failure } from '../../words/find.ts'
import { readStoreUrl } from './open-store.ts'

/** A pass that takes longer than this is no reason to wait on: whoever waits comes again by itself. */
const waitMsDefault = 2 * 60 * 1000
const pauseMs = 100
/** SQLITE_BUSY (https://sqlite.org/rescode.html#busy). */
const busy = 5

/** The turn of one desk among several that share a store. */
export interface DeskTurn {
  /** Whether another one had it first: what was read before may be old. */
  readonly waited: boolean
  /** A second time does nothing. */
  end(): void
}

/**
 * Waits until no other desk works with this store, on this machine or in this process, since two at once would mail and write everything twice. A
 * lock of the operating system on a file beside the store: it ends with its process, however that ends. Throws the temporary Failure `desk-busy`.
 */
export async function takeDeskTurn(
  url: string,
  { folder, waitMs = waitMsDefault }: { readonly folder: string; readonly waitMs?: number },
): Promise<DeskTurn> {
  const path = `${resolve(folder, readStoreUrl(url))}-desk`
  for (let waitedMs = 0; waitedMs <= waitMs; waitedMs += pauseMs) {
    const database = lock(path)
    if (database !== null) {
      return {
        waited: waitedMs > 0,
        end: () => {
          if (database.isOpen) database.close()
        },
      }
    }
    await sleep(pauseMs)
  }
  throw failure('desk-busy', { permanence: 'temporary' })
}

/** Null: somebody else has it. */
function lock(path: string): DatabaseSync | null {
  let database: DatabaseSync | null = null
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    database = new DatabaseSync(path, { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (cause) {
    database?.close()
    if (cause instanceof Error && 'errcode' in cause && Number(cause.errcode) % 256 === busy) return null
    throw failure('store-unreadable', { permanence: 'permanent', values: { path }, cause })
  }
}
