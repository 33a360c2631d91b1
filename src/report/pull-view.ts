import type { Decision } from '../approval/decision.ts'
import type { Finding, Values } from '../kit/finding.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { EditionChanges } from '../plan/edition-changes.ts'
import type { PlanView } from '../plan/plan-view.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'

/**
 * Everything that a pull request shows about the campaigns in it, as plain data: comment, check and mails are written from it, and from nothing
 * else. Texts are as the campaign has them: cleaning and escaping is done where they are written. Never an address of a contact.
 */
export interface PullView {
  readonly pull: PullFacts
  readonly links: PullLinks
  /** In the order of their names. */
  readonly campaigns: readonly CampaignView[]
  /** Campaigns of the pull request that are not among them, because there are too many. */
  readonly more: number
  /** What else the desk has to say about the pull request, such as why a test was not mailed. */
  readonly notes: readonly { readonly code: Code; readonly values: Values }[]
}

/** The pull request itself. */
interface PullFacts {
  readonly number: number
  /** `https://github.com/hikari/mail/pull/42` */
  readonly url: string
  readonly draft: boolean
  readonly fork: boolean
  /** The commit that all this is about. */
  readonly head: string
  /** What its author is called: by `policies/identities.yaml`, else `@login`; null: an account that is gone. */
  readonly author: string | null
  /** Null while it is open. `by` null: nobody knows who pressed the button. */
  readonly merged: { readonly commit: string; readonly by: string | null } | null
}

/** Where a reader is led; each an absolute URL, null where there is no such page. */
export interface PullLinks {
  /** The page of this product that explains approvals, in each language, without a fragment. */
  readonly docs: Readonly<Record<Locale, string>> | null
  /** Where a release is halted: the page of the workflow `control`. */
  readonly halt: string | null
  /** Where the pictures of the campaigns lie, such as an artifact. */
  readonly pictures: string | null
  /** The record: the branch `ledger`, or the repository of its own. */
  readonly ledger: string | null
}

/** One campaign of the pull request. */
export interface CampaignView {
  readonly campaign: string
  /** `winter-sale/1` */
  readonly release: string
  readonly decision: Decision
  /** From, To, Subject, Body and When; null where the campaign cannot be read, and then `findings` and `decision` say why. */
  readonly plan: PlanView | null
  readonly findings: readonly Finding[]
  /** Why nobody counted; null where somebody did, or where it does not matter any more. */
  readonly uncounted: Uncounted | null
  /** The text part as the first sample recipient of each language reads it, the campaign's own language first. */
  readonly texts: readonly { readonly locale: string; readonly text: string }[]
  /** File names of the pictures that it shows. */
  readonly pictures: readonly string[]
  /** Deputies whose days have come, as `policies/approvals.yaml` names them, with or without the `@`. */
  readonly deputies: readonly { readonly for: string; readonly by: string; readonly until: string }[]
  /** Reviews that ask for changes and still stand. */
  readonly rejections: readonly RejectionView[]
  /** What is different since somebody looked at it last; nobody for whom it is the same. */
  readonly looks: readonly LookView[]
  /** So often somebody looks whether a release is due, in milliseconds: it begins that much late. Null: nobody knows when that is. */
  readonly precisionMs: number | null
  /** What became of it after the merge, as the ledger has it; null before. */
  readonly outcome: ReleaseView | null
  /** Files beside its own that shape it and differ on the default branch by now, such as its layout, by path; what goes out is what was approved. */
  readonly drift: readonly string[]
}

/** Why nobody counted: nothing of a fork or draft is; what cannot go out need not be; and not as many different groups as somebody likes. */
export type Uncounted = 'fork' | 'draft' | 'not-ready' | 'too-many' | 'under-way'

/** A review that asks for changes. */
interface RejectionView {
  readonly person: string
  /** What the reviewer wrote. */
  readonly reason: string
  readonly url: string
  /** The campaign has changed since: its reviewer's turn, not its writer's. */
  readonly answered: boolean
}

/** What a reviewer has not seen yet. */
export interface LookView {
  readonly person: string
  /** The commit that was reviewed. */
  readonly commit: string
  /** Null where that commit cannot be read any more. */
  readonly changes: EditionChanges | null
}

/** How far a campaign is. */
export type CampaignState =
  /** An approval is missing, and somebody can give it. */
  | 'waiting'
  /** Somebody wants changes: its writer's turn. */
  | 'sent-back'
  /** Everything is there: it waits for the merge, or for the next run after it. */
  | 'approved'
  /** No approval helps: something must be mended. */
  | 'blocked'
  /** Could not be judged, and is tried again. */
  | 'error'
  /** Approved, but something stands against it now. */
  | 'hold'
  | 'authorised'
  | 'sending'
  /** Sent, perhaps with outcomes that nobody knows. */
  | 'sent'
  /** Halted, aborted, expired, cancelled or replaced. */
  | 'stopped'

/** How far one campaign of a pull request is. */
export function campaignState({ pull }: Pick<PullView, 'pull'>, one: CampaignView): CampaignState {
  const { decision, findings, outcome, rejections } = one
  if (pull.merged !== null && outcome !== null) {
    const state = outcomeStates[outcome.standing.state]
    if (state !== null) return state
  }
  if (findings.some(({ severity }) => severity === 'error')) return 'blocked'
  switch (decision.verdict) {
    case 'APPROVED':
      return 'approved'
    case 'BLOCKED':
      return 'blocked'
    case 'ERROR':
      return 'error'
    case 'HOLD':
      return 'hold'
    case 'PENDING':
      // After the merge no review counts any more.
      if (pull.merged !== null) return 'blocked'
      return rejections.some(({ answered }) => !answered) ? 'sent-back' : 'waiting'
  }
}

/** Null: the ledger says nothing yet that the decision of this moment does not say better. */
const outcomeStates: Readonly<Record<ReleaseView['standing']['state'], CampaignState | null>> = {
  none: null,
  planned: null,
  blocked: null,
  authorised: 'authorised',
  claimed: 'sending',
  snapshot: 'sending',
  running: 'sending',
  observing: 'sending',
  halted: 'stopped',
  'completed-with-unknown': 'sent',
  completed: 'sent',
  expired: 'stopped',
  cancelled: 'stopped',
  superseded: 'stopped',
  aborted: 'stopped',
}
