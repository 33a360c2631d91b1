import type { Vocabulary } from './phrase.ts'

/** The words of `demo`. */
export const demo = {} satisfies Vocabulary
