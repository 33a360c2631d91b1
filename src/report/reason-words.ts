import type { Reason } from '../approval/decision.ts'
import { releaseName } from '../release/release-id.ts'
import type { Code } from '../words/catalogue.ts'

/** What to do about a reason where reviews decide, instead of what helps where signed tags do. */
const hostedFixes: Readonly<Record<string, Code>> = {
  BRANCH_BEHIND: 'fix-hosted-behind',
  HALTED: 'fix-hosted-resume',
  MERGED_BY_AUTHOR: 'fix-hosted-release',
  MERGER_NOT_ALLOWED: 'fix-hosted-release',
  MERGER_UNKNOWN: 'fix-hosted-release',
  MERGE_CONFLICT: 'fix-hosted-conflict',
  MERGE_HEAD_MISMATCH: 'fix-hosted-merge-again',
  BAD_MERGE_SHAPE: 'fix-hosted-merge-again',
  EVIL_MERGE: 'fix-hosted-merge-again',
  MEMBERSHIP_LOST: 'fix-hosted-merge-again',
  OFF_EXPIRED: 'fix-hosted-merge-again',
  RULES_NOBODY_LEFT: 'fix-hosted-rules-again',
  RULES_REJECTED: 'fix-hosted-revert',
  STALE: 'fix-hosted-look-again',
  UNBOUND: 'fix-hosted-look-again',
  EXPIRED: 'fix-hosted-look-again',
  CHANGES_REQUESTED: 'fix-hosted-mend',
}

/** What a reason says beside its own sentence, for the release that a tree of reasons is about. */
export interface ReasonWords {
  /** The code whose sentence is the fix; null: the reason's own. */
  readonly fixOf: (code: string) => Code | null
  readonly release: string
}

/** How the reasons of a tree are worded: whether reviews or signed tags decide, the tree itself tells. */
export function reasonWords({ values, children }: Reason): ReasonWords {
  const isHosted = children.some(({ code }) => hostedRules.has(code))
  return {
    fixOf: (code) => (isHosted && Object.hasOwn(hostedFixes, code) ? (hostedFixes[code] ?? null) : null),
    release: releaseName({ campaign: String(values['campaign']), edition: Number(values['edition']) }),
  }
}

/** Conditions that only a hosted forge knows. */
const hostedRules: ReadonlySet<string> = new Set(['rule-forge', 'rule-open-pull', 'rule-pull'])
