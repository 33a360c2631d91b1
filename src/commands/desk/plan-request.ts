import type { AudienceCounts } from '../../audience/contact.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import { appendEntry } from '../../ledger/append.ts'
import { idemOf, releaseSecret } from '../../release/tokens.ts'
import { releaseKey } from '../../release/release-id.ts'
import type { Candidate } from '../asking/candidate.ts'
import { tokenKeyOf } from '../secrets.ts'
import type { DeskPass } from './pass.ts'

/**
 * Counts whom the campaign would reach now, and writes that down as PLANNED: what the owners are shown, and what the audience may later
 * outgrow only a little. Once for each content and count. Null: the release is already under way and is planned no more.
 */
export async function planRequest(pass: DeskPass, candidate: Candidate): Promise<AudienceCounts | null> {
  const { bench, counts: role, signer, world } = pass
  const { campaign, closure, commit } = candidate
  const { lists, exclude, category, edition } = campaign.front
  const query = { lists, exclude, category }
  const key = releaseKey(bench.ledgerPolicy.repository, { campaign: campaign.id, edition })
  const counts = await role.count(query)
  const { view } = await bench.ledger.recent()
  const known = view.releases
    .get(key)
    ?.planned.some(
      (planned) =>
        planned.closureDigest === closure.closureDigest &&
        canonicalJson(planned.counts) === canonicalJson(counts),
    )
  if (known === true) return counts
  const { closureDigest, contentDigest } = closure
  // Tells equal sets of recipients from different ones, and nothing else to whoever lacks the key.
  const secret = releaseSecret(tokenKeyOf(world.env), key)
  const setDigest = await role.setDigest(query, (contactId) => idemOf(secret, contactId))
  const appended = await appendEntry(bench.ledger, signer, {
    draft: {
      type: 'PLANNED',
      release: { campaign: campaign.id, edition, key },
      data: { head: commit, closureDigest, contentDigest, counts, setDigest },
      at: world.clock.now(),
    },
  })
  return appended.result === 'appended' ? counts : null
}
