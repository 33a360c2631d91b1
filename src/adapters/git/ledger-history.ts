import type { LedgerCommit } from '../../ledger/verify-commits.ts'
import { git, gitText, type Repository } from './git.ts'

/** All commits of the ledger's branch, oldest first, with what each of them changed. Two processes, however many there are. */
export async function readLedgerCommits(
  repository: Repository,
  tip: string,
): Promise<readonly LedgerCommit[]> {
  const listed = await gitText(repository, ['rev-list', '--reverse', '--topo-order', '--parents', tip])
  const rows = listed.split('\n').map((line) => line.split(' '))
  const changes = await changesOf(
    repository,
    rows.map(([id = '']) => id),
  )
  return rows.map(([id = '', ...parents]) => ({ id, parents, changes: changes.get(id) ?? [] }))
}

/** By commit. A merge shows no changes of its own; that it is one is told by its parents. */
async function changesOf(
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LedgerCommit['changes']>> {
  const args = ['diff-tree', '--stdin', '-r', '--root', '--no-renames', '--name-status']
  const output = await git(repository, args, { input: `${ids.join('\n')}\n` })
  const found = new Map<string, { readonly status: string; readonly path: string }[]>()
  let current: { readonly status: string; readonly path: string }[] = []
  for (const line of output.toString('utf8').split('\n')) {
    const [status = '', path] = line.split('\t')
    if (path !== undefined) current.push({ status, path })
    else if (status !== '') found.set(status, (current = []))
  }
  return found
}
