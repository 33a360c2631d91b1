import { withoutAddresses } from '../content/address-like.ts'
import type { Identities } from '../content/schema/identities.ts'
import { isoInstant } from '../kit/clock.ts'
import type { Code } from '../words/catalogue.ts'
import { trouble } from './claim.ts'
import type { Reason } from './decision.ts'
import type { ReviewOpinion, TagOpinion } from './facts.ts'
import type { Tree } from '../content/tree.ts'
import { parsePayload, type OpinionPayload, type Payload } from './payload.ts'
import { nameOfAccount, personWithKey } from './people.ts'
import { parseTagName, type TagName } from './tag-name.ts'
import type { TagRefusal } from './tag-signature.ts'

/** An opinion whose speaker is certain. */
export interface Voice {
  /** Name in `policies/identities.yaml`; `@login` for a forge's user who is not in it. */
  readonly person: string
  /** A forge's user, null in plain git. */
  readonly userId: number | null
  /** The signing key, null for a review. */
  readonly fingerprint: string | null
  readonly verdict: 'approve' | 'reject' | 'dismissed'
  readonly reason: string | null
  /** Later opinions of a person have higher numbers. */
  readonly n: number
  /** What was signed; null for a review, which is bound to its commit alone. */
  readonly digests: { readonly closureDigest: string; readonly contentDigest: string } | null
  readonly target: string | null
  readonly targetTree: Tree | null
  readonly atMs: number
  readonly at: string
  /** Object id of the tag, or id of the review. */
  readonly opinion: string
  /** Why a forge's review does not count, whatever it says. */
  readonly flaw: Code | null
}

const refusals: Readonly<Record<TagRefusal, Code>> = {
  'not-annotated': 'TAG_NOT_SIGNED',
  'not-signed': 'TAG_NOT_SIGNED',
  'not-ssh': 'TAG_NOT_SSH',
  copied: 'TAG_COPIED',
  'wrong-target': 'TAG_BAD_SIGNATURE',
  'several-signatures': 'TAG_BAD_SIGNATURE',
  'bad-signature': 'TAG_BAD_SIGNATURE',
}

/** Somebody of ours who signed a tag, and everything that was signed. */
interface Speaker {
  readonly person: string
  readonly fingerprint: string
  readonly n: number
  readonly payload: Payload
}

/** Who speaks in a tag and what they say, or why nobody does. Every word of it must agree: ref, signed name, tagger, payload, key. */
export function speakerOfTag(
  tag: TagOpinion,
  identities: Identities,
  repository: string,
):
  | { readonly speaker: Speaker; readonly reason: null }
  | { readonly speaker: null; readonly reason: Reason } {
  const refuse = (code: Code): { speaker: null; reason: Reason } => ({
    speaker: null,
    reason: refusal(tag, code),
  })
  if (tag.signature.kind === 'refused') return refuse(refusals[tag.signature.reason])
  if (`refs/tags/${tag.name}` !== tag.ref) return refuse('TAG_COPIED')
  const payload = parsePayload(tag.message)
  const name = parseTagName(tag.ref)
  if (payload === null || name === null) return refuse('TAG_UNREADABLE')
  if (payload.repository !== repository) return refuse('TAG_OTHER_REPOSITORY')
  if (!agree(payload, name, tag.target)) return refuse('TAG_COPIED')
  const { fingerprint } = tag.signature
  const person = personWithKey(identities, fingerprint)
  if (person === null) return refuse('TAG_UNKNOWN_KEY')
  if (person !== payload.person || person !== name.person || !isTagger(tag, person)) {
    return refuse('TAG_WRONG_PERSON')
  }
  return { speaker: { person, fingerprint, n: name.n, payload }, reason: null }
}

/** An opinion in a tag, or why it is none. A test is somebody's wish to look at a campaign: nothing that it says can approve or reject. */
export function voiceOfTag(
  tag: TagOpinion,
  identities: Identities,
  repository: string,
):
  | { readonly voice: Voice; readonly payload: OpinionPayload }
  | { readonly voice: null; readonly reason: Reason } {
  const { speaker, reason: refused } = speakerOfTag(tag, identities, repository)
  if (speaker === null) return { voice: null, reason: refused }
  const { person, fingerprint, n, payload } = speaker
  if (payload.kind === 'test') return { voice: null, reason: refusal(tag, 'TAG_UNREADABLE') }
  const digests =
    payload.kind === 'rules'
      ? null
      : { closureDigest: payload.closureDigest, contentDigest: payload.contentDigest }
  const { verdict, reason, time: at } = payload
  const { target, targetTree, object: opinion } = tag
  const said = { verdict, reason, n, digests, target, targetTree, at, atMs: Date.parse(at), opinion }
  return { voice: { person, userId: null, fingerprint, ...said, flaw: null }, payload }
}

function refusal(tag: TagOpinion, code: Code): Reason {
  return trouble(code, { tag: tag.ref.replace(/^refs\/tags\//, '') })
}

/** So much of what a reviewer wrote is shown as the reason. */
const reasonMax = 200

/** Who speaks in a review of a forge; null for a deleted account, whose opinion nobody holds any more. */
export function voiceOfReview(review: ReviewOpinion, identities: Identities, n: number): Voice | null {
  if (review.account.kind !== 'user') return null
  return {
    person: nameOfAccount(identities, review.account) ?? '',
    userId: review.account.id,
    fingerprint: null,
    verdict: review.verdict,
    reason: withoutAddresses(review.text.trim().split('\n')[0]?.slice(0, reasonMax) ?? ''),
    n,
    digests: null,
    target: review.target,
    targetTree: review.targetTree,
    atMs: review.atMs,
    at: isoInstant(review.atMs),
    opinion: review.id,
    flaw: flawOf(review),
  }
}

/** A request for changes needs no more than a person who may write; an approval needs more. */
function flawOf(review: ReviewOpinion): Code | null {
  if (!review.mayWrite) return 'NO_WRITE'
  if (review.verdict !== 'approve') return null
  if (review.account.kind === 'user' && review.account.bot) return 'BOT'
  if (review.retargeted) return 'RETARGETED'
  return review.afterMerge ? 'AFTER_MERGE' : null
}

function isTagger(tag: TagOpinion, person: string): boolean {
  return tag.tagger.name === person && tag.tagger.email === `${person}@approval.invalid`
}

function agree(payload: Payload, name: TagName, target: string): boolean {
  if (payload.kind !== name.kind) return false
  if (payload.kind === 'rules' || name.kind === 'rules') {
    return (
      payload.kind === 'rules' &&
      name.kind === 'rules' &&
      payload.commit === target &&
      payload.commit.startsWith(name.commit8)
    )
  }
  return (
    payload.campaign === name.campaign &&
    payload.edition === name.edition &&
    payload.closureDigest.startsWith(name.digest8)
  )
}
