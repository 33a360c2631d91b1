import type { AudienceCounts } from '../audience/contact.ts'
import type { Decision } from '../approval/decision.ts'
import type { Finding, Values } from '../kit/finding.ts'

/** What can be said about a sender without a message: each line is a code of the catalogue. */
export interface SenderState {
  readonly code: string
  readonly ok: boolean
  readonly values: Values
}

/** A link of the body, with the host that a click really goes to. */
export interface PlanLink {
  readonly url: string
  readonly host: string
}

/** What `plan` shows: what exactly will happen, as far as this machine knows. */
export interface PlanView {
  readonly release: string
  readonly campaignPath: string
  readonly commit: string
  readonly closureDigest: string
  readonly status: 'draft' | 'ready'
  readonly from: { readonly name: string; readonly address: string } | null
  /** Null: not asked (`--offline`) or not answered. */
  readonly senderState: readonly SenderState[] | null
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  readonly exclude: readonly string[]
  /** Null: no store on this machine. */
  readonly counts: AudienceCounts | null
  readonly subjects: readonly string[]
  readonly preheader: string | null
  readonly htmlBytes: number
  readonly links: readonly PlanLink[]
  readonly when: {
    /** Null: as soon as it is merged. */
    readonly at: string | null
    readonly local: string | null
    readonly latest: string | null
    readonly undoSeconds: number
  }
  readonly findings: readonly Finding[]
  readonly decision: Decision | null
}
