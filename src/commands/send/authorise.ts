import { evidenceOf } from '../../approval/evidence.ts'
import { durationSeconds } from '../../content/schema/names.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import { present } from '../../kit/assert.ts'
import { parseContent } from '../../content/parse-content.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import { appendEntry } from '../../ledger/append.ts'
import type { EntryRelease } from '../../ledger/entry.ts'
import { isRehearsal } from '../../plan/rehearsal.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import { examineCampaign, refuses } from '../examine-campaign.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { Outcome } from './outcome.ts'
import { keepReviewed } from './keep-reviewed.ts'
import { keepPictures } from './release-pictures.ts'
import type { SendPass } from './send-run.ts'

/**
 * Compiles and checks an approved campaign once more, keeps the artifact by its digest, and writes AUTHORISED with the evidence. From here
 * on nothing else than that artifact is sent. Null when it went well.
 */
export async function authorise(pass: SendPass, judged: JudgedRelease): Promise<Outcome | null> {
  const { world, store, signer, bench, compiler } = pass
  const { decision, facts } = judged
  const content = parseContent(focusTree(facts.tree, [decision.campaign]))
  const campaign = present(content.campaigns.get(decision.campaign), 'the campaign that was approved')
  const nowMs = world.clock.now()
  const examined = await examineCampaign(campaign, content, { compiler, nowMs })
  const { artifact, artifactDigest, findings } = examined
  if (artifact === null || refuses(findings)) return block(pass, judged, { code: 'CHECKS_FAILED', findings })
  await keepPictures(store.pictures, artifact, campaign)
  await store.journal.putArtifact(artifactDigest, canonicalJson(artifact))
  await keepReviewed(pass, facts)
  const undo = bench.content.policies.approvals?.undo ?? 'PT10M'
  const undoMs = campaign.front.category === 'incident' ? 0 : durationSeconds(undo) * 1000
  const { lists } = campaign.front
  const rehearses = isRehearsal(lists, content) || isRehearsal(lists, bench.content)
  const appended = await appendEntry(bench.ledger, signer, {
    draft: {
      type: 'AUTHORISED',
      release: releaseOf(pass, decision),
      at: nowMs,
      data: {
        commit: decision.commit,
        base: decision.base,
        closureDigest: decision.closureDigest,
        contentDigest: decision.contentDigest,
        artifactDigest,
        evidence: evidenceOf(facts, decision),
        approvals: decision.approvals,
        without: decision.without,
        schedule: campaign.schedule,
        undoUntil: nowMs + undoMs,
        ...(rehearses ? { rehearsal: true } : {}),
      },
    },
  })
  if (appended.result === 'appended') return null
  return { release: releaseName(decision), code: 'send-lost-race', values: {}, exitCode: 75 }
}

/** Writes BLOCKED once for each commit and code, and says why. A release that is being sent is not blocked: it is halted elsewhere. */
export async function block(
  pass: SendPass,
  judged: JudgedRelease,
  why: { readonly code: string } & Pick<Outcome, 'reason' | 'findings'>,
): Promise<Outcome> {
  const { world, bench, signer } = pass
  const { decision, view } = judged
  const { code, ...rest } = why
  const release = releaseOf(pass, decision)
  const last = view?.blocked.at(-1)
  const known = view?.standing.state === 'blocked' && last?.commit === decision.commit && last.code === code
  if (!known && decision.edition > 0) {
    const draft = {
      type: 'BLOCKED',
      release,
      data: { commit: decision.commit, code },
      at: world.clock.now(),
    } as const
    await appendEntry(bench.ledger, signer, { draft })
  }
  return {
    release: releaseName(decision),
    code: code === 'CHECKS_FAILED' ? 'send-checks-failed' : 'send-blocked',
    values: { code, commit: decision.commit.slice(0, 12), campaign: decision.campaign },
    exitCode: decision.verdict === 'ERROR' ? 75 : 1,
    ...rest,
  }
}

/** A decision's release as the ledger names it. */
export function releaseOf(pass: SendPass, decision: JudgedRelease['decision']): EntryRelease {
  const { campaign, edition } = decision
  return { campaign, edition, key: releaseKey(pass.bench.ledgerPolicy.repository, { campaign, edition }) }
}
