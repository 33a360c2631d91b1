import type { Vocabulary } from './phrase.ts'

/** The words of `delivery`. */
export const delivery = {} satisfies Vocabulary
