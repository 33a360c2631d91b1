import type { Vocabulary } from './phrase.ts'

/** The words of `content`. */
export const content = {} satisfies Vocabulary
