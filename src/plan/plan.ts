import { assert } from '../kit/assert.ts'
import type { Decision } from '../approval/decision.ts'
import type { Sender } from '../content/schema/senders.ts'
import type { Schedule } from '../content/content.ts'
import type { CompiledCampaign } from '../message/template.ts'
import type { ReleaseId } from '../release/release-id.ts'

/** What exactly will happen if a release goes out. Secrets are named in it, never held. */
export interface SendPlan {
  readonly release: ReleaseId
  readonly releaseKey: string
  readonly commit: string
  readonly closureDigest: string
  /** SHA-256 of the compiled campaign's canonical JSON. */
  readonly artifactDigest: string
  readonly artifact: CompiledCampaign
  readonly senderId: string
  readonly sender: Sender
  readonly category: 'marketing' | 'transactional' | 'incident'
  readonly lists: readonly string[]
  readonly exclude: readonly string[]
  /** Title of the first targeted list, for List-Id. */
  readonly listTitle: string
  readonly schedule: Schedule | null
  readonly undoMs: number
  /** Count that the owners saw (entry PLANNED), null where no desk ran. */
  readonly plannedCount: number | null
  readonly growth: { readonly percent: number; readonly atLeast: number }
  /** Whether it goes to the people of `policies/identities.yaml` alone. */
  readonly rehearsal: boolean
  /** The strictest `limits.recipients` of the targeted lists, null where none is set. */
  readonly recipientsMax: number | null
}

declare const approved: unique symbol

/** A plan that its owners approved. The only way to get one is `approve()`. */
export type ApprovedPlan = SendPlan & { readonly [approved]: true; readonly decision: Decision }

/** Joins a plan with the decision over the very same content. Anything else is our own bug: callers ask the decision first. */
export function approve(plan: SendPlan, decision: Decision): ApprovedPlan {
  assert(decision.verdict === 'APPROVED', 'a plan without approval')
  assert(decision.closureDigest === plan.closureDigest, 'a decision about another content')
  assert(decision.campaign === plan.release.campaign, 'a decision about another campaign')
  assert(decision.edition === plan.release.edition, 'a decision about another edition')
  assert(decision.commit === plan.commit, 'a decision about another commit')
  return { ...plan, decision } as ApprovedPlan
}

/** RCPT growth rule: the audience may shrink freely and grow by `percent`, at least by `atLeast`, over the planned count. */
export function countMax(plan: SendPlan): number | null {
  if (plan.plannedCount === null) return null
  return (
    plan.plannedCount +
    Math.max(plan.growth.atLeast, Math.floor((plan.plannedCount * plan.growth.percent) / 100))
  )
}
