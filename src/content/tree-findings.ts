import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Tree, TreeFile } from './tree.ts'

/** Modes of a file that is nothing but a file. */
const plainModes = new Set(['100644', '100755', '100664'])

/** What is wrong with files as git names them, whatever they hold: links, submodules, twins. */
export function treeFindings(tree: Tree, files: readonly TreeFile[]): readonly Finding[] {
  const findings: Finding[] = files.filter((file) => !isPlainFile(file)).map(linkFinding)
  // A link in the place of a whole folder: its path ends where the folder's would begin.
  for (const folder of ['campaigns', 'lists', 'policies', '.github']) {
    const file = tree.files.get(folder)
    if (file !== undefined) findings.push(linkFinding(file))
  }
  return [...findings, ...twinFindings(tree)]
}

/** Whether the file is no link and no submodule. */
export function isPlainFile(file: TreeFile): boolean {
  return plainModes.has(file.mode)
}

function linkFinding(file: TreeFile): Finding {
  const place: Place = { file: file.path, line: 1, column: 1 }
  if (file.mode === '120000') return finding('symbolic-link', place)
  if (file.mode === '160000') return finding('submodule', place)
  // Git names no folders: this is one of a work tree that could not be opened.
  if (file.mode === '040000') return finding('folder-unread', place)
  return finding('no-plain-file', place, { mode: file.mode })
}

/** Paths that differ only in case are one path on many machines: which of the two is read would be chance. */
function twinFindings(tree: Tree): Finding[] {
  const findings: Finding[] = []
  const spellings = new Map<string, string>()
  for (const path of tree.files.keys()) {
    if (!/^(?:campaigns|lists|policies|\.github|codeowners)(?:\/|$)/i.test(path)) continue
    for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      const part = end === -1 ? path : path.slice(0, end)
      const folded = part.normalize('NFC').toLowerCase()
      const before = spellings.get(folded)
      if (before === undefined) spellings.set(folded, part)
      else if (before !== part) {
        findings.push(finding('case-twin', { file: path, line: 1, column: 1 }, { other: before }))
        break
      }
      if (end === -1) break
    }
  }
  return findings
}
