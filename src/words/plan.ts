import type { Vocabulary } from './phrase.ts'

/** The words of `plan`. */
export const plan = {} satisfies Vocabulary
