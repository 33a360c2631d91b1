import type { Vocabulary } from './phrase.ts'

/** The words of `authentication`. */
export const authentication = {} satisfies Vocabulary
