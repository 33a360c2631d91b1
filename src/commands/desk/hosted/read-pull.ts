import type { Decision } from '../../../approval/decision.ts'
import { evaluate } from '../../../approval/evaluate.ts'
import type { ChangeFacts, KnownFacts } from '../../../approval/facts.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import type { AudienceCounts } from '../../../audience/contact.ts'
import type { Finding } from '../../../kit/finding.ts'
import { compareFindings } from '../../../kit/finding.ts'
import type { Uncounted } from '../../../report/pull-view.ts'
import { candidateIn, type Candidate } from '../../asking/candidate.ts'
import { examineCampaign, refuses, type Examination } from '../../examine-campaign.ts'
import { knownFacts, seenTags } from '../../known-facts.ts'
import type { DeskPass } from '../pass.ts'
import { planRequest } from '../plan-request.ts'
import { isWithinProbes } from './probes.ts'
import type { HostedDesk } from './hosted-desk.ts'

/** So many campaigns of one pull request are compiled; more at once are a reorganisation and no edition. */
const campaignsMax = 10

/** A campaign that a pull request changes, as merging it now would leave it. */
export interface PullCampaign {
  readonly decision: Decision
  /** Null where it cannot be read. */
  readonly candidate: Candidate | null
  readonly examined: Examination | null
  /** What is wrong in its files, worst and first places first. */
  readonly findings: readonly Finding[]
  /** Null: not counted. */
  readonly counts: AudienceCounts | null
  readonly uncounted: Uncounted | null
}

/** A pull request as it stands now. */
export interface PullState {
  readonly pull: HostedPull
  readonly facts: ChangeFacts
  readonly campaigns: readonly PullCampaign[]
  /** Campaigns that are not among them, because there are too many. */
  readonly more: number
}

/** Reads what a pull request would change, compiles it, counts its people where that may be done, and judges it. */
export async function readPull(desk: HostedDesk, pull: HostedPull): Promise<PullState> {
  const { forge } = desk
  const facts = await forge.proposed(pull.head, await known(desk))
  const campaigns: PullCampaign[] = []
  const all = evaluate(facts)
  const more = Math.max(0, all.length - campaignsMax)
  for (const decision of all.slice(0, campaignsMax)) {
    campaigns.push(await readCampaign(desk, { pull, facts, decision }))
  }
  if (campaigns.every(({ counts }) => counts === null)) return { pull, facts, campaigns, more }
  // What was counted just now takes part in the decision: it says how many must approve.
  const { planned } = await known(desk)
  const counted = { ...facts, live: { ...facts.live, planned } }
  const decisions = evaluate(counted)
  const judged = ({ campaign }: Decision): Decision | undefined =>
    decisions.find((one) => one.campaign === campaign)
  const again = campaigns.map((one) =>
    Object.assign({}, one, { decision: judged(one.decision) ?? one.decision }),
  )
  return { pull, facts: counted, campaigns: again, more }
}

/** What ledger and store know at this moment. */
export async function known({ pass }: HostedDesk): Promise<KnownFacts> {
  const halt = await pass.store.journal.halted('*')
  return knownFacts(await pass.bench.ledger.recent(), {
    seen: await seenTags(pass.store),
    halted: halt?.reason ?? null,
    nowMs: pass.world.clock.now(),
  })
}

async function readCampaign(
  desk: HostedDesk,
  about: { readonly pull: HostedPull; readonly facts: ChangeFacts; readonly decision: Decision },
): Promise<PullCampaign> {
  const { pass } = desk
  const { pull, facts, decision } = about
  const nowMs = pass.world.clock.now()
  const candidate = candidateIn(facts.tree, { commit: pull.head, campaign: decision.campaign, nowMs })
  const nothing = { examined: null, findings: [], counts: null, uncounted: 'not-ready' } as const
  if (candidate === null) return { decision, candidate, ...nothing }
  const { campaign, content } = candidate
  const examined = await examineCampaign(campaign, content, { compiler: pass.compiler, nowMs })
  const findings = [...content.findings, ...examined.findings].sort(compareFindings)
  const isReady = decision.verdict !== 'BLOCKED' && !refuses(findings)
  const counted = await countOf(pass, { pull, candidate, isReady })
  return { decision, candidate, examined, findings, ...counted }
}

async function countOf(
  pass: DeskPass,
  about: { readonly pull: HostedPull; readonly candidate: Candidate; readonly isReady: boolean },
): Promise<Pick<PullCampaign, 'counts' | 'uncounted'>> {
  const { pull, candidate, isReady } = about
  const not = (uncounted: Uncounted) => ({ counts: null, uncounted })
  if (pull.fork) return not('fork')
  if (pull.draft) return not('draft')
  if (!isReady) return not('not-ready')
  if (!(await isWithinProbes(pass, { pull, candidate }))) return not('too-many')
  const counts = await planRequest(pass, candidate)
  return counts === null ? not('under-way') : { counts, uncounted: null }
}
