import { ownersOf } from '../content/codeowners/owners-of.ts'
import { isFreePath, type Tree } from '../content/tree.ts'
import { administratorsOf } from './administrators.ts'
import { contributorsOf, type Contributors } from './contributors.ts'
import type { Opinion, RuleCommit } from './facts.ts'
import { changedPaths, sameFile } from './focus-tree.ts'
import type { Ownership } from './grants.ts'
import { foldOpinions } from './opinions.ts'
import { nameOfAccount, personWithKey } from './people.ts'
import { isTooLarge } from './pull-claims.ts'
import { noRequests } from './requests.ts'
import type { Voice } from './voice.ts'

/** Who spoke about a change of the rules, and whose work it is. */
export interface Hearing {
  /** Everybody's present opinion, bound to exactly this change. */
  readonly voices: readonly Voice[]
  /** Those of them that approve. */
  readonly approving: readonly Voice[]
  readonly contributors: Contributors
  /** Authors of commits that nobody known has signed: each may still sign for what bears their name. */
  readonly unsigned: ReadonlySet<string>
}

/** Hears everybody about the paths that a step changed without restoring what was approved. */
export function hearStep(
  step: RuleCommit,
  change: { readonly ownership: Ownership; readonly foreign: readonly string[] },
): Hearing {
  const { ownership, foreign } = change
  const { identities } = ownership
  const { voices } = foldOpinions({
    opinions: step.opinions.filter((opinion) => isBound(step, opinion, foreign)),
    isAbout: (name) => name.kind === 'rules',
    identities,
    repository: ownership.repository,
    closureDigest: null,
  })
  const approving = voices.filter(({ verdict, flaw }) => verdict === 'approve' && flaw === null)
  const commits = authorsOf(step)
  const counts = (path: string): boolean => foreign.includes(path)
  const contributors = contributorsOf({
    identities,
    proposer: step.hosted?.pull?.author ?? null,
    commits,
    counts,
    requests: noRequests,
    // Whoever signs a change that bears their name has signed that it is theirs.
    vouched: new Set(approving.map(({ person }) => person)),
    suggestions: 'disqualify',
  })
  const unsigned = commits
    .filter(
      ({ paths, signer }) =>
        paths.some(counts) && (signer === null || personWithKey(identities, signer) === null),
    )
    .map(({ author }) => nameOfAccount(identities, author))
  return { voices, approving, contributors, unsigned: new Set(unsigned.filter((name) => name !== null)) }
}

/** Who must approve a change of a rule: who is named for it, else the Administrators. */
export function ruleOwners({ codeowners }: Ownership, path: string): readonly string[] {
  const line = ownersOf(codeowners, path)
  return line !== null && line.owners.length > 0 ? line.owners : administratorsOf(codeowners)
}

/** The files that are rules: exactly what a campaign's merge may not touch. */
export function rulesOf(tree: Tree): Tree {
  return { commit: tree.commit, files: new Map([...tree.files].filter(([path]) => !isFreePath(path))) }
}

/** The commit itself, when it was no merge or added something of its own, and the commits that it merged. */
function authorsOf(step: RuleCommit): RuleCommit['proposal'] {
  const head = step.head
  const paths = changedPaths(rulesOf(step.parent.tree), rulesOf(step.tree))
  const itself = { ...step.commit, pushedBy: null, suggestion: false }
  if (head === null) return [{ ...itself, paths }]
  const own = paths.filter((path) => !sameFile(step.tree, head.tree, path))
  return own.length === 0 ? step.proposal : [...step.proposal, { ...itself, paths: own }]
}

/**
 * A tag on what was merged is as good as one on the merge, if the rules in question are the same in both. A review is bound to the files of
 * the commit that was reviewed, wherever that is now.
 */
function isBound(step: RuleCommit, opinion: Opinion, paths: readonly string[]): boolean {
  const { target } = opinion
  const isSame = (tree: Tree): boolean => paths.every((path) => sameFile(step.tree, tree, path))
  if (opinion.kind === 'review') {
    const pull = step.hosted?.pull ?? null
    if (pull !== null && isTooLarge(pull) && opinion.verdict === 'approve') return false
    // Whoever asks for changes, or takes back what they said, means the change as a whole.
    if (opinion.verdict !== 'approve') return true
    return opinion.targetTree !== null && isSame(opinion.targetTree)
  }
  if (target === step.commit.id) return true
  return step.head !== null && target === step.head.commit && isSame(step.head.tree)
}
