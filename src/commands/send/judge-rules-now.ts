import { isUndecided, judgeRules } from '../../approval/judge-rules.ts'
import { appendEntry } from '../../ledger/append.ts'
import { knownFacts, seenTags } from '../known-facts.ts'
import type { Outcome } from './outcome.ts'
import type { SendPass } from './send-run.ts'

/**
 * Judges every change of the rules since the last judged one. What was approved is noted (RULES), so that history is judged once; what was
 * not stops all sending until its owners approve it or it is reverted.
 */
export async function judgeRulesNow(pass: SendPass, dryRun: boolean): Promise<readonly Outcome[]> {
  const { world, bench, store, reading, forge, signer } = pass
  const known = knownFacts(reading, { seen: await seenTags(store), nowMs: world.clock.now(), halted: null })
  const facts = await forge.rules(known)
  if (facts === null || facts.commits.length === 0) return []
  const { unapproved, approvedUpto } = judgeRules(facts)
  if (approvedUpto !== reading.view.rulesUpto && !dryRun) {
    await appendEntry(bench.ledger, signer, {
      draft: { type: 'RULES', release: null, data: { upto: approvedUpto }, at: world.clock.now() },
    })
  }
  return unapproved.map(({ commit, subject, paths, reason }) => ({
    release: commit.slice(0, 12),
    code: 'send-rules-unapproved',
    values: {
      commit: commit.slice(0, 12),
      subject: subject.slice(0, 80),
      paths: paths.slice(0, 5).join(', '),
    },
    exitCode: isUndecided(reason) ? 75 : 1,
    reason,
  }))
}
