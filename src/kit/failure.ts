import type { Values } from './finding.ts'

/** `temporary`: the same command may succeed later (exit 75). `permanent`: a person must act first (exit 1). */
export type Permanence = 'temporary' | 'permanent'

/**
 * The world did not do its part: a server, a file, another process. Thrown, caught in `main.ts`; the sentence and the next
 * step come from the catalogue by `code`. Make one with `failure()` of `words/find.ts`.
 */
export class Failure extends Error {
  readonly code: string
  readonly permanence: Permanence
  readonly values: Values

  constructor(code: string, options: { permanence: Permanence; values: Values; cause?: unknown }) {
    super(code, { cause: options.cause })
    this.name = 'Failure'
    this.code = code
    this.permanence = options.permanence
    this.values = options.values
  }
}
