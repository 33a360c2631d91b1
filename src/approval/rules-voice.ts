import type { ChangeFacts, RuleCommit, RulesFacts } from './facts.ts'
import { hearStep, ruleOwners } from './hear-rules.ts'
import { approversLeft, beforeStep } from './judge-rules.ts'
import type { OwnVoice } from './own-voice.ts'
import { isOwner } from './standing.ts'

/** What a person's approval of a change of the rules would come to; null where the change is none that waits for anybody. */
export function rulesVoice(facts: RulesFacts, step: RuleCommit, person: string): OwnVoice | null {
  const { ownership, foreign } = beforeStep(facts, step)
  if (ownership === null || foreign.length === 0) return null
  const hearing = hearStep(step, { ownership, foreign })
  const { identities } = ownership
  const owners = [...new Set(foreign.flatMap((path) => ruleOwners(ownership, path)))]
  const people = (approversLeft(ownership, hearing, owners) ?? owners).filter((name) => name !== person)
  const rules = { identities, memberships: facts.memberships }
  const owns = isOwner(rules, { person, userId: null }, owners)
  const refused = hearing.voices.some((voice) => voice.person === person && voice.verdict === 'reject')
  if (hearing.contributors.people.has(person)) {
    const why = 'author'
    if (owns && refused) return { effect: 'withdraws', why, people }
    // Commits that bear the name and no signature: the answer says at least that they are theirs.
    return { effect: hearing.unsigned.has(person) ? 'vouches' : 'none', why, people }
  }
  return owns ? { effect: 'counts' } : { effect: 'none', why: 'no-owner', people }
}

/** The step of the history that a tag on this commit would be about: the commit itself, or the merge that brought it. */
export function stepOf({ commits }: RulesFacts, commit: string): RuleCommit | null {
  return commits.find((step) => step.commit.id === commit || step.head?.commit === commit) ?? null
}

/** A proposal as the step that it would be if it were merged now, after all others. */
export function proposedStep(facts: ChangeFacts): { readonly rules: RulesFacts; readonly step: RuleCommit } {
  const { commit, tree, base, head, proposal, memberships, opinions, hosted } = facts
  const step = { commit, tree, parent: base, head, proposal, opinions, hosted }
  const rules = facts.rules ?? { trusted: base, memberships, commits: [], nowMs: facts.live.nowMs }
  return { rules: { ...rules, commits: [...rules.commits, step] }, step }
}
