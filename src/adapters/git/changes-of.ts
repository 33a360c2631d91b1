import { gitText, type Repository } from './git.ts'

/** A commit of the first-parent line that changed some files, as git tells it; anyone may claim any name. */
export interface FileChange {
  readonly commit: string
  /** Null for the first commit. */
  readonly parent: string | null
  /** `2026-11-24` */
  readonly day: string
  /** Authors of the change: of a merge, those of what it brought. */
  readonly by: readonly string[]
}

/** The newest commits of the first-parent line up to `tip` that changed one of the paths (files or folders), newest first, at most `max`. */
export async function changesOf(
  repository: Repository,
  tip: string,
  about: { readonly paths: readonly string[]; readonly max: number },
): Promise<readonly Omit<FileChange, 'by'>[]> {
  const { paths, max } = about
  const format = '--format=%H %cs %P'
  const log = ['log', `--max-count=${max}`, '--first-parent', format, tip, '--', ...paths]
  const rows = (await gitText(repository, log)).split('\n').filter(Boolean)
  return rows.map((row) => {
    const [commit = '', day = '', parent] = row.split(' ')
    return { commit, day, parent: parent === undefined || parent === '' ? null : parent }
  })
}

/** Who made a change of these paths. */
export async function authorsOf(
  repository: Repository,
  { commit, parent }: Omit<FileChange, 'by'>,
  paths: readonly string[],
): Promise<readonly string[]> {
  const range = parent === null ? [commit] : [commit, `^${parent}`]
  const brought = await gitText(repository, ['log', '--no-merges', '--format=%an', ...range, '--', ...paths])
  // A merge that mended a conflict, or changed more than it brought, is its own author.
  const names = brought === '' ? await gitText(repository, ['log', '-1', '--format=%an', commit]) : brought
  return [...new Set(names.split('\n').filter(Boolean))].slice(0, 10).map((name) => name.slice(0, 100))
}
