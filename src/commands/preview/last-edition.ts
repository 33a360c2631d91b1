import { readLedgerTrust } from '../../adapters/git/ledger-trust.ts'
import { createLocalLedger } from '../../adapters/git/local-ledger.ts'
import { gitText, runGit, type Repository } from '../../adapters/git/git.ts'
import { defaultBranch, remoteOf } from '../../adapters/git/remote.ts'
import { parsePolicies } from '../../content/parse-policies.ts'
import { Failure } from '../../kit/failure.ts'
import { openLedger } from '../../ledger/append.ts'
import type { Compiler } from '../../message/template.ts'
import type { SinceLast } from '../../plan/since-last.ts'
import { sinceLast, type Now } from '../since-last.ts'
import type { Workbench } from '../workbench.ts'

type Bench = Pick<Workbench, 'ledger' | 'repository'>

/** Compares an edition with the one before it. */
export type Comparer = (
  now: Now,
  world: { readonly compiler: Compiler; readonly nowMs: number },
) => Promise<SinceLast | null>

/**
 * Compares with the last edition as this clone knows it, without any network; null where it knows none: outside of git, without a
 * ledger, or with one that cannot be read. It is a help for the eye and decides nothing.
 */
export function lastEditionComparer(repository: Repository): Comparer {
  let opened: Promise<Bench | null> | null = null
  return async (now, world) => {
    opened ??= unlessFailed(() => localBench(repository))
    const bench = await opened
    return bench === null ? null : unlessFailed(() => sinceLast(bench, now, world))
  }
}

async function localBench(repository: Repository): Promise<Bench | null> {
  const remote = await remoteOf(repository)
  const ref = remote === '.' ? 'refs/heads/ledger' : `refs/remotes/${remote}/ledger`
  const branch = await defaultBranch(repository, remote)
  const head = await gitText(repository, ['rev-parse', '--verify', `${branch.ref}^{commit}`])
  const file = await runGit(repository, ['cat-file', 'blob', `${head}:policies/ledger.yaml`])
  if (file.code !== 0) return null
  const text = file.stdout.toString('utf8')
  const policy = parsePolicies(new Map([['ledger', text]])).parsed.policies.ledger
  if (policy === null) return null
  const trust = await readLedgerTrust(repository, { head, policy })
  return { repository, ledger: openLedger(createLocalLedger(repository, ref), trust) }
}

async function unlessFailed<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
