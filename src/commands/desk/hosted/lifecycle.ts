import { campaignState, type CampaignState, type PullView } from '../../../report/pull-view.ts'

/** How far a campaign is, as a label of its pull request says it. An approved one waits, too, for whoever merges it. */
const labels = {
  waiting: 'waiting',
  'sent-back': 'waiting',
  approved: 'waiting',
  blocked: 'blocked',
  error: 'blocked',
  hold: 'blocked',
  stopped: 'blocked',
  authorised: 'authorised',
  sending: 'sending',
  sent: 'sent',
} as const satisfies Readonly<Record<CampaignState, string>>

/** What a reader must know first, where campaigns of one pull request differ. */
const order = ['blocked', 'waiting', 'sending', 'authorised', 'sent'] as const

/** The label for all campaigns of a pull request; null where it has none, or is a draft. */
export function lifecycleLabel(view: PullView): string | null {
  if (view.pull.draft && view.pull.merged === null) return null
  const all = view.campaigns.map((one) => labels[campaignState(view, one)])
  const first = order.find((label) => all.some((one) => one === label))
  return first === undefined ? null : `mail: ${first}`
}
