import type { Tree, TreeFile } from '../content/tree.ts'
import { trouble } from './claim.ts'
import type { Reason } from './decision.ts'
import type { RuleCommit, RulesFacts } from './facts.ts'
import { changedPaths, sameFile } from './focus-tree.ts'
import { readOwnership, type Ownership } from './grants.ts'
import { hearStep, ruleOwners, rulesOf, type Hearing } from './hear-rules.ts'
import { offAmongOthers } from './off-alone.ts'
import { peopleOfOwner } from './people.ts'
import { mayBeIndexed } from './pull-claims.ts'
import { shortCommit } from './short-commit.ts'
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
  let standing = beginning(facts)
  for (const step of facts.commits) {
    standing = afterStep(facts, standing, step)
    if (standing.outstanding.length > 0) untrusted.add(step.commit.id)
    else if (untrusted.size === 0) approvedUpto = step.commit.id
  }
  return { unapproved: standing.outstanding.map(unapprovedOf), untrusted, approvedUpto }
}

/** What a step changes that was not so before with everybody's approval, and who owned it until then. */
export function beforeStep(
  facts: RulesFacts,
  step: RuleCommit,
): { readonly ownership: Ownership | null; readonly foreign: readonly string[] } {
  let standing = beginning(facts)
  for (const earlier of facts.commits) {
    if (earlier === step) break
    standing = afterStep(facts, standing, earlier)
  }
  return { ownership: standing.ownership, foreign: foreignPaths(standing.approved, step) }
}

function beginning({ trusted }: RulesFacts): Standing {
  return { approved: rulesOf(trusted.tree), ownership: readOwnership(trusted.tree), outstanding: [] }
}

/** A change that restores what was approved needs nobody. */
function foreignPaths(approved: Tree, step: RuleCommit): readonly string[] {
  const touched = changedPaths(rulesOf(step.parent.tree), rulesOf(step.tree))
  return touched.filter((path) => !sameFile(step.tree, approved, path))
}

function afterStep(facts: RulesFacts, before: Standing, step: RuleCommit): Standing {
  const { approved, outstanding } = before
  const foreign = foreignPaths(approved, step)
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
  if (off !== null) return trouble('OFF_NOT_ALONE', { list: off, commit: shortCommit(step.commit.id) })
  const { identities } = ownership
  const hearing = hearStep(step, { ownership, foreign })
  const { voices, approving, contributors } = hearing
  // What was said about an earlier change may be older: whoever belonged to a team then need not do so any more.
  const memberships = [...(step.hosted?.memberships ?? []), ...facts.memberships]
  for (const path of foreign) {
    const owners = ruleOwners(ownership, path)
    const owns = (voice: (typeof voices)[number]): boolean =>
      isOwner({ identities, memberships }, voice, owners)
    const approvers = approving.filter((voice) => owns(voice) && !contributors.people.has(voice.person))
    // Where it is not certain who wrote it, one of two approvers may be the author.
    const needed = contributors.doubt === null ? 1 : 2
    const commit = shortCommit(step.commit.id)
    const values = { path, commit, needed: needed - approvers.length }
    if (voices.some((voice) => voice.verdict === 'reject' && voice.flaw === null && owns(voice))) {
      return trouble('RULES_REJECTED', { ...values, owners: owners.join(' ') })
    }
    if (approvers.length < needed) {
      const open = undecided(facts, step, { hearing, owners })
      if (open !== null) return open
      return missingReason(ownership, hearing, { values, owners, approvers: approvers.length })
    }
  }
  return null
}

/** What a hosted forge could not say yet, or may not tell us: asked again, it may approve the change after all. */
function undecided(
  { memberships, nowMs }: RulesFacts,
  { hosted, commit }: RuleCommit,
  { hearing, owners }: { readonly hearing: Hearing; readonly owners: readonly string[] },
): Reason | null {
  if (hosted === null) return null
  if (mayBeIndexed(hosted, commit, nowMs))
    return trouble('PR_NOT_INDEXED', { commit: shortCommit(commit.id) })
  const names = new Set(owners.map((owner) => owner.toLowerCase()))
  const unread = hearing.approving.find(({ userId }) =>
    memberships.some(
      ({ owner, user, answer }) => user === userId && answer === 'unknown' && names.has(owner.toLowerCase()),
    ),
  )
  return unread === undefined
    ? null
    : trouble('TEAM_UNREADABLE', { person: unread.person, owners: owners.join(' ') })
}

/** Whether a change stands unapproved only because something about it could not be read. */
export function isUndecided({ code }: Reason): boolean {
  return code === 'PR_NOT_INDEXED' || code === 'TEAM_UNREADABLE'
}

/** Who of the owners of a path can still approve its change; null where a forge may know more of them than the file does. */
export function approversLeft(
  { identities }: Ownership,
  { contributors, approving }: Hearing,
  owners: readonly string[],
): readonly string[] | null {
  const people = owners.map((owner) => peopleOfOwner(identities, owner))
  if (people.includes(null)) return null
  const spoken = new Set(approving.map(({ person }) => person))
  const names = new Set(people.flatMap((some) => some ?? []))
  return [...names].filter((name) => !contributors.people.has(name) && !spoken.has(name))
}

/** Asking helps only where somebody is left who had no part in it. */
function missingReason(
  ownership: Ownership,
  hearing: Hearing,
  missing: {
    readonly values: { readonly path: string; readonly commit: string; readonly needed: number }
    readonly owners: readonly string[]
    readonly approvers: number
  },
): Reason {
  const { contributors } = hearing
  const owners = missing.owners.join(' ')
  const left = approversLeft(ownership, hearing, missing.owners)
  // Where it is only unsigned, its author can still sign, and then one is enough.
  const least = contributors.doubt === 'unknown' ? 2 : 1
  if (left !== null && missing.approvers + left.length < least) {
    return trouble('RULES_NOBODY_LEFT', { ...missing.values, owners })
  }
  const values = { ...missing.values, people: left === null || left.length === 0 ? owners : left.join(', ') }
  const unsigned = contributors.doubt === 'unsigned' ? [trouble('RULES_UNSIGNED', values)] : []
  return trouble('RULES_NOT_APPROVED', values, unsigned)
}

function unapprovedOf({ step, paths, reason }: Outstanding): UnapprovedRules {
  return { commit: step.commit.id, subject: step.commit.subject, paths, reason }
}
