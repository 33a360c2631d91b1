import type { AudienceCounts, AudienceQuery } from '../../audience/contact.ts'
import { createSetDigest } from '../../delivery/set-digest.ts'
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
  const { bench, store, signer, world } = pass
  const { campaign, closure, commit } = candidate
  const { lists, exclude, category, edition } = campaign.front
  const query = { lists, exclude, category }
  const key = releaseKey(bench.ledgerPolicy.repository, { campaign: campaign.id, edition })
  const counts = await store.contacts.count(query)
  const { view } = await bench.ledger.read()
  const known = view.releases
    .get(key)
    ?.planned.some(
      (planned) =>
        planned.closureDigest === closure.closureDigest &&
        canonicalJson(planned.counts) === canonicalJson(counts),
    )
  if (known === true) return counts
  const { closureDigest, contentDigest } = closure
  const setDigest = await setDigestOf(pass, query, key)
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

/** Tells equal sets of recipients from different ones, and nothing else to whoever lacks the key. */
async function setDigestOf(pass: DeskPass, query: AudienceQuery, key: string): Promise<string> {
  const secret = releaseSecret(tokenKeyOf(pass.world.env), key)
  const digest = createSetDigest()
  for await (const { contact, skip } of pass.store.contacts.candidates(query)) {
    if (skip === null) digest.add(idemOf(secret, contact.id))
  }
  return digest.value()
}
