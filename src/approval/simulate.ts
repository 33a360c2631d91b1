import { isoInstant } from '../kit/clock.ts'
import { fingerprintOf } from '../content/ssh-fingerprint.ts'
import type { Account, ChangeFacts, ReviewOpinion, TagOpinion } from './facts.ts'
import { readOwnership } from './grants.ts'
import type { HostedFacts } from './hosted-facts.ts'
import { writePayload } from './payload.ts'
import { readCampaign } from './situation.ts'
import { nextTagNumber, tagRef } from './tag-name.ts'

/**
 * The facts as if a person approved a campaign now: what would still be missing? Null where the person has no key, or no account at the forge,
 * or where the campaign is not there.
 */
export function asIfApproved(facts: ChangeFacts, campaign: string, person: string): ChangeFacts | null {
  if (facts.hosted !== null) return asIfReviewed(facts, facts.hosted, person)
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

/** As if a person reviewed the head now, while it is open. Without a review of theirs nobody knows the account of who is not pinned. */
function asIfReviewed(facts: ChangeFacts, hosted: HostedFacts, person: string): ChangeFacts | null {
  const target = facts.head ?? { commit: facts.commit.id, tree: facts.tree }
  const account = accountOf(facts, hosted, person)
  if (account === null) return null
  const opinion: ReviewOpinion = {
    kind: 'review',
    id: 'as-if',
    url: '',
    account,
    verdict: 'approve',
    mayWrite: true,
    afterMerge: false,
    retargeted: false,
    atMs: facts.live.nowMs,
    text: '',
    target: target.commit,
    targetTree: target.tree,
  }
  return { ...facts, opinions: [...facts.opinions, opinion] }
}

function accountOf(facts: ChangeFacts, hosted: HostedFacts, person: string): Account | null {
  const identities = readOwnership(facts.base.tree)?.identities
  const name = person.replace(/^@/, '')
  const pinned =
    identities !== undefined && Object.hasOwn(identities.people, name)
      ? identities.people[name]?.github
      : undefined
  if (pinned !== undefined) return { kind: 'user', ...pinned, bot: false }
  const known = [
    ...hosted.accounts,
    ...hosted.reviews.flatMap(({ account }) => (account.kind === 'user' ? [account] : [])),
  ]
  const found = known.find(({ login }) => login.toLowerCase() === name.toLowerCase())
  return found === undefined || found.id === null
    ? null
    : { kind: 'user', id: found.id, login: found.login, bot: false }
}
