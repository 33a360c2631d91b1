import { isoInstant } from '../kit/clock.ts'
import { fingerprintOf } from '../content/ssh-fingerprint.ts'
import type { ChangeFacts, TagOpinion } from './facts.ts'
import { readOwnership } from './grants.ts'
import { writePayload } from './payload.ts'
import { readCampaign } from './situation.ts'
import { nextTagNumber, tagRef } from './tag-name.ts'

/** The facts as if a person approved a campaign now: what would still be missing? Null where the person has no key or the campaign is not there. */
export function asIfApproved(facts: ChangeFacts, campaign: string, person: string): ChangeFacts | null {
  const target = facts.head ?? { commit: facts.commit.id, tree: facts.tree }
  const identities = readOwnership(facts.base.tree)?.identities
  const known =
    identities !== undefined && Object.hasOwn(identities.people, person)
      ? identities.people[person]
      : undefined
  const fingerprint = fingerprintOf(known?.ssh[0] ?? '')
  const read = readCampaign(target.tree, campaign)
  if (fingerprint === null || read === null) return null
  const payload = {
    v: 1,
    kind: 'approval',
    repository: facts.repository,
    campaign,
    edition: read.campaign.front.edition,
    closureDigest: read.closure.closureDigest,
    contentDigest: read.closure.contentDigest,
    verdict: 'approve',
    reason: null,
    person,
    time: isoInstant(facts.live.nowMs),
  } as const
  const refs = facts.opinions.flatMap((opinion) => (opinion.kind === 'tag' ? [opinion.ref] : []))
  const ref = tagRef(payload, nextTagNumber(payload, refs))
  const opinion: TagOpinion = {
    kind: 'tag',
    ref,
    object: 'as-if',
    raw: '',
    name: ref.slice('refs/tags/'.length),
    tagger: { name: person, email: `${person}@approval.invalid` },
    target: target.commit,
    targetTree: target.tree,
    message: `${writePayload(payload)}\n`,
    signature: { kind: 'signed', fingerprint },
  }
  return { ...facts, opinions: [...facts.opinions, opinion] }
}
