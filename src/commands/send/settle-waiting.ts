import { appendEntry } from '../../ledger/append.ts'
import type { EntryDraft } from '../../ledger/entry.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { releaseName } from '../../release/release-id.ts'
import type { Outcome } from './outcome.ts'
import { campaignAt } from '../workbench.ts'
import type { SendPass } from './send-run.ts'
import { newestCampaignCommits } from '../../adapters/git/campaign-commits.ts'

/**
 * Ends releases that wait and whose reason is gone: the campaign was reverted or became a draft (CANCELLED), another content or edition took
 * its place (SUPERSEDED), or its latest time is over (EXPIRED). Nothing needs an approval to be stopped.
 */
export async function settleWaiting(pass: SendPass): Promise<readonly Outcome[]> {
  const { bench, reading } = pass
  const { root } = reading.view
  const waiting = [...reading.view.releases.values()].filter(({ standing }) =>
    ['authorised', 'blocked'].includes(standing.state),
  )
  if (waiting.length === 0 || root === null) return []
  const newest = await newestCampaignCommits(bench.repository, root, bench.head)
  const outcomes: Outcome[] = []
  for (const view of waiting) {
    const draft = endOf(pass, view, await newestLanding(pass, view, newest))
    if (draft === null) continue
    const appended = await appendEntry(bench.ledger, pass.signer, { draft })
    if (appended.result === 'lost') continue
    outcomes.push({
      release: releaseName(view.release),
      code: `send-${draft.type.toLowerCase() as 'expired' | 'cancelled' | 'superseded'}`,
      values: {},
      // Nobody withdrew it: somebody must know that it did not leave.
      exitCode: draft.type === 'EXPIRED' ? 1 : 0,
    })
  }
  return outcomes
}

/** The newest merge that changed the campaign; null: none. Nobody is asked about the one that was authorised. */
async function newestLanding(
  { forge }: SendPass,
  { release, authorised }: ReleaseView,
  newest: ReadonlyMap<string, string>,
): Promise<string | null> {
  const commit = newest.get(release.campaign) ?? null
  return commit === null || commit === authorised?.commit ? commit : forge.broughtBy(commit)
}

type End = EntryDraft & { readonly type: 'EXPIRED' | 'CANCELLED' | 'SUPERSEDED' }

function endOf({ world, bench }: SendPass, view: ReleaseView, newest: string | null): End | null {
  const { release, authorised, standing } = view
  const at = world.clock.now()
  const campaign = campaignAt(bench, release.campaign)
  const folder = `campaigns/${release.campaign}/`
  const present = [...bench.tree.files.keys()].some((path) => path.startsWith(folder))
  if (!present || campaign?.front.status === 'draft') {
    return { type: 'CANCELLED', release, data: { commit: bench.head }, at }
  }
  if (authorised === null || standing.state !== 'authorised') return null
  if (newest !== null && newest !== authorised.commit) {
    return { type: 'SUPERSEDED', release, data: { by: newest }, at }
  }
  const { schedule } = authorised
  if (schedule !== null && at > schedule.atMs + schedule.latestMs) {
    return { type: 'EXPIRED', release, data: { commit: authorised.commit }, at }
  }
  return null
}
