import type { DatabaseSync } from 'node:sqlite'

/** Which token key a store belongs to: what it holds of the key is a mark by which nobody finds the key. */
export interface TokenKeyMemory {
  /** Whether the store belongs to the key of this mark; true while it belongs to none. */
  isOurs(mark: Uint8Array): boolean
  /** Notes the key of a store that belongs to none. */
  note(mark: Uint8Array): void
}

const name = 'token-key-mark'

/** The memory in the table `secrets`. */
export function createTokenKeyMemory(database: DatabaseSync): TokenKeyMemory {
  const read = database.prepare('SELECT value FROM secrets WHERE name = ?')
  const write = database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  return {
    isOurs(mark) {
      const known = read.get(name)?.['value']
      return !(known instanceof Uint8Array) || Buffer.from(known).equals(mark)
    },
    note: (mark) => void write.run(name, mark),
  }
}
