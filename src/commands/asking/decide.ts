import { createGitForge } from '../../adapters/git/forge.ts'
import type { Decision, Reason } from '../../approval/decision.ts'
import { evaluate } from '../../approval/evaluate.ts'
import type { KnownFacts } from '../../approval/facts.ts'
import { knownFacts } from '../known-facts.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'

/** What would be decided about a campaign if a commit were merged now; null where the merge would not touch it. */
export async function decideProposed(
  world: World,
  bench: Workbench,
  about: {
    readonly commit: string
    readonly campaign: string
    readonly seen: KnownFacts['seen']
    readonly halted: string | null
  },
): Promise<Decision | null> {
  const { commit, campaign, seen, halted } = about
  const reading = await bench.ledger.read()
  const forge = createGitForge(bench.repository, { branch: bench.branch.ref })
  const facts = await forge.proposed(commit, knownFacts(reading, { seen, halted, nowMs: world.clock.now() }))
  return evaluate(facts).find((decision) => decision.campaign === campaign) ?? null
}

/** The innermost reasons that are not met: what somebody can do something about. */
export function unmetReasons(reason: Reason): readonly Reason[] {
  if (reason.met) return []
  const below = reason.children.flatMap(unmetReasons)
  return below.length > 0 ? below : [reason]
}

/** The people whose approval is still missing, as the decision names them. */
export function peopleToAsk(decision: Decision): readonly string[] {
  const named = unmetReasons(decision.reason)
    .filter(({ code }) => code === 'NOT_APPROVED')
    .flatMap(({ values }) => String(values['people'] ?? '').split(' '))
  return [...new Set(named.filter(Boolean))].sort()
}
