import { fails, holds, note, trouble, type Claim } from './claim.ts'
import type { Reason, Verdict } from './decision.ts'
import type { ChangeFacts, CommitFacts } from './facts.ts'
import type { HostedFacts, HostedPull } from './hosted-facts.ts'
import { shortCommit } from './short-commit.ts'

/** So long after a push a forge's index may not know yet which pull request it was. */
const indexMs = 10 * 60 * 1000

/** Whether the forge may still find a pull request for a commit that it knows none for. */
export function mayBeIndexed(
  { pull, candidates, pushedMs }: HostedFacts,
  { atMs }: Pick<CommitFacts, 'atMs'>,
  nowMs: number,
): boolean {
  return pull === null && candidates.length === 0 && nowMs - (pushedMs ?? atMs) < indexMs
}

/** A forge lists no more than this of one pull request, and what it does not list nobody has judged. */
const most = { commits: 250, files: 3000 }

type Trouble = readonly [Exclude<Verdict, 'APPROVED'>, Reason]

/** A commit of the default branch came by exactly one pull request, in one of the ways that a forge merges. */
export function mergedPullClaim(facts: ChangeFacts, hosted: HostedFacts): Claim {
  const rule = { code: 'rule-pull' } as const
  const found =
    candidateTrouble(facts, hosted) ??
    bypassTrouble(facts, hosted) ??
    sizeTrouble(hosted) ??
    mergeTrouble(facts, hosted)
  return found === null ? holds(rule) : fails(found[0], rule, [found[1]])
}

/** A proposal is put before its owners by one open pull request; null in plain git. */
export function openPullClaim({ commit, head, hosted, mode }: ChangeFacts): Claim | null {
  if (hosted === null || mode === 'merged') return null
  const rule = { code: 'rule-open-pull' } as const
  const id = shortCommit(head?.commit ?? commit.id)
  if (hosted.candidates.length > 1) return fails('BLOCKED', rule, [ambiguous(id, hosted)])
  if (hosted.pull === null) return fails('PENDING', rule, [trouble('PR_NOT_OPENED', { commit: id })])
  const tooLarge = sizeTrouble(hosted)
  if (tooLarge !== null) return fails(tooLarge[0], rule, [tooLarge[1]])
  return holds(rule, hosted.pull.draft ? [note('DRAFT', { pull: hosted.pull.number })] : [])
}

function candidateTrouble({ commit, live }: ChangeFacts, hosted: HostedFacts): Trouble | null {
  const id = shortCommit(commit.id)
  if (hosted.candidates.length > 1) return ['BLOCKED', ambiguous(id, hosted)]
  if (hosted.pull !== null) {
    return hosted.pull.mergeCommit === commit.id && hosted.pull.mergedMs !== null
      ? null
      : ['BLOCKED', trouble('NO_PR', { commit: id })]
  }
  if (mayBeIndexed(hosted, commit, live.nowMs)) return ['ERROR', trouble('PR_NOT_INDEXED', { commit: id })]
  return ['BLOCKED', trouble('NO_PR', { commit: id })]
}

function ambiguous(commit: string, { candidates }: HostedFacts): Reason {
  return trouble('AMBIGUOUS_PR', { commit, pulls: candidates.map((number) => `#${number}`).join(', ') })
}

function bypassTrouble({ commit }: ChangeFacts, { bypassed }: HostedFacts): Trouble | null {
  return bypassed === true ? ['BLOCKED', trouble('RULES_BYPASSED', { commit: shortCommit(commit.id) })] : null
}

/** Whether a pull request is so large that what the forge tells of it is only a part. */
export function isTooLarge({ size }: HostedPull): boolean {
  return size.commits > most.commits || size.files > most.files
}

function sizeTrouble({ pull }: HostedFacts): Trouble | null {
  if (pull === null || !isTooLarge(pull)) return null
  const { commits, files } = pull.size
  return ['ERROR', trouble('TOO_LARGE', { pull: pull.number, commits, files })]
}

function mergeTrouble({ commit, head, base }: ChangeFacts, { pull }: HostedFacts): Trouble | null {
  const id = shortCommit(commit.id)
  const { parents } = commit
  const [first, second] = parents
  if (parents.length === 2) {
    if (second === pull?.head && first === base.commit && head?.commit === second) return null
    return ['BLOCKED', trouble('MERGE_HEAD_MISMATCH', { commit: id, path: '' })]
  }
  if (parents.length !== 1)
    return ['BLOCKED', trouble('BAD_MERGE_SHAPE', { commit: id, parents: parents.length })]
  return head === null ? ['ERROR', trouble('HEAD_UNREADABLE', { pull: pull?.number ?? 0 })] : null
}
