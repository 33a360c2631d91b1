import type { Codeowners, OwnersLine } from './codeowners.ts'
import { matchPattern } from './match-pattern.ts'

/**
 * The line that decides who owns a path: the last one that matches, alone. Null: no line matches. A line without owners
 * matches all the same, and then nobody owns the path; the two differ for GitHub, and neither may be mailed from.
 */
export function ownersOf(codeowners: Codeowners, path: string): OwnersLine | null {
  return codeowners.lines.findLast(({ pattern }) => matchPattern(pattern, path)) ?? null
}
