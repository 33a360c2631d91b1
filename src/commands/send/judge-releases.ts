import { newestCampaignCommits } from '../../adapters/git/campaign-commits.ts'
import type { Decision } from '../../approval/decision.ts'
import { evaluate } from '../../approval/evaluate.ts'
import type { ChangeFacts } from '../../approval/facts.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { releaseKey } from '../../release/release-id.ts'
import { Failure } from '../../kit/failure.ts'
import { knownFacts, seenTags } from '../known-facts.ts'
import type { Outcome } from './outcome.ts'
import { campaignAt } from '../workbench.ts'
import type { SendPass } from './send-run.ts'

/** A release that the default branch asks for, and what its owners decided. */
export interface JudgedRelease {
  readonly decision: Decision
  readonly facts: ChangeFacts
  /** Where it stands; null before its first entry. */
  readonly view: ReleaseView | null
}

/** What the same commit cannot lead out of any more. An expired release is revived by a merge that changes its time. */
const over = new Set(['completed', 'aborted', 'cancelled', 'expired'])
/** Claimed, and not at its end. */
const underway = new Set(['claimed', 'snapshot', 'running', 'observing', 'halted', 'completed-with-unknown'])

/**
 * Judges the newest state of every campaign on the default branch. An older state is of no interest: whatever it was, the newer one took
 * its place, unless its release was begun and has not ended. Each is judged at the commit that made it so, with the tree before that commit
 * saying who may approve.
 */
export async function judgeReleases(
  pass: SendPass,
  only: string | null,
): Promise<{ readonly releases: readonly JudgedRelease[]; readonly undecided: readonly Outcome[] }> {
  const { bench, reading } = pass
  const { root } = reading.view
  const releases: JudgedRelease[] = []
  const undecided: Outcome[] = []
  if (root === null) return { releases, undecided }
  const newest = await newestCampaignCommits(bench.repository, root, bench.head)
  // A hosted forge is asked about nothing that would not be sent anyway.
  const isHosted = bench.content.policies.approvals?.forge !== undefined
  const isDraft = ([campaign]: readonly [string, string]): boolean =>
    isHosted && campaignAt(bench, campaign)?.front.status === 'draft'
  const open = [...newest].filter((one) => !isOver(pass, ...one) && !isDraft(one))
  const asked = only === null ? null : await pass.forge.broughtBy(only)
  const wanted = await landed(pass, [...begun(reading), ...open])
  for (const commit of new Set(wanted.map(([, id]) => id))) {
    if (asked !== null && commit !== asked) continue
    const campaigns = wanted.filter(([, id]) => id === commit).map(([campaign]) => campaign)
    if (campaigns.every((campaign) => isOver(pass, campaign, commit))) continue
    try {
      const judged = await judgeCommit(pass, commit)
      releases.push(...judged.filter(({ decision }) => campaigns.includes(decision.campaign)))
    } catch (error) {
      undecided.push(...campaigns.map((campaign) => notDecided(campaign, commit, error)))
    }
  }
  return { releases, undecided }
}

/** A release is the whole of what one merge brought: a commit that a rebase made stands for the last one that it made. */
async function landed(
  pass: SendPass,
  wanted: readonly (readonly [campaign: string, commit: string])[],
): Promise<readonly (readonly [campaign: string, commit: string])[]> {
  const found: (readonly [string, string])[] = []
  for (const [campaign, commit] of wanted) {
    found.push([campaign, await pass.forge.broughtBy(commit)])
  }
  return found
}

/** What the hosted forge does not say about one change keeps no other back. */
function notDecided(campaign: string, commit: string, error: unknown): Outcome {
  if (!(error instanceof Failure) || !error.code.startsWith('github-')) throw error
  const { code, values, permanence } = error
  return {
    release: campaign,
    code: 'send-undecided',
    values: { commit: commit.slice(0, 12) },
    exitCode: permanence === 'temporary' ? 75 : 1,
    problems: [{ code, values }],
  }
}

/** Campaigns of releases under way, each with the commit that it was authorised at. */
function begun({ view }: SendPass['reading']): readonly (readonly [campaign: string, commit: string])[] {
  return [...view.releases.values()].flatMap(({ release, authorised, standing }) =>
    authorised !== null && underway.has(standing.state)
      ? [[release.campaign, authorised.commit] as const]
      : [],
  )
}

/** Judges one commit with everything that the ledger and the store know now, and remembers the tags that were seen. */
export async function judgeCommit(pass: SendPass, commit: string): Promise<readonly JudgedRelease[]> {
  const { world, bench, store, reading, forge } = pass
  const halt = await store.journal.halted('*')
  const known = knownFacts(reading, {
    seen: await seenTags(store),
    nowMs: world.clock.now(),
    halted: halt === null ? null : halt.reason,
  })
  const facts = await forge.merged(commit, known)
  await store.tagMemory.noteSeen(
    facts.opinions.flatMap((opinion) =>
      opinion.kind === 'tag' ? [{ ref: opinion.ref, object: opinion.object }] : [],
    ),
  )
  return evaluate(facts).map((decision) => {
    const key = releaseKey(bench.ledgerPolicy.repository, decision)
    return { decision, facts, view: reading.view.releases.get(key) ?? null }
  })
}

/** Whether the ledger says that what this commit released is over, so that nothing about it can change any more. */
function isOver({ reading }: SendPass, campaign: string, commit: string): boolean {
  const views = [...reading.view.releases.values()]
  return views.some(
    ({ release, authorised, standing }) =>
      release.campaign === campaign && authorised?.commit === commit && over.has(standing.state),
  )
}
