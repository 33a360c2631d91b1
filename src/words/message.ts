import type { Vocabulary } from './phrase.ts'

/** The words of `message`. */
export const message = {} satisfies Vocabulary
