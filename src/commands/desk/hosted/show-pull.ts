import type { ChangeFacts } from '../../../approval/facts.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import { refuses } from '../../examine-campaign.ts'
import type { DeskOutcome } from '../pass.ts'
import type { MergedCampaign } from './follow-merged.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { lifecycleLabel, lifecycleOfVerdict } from './lifecycle.ts'
import type { PullState } from './read-pull.ts'

/** Makes comment, check and label of an open pull request say how it stands. */
export async function showPull(desk: HostedDesk, state: PullState): Promise<readonly DeskOutcome[]> {
  const { pull, campaigns } = state
  const all = campaigns.map(({ decision, findings }) =>
    lifecycleOfVerdict(decision.verdict, refuses(findings)),
  )
  await desk.pulls.lifecycle(pull, pull.draft ? null : lifecycleLabel(all))
  return []
}

/** Makes comment and label of a merged pull request say what became of it. */
export async function showMerged(
  desk: HostedDesk,
  about: {
    readonly pull: HostedPull
    readonly facts: ChangeFacts
    readonly campaigns: readonly MergedCampaign[]
  },
): Promise<{ readonly outcomes: readonly DeskOutcome[]; readonly written: boolean }> {
  const { pull, campaigns } = about
  const label = await desk.pulls.lifecycle(pull, lifecycleLabel(campaigns.map(({ lifecycle }) => lifecycle)))
  return { outcomes: [], written: label === 'written' }
}
