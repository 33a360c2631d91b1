import { personOfAccount } from '../../../approval/people.ts'
import { identitiesOf } from '../../asking/signer.ts'
import { campaignOf } from '../../../approval/focus-tree.ts'
import { evaluate } from '../../../approval/evaluate.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import type { ReleaseView } from '../../../ledger/ledger-view.ts'
import { releaseKey } from '../../../release/release-id.ts'
import { candidateIn, type Candidate } from '../../asking/candidate.ts'
import { examineCampaign } from '../../examine-campaign.ts'
import type { DeskOutcome, DeskPass } from '../pass.ts'
import type { Merge } from '../tell-results.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { mirrorReleases } from './mirror-releases.ts'
import { known, type PullCampaign } from './read-pull.ts'
import { showPull } from './show-pull.ts'
import { viewOfPull } from './view-of-pull.ts'

/** A campaign that a merged pull request brought, and what became of it. */
interface MergedCampaign extends PullCampaign {
  /** Null: nobody has looked at the merge yet. */
  readonly release: ReleaseView | null
  /** As of `CampaignView`. */
  readonly drift: readonly string[]
}

/** Nothing can become of these any more, but by a person's decision that begins something new. */
const over: ReadonlySet<string> = new Set(['completed', 'expired', 'cancelled', 'superseded', 'aborted'])

/** Shows what becomes of a merged pull request, until it has shown how it ended. */
export async function followMerged(
  desk: HostedDesk,
  pull: HostedPull,
): Promise<{ readonly merge: Merge; readonly outcomes: readonly DeskOutcome[] }> {
  const { pass, forge } = desk
  const facts = await forge.merged(pull.mergeCommit ?? '', await known(desk))
  const campaigns: MergedCampaign[] = []
  for (const decision of evaluate(facts)) {
    const nowMs = pass.world.clock.now()
    const about = { commit: facts.commit.id, campaign: decision.campaign, nowMs }
    const candidate = candidateIn(facts.tree, about)
    const examined =
      candidate === null
        ? null
        : await examineCampaign(candidate.campaign, candidate.content, { compiler: pass.compiler, nowMs })
    const release = await releaseOf(pass, decision)
    campaigns.push({
      decision,
      candidate,
      examined,
      findings: examined?.findings ?? [],
      counts:
        release?.planned.findLast(({ closureDigest }) => closureDigest === decision.closureDigest)?.counts ??
        null,
      uncounted: null,
      release,
      drift: candidate === null ? [] : driftOf(pass, candidate),
    })
  }
  const view = await viewOfPull(desk, { pull, facts, campaigns, more: 0 })
  const written = await showPull(desk, view)
  const outcomes = await mirrorReleases(desk, pull, view)
  const isOver = campaigns.every(({ release }) => release !== null && over.has(release.standing.state))
  // What could not be shown is shown by the next pass.
  if (isOver && written === 'unchanged' && outcomes.every(({ kind }) => kind !== 'again'))
    await pass.store.pullMemory.forget(pull.number)
  const merge = {
    writer: personOfAccount(identitiesOf(pass.bench), pull.author),
    pages: { pull: pull.url, control: view.links.halt },
    subjects: new Map(
      view.campaigns.map(({ release, plan }) => [release, plan?.languages[0]?.subjects[0] ?? release]),
    ),
  }
  return { merge, outcomes }
}

/**
 * What shapes a campaign and has changed on the default branch since its merge. Its own files are no drift: another content of an edition is a matter of
 * the release itself. Neither is what it would be made of by now, and was not then.
 */
function driftOf({ bench, world }: DeskPass, { campaign, closure }: Candidate): readonly string[] {
  const about = { commit: bench.head, campaign: campaign.id, nowMs: world.clock.now() }
  const now = new Map(candidateIn(bench.tree, about)?.closure.files.map((file) => [file.path, file]))
  return closure.files
    .filter(({ path }) => campaignOf(path) !== campaign.id)
    .filter(({ path, mode, sha256 }) => {
      const file = now.get(path)
      return file !== undefined && (file.sha256 !== sha256 || file.mode !== mode)
    })
    .map(({ path }) => path)
}

/** The release as the ledger has it. */
async function releaseOf(
  { bench }: DeskPass,
  id: { readonly campaign: string; readonly edition: number },
): Promise<ReleaseView | null> {
  const { view } = await bench.ledger.recent()
  return view.releases.get(releaseKey(bench.ledgerPolicy.repository, id)) ?? null
}
