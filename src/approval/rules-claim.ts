import { fails, holds, trouble, type Claim } from './claim.ts'
import type { ChangeFacts } from './facts.ts'
import { isUndecided, judgeRules } from './judge-rules.ts'
import { shortCommit } from './short-commit.ts'

/** The rules themselves were approved: all that are in force now, and those by which this change is judged. */
export function rulesClaim(facts: ChangeFacts): Claim {
  const rule = { code: 'rule-rules' } as const
  if (facts.rules === null || facts.afterRoot === null) {
    // Before anything was ever sent there is nothing to trust yet; a proposal may be looked at all the same.
    if (facts.mode === 'proposal') return holds(rule)
    return fails('BLOCKED', rule, [trouble('NO_ROOT')])
  }
  if (!facts.afterRoot)
    return fails('BLOCKED', rule, [trouble('BEFORE_ROOT', { commit: shortCommit(facts.commit.id) })])
  const { unapproved, untrusted } = judgeRules(facts.rules)
  const [first, ...others] = unapproved.map(({ commit, subject, paths, reason }) =>
    trouble('RULES_UNAPPROVED', { commit: shortCommit(commit), subject, path: paths[0] ?? '' }, [reason]),
  )
  if (first !== undefined) {
    const isOpen = unapproved.every(({ reason }) => isUndecided(reason))
    return fails(isOpen ? 'ERROR' : 'BLOCKED', rule, [first, ...others])
  }
  if (facts.rulesAt === null || !untrusted.has(facts.rulesAt)) return holds(rule)
  return fails('BLOCKED', rule, [trouble('RULES_UNTRUSTED', { commit: shortCommit(facts.base.commit) })])
}
