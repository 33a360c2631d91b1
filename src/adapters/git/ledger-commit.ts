import type { Entry } from '../../ledger/entry.ts'
import { entryPath } from '../../ledger/entry-path.ts'
import { present } from '../../kit/assert.ts'
import { gitText, type Repository } from './git.ts'

/** What becomes one commit. */
export interface EntryCommit {
  readonly tip: string | null
  readonly entry: Entry
  readonly text: string
  readonly message: string
  /** A name of the writing process. */
  readonly writer: string
}

const person = 'Postmerge <postmerge@ledger.invalid>'

/**
 * Makes the commit of an entry on top of `tip`, without touching a work tree, an index or a branch. Returns its object id. One process
 * (git fast-import) makes blob, trees and commit; the ref that it asks for is gone before it ends.
 */
export async function commitEntry(repository: Repository, wanted: EntryCommit): Promise<string> {
  const { tip, entry } = wanted
  const ref = `refs/postmerge/writing/${wanted.writer}`
  const when = `${Date.parse(entry.at) / 1000} +0000`
  const input = [
    `commit ${ref}`,
    'mark :1',
    `author ${person} ${when}`,
    `committer ${person} ${when}`,
    data(messageOf(wanted)),
    ...(tip === null ? [] : [`from ${tip}`]),
    `M 100644 inline ${entryPath(entry)}`,
    data(wanted.text),
    'get-mark :1',
    `reset ${ref}`,
    `from ${'0'.repeat(40)}`,
    '',
  ].join('\n')
  const printed = await gitText(repository, ['fast-import', '--quiet', '--force'], { input })
  return present(/^[0-9a-f]{40,64}$/.exec(printed)?.[0], 'the id of a commit that git made')
}

/** A text as fast-import reads it: its length in octets, then itself. */
function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

/** The message with one more trailer. Without it two equal entries of two processes would be one commit, and both would think they had won. */
function messageOf(wanted: EntryCommit): string {
  const hasTrailers = wanted.message.includes('\n\n')
  return `${wanted.message.trimEnd()}${hasTrailers ? '\n' : '\n\n'}Postmerge-Writer: ${wanted.writer}\n`
}
