import { focusTree } from '../../approval/focus-tree.ts'
import { parseContent } from '../../content/parse-content.ts'
import { assert, present } from '../../kit/assert.ts'
import { sha256 } from '../../kit/digest.ts'
import type { Authorised } from '../../ledger/ledger-view.ts'
import type { CompiledCampaign } from '../../message/template.ts'
import { approve, type ApprovedPlan } from '../../plan/plan.ts'
import { releaseKey } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { SendPass } from './send-run.ts'

/** Joins what was approved, the artifact that was kept for it, and the live policies that may only slow or stop it. */
export async function planRelease(
  pass: SendPass,
  { decision, facts }: JudgedRelease,
  authorised: Authorised,
): Promise<ApprovedPlan> {
  const { bench, store } = pass
  const content = parseContent(focusTree(facts.tree, [decision.campaign]))
  const campaign = present(content.campaigns.get(decision.campaign), 'the campaign that was approved')
  const senderId = campaign.front.from
  const live = bench.content.policies.senders?.senders[senderId]
  const approved = content.policies.senders?.senders[senderId]
  if (live === undefined || approved === undefined) {
    throw failure('send-no-sender', { permanence: 'permanent', values: { sender: senderId } })
  }
  const lists = campaign.front.lists.map((id) => present(content.lists.get(id), `list ${id}`))
  const limits = lists.map(({ limits: { recipients } }) => recipients).filter((limit) => limit !== undefined)
  const planned = facts.live.planned.find(({ closureDigest }) => closureDigest === decision.closureDigest)
  const growth = bench.content.policies.delivery?.growth
  return approve(
    {
      release: { campaign: decision.campaign, edition: decision.edition },
      releaseKey: releaseKey(bench.ledgerPolicy.repository, decision),
      commit: decision.commit,
      closureDigest: decision.closureDigest,
      artifactDigest: authorised.artifactDigest,
      artifact: readArtifact(
        await store.journal.artifact(authorised.artifactDigest),
        authorised.artifactDigest,
      ),
      senderId,
      // Keys and relay are not part of what was approved: the rules guard them, and they are read live.
      sender: { ...approved, dkim: live.dkim, relay: live.relay },
      category: campaign.front.category,
      lists: campaign.front.lists,
      exclude: campaign.front.exclude,
      listTitle: lists[0]?.title ?? '',
      schedule: authorised.schedule,
      undoMs: Math.max(0, authorised.undoUntil - Date.parse(authorised.at)),
      plannedCount: planned?.count ?? null,
      growth: { percent: growth?.percent ?? 0, atLeast: growth?.at_least ?? 0 },
      rehearsal: authorised.rehearsal === true,
      recipientsMax: limits.length === 0 ? null : Math.min(...limits),
    },
    decision,
  )
}

/** The compiled campaign, kept since it was authorised: what was approved is what is sent. */
function readArtifact(text: string | null, digest: string): CompiledCampaign {
  if (text === null) throw failure('send-artifact-missing', { permanence: 'permanent', values: { digest } })
  assert(sha256(text) === digest, 'the artifact is not the one that was authorised')
  return JSON.parse(text) as CompiledCampaign
}
