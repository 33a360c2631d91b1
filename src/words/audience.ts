import type { Vocabulary } from './phrase.ts'

/** The words of `audience`. */
export const audience = {} satisfies Vocabulary
