import type { RuleCommit, RulesFacts, Snapshot } from '../../approval/facts.ts'
import { isFreePath } from '../../content/tree.ts'
import { present } from '../../kit/assert.ts'
import { failure } from '../../words/find.ts'
import { broughtCommits, commitFacts, type CommitReader } from './forge-commits.ts'
import { landedAs, landingOf, reviewOpinions, withAccounts, type HostedSide } from './forge-hosted.ts'
import type { TagReader } from './forge-tags.ts'
import type { Repository } from './git.ts'
import { changedPaths, firstParentLine, isAncestor, readCommits, type Commit } from './history.ts'
import { askOnce } from './remember.ts'
import type { RawTag } from './tags.ts'

/** What the history of the rules is read with. */
export interface RulesReader extends CommitReader {
  readonly snapshot: (commit: string) => Promise<Snapshot>
  readonly tagReader: TagReader
  readonly tags: readonly RawTag[]
  /** Null: plain git. */
  readonly hosted: HostedSide | null
  readonly nowMs: number
  /** Up to where the ledger says that the rules were judged, oldest first. */
  readonly judgedUpto: readonly string[]
  /** What was said about changes up to there: it was judged then, and a hosted forge need not be asked again and again. */
  readonly settled: Map<string, Landed>
}

type Landed = Awaited<ReturnType<typeof landedAs>>

/**
 * Every commit of the first-parent line after `trusted`, up to `tip`, that changed a rule; several that one rebase made are one change, made by
 * the last of them.
 */
export async function readRules(reader: RulesReader, trusted: string, tip: string): Promise<RulesFacts> {
  const { repository, snapshot, hosted } = reader
  const ids = new Set<string>()
  for (const id of await ruleCommits(repository, trusted, tip)) {
    ids.add(hosted === null || reader.settled.has(id) ? id : await landingOf(hosted, id))
  }
  const steps: RuleCommit[] = []
  for (const commit of await readCommits(repository, [...ids])) steps.push(await ruleCommit(reader, commit))
  return {
    trusted: await snapshot(trusted),
    memberships: steps.flatMap((step) => step.hosted?.memberships ?? []),
    commits: steps,
    nowMs: reader.nowMs,
  }
}

/** The newest of the commits, in order, that stands on a first-parent line. */
export function newestOn(line: readonly string[], commits: readonly RuleCommit[]): string | null {
  const here = new Set(line)
  return commits.findLast(({ commit }) => here.has(commit.id))?.commit.id ?? null
}

/**
 * The first-parent line after `from` up to `to`. Fails when `from` is not on it: then the branch was rewritten, and nothing that was
 * trusted can be found in it.
 */
export async function lineAfter(
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly string[]> {
  if (from === to) return []
  const line = await firstParentLine(repository, from, to)
  const [first] = await readCommits(repository, line.slice(0, 1))
  if (first?.parents[0] === from) return line
  throw failure('history-rewritten', { permanence: 'permanent', values: { commit: from.slice(0, 12) } })
}

/** Git only narrows the search down; what is a rule, `isFreePath` says. */
async function ruleCommits(repository: Repository, trusted: string, tip: string): Promise<readonly string[]> {
  const line = await lineAfter(repository, trusted, tip)
  if (line.length === 0) return []
  const paths = ['.', ':(top,exclude,glob)campaigns/**', ':(top,exclude,glob)docs/**']
  const found = await askOnce(repository, [
    'rev-list',
    '--first-parent',
    '--full-history',
    tip,
    `^${trusted}`,
    '--',
    ...paths,
  ])
  const candidates = new Set(found.toString('utf8').split('\n'))
  const rules: string[] = []
  for (const [index, id] of line.entries()) {
    if (!candidates.has(id)) continue
    const changes = await changedPaths(repository, line[index - 1] ?? trusted, id)
    if (changes.some(({ path }) => !isFreePath(path))) rules.push(id)
  }
  return rules
}

/** Asks a hosted forge about a change, once where the ledger says that it was judged. */
async function landedOnce(
  { repository, settled, judgedUpto, nowMs }: RulesReader,
  side: HostedSide,
  commit: Commit,
): Promise<Landed> {
  const known = settled.get(commit.id)
  if (known !== undefined) return known
  const landed = await landedAs(side, commit, { nowMs })
  const upto = judgedUpto.at(-1)
  if (upto !== undefined && (await isAncestor(repository, commit.id, upto))) settled.set(commit.id, landed)
  return landed
}

async function ruleCommit(reader: RulesReader, commit: Commit): Promise<RuleCommit> {
  const { snapshot, tagReader, tags, hosted: side } = reader
  const [first, second] = commit.parents
  const parent = present(first, 'the parent of a commit after the trusted one')
  const about = commit.parents.slice(1).concat(commit.id)
  const landed = side === null ? null : await landedOnce(reader, side, commit)
  const base = landed?.base ?? parent
  const head = landed === null ? (commit.parents.length === 2 ? (second ?? null) : null) : landed.head
  const brought =
    commit.parents.length > 1
      ? await broughtCommits(reader, base, commit.id)
      : head === null
        ? []
        : await broughtCommits(reader, base, head)
  const commits = brought.filter(({ id }) => id !== commit.id)
  const hosted = landed?.hosted ?? null
  const answers = await tagReader.opinions(
    tags,
    (name) => name.kind === 'rules' && about.some((id) => id.startsWith(name.commit8)),
  )
  return {
    commit: await commitFacts(reader, commit),
    tree: (await snapshot(commit.id)).tree,
    parent: await snapshot(base),
    head: head === null ? null : await snapshot(head),
    proposal:
      side === null || hosted === null ? commits : await withAccounts(side, { base, commits }, hosted),
    opinions:
      side === null || hosted === null ? answers : [...answers, ...(await reviewOpinions(side, hosted))],
    hosted,
  }
}
