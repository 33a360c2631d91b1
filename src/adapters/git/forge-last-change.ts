import { gitText, type Repository } from './git.ts'

/** The newest commit of the first-parent line up to `tip` that changed a file, with its author's name and its day; null: none did. */
export async function lastChangeOf(
  repository: Repository,
  tip: string,
  path: string,
): Promise<{
  readonly path: string
  readonly commit: string
  readonly author: string
  readonly day: string
} | null> {
  const format = '--format=%H %cs %an'
  const row = await gitText(repository, ['log', '-1', '--first-parent', format, tip, '--', path])
  const [, commit, day = '', author = ''] = /^([0-9a-f]+) (\S+) (.*)$/.exec(row) ?? []
  return commit === undefined ? null : { path, commit, author: author.slice(0, 100), day }
}
