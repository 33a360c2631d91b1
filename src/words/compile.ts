import type { Vocabulary } from './phrase.ts'

/** The words of `compile`. */
export const compile = {} satisfies Vocabulary
