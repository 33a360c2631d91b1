import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { entryText } from '../../ledger/chain.ts'
import type { Entry, LedgerStore } from '../../ledger/entry.ts'
import { failure } from '../../words/find.ts'
import { runGit, type Repository } from './git.ts'
import { isAncestor, resolveCommit } from './history.ts'
import { commitEntry } from './ledger-commit.ts'
import { readEntries, readNewEntries } from './ledger-read.ts'

/** Where the ledger lives. */
export interface LedgerPlace {
  /** A remote's name, such as `origin`, or `.` for the repository itself. */
  readonly remote: string
  readonly branch: string
}

const pausesMs = [50, 150, 400, 1000]

/**
 * The ledger as a branch: one commit an entry, in files `ledger/<yyyy>/<seq>.json`. Appending is a push that only moves the branch
 * forward, so that of several writers exactly one wins. Nothing is parsed from git's refusals: after a failed push we look where the
 * branch is. Failures: `ledger-unreachable` (temporary), `ledger-rewritten` and `ledger-foreign-file` (permanent).
 */
export function createGitLedger(repository: Repository, place: LedgerPlace): LedgerStore {
  const writer = randomBytes(6).toString('hex')
  let known: { readonly tip: string; readonly entries: readonly string[] } | null = null
  // One git at a time: parallel fetches of one process would only trip over each other's locks.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => {})
    return turn
  }

  async function read(): Promise<{ readonly tip: string | null; readonly entries: readonly string[] }> {
    const tip = await fetchTip(repository, place, known?.tip)
    if (tip === null) {
      const last = await resolveCommit(repository, tipRef(place))
      if (last !== null) throw failure('ledger-rewritten', { permanence: 'permanent' })
      return { tip, entries: [] }
    }
    if (known === null) {
      await rememberTip(repository, place, tip)
      known = { tip, entries: await readEntries(repository, tip) }
    } else if (known.tip !== tip) {
      const entries = await readNewEntries(repository, known.tip, tip)
      await rememberTip(repository, place, tip)
      known = { tip, entries: [...known.entries, ...entries] }
    }
    return known
  }

  async function append(
    tip: string | null,
    entry: Entry,
    message: string,
  ): Promise<{ readonly won: boolean; readonly tip: string | null }> {
    const text = entryText(entry)
    const commit = await commitEntry(repository, { tip, entry, text, message, writer })
    const now = await push(repository, place, { tip, commit })
    if (now === commit && known !== null && known.tip === tip)
      known = { tip: commit, entries: [...known.entries, text] }
    return { won: now !== null, tip: now ?? (await fetchTip(repository, place)) }
  }

  return {
    read: () => inTurn(read),
    append: (tip, entry, message) => inTurn(() => append(tip, entry, message)),
  }
}

/** Pushes; the commit when it is on the branch, null when somebody else was first. */
async function push(
  repository: Repository,
  place: LedgerPlace,
  step: { readonly tip: string | null; readonly commit: string },
): Promise<string | null> {
  for (const pause of pausesMs) {
    const result = await runGit(repository, [
      'push',
      '--quiet',
      '--no-verify',
      '--no-follow-tags',
      '--recurse-submodules=no',
      place.remote,
      `${step.commit}:refs/heads/${place.branch}`,
    ])
    if (result.code === 0) return step.commit
    const tip = await fetchTip(repository, place)
    if (tip !== null && (await isAncestor(repository, step.commit, tip))) return step.commit
    if (tip !== step.tip) return null
    // Whoever says nothing for so long says nothing the next time either, and others wait for us meanwhile.
    if (result.silent) break
    // Neither mine nor another's: the branch was locked for a moment, or the push is not allowed at all.
    await sleep(pause)
  }
  throw failure('ledger-unreachable', { permanence: 'temporary', values: { remote: place.remote } })
}

/** Where the branch is, with its commits on this machine, as those of `known` are; null when there is no branch. */
async function fetchTip(repository: Repository, place: LedgerPlace, known?: string): Promise<string | null> {
  const ref = `refs/heads/${place.branch}`
  const listed = await runGit(repository, ['ls-remote', '--quiet', place.remote, ref])
  if (listed.code !== 0) throw unreachable(place)
  const line = listed.stdout
    .toString('utf8')
    .split('\n')
    .find((text) => text.endsWith(`\t${ref}`))
  const tip = line?.split('\t')[0]
  if (tip === undefined) return null
  if (tip === known) return tip
  if ((await runGit(repository, ['cat-file', '-e', `${tip}^{commit}`])).code !== 0) {
    const fetched = await runGit(repository, [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--refmap=',
      place.remote,
      ref,
    ])
    if (fetched.code !== 0) throw unreachable(place)
  }
  return tip
}

function tipRef({ remote, branch }: LedgerPlace): string {
  return `refs/postmerge/${remote === '.' ? 'here' : remote}/${branch}`
}

/**
 * Notes the tip in a ref of this clone: the next fetch asks only for what is new, and a branch that was rewritten between two commands
 * is noticed. Who loses the race for the ref's lock loses nothing.
 */
async function rememberTip(repository: Repository, place: LedgerPlace, tip: string): Promise<void> {
  const ref = tipRef(place)
  const last = await resolveCommit(repository, ref)
  if (last === tip) return
  if (last !== null && !(await isAncestor(repository, last, tip)))
    throw failure('ledger-rewritten', { permanence: 'permanent' })
  await runGit(repository, ['update-ref', ref, tip])
}

function unreachable(place: LedgerPlace): Error {
  return failure('ledger-unreachable', { permanence: 'temporary', values: { remote: place.remote } })
}
