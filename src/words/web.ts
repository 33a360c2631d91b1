import type { Vocabulary } from './phrase.ts'

/** The words of `web`. */
export const web = {} satisfies Vocabulary
