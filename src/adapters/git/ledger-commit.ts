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
  const blob = await gitText(repository, ['hash-object', '-w', '--stdin'], { input: wanted.text })
  const yearTree = await treeWith(
    repository,
    { tip, folder: `${top}/${year}/` },
    `100644 blob ${blob}\t${name}`,
  )
  const topTree = await treeWith(repository, { tip, folder: `${top}/` }, `040000 tree ${yearTree}\t${year}`)
  const tree = await treeWith(repository, { tip, folder: '' }, `040000 tree ${topTree}\t${top}`)
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

interface Folder {
  readonly tip: string | null
  /** Path with its last slash, empty for the whole tree. */
  readonly folder: string
}

/** Writes the folder's tree with one line added or replaced. A folder that does not exist yet is empty. */
async function treeWith(repository: Repository, place: Folder, line: string): Promise<string> {
  const name = line.slice(line.indexOf('\t'))
  const lines = await treeLines(repository, place)
  return gitText(repository, ['mktree', '-z', '--missing'], {
    input: [...lines.filter((other) => !other.endsWith(name)), line, ''].join('\0'),
  })
}

async function treeLines(repository: Repository, { tip, folder }: Folder): Promise<readonly string[]> {
  if (tip === null) return []
  const listed = await git(repository, [
    'ls-tree',
    '-z',
    '--full-tree',
    tip,
    ...(folder === '' ? [] : [folder]),
  ])
  const rows = listed.toString('utf8').split('\0').filter(Boolean)
  return rows.map((row) => row.replace(`\t${folder}`, '\t'))
}
