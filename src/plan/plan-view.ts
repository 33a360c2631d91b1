import type { Decision } from '../approval/decision.ts'
import type { AudienceCounts } from '../audience/contact.ts'
import type { Judgement } from '../authentication/judgement.ts'
import type { Schedule } from '../content/content.ts'
import type { ContentPolicy } from '../content/schema/content.ts'
import type { Finding } from '../kit/finding.ts'
import type { SinceLast } from './since-last.ts'
import type { WeeklyLimit } from './weekly-limit.ts'

/** What `plan` shows: what exactly will happen, as far as this machine knows. */
export interface PlanView {
  readonly release: string
  readonly path: string
  /** Null: what lies in the folder, and is not committed. */
  readonly commit: string | null
  readonly closureDigest: string
  readonly status: 'draft' | 'ready'
  readonly from: { readonly name: string; readonly address: string }
  /** Null: not asked, or no answer. */
  readonly judgement: Judgement | null
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  readonly exclude: readonly string[]
  /** A list of it is not live yet: it goes to the people of `policies/identities.yaml` alone. */
  readonly rehearsal: boolean
  /** Null: there is no store on this machine. */
  readonly counts: AudienceCounts | null
  /** The campaign's own language first. */
  readonly languages: readonly PlannedLanguage[]
  readonly htmlBytes: number
  readonly textLines: number
  /** Links of the body with the host that a click really goes to. */
  readonly links: readonly { readonly url: string; readonly host: string }[]
  readonly schedule: Schedule | null
  readonly timezone: string
  /** The list that has had enough for this week, as the ledger stands now; null where none has. */
  readonly weeklyLimit: WeeklyLimit | null
  readonly undoMs: number
  readonly findings: readonly Finding[]
  /** Exceptions from checks that `policies/content.yaml` makes for this campaign. */
  readonly waivers: ContentPolicy['waivers']
  readonly decision: Decision | null
  /** What is different from the last edition that was sent. */
  readonly since: SinceLast
}

/** A language that the campaign is written in. */
interface PlannedLanguage {
  readonly locale: string
  /** The subject as each sample recipient reads it, without repetition. */
  readonly subjects: readonly string[]
  readonly preheader: string | null
  /** Who would read it now; null where nobody counted, or where there is one language alone. */
  readonly recipients: number | null
}

/** Whether nothing but time stands between this plan and its recipients. */
export function isReady(view: PlanView): boolean {
  return view.decision?.verdict === 'APPROVED' && view.findings.every(({ severity }) => severity !== 'error')
}
