import type { DatabaseSync } from 'node:sqlite'
import { transaction } from './database.ts'

/** Which request tags the desk has dealt with. */
export interface DeskMemory {
  seen(tag: string): Promise<boolean>
  /** When it was noted first, in milliseconds since the epoch; null when it never was. */
  notedAt(tag: string): Promise<number | null>
  note(tag: string, at: number): Promise<void>
}

/** A git ref and the object it named. */
interface SeenRef {
  readonly ref: string
  readonly object: string
}

/** Tags that were seen once: whoever deletes or moves one later is found out. */
export interface TagMemory {
  noteSeen(refs: readonly SeenRef[]): Promise<void>
  /** Everything ever seen under the prefix; a ref that moved stands there once for each object. */
  seenRefs(prefix: string): Promise<readonly SeenRef[]>
}

/** One-click requests that we make to ourselves, to know that the public address works before a campaign carries it. */
export interface Canary {
  open(idem: string, at: number): Promise<void>
  /** When the request arrived, or null while it has not. */
  seen(idem: string): Promise<number | null>
}

/** Pull requests that the desk has begun to serve, until it has told how they ended. */
export interface PullMemory {
  /** Ascending. */
  followed(): Promise<readonly number[]>
  /** Idempotent. */
  follow(number: number): Promise<void>
  forget(number: number): Promise<void>
  /** What was noted last about the pictures of a pull request; null: nothing. */
  pictures(number: number): Promise<PullPictures | null>
  notePictures(number: number, pictures: PullPictures): Promise<void>
}

/** Pictures that were painted for one state of a pull request. */
interface PullPictures {
  /** Names what they show. */
  readonly state: string
  /** Where they lie; null: nowhere that has an address. */
  readonly url: string | null
  /** Why there are none, as JSON; null: there are. */
  readonly trouble: string | null
}

export function createPullMemory(database: DatabaseSync): PullMemory {
  const all = database.prepare('SELECT number FROM desk_pulls ORDER BY number')
  const follow = database.prepare('INSERT INTO desk_pulls (number) VALUES (?) ON CONFLICT DO NOTHING')
  const forget = database.prepare('DELETE FROM desk_pulls WHERE number = ?')
  const noted = database.prepare('SELECT state, url, trouble FROM desk_pull_pictures WHERE number = ?')
  const note = database.prepare(
    'INSERT OR REPLACE INTO desk_pull_pictures (number, state, url, trouble) VALUES (?, ?, ?, ?)',
  )
  const drop = database.prepare('DELETE FROM desk_pull_pictures WHERE number = ?')
  return {
    followed: async () => all.all().map((row) => Number(row['number'])),
    follow: async (number) => void transaction(database, () => follow.run(number)),
    forget: async (number) =>
      transaction(database, () => {
        forget.run(number)
        drop.run(number)
      }),
    pictures: async (number) => {
      const row = noted.get(number)
      if (row === undefined) return null
      return { state: String(row['state']), url: textOrNull(row['url']), trouble: textOrNull(row['trouble']) }
    },
    notePictures: async (number, { state, url, trouble }) =>
      void transaction(database, () => note.run(number, state, url, trouble)),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function createDeskMemory(database: DatabaseSync): DeskMemory {
  const noted = database.prepare('SELECT at FROM desk_tags WHERE tag = ?')
  const notedAt = (tag: string): number | null => {
    const at = noted.get(tag)?.['at']
    return typeof at === 'number' ? at : null
  }
  const note = database.prepare('INSERT INTO desk_tags (tag, at) VALUES (?, ?) ON CONFLICT DO NOTHING')
  return {
    seen: async (tag) => notedAt(tag) !== null,
    notedAt: async (tag) => notedAt(tag),
    note: async (tag, at) => void transaction(database, () => note.run(tag, at)),
  }
}

export function createTagMemory(database: DatabaseSync): TagMemory {
  const note = database.prepare('INSERT INTO seen_refs (ref, object) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const seen = database.prepare(
    'SELECT ref, object FROM seen_refs WHERE substr(ref, 1, length($prefix)) = $prefix ORDER BY ref, object',
  )
  return {
    noteSeen: async (refs) =>
      transaction(database, () => {
        for (const { ref, object } of refs) note.run(ref, object)
      }),
    seenRefs: async (prefix) =>
      seen
        .all({ $prefix: prefix })
        .map((row) => ({ ref: String(row['ref']), object: String(row['object']) })),
  }
}

export function createCanary(database: DatabaseSync): Canary {
  const open = database.prepare('INSERT INTO canaries (idem, opened_at) VALUES (?, ?)')
  const seen = database.prepare('SELECT seen_at FROM canaries WHERE idem = ?')
  return {
    open: async (idem, at) => void transaction(database, () => open.run(idem, at)),
    seen: async (idem) => {
      const at = seen.get(idem)?.['seen_at']
      return typeof at === 'number' ? at : null
    },
  }
}
