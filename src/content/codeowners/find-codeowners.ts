import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Tree, TreeFile } from '../tree.ts'
import type { Codeowners } from './codeowners.ts'
import { checkListLines } from './list-lines.ts'
import { parseCodeowners } from './parse-codeowners.ts'

/** The one place where the file may be. */
export const codeownersPath = '.github/CODEOWNERS'

/** GitHub reads no CODEOWNERS file of this many bytes or more (docs: "About code owners", file size). */
export const codeownersBytesMax = 3 * 1024 * 1024

const otherPlaces = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']

/**
 * The repository's CODEOWNERS: exactly one file, small enough, every line beyond doubt. `codeowners` is null when the file as
 * a whole cannot be trusted; findings about single lists leave it standing.
 */
export function findCodeowners(tree: Tree): {
  readonly codeowners: Codeowners | null
  readonly findings: readonly Finding[]
} {
  const findings = otherPlaces
    .filter((path) => tree.files.has(path))
    .map((path) => finding('codeowners-elsewhere', top(path), { place: codeownersPath }))
  const file = tree.files.get(codeownersPath)
  if (file === undefined) findings.push(finding('codeowners-missing', top(codeownersPath)))
  const text = file === undefined ? null : readText(file, findings)
  if (text === null) return { codeowners: null, findings }
  const parsed = parseCodeowners(codeownersPath, text)
  findings.push(...parsed.findings)
  const broken = findings.length > 0
  findings.push(...checkListLines(parsed.codeowners, tree))
  return { codeowners: broken ? null : parsed.codeowners, findings }
}

function readText(file: TreeFile, findings: Finding[]): string | null {
  if (file.mode !== '100644' && file.mode !== '100755') {
    findings.push(finding('codeowners-no-plain-file', top(file.path)))
    return null
  }
  if (file.bytes === null || file.bytes.length >= codeownersBytesMax) {
    findings.push(finding('codeowners-too-large', top(file.path), { bytes: file.size }))
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes)
  } catch {
    findings.push(finding('codeowners-not-utf8', top(file.path)))
    return null
  }
}

function top(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 }
}
