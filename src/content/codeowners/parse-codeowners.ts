import type { Finding } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'
import { finding } from '../../words/find.ts'
import type { Codeowners, OwnersLine } from './codeowners.ts'

const ownerShape = /^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[A-Za-z0-9._-]{1,100})?$/
const byteOrderMark = '\ufeff'

/** A word of a line and the column on which it begins, from 1. */
interface Word {
  readonly text: string
  readonly column: number
}

/**
 * Reads a CODEOWNERS file as GitHub does, and refuses by a finding every line that GitHub skips or that known
 * implementations read differently. A refused line is left out of the result.
 */
export function parseCodeowners(
  path: string,
  text: string,
): { readonly codeowners: Codeowners; readonly findings: readonly Finding[] } {
  const lines: OwnersLine[] = []
  const findings: Finding[] = []
  const marked = text.startsWith(byteOrderMark)
  if (marked) findings.push(finding('codeowners-byte-order-mark', { file: path, line: 1, column: 1 }))
  for (const [index, row] of (marked ? text.slice(1) : text).split('\n').entries()) {
    const [pattern, ...owners] = splitWords(row)
    if (pattern === undefined) continue
    const line = index + 1
    const wrong = refuse(pattern, owners)
    if (wrong === null) lines.push({ line, pattern: pattern.text, owners: owners.map(({ text }) => text) })
    else {
      const place = { file: path, line, column: wrong.word.column }
      findings.push(finding(wrong.code, place, { word: wrong.word.text }))
    }
  }
  return { codeowners: { path, lines }, findings }
}

/**
 * Words are divided by ASCII blanks only (an ideographic space is part of the path for GitHub), unless a backslash stands
 * before the blank; `#` at the beginning of a word ends the line.
 */
function splitWords(row: string): Word[] {
  const words: Word[] = []
  for (const match of row.replace(/\r$/, '').matchAll(/(?:\\.|[^ \t\\]|\\$)+/gsu)) {
    if (match[0].startsWith('#')) break
    words.push({ text: match[0], column: match.index + 1 })
  }
  return words
}

function refuse(pattern: Word, owners: readonly Word[]): { readonly code: Code; readonly word: Word } | null {
  const code = refusePattern(pattern.text)
  if (code !== null) return { code, word: pattern }
  for (const word of owners) {
    if (ownerShape.test(word.text)) continue
    return { code: word.text.indexOf('@') > 0 ? 'codeowners-email-owner' : 'codeowners-bad-owner', word }
  }
  return null
}

/** Rules in the order in which a reader would name the trouble. */
const refusals: readonly (readonly [RegExp, Code])[] = [
  [/^!/, 'codeowners-negation'],
  [/^@/, 'codeowners-owner-as-path'],
  [/(?<!\\)(?:\\\\)*\\$/, 'codeowners-trailing-backslash'],
  [/\\#/, 'codeowners-escape'],
  [/#/, 'codeowners-hash-in-pattern'],
  [/[[\]]/, 'codeowners-range'],
  // Only `\ ` and `\*` mean the same to everybody.
  [/\\[^ *]/, 'codeowners-escape'],
  [/\*\*\*/, 'codeowners-three-stars'],
  [/^\/?\*\*\/$/, 'codeowners-double-star-folder'],
  [/^\/$/, 'codeowners-never-matches'],
  [/[^ -~]/, 'codeowners-not-ascii'],
]

function refusePattern(pattern: string): Code | null {
  return refusals.find(([shape]) => shape.test(pattern))?.[1] ?? null
}
