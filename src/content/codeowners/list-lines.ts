import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Tree } from '../tree.ts'
import type { Codeowners, OwnersLine } from './codeowners.ts'
import { isUnanchored, matchPattern } from './match-pattern.ts'

/**
 * What CODEOWNERS says about lists, looked at with the lists in hand: lists that nobody owns, lines that a later and broader
 * line makes dead, lines that were meant for a list and own nothing, names that would match anywhere.
 */
export function checkListLines(codeowners: Codeowners, tree: Tree): readonly Finding[] {
  const below = [...tree.files.keys()].filter((path) => path.startsWith('lists/')).sort()
  const place = (line: number): Finding['place'] => ({ file: codeowners.path, line, column: 1 })
  const findings: Finding[] = []
  for (const { line, pattern } of codeowners.lines) {
    if (isUnanchored(pattern) && namesList(pattern, below)) {
      findings.push(finding('codeowners-unanchored', place(line), { pattern }))
    } else if (isForLists(pattern) && !below.some((path) => matchPattern(pattern, path))) {
      findings.push(finding('codeowners-owns-nothing', place(line), { pattern }))
    }
  }
  for (const path of below) {
    const matching = codeowners.lines.filter(({ pattern }) => matchPattern(pattern, path))
    const decides = matching.at(-1)
    if (decides === undefined || decides.owners.length === 0) {
      if (/^lists\/[^/]+\.yaml$/.test(path)) {
        findings.push(finding('list-unowned', place(decides?.line ?? 1), { path }))
      }
      continue
    }
    const dead = matching.slice(0, -1).find((line) => isShadowed(line, decides, path))
    if (dead !== undefined) {
      const values = { path, pattern: decides.pattern, shadowed: dead.pattern, line: dead.line }
      findings.push(finding('list-owner-shadowed', place(decides.line), values))
    }
  }
  return findings
}

/** A later line may be narrower than an earlier one, never broader, and never a second line for the very same file. */
function isShadowed(earlier: OwnersLine, later: OwnersLine, path: string): boolean {
  const before = specificity(earlier.pattern, path)
  const after = specificity(later.pattern, path)
  return before > after || (before === after && before === 3)
}

/** 3: the file by its path; 2: something below `lists/`; 1: anything else. */
function specificity(pattern: string, path: string): 1 | 2 | 3 {
  if (pattern.replace(/^\//, '') === path) return 3
  return isForLists(pattern) ? 2 : 1
}

function isForLists(pattern: string): boolean {
  return /^\/lists\/?$|^\/?lists\/./.test(pattern)
}

/** Whether a plain name without wildcard was meant for a list: it is a list's name, or it matches below `lists/`. */
function namesList(pattern: string, below: readonly string[]): boolean {
  if (/[*?]/.test(pattern)) return false
  const name = pattern.replace(/\/$/, '')
  return below.some((path) => path === `lists/${name}.yaml` || matchPattern(pattern, path))
}
