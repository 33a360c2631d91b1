import { compareFindings, compareText, type Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { maskAddresses } from './addresses.ts'
import { findCodeowners } from './codeowners/find-codeowners.ts'
import { checkKnownOwners } from './codeowners/known-owners.ts'
import type { Content } from './content.ts'
import { parseFiles } from './parse-files.ts'
import { isContentPath, type Tree } from './tree.ts'
import { treeFindings } from './tree-findings.ts'

/** More content files than this are a mistake or an attack; none of them is read then. */
const contentFilesMax = 20_000

/**
 * Reads everything people wrote, from one tree. Never throws on what a tree may hold: all that is wrong is in `findings`, in
 * reading order, and a file that is malformed is left out. With `nowMs` (since the epoch) rules about dates are judged as well.
 */
export function parseContent(tree: Tree, nowMs: number | null = null): Content {
  const files = [...tree.files.values()]
    .filter(({ path }) => isContentPath(path))
    .sort((a, b) => compareText(a.path, b.path))
  const tooMany = files.length > contentFilesMax
  const { findings, ...parsed } = parseFiles(tooMany ? [] : files, nowMs)
  const owners = findCodeowners(tree)
  const { identities } = parsed.policies
  const all: Finding[] = [...findings, ...owners.findings, ...treeFindings(tree, files)]
  if (owners.codeowners !== null && identities !== null) {
    all.push(...checkKnownOwners(owners.codeowners, identities))
  }
  if (tooMany) {
    const place = { file: files[contentFilesMax]?.path ?? '', line: 1, column: 1 }
    all.push(finding('too-many-files', place, { limit: contentFilesMax }))
  }
  return {
    ...parsed,
    commit: tree.commit,
    codeowners: owners.codeowners,
    findings: all.map(withoutAddresses).sort(compareFindings),
  }
}

/** Findings reach logs and comments. Whatever a writer typed may be somebody's address, even the name of a file. */
function withoutAddresses(found: Finding): Finding {
  const values = Object.entries(found.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskAddresses(value) : value,
  ])
  return {
    ...found,
    place: { ...found.place, file: maskAddresses(found.place.file) },
    values: Object.fromEntries(values) as Finding['values'],
  }
}
