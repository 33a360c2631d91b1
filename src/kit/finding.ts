/** Where something stands in a file of the repository; lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What a sentence of the catalogue is filled with. */
export type Values = Readonly<Record<string, string | number>>

/**
 * Something wrong in somebody's file. Findings are collected and returned, never thrown; the sentence a person
 * reads comes from the catalogue in `words/`, by `code`. Make one with `finding()` of `words/find.ts`.
 */
export interface Finding {
  readonly code: string
  /** `error` refuses the campaign; `warning` is shown and refuses nothing. */
  readonly severity: 'error' | 'warning'
  readonly place: Place
  readonly values: Values
  /** Who allowed it all the same; it is a warning then. */
  readonly waived?: Waived
  /** How many more of this code stand at the same place; they are not shown one by one. */
  readonly alike?: number
}

/** A named exception from a check, as `policies/content.yaml` records it. */
export interface Waived {
  /** A person of `policies/identities.yaml`. */
  readonly by: string
  /** The last day on which it holds, `2026-12-31`. */
  readonly until: string
  readonly reason: string
}

/** Orders findings as a reader meets them: by file, line, column, then code. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.code, b.code)
  )
}

/** Compares by code unit, so that the order is the same in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
