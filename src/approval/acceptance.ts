import type { Code } from '../words/catalogue.ts'
import type { Values } from '../kit/finding.ts'
import { durationSeconds } from '../content/schema/names.ts'
import { trouble } from './claim.ts'
import type { Contributors } from './contributors.ts'
import type { Reason } from './decision.ts'
import { firstDifference, type Situation } from './situation.ts'
import type { Voice } from './voice.ts'

/** An approval that counts. */
export interface Acceptance {
  readonly voice: Voice
  /** `content`: everything but the When line, because only `schedule` changed since. */
  readonly covers: 'all' | 'content'
}

/** The approvals that count, and those that do not, each with the person and the reason. */
export interface Accepted {
  readonly accepted: readonly Acceptance[]
  readonly refused: readonly { readonly voice: Voice; readonly reason: Reason }[]
}

/** A signer's clock may be this far ahead of ours. */
const clockSkewMs = 10 * 60 * 1000

/** Sorts the present approvals into those that count for exactly these files and those that do not. */
export function acceptApprovals(
  situation: Situation,
  voices: readonly Voice[],
  contributors: Contributors,
): Accepted {
  const accepted: Acceptance[] = []
  const refused: { voice: Voice; reason: Reason }[] = []
  for (const voice of voices.filter(({ verdict }) => verdict === 'approve')) {
    const reason =
      refusalOfPerson(voice, contributors) ??
      refusalOfBinding(situation, voice) ??
      refusalOfTime(situation, voice)
    if (reason === null) accepted.push({ voice, covers: coverage(situation, voice) })
    else refused.push({ voice, reason })
  }
  return { accepted, refused }
}

function refusalOfPerson(voice: Voice, contributors: Contributors): Reason | null {
  if (voice.flaw !== null) return refusal(voice, voice.flaw)
  if (voice.person === contributors.author) return refusal(voice, 'AUTHOR')
  return contributors.people.has(voice.person) ? refusal(voice, 'CONTRIBUTOR') : null
}

/** An approval is bound to content: every file of the closure must be the one that was approved. */
function refusalOfBinding(situation: Situation, voice: Voice): Reason | null {
  const approved = voice.targetTree === null ? null : situation.closureAt(voice.targetTree)
  if (approved === null) return refusal(voice, 'UNBOUND')
  if (voice.digests !== null && voice.digests.closureDigest !== approved.closureDigest) {
    return refusal(voice, 'MISBOUND')
  }
  if (approved.contentDigest === situation.closure.contentDigest) return null
  const path = firstDifference(approved, situation.closure) ?? situation.campaign.path
  return refusal(voice, 'STALE', { path, commit: voice.target?.slice(0, 8) ?? '' })
}

/** The signer's clock can only shorten an approval's life: one that claims to be old is old, and none may come from the future. */
function refusalOfTime(situation: Situation, voice: Voice): Reason | null {
  const { approvals } = situation.grants
  const { nowMs } = situation.facts.live
  if (voice.userId === null && approvals.via === 'desk') return refusal(voice, 'NOT_AT_DESK')
  if (voice.atMs > nowMs + clockSkewMs) return refusal(voice, 'TIME_IN_FUTURE', { at: voice.at })
  if (nowMs - voice.atMs > durationSeconds(approvals.valid_for) * 1000) {
    return refusal(voice, 'EXPIRED', { at: voice.at, valid: approvals.valid_for })
  }
  return null
}

function coverage(situation: Situation, voice: Voice): Acceptance['covers'] {
  const approved = voice.targetTree === null ? null : situation.closureAt(voice.targetTree)
  return approved?.closureDigest === situation.closure.closureDigest ? 'all' : 'content'
}

function refusal(voice: Voice, code: Code, values: Values = {}): Reason {
  return trouble(code, { person: voice.person, ...values })
}
