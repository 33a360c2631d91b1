import { readTree } from '../../adapters/git/read-tree.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import type { Campaign, Content } from '../../content/content.ts'
import { parseContent } from '../../content/parse-content.ts'
import { isoInstant } from '../../kit/clock.ts'
import type { Entry } from '../../ledger/entry.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { weekMs, weeklyLimit, type ClaimedRelease, type WeeklyLimit } from '../../plan/weekly-limit.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import type { Workbench } from '../workbench.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { Outcome } from './outcome.ts'
import type { SendPass } from './send-run.ts'

/** Why a release waits although it is approved and due: a list of it has had enough for this week. Null when it may leave. */
export async function weeklyDenial(
  { bench, world }: SendPass,
  { decision, facts }: Pick<JudgedRelease, 'decision' | 'facts'>,
): Promise<Outcome | null> {
  const content = parseContent(focusTree(facts.tree, [decision.campaign]))
  const campaign = content.campaigns.get(decision.campaign)
  if (campaign === undefined) return null
  const limit = await weeklyLimitOf(bench, { content, campaign, nowMs: world.clock.now() })
  if (limit === null) return null
  const { list, perWeek, until } = limit
  const values = { denial: 'WEEKLY_LIMIT', list, per_week: perWeek, until: isoInstant(until) }
  return { release: releaseName(decision), code: 'send-weekly-limit', values, exitCode: 75 }
}

/**
 * The weekly limit that a campaign meets now, by the claims that the ledger holds and the limits that the default branch sets. A release
 * that was claimed meets none: whoever began is not stopped half way.
 */
export async function weeklyLimitOf(
  bench: Workbench,
  about: { readonly content: Content; readonly campaign: Campaign; readonly nowMs: number },
): Promise<WeeklyLimit | null> {
  const { content, campaign, nowMs } = about
  const limits = campaign.front.lists.map((list) => ({
    list,
    // A list file that cannot be read any more does not lift the limit that was approved.
    perWeek: (bench.content.lists.get(list) ?? content.lists.get(list))?.limits.per_week ?? null,
  }))
  if (limits.every(({ perWeek }) => perWeek === null)) return null
  const { entries, view } = await bench.ledger.read()
  const { edition, lists } = campaign.front
  const key = releaseKey(bench.ledgerPolicy.repository, { campaign: campaign.id, edition })
  const claims = firstClaims(entries)
  if (claims.has(key)) return null
  const claimed: ClaimedRelease[] = []
  for (const [other, claimedAt] of claims) {
    const release = view.releases.get(other)
    // A rehearsal took nothing from the readers.
    if (release === undefined || release.authorised?.rehearsal === true) continue
    if (claimedAt <= nowMs - weekMs) continue
    claimed.push({ claimedAt, lists: (await listsOf(bench, release)) ?? lists })
  }
  return weeklyLimit(limits, claimed, nowMs)
}

function firstClaims(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>()
  for (const entry of entries) {
    if (entry.type !== 'CLAIMED' || claims.has(entry.release.key)) continue
    claims.set(entry.release.key, Date.parse(entry.at))
  }
  return claims
}

/** To whom a release went, as its campaign said when it was authorised; null where that cannot be read, which then counts for any list. */
async function listsOf(
  { repository }: Workbench,
  { release, authorised }: ReleaseView,
): Promise<readonly string[] | null> {
  if (authorised === null) return null
  const tree = focusTree(await readTree(repository, authorised.commit), [release.campaign])
  return parseContent(tree).campaigns.get(release.campaign)?.front.lists ?? null
}
