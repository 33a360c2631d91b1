import type { Vocabulary } from './phrase.ts'

/** The words of `notice`. */
export const notice = {} satisfies Vocabulary
