import type { Vocabulary } from './phrase.ts'

/** The words of `checks`. */
export const checks = {} satisfies Vocabulary
