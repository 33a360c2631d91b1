import { ownersOf } from '../content/codeowners/owners-of.ts'
import { isFreePath, type Tree, type TreeFile } from '../content/tree.ts'
import { administratorsOf } from './administrators.ts'
import { trouble } from './claim.ts'
import { contributorsOf } from './contributors.ts'
import type { Reason } from './decision.ts'
import type { RuleCommit, RulesFacts } from './facts.ts'
import { changedPaths, sameFile } from './focus-tree.ts'
import { readOwnership, type Ownership } from './grants.ts'
import { offAmongOthers } from './off-alone.ts'
import { foldOpinions } from './opinions.ts'
import { noRequests } from './requests.ts'
import { isOwner } from './standing.ts'

/** A change of the rules that its owners did not approve and nobody reverted. */
interface UnapprovedRules {
  readonly commit: string
  readonly subject: string
  /** The rules it changed and that are still in force unapproved. */
  readonly paths: readonly string[]
  readonly reason: Reason
}

/** What the chain of rule changes comes to. */
export interface RulesJudgement {
  /** Oldest first; with one in it nothing sends. */
  readonly unapproved: readonly UnapprovedRules[]
  /** Commits whose rules are not the approved ones, be they reverted later or not: nothing merged on top of one ever sends. */
  readonly untrusted: ReadonlySet<string>
  /** The newest commit up to which every change was approved, in order: the ledger may note it, so that history is judged once. */
  readonly approvedUpto: string
}

/** A commit that changed rules without approval, and the paths that stand since. */
interface Outstanding {
  readonly step: RuleCommit
  readonly paths: readonly string[]
  readonly reason: Reason
}

/** The rules as approved so far, who owns what by them, and what stands against them. */
interface Standing {
  readonly approved: Tree
  readonly ownership: Ownership | null
  readonly outstanding: readonly Outstanding[]
}

/**
 * Judges every change of the rules since the trusted commit. The approved rules are kept path by path: a change that is approved moves
 * them on, a change that restores them needs nobody, and any other stays outstanding. Each change is judged by the approved rules before
 * it, which are those of its parent as long as nothing is outstanding; a key that somebody slipped in can so never approve anything, not
 * even its own removal's neighbours.
 */
export function judgeRules(facts: RulesFacts): RulesJudgement {
  const untrusted = new Set<string>()
  let approvedUpto = facts.trusted.commit
  if (facts.commits.length === 0) return { unapproved: [], untrusted, approvedUpto }
  let standing: Standing = {
    approved: rulesOf(facts.trusted.tree),
    ownership: readOwnership(facts.trusted.tree),
    outstanding: [],
  }
  for (const step of facts.commits) {
    standing = afterStep(facts, standing, step)
    if (standing.outstanding.length > 0) untrusted.add(step.commit.id)
    else if (untrusted.size === 0) approvedUpto = step.commit.id
  }
  return { unapproved: standing.outstanding.map(unapprovedOf), untrusted, approvedUpto }
}

function afterStep(facts: RulesFacts, before: Standing, step: RuleCommit): Standing {
  const { approved, outstanding } = before
  const touched = changedPaths(rulesOf(step.parent.tree), rulesOf(step.tree))
  const foreign = touched.filter((path) => !sameFile(step.tree, approved, path))
  const reason =
    foreign.length === 0 ? null : whyNotApproved(facts, step, { ownership: before.ownership, foreign })
  // Whoever approves a change has seen what it changes, not what its parent already held.
  const covered = foreign.filter((path) => reason === null && sameFile(step.parent.tree, approved, path))
  const left = foreign.filter((path) => !covered.includes(path))
  const now = withFiles(approved, step.tree, covered)
  const changes =
    left.length === 0
      ? outstanding
      : [...outstanding, { step, paths: left, reason: reason ?? trouble('RULES_ON_UNAPPROVED') }]
  return {
    approved: now,
    // Owners who approved a file that cannot be read remain the ones who can mend it.
    ownership: covered.length === 0 ? before.ownership : (readOwnership(now) ?? before.ownership),
    outstanding: stillStanding(changes, step.tree, now),
  }
}

/** The files that are rules: exactly what a campaign's merge may not touch. */
function rulesOf(tree: Tree): Tree {
  return { commit: tree.commit, files: new Map([...tree.files].filter(([path]) => !isFreePath(path))) }
}

function withFiles(tree: Tree, from: Tree, paths: readonly string[]): Tree {
  const files = new Map<string, TreeFile>(tree.files)
  for (const path of paths) {
    const file = from.files.get(path)
    if (file === undefined) files.delete(path)
    else files.set(path, file)
  }
  return { commit: from.commit, files }
}

/** Outstanding changes whose paths are again as they were approved are over. */
function stillStanding(
  outstanding: readonly Outstanding[],
  now: Tree,
  approved: Tree,
): readonly Outstanding[] {
  return outstanding
    .map((change) => ({ ...change, paths: change.paths.filter((path) => !sameFile(now, approved, path)) }))
    .filter(({ paths }) => paths.length > 0)
}

function whyNotApproved(
  facts: RulesFacts,
  step: RuleCommit,
  change: { readonly ownership: Ownership | null; readonly foreign: readonly string[] },
): Reason | null {
  const { ownership, foreign } = change
  if (ownership === null) return trouble('RULES_WITHOUT_OWNERS')
  const off = offAmongOthers(step.parent.tree, step.tree, foreign)
  if (off !== null) return trouble('OFF_NOT_ALONE', { list: off, commit: step.commit.id })
  const { identities } = ownership
  const { voices } = foldOpinions({
    opinions: step.opinions.filter((opinion) => isBound(step, opinion.target, foreign)),
    isAbout: (name) => name.kind === 'rules',
    identities,
    repository: ownership.repository,
    closureDigest: null,
  })
  const approving = voices.filter(({ verdict, flaw }) => verdict === 'approve' && flaw === null)
  const contributors = contributorsOf({
    identities,
    proposer: null,
    commits: authorsOf(step),
    counts: (path) => foreign.includes(path),
    requests: noRequests,
    // Whoever signs a change that bears their name has signed that it is theirs.
    vouched: new Set(approving.map(({ person }) => person)),
  })
  for (const path of foreign) {
    const owners = ruleOwners(ownership, path)
    const owns = (voice: (typeof voices)[number]): boolean =>
      isOwner({ identities, memberships: facts.memberships }, voice, owners)
    const approvers = approving.filter((voice) => owns(voice) && !contributors.people.has(voice.person))
    // Where it is not certain who wrote it, one of two approvers may be the author.
    const needed = contributors.doubt === null ? 1 : 2
    const commit = step.commit.id
    const values = { path, owners: owners.join(' '), commit, needed: needed - approvers.length }
    if (voices.some((voice) => voice.verdict === 'reject' && owns(voice))) {
      return trouble('RULES_REJECTED', values)
    }
    if (approvers.length < needed) {
      const isUnsigned = contributors.doubt === 'unsigned'
      return trouble('RULES_NOT_APPROVED', values, isUnsigned ? [trouble('RULES_UNSIGNED', values)] : [])
    }
  }
  return null
}

/** The commit itself, when it was no merge or added something of its own, and the commits that it merged. */
function authorsOf(step: RuleCommit): RuleCommit['proposal'] {
  const head = step.head
  const paths = changedPaths(rulesOf(step.parent.tree), rulesOf(step.tree))
  if (head === null) return [{ ...step.commit, paths }]
  const own = paths.filter((path) => !sameFile(step.tree, head.tree, path))
  return own.length === 0 ? step.proposal : [...step.proposal, { ...step.commit, paths: own }]
}

/** A tag on what was merged is as good as one on the merge, if the rules in question are the same in both. */
function isBound(step: RuleCommit, target: string | null, paths: readonly string[]): boolean {
  if (target === step.commit.id) return true
  const { head } = step
  return (
    head !== null && target === head.commit && paths.every((path) => sameFile(step.tree, head.tree, path))
  )
}

/** Who must approve a change of a rule: who is named for it, else the Administrators. */
function ruleOwners({ codeowners }: Ownership, path: string): readonly string[] {
  const line = ownersOf(codeowners, path)
  return line !== null && line.owners.length > 0 ? line.owners : administratorsOf(codeowners)
}

function unapprovedOf({ step, paths, reason }: Outstanding): UnapprovedRules {
  return { commit: step.commit.id, subject: step.commit.subject, paths, reason }
}
