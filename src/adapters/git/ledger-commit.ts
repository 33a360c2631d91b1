import type { Entry } from '../../ledger/entry.ts'
import { entryPath } from '../../ledger/entry-path.ts'
import { git, gitText, type Repository } from './git.ts'

/** What becomes one commit. */
export interface EntryCommit {
  readonly tip: string | null
  readonly entry: Entry
  readonly text: string
  readonly message: string
  /** A name of the writing process. */
  readonly writer: string
}

/** Makes the commit of an entry on top of `tip`, without touching a work tree, an index or a ref. Returns its object id. */
export async function commitEntry(repository: Repository, wanted: EntryCommit): Promise<string> {
  const { tip, entry } = wanted
  const [top = '', year = '', name = ''] = entryPath(entry).split('/')
  const [blob, inYear, inTop, inRoot] = await Promise.all([
    gitText(repository, ['hash-object', '-w', '--stdin'], { input: wanted.text }),
    treeLines(repository, tip, `${top}/${year}/`),
    treeLines(repository, tip, `${top}/`),
    treeLines(repository, tip, ''),
  ])
  const yearTree = await treeWith(repository, inYear, `100644 blob ${blob}\t${name}`)
  const topTree = await treeWith(repository, inTop, `040000 tree ${yearTree}\t${year}`)
  const tree = await treeWith(repository, inRoot, `040000 tree ${topTree}\t${top}`)
  const date = entry.at.replace('Z', '+0000')
  const parent = tip === null ? [] : ['-p', tip]
  return gitText(repository, ['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree, ...parent, '-F', '-'], {
    input: messageOf(wanted),
    env: {
      GIT_AUTHOR_NAME: 'Postmerge',
      GIT_AUTHOR_EMAIL: 'postmerge@ledger.invalid',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'Postmerge',
      GIT_COMMITTER_EMAIL: 'postmerge@ledger.invalid',
      GIT_COMMITTER_DATE: date,
    },
  })
}

/** The message with one more trailer. Without it two equal entries of two processes would be one commit, and both would think they had won. */
function messageOf(wanted: EntryCommit): string {
  const hasTrailers = wanted.message.includes('\n\n')
  return `${wanted.message.trimEnd()}${hasTrailers ? '\n' : '\n\n'}Postmerge-Writer: ${wanted.writer}\n`
}

/** Writes a tree of these lines with one line added or replaced. */
function treeWith(repository: Repository, lines: readonly string[], line: string): Promise<string> {
  const name = line.slice(line.indexOf('\t'))
  const others = lines.filter((other) => !other.endsWith(name))
  // What is named was listed or written a moment ago; looking each object up again would take its time with every entry.
  return gitText(repository, ['mktree', '-z', '--missing'], { input: [...others, line, ''].join('\0') })
}

/** The lines of a folder's tree (its path with the last slash, empty for the whole); none where there is no such folder yet. */
async function treeLines(
  repository: Repository,
  tip: string | null,
  folder: string,
): Promise<readonly string[]> {
  if (tip === null) return []
  const path = folder === '' ? [] : [folder]
  const listed = await git(repository, ['ls-tree', '-z', '--full-tree', tip, ...path])
  const rows = listed.toString('utf8').split('\0').filter(Boolean)
  return rows.map((row) => row.replace(`\t${folder}`, '\t'))
}
