import { openForge } from '../open-forge.ts'
import { campaignContributors } from '../../approval/contributors.ts'
import type { Decision } from '../../approval/decision.ts'
import { evaluate } from '../../approval/evaluate.ts'
import type { Candidate } from '../asking/candidate.ts'
import { identitiesOf } from '../asking/signer.ts'
import { knownFacts, seenTags } from '../known-facts.ts'
import type { DeskPass } from './pass.ts'

/** A request as it stands now. */
interface JudgedRequest {
  readonly decision: Decision
  /** Whoever had a hand in the campaign or in what it is made of: none of them can approve it. */
  readonly contributors: ReadonlySet<string>
}

/** What would be decided about a request if it were merged now; null where the merge would not touch the campaign. */
export async function judgeRequest(pass: DeskPass, candidate: Candidate): Promise<JudgedRequest | null> {
  const { bench, store, world } = pass
  const { commit, campaign, closure } = candidate
  const halt = await store.journal.halted('*')
  const known = knownFacts(await bench.ledger.recent(), {
    seen: await seenTags(store),
    halted: halt?.reason ?? null,
    nowMs: world.clock.now(),
  })
  const facts = await openForge(bench).proposed(commit, known)
  const decision = evaluate(facts).find((one) => one.campaign === campaign.id)
  if (decision === undefined) return null
  const { people } = campaignContributors(facts, {
    identities: identitiesOf(bench),
    id: campaign.id,
    edition: campaign.front.edition,
    closure,
    suggestions: bench.content.policies.approvals?.suggestions ?? 'disqualify',
  })
  return { decision, contributors: people }
}
