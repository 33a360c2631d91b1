import type { Vocabulary } from './phrase.ts'

/** The words of `ledger`. */
export const ledger = {} satisfies Vocabulary
