import { assert } from '../../kit/assert.ts'
import type { LedgerStore } from '../../ledger/entry.ts'
import type { Repository } from './git.ts'
import { resolveCommit } from './history.ts'
import { readEntries } from './ledger-read.ts'

/** The ledger as this clone last saw it at `ref`, read without any network: for what decides nothing. It cannot be appended to. */
export function createLocalLedger(repository: Repository, ref: string): LedgerStore {
  return {
    async read() {
      const tip = await resolveCommit(repository, ref)
      return { tip, entries: tip === null ? [] : await readEntries(repository, tip) }
    },
    async append() {
      assert(false, 'a copy of the ledger that is only read')
    },
  }
}
