import type { Vocabulary } from './phrase.ts'

/** The words of `report`. */
export const report = {} satisfies Vocabulary
