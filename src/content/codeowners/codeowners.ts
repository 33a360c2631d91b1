/** One effective line of CODEOWNERS. */
export interface OwnersLine {
  readonly line: number
  readonly pattern: string
  /** As written; empty means that nobody owns what matches. */
  readonly owners: readonly string[]
}

/** A parsed CODEOWNERS file; the last matching line wins. */
export interface Codeowners {
  readonly path: string
  readonly lines: readonly OwnersLine[]
}
