import type { Vocabulary } from './phrase.ts'

/** The words of `owners`. */
export const owners = {} satisfies Vocabulary
