import type { AudienceCounts } from '../audience/contact.ts'
import type { CountedApproval } from '../approval/decision.ts'
import type { Schedule } from '../content/content.ts'
import type { RecipientState, SkipReason } from '../release/receipt.ts'

/** Recipients by state; a state that is left out has none. */
export type OutcomeCounts = Readonly<Partial<Record<RecipientState, number>>>

/** Facts from which a decision can be judged again: plain JSON, such as the signed tag objects. */
type Evidence = Readonly<Record<string, unknown>>

/** A list that goes out without its owners' approval, by a policy that says so. */
interface Exemption {
  readonly list: string
  readonly until: string
  readonly reason: string
}

/** What each type of entry says. Digests are SHA-256 in hexadecimal, commits git object ids, times milliseconds since the epoch. */
export interface EntryData {
  /** The commit from which rules and campaigns are judged; what was merged before never sends. */
  readonly ROOT: { readonly commit: string }
  /** Every rule change up to and with this commit was judged and found approved. */
  readonly RULES: { readonly upto: string }
  /** The desk counted the audience of a request; what the owners see. */
  readonly PLANNED: {
    readonly head: string
    readonly closureDigest: string
    readonly contentDigest: string
    readonly counts: AudienceCounts
    /** Keyed digest of the set of recipients: tells equal from different and nothing else. */
    readonly setDigest: string
  }
  /** The desk mailed the campaign to people of `policies/identities.yaml`, by their names there, because `by` asked for it. */
  readonly TESTED: {
    readonly commit: string
    readonly closureDigest: string
    readonly by: string
    readonly to: readonly string[]
  }
  /** A merge that does not send, and the first unmet reason. */
  readonly BLOCKED: { readonly commit: string; readonly code: string }
  readonly AUTHORISED: {
    readonly commit: string
    readonly base: string
    readonly closureDigest: string
    readonly contentDigest: string
    readonly artifactDigest: string
    readonly evidence: Evidence
    readonly approvals: readonly CountedApproval[]
    readonly without: readonly Exemption[]
    readonly schedule: Schedule | null
    readonly undoUntil: number
    /** It goes to the people of `policies/identities.yaml` alone, and never to anybody else: a list of it was not live. */
    readonly rehearsal?: true
  }
  /** An owner lifted the hold `code` of a merge. */
  readonly RELEASED: {
    readonly commit: string
    readonly code: string
    readonly by: string
    readonly reason: string
  }
  readonly EXPIRED: { readonly commit: string }
  readonly CANCELLED: { readonly commit: string }
  /** `by`: the commit whose content takes the place. */
  readonly SUPERSEDED: { readonly by: string }
  /** The claim: `run` sends this release from now on. Attempts count from 1. */
  readonly CLAIMED: { readonly run: string; readonly attempt: number }
  /** Recipients are fixed; `recipients` of them remain, the others were skipped at once. */
  readonly SNAPSHOT: {
    readonly recipients: number
    readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
    readonly setDigest: string
  }
  readonly STAGE_STARTED: { readonly stage: string }
  /** What became of `size` recipients. Batches of a release count from 1; `root` is the Merkle root over their leaves. */
  readonly BATCH: {
    readonly seq: number
    readonly size: number
    readonly root: string
    readonly counts: OutcomeCounts
  }
  readonly STAGE_SENT: { readonly stage: string }
  readonly STAGE_OK: { readonly stage: string }
  readonly HALTED: { readonly reason: string; readonly by: string }
  readonly RESUMED: { readonly by: string; readonly reason: string }
  readonly ABORTED: { readonly by: string; readonly reason: string }
  readonly COMPLETED_WITH_UNKNOWN: { readonly counts: OutcomeCounts }
  /** A person decided what became of `count` unknown recipients; `root` is the Merkle root over their leaves. */
  readonly SETTLED: {
    readonly to: 'accepted' | 'not-sent'
    readonly count: number
    readonly by: string
    readonly reason: string
    readonly root: string
  }
  readonly COMPLETED: { readonly counts: OutcomeCounts }
}
