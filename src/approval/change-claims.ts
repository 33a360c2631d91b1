import { isFreePath } from '../content/tree.ts'
import { fails, holds, trouble, unless, type Claim } from './claim.ts'
import type { ChangeFacts } from './facts.ts'
import { changedPaths } from './focus-tree.ts'
import { mergedPullClaim } from './pull-claims.ts'
import { firstDifference, type Situation } from './situation.ts'

/** A release is a merge of two parents; whatever else changes a campaign was pushed past everybody. */
export function shapeClaim(facts: ChangeFacts): Claim {
  if (facts.mode === 'proposal') {
    const conflict = trouble('MERGE_CONFLICT', { commit: short(facts.commit.id) })
    return unless('BLOCKED', { code: 'rule-mergeable' }, facts.mergeTree?.clean === false ? [conflict] : [])
  }
  if (facts.hosted !== null) return mergedPullClaim(facts, facts.hosted)
  const rule = { code: 'rule-shape' } as const
  const { id, parents } = facts.commit
  if (parents.length === 1) return fails('BLOCKED', rule, [trouble('NO_PR', { commit: short(id) })])
  if (parents.length !== 2) {
    return fails('BLOCKED', rule, [
      trouble('BAD_MERGE_SHAPE', { commit: short(id), parents: parents.length }),
    ])
  }
  if (facts.head?.commit === parents[1] && facts.base.commit === parents[0]) return holds(rule)
  return fails('BLOCKED', rule, [trouble('MERGE_HEAD_MISMATCH', { commit: short(id), path: '' })])
}

/** So many files are named of those that must land by themselves. */
const pathsShownMax = 3

/** Writers of campaigns cannot change, in the same breath, the rules by which they are judged. */
export function scopeClaim(changed: readonly string[]): Claim {
  const rules = changed.filter((path) => !isFreePath(path))
  const rule = { code: 'rule-scope' } as const
  if (rules.length === 0) return holds(rule)
  const more = rules.length > pathsShownMax ? ', …' : ''
  const path = `${rules.slice(0, pathsShownMax).join(', ')}${more}`
  return fails('BLOCKED', rule, [trouble('MIXED_CHANGE', { path })])
}

/** The merge may add nothing of its own to what was proposed. */
export function mergeClaim({ facts, closure }: Situation): Claim | null {
  if (facts.mode === 'proposal' || facts.mergeTree === null) return null
  const added = changedPaths(facts.mergeTree.tree, facts.tree)
  const path = closure.files.find((file) => added.includes(file.path))?.path
  const troubles = path === undefined ? [] : [trouble('EVIL_MERGE', { path })]
  return unless('BLOCKED', { code: 'rule-merge' }, troubles)
}

/**
 * What was merged must itself carry what is released. A branch that is behind on a list shows its approvers another audience than
 * the one that merging it would mail; told before the merge, and refused after it.
 */
export function headClaim(situation: Situation): Claim | null {
  const { facts, closure } = situation
  // Reviews are bound to what was reviewed, and a merge that changed it leaves them stale.
  if (facts.head === null || (facts.hosted !== null && facts.mode === 'merged')) return null
  const proposed = situation.closureAt(facts.head.tree)
  if (proposed?.closureDigest === closure.closureDigest) return null
  const path = proposed === null ? situation.campaign.path : (firstDifference(proposed, closure) ?? '')
  if (facts.mode === 'proposal') {
    return fails('PENDING', { code: 'rule-head' }, [trouble('BRANCH_BEHIND', { path })])
  }
  const values = { commit: short(facts.head.commit), path }
  return fails('BLOCKED', { code: 'rule-head' }, [trouble('MERGE_HEAD_MISMATCH', values)])
}

/** A commit as people read it. */
function short(commit: string): string {
  return commit.slice(0, 8)
}
