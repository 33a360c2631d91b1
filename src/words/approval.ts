import type { Vocabulary } from './phrase.ts'

/** The words of `approval`. */
export const approval = {} satisfies Vocabulary
