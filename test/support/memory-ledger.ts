import { entryText } from '../../src/ledger/chain.ts'
import type { LedgerStore } from '../../src/ledger/entry.ts'

/** A ledger in memory that keeps the promises of the real one: compare-and-set, and texts as they were written. */
export interface MemoryLedger extends LedgerStore {
  readonly texts: string[]
  readonly messages: string[]
}

/** An empty ledger, or one that holds these texts. */
export function memoryLedger(texts: readonly string[] = []): MemoryLedger {
  const held = [...texts]
  const messages: string[] = []
  const tip = (): string | null => (held.length === 0 ? null : `tip-${held.length}`)
  return {
    texts: held,
    messages,
    read: async () => ({ tip: tip(), entries: [...held] }),
    append: async (expected, entry, message) => {
      if (expected !== tip()) return { won: false, tip: tip() }
      held.push(entryText(entry))
      messages.push(message)
      return { won: true, tip: tip() }
    },
  }
}
