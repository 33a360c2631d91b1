import type { Vocabulary } from './phrase.ts'

/** The words of `commands`. */
export const commands = {} satisfies Vocabulary
