import { readTree } from '../adapters/git/read-tree.ts'
import { resolveCommit } from '../adapters/git/history.ts'
import { campaignOf } from '../approval/focus-tree.ts'
import type { Campaign, Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { CompiledCampaign, Compiler, MergeValues } from '../message/template.ts'
import { changesSince } from '../plan/edition-changes.ts'
import { editionView } from '../plan/edition-view.ts'
import type { SinceLast } from '../plan/since-last.ts'
import { releaseName } from '../release/release-id.ts'
import { sampleCampaign } from './examine-campaign.ts'
import type { Workbench } from './workbench.ts'

/** An edition as it is now, compiled. */
export interface Now {
  readonly campaign: Campaign
  readonly content: Content
  readonly artifact: CompiledCampaign | null
  readonly recipients: readonly MergeValues[]
}

/** What is different from the edition of this campaign that was sent last, as its commit has it, compiled by the tools of today. */
export async function sinceLast(
  bench: Pick<Workbench, 'ledger' | 'repository'>,
  now: Now,
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<SinceLast> {
  const { view } = await bench.ledger.recent()
  const { id, front } = now.campaign
  const last = lastSent([...view.releases.values()], { campaign: id, edition: front.edition })
  const after = editionView(now)
  if (last === null) return { previous: null, changes: changesSince(null, after) }
  const previous = { release: releaseName(last.release), commit: last.commit, sentAt: last.sentAt }
  const before = await editionAt(bench, { commit: last.commit, campaign: id }, world)
  if (before === null) return { previous, changes: null }
  const { recipients } = now
  return { previous, changes: changesSince(editionView({ ...before, recipients }), after) }
}

/** The newest release of the campaign that reached people and has ended, other than the edition that is looked at. */
function lastSent(
  releases: readonly ReleaseView[],
  asked: { readonly campaign: string; readonly edition: number },
): { readonly release: ReleaseView['release']; readonly commit: string; readonly sentAt: string } | null {
  const sent = releases.flatMap(({ release, standing, authorised, claimed, last }) =>
    release.campaign === asked.campaign &&
    release.edition !== asked.edition &&
    claimed !== null &&
    authorised !== null &&
    ended.has(standing.state)
      ? [{ release, commit: authorised.commit, sentAt: claimed.at, seq: last.seq }]
      : [],
  )
  return sent.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt) || a.seq - b.seq).at(-1) ?? null
}

const ended: ReadonlySet<string> = new Set(['completed', 'completed-with-unknown', 'aborted'])

/** Null where this copy of the repository lacks the commit, or its files are no longer readable. */
async function editionAt(
  { repository }: Pick<Workbench, 'repository'>,
  at: { readonly commit: string; readonly campaign: string },
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<Omit<Now, 'recipients'> | null> {
  const commit = await resolveCommit(repository, at.commit)
  if (commit === null) return null
  const tree = await readTree(repository, commit, (path) => (campaignOf(path) ?? at.campaign) === at.campaign)
  const content = parseContent(tree)
  const campaign = content.campaigns.get(at.campaign)
  if (campaign === undefined) return null
  const sampled = await sampleCampaign(campaign, content, world)
  return { campaign, content, artifact: sampled?.artifact ?? null }
}
