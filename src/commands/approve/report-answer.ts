import type { Decision, Reason } from '../../approval/decision.ts'
import type { OwnVoice } from '../../approval/own-voice.ts'
import type { OpinionPayload } from '../../approval/payload.ts'
import { unmetReasons } from '../asking/decide.ts'
import { exit, type World } from '../verb.ts'
import type { Code } from '../../words/catalogue.ts'
import { failure } from '../../words/find.ts'
import { phraseOf, say } from '../../words/say.ts'

/** What the user wants to say. */
export interface Answer {
  readonly verdict: 'approve' | 'reject'
  readonly reason: string | null
}

/** Who says it, when, and about which repository. */
export type Signed = Answer & Pick<OpinionPayload, 'v' | 'repository' | 'person' | 'time'>

/** An answer that was signed and pushed. */
export interface Done {
  readonly payload: OpinionPayload
  readonly tag: string
  readonly subject: string
  readonly commit: string
  /** What it comes to; null where nobody can say, or for an objection. */
  readonly voice: OwnVoice | null
}

/** What an answer leads to. */
export interface Outcome {
  readonly decision: Decision | null
  /** What is still missing; null where nothing can be said. */
  readonly missing: readonly Reason[] | null
  /** Whether it is on the default branch already. */
  readonly merged: boolean
}

/** Refuses to sign what could never count, and says who could. */
export function refuseVain(
  voice: OwnVoice | null,
  about: { readonly person: string; readonly subject: string },
) {
  if (voice === null || voice.effect !== 'none') return
  const { why, people } = voice
  const values = { ...about, people: people.join(', ') || '-' }
  if (why === 'not-at-desk') throw failure('approve-not-at-desk', { permanence: 'permanent', values })
  if (why === 'no-owner') throw failure('approve-no-owner', { permanence: 'permanent', values })
  const code = people.length === 0 ? 'approve-own-nobody' : 'approve-own'
  throw failure(code, { permanence: 'permanent', values })
}

/** Says what was signed, as soon as it was. */
export function reportAnswer(world: World, done: Done): void {
  if (world.json) return
  const { payload, subject } = done
  world.out(say(world.locale, codeOf(done), { subject, person: payload.person }))
}

/** What is said of an approval that was signed; one that can never count is refused before. */
const answers = {
  counts: 'answer-approved',
  none: 'answer-approved',
  later: 'answer-later',
  withdraws: 'answer-withdrawn',
  vouches: 'answer-vouched',
} as const satisfies Readonly<Record<OwnVoice['effect'], Code>>

function codeOf({ payload, voice }: Done) {
  if (payload.verdict === 'reject') return 'answer-sent-back'
  return voice === null ? 'answer-approved' : answers[voice.effect]
}

/** Says what the answer leads to. Returns the exit code: refused where an approval was meant and does not count now. */
export function reportOutcome(world: World, done: Done, outcome: Outcome): number {
  const { payload, voice, ...rest } = done
  const counts = voice === null || voice.effect === 'counts'
  const code = payload.verdict === 'reject' || counts ? exit.done : exit.refused
  const { decision, missing, merged } = outcome
  if (world.json) {
    const { person, verdict } = payload
    const { tag, subject, commit } = rest
    const answer = { tag, subject, commit, verdict, person, counts }
    world.out(JSON.stringify({ version: 1, answer, decision }))
    return code
  }
  if (missing === null) return code
  if (missing.length === 0) {
    world.out(
      say(
        world.locale,
        payload.kind === 'rules' ? 'answer-rules-done' : merged ? 'answer-merged' : 'answer-all-there',
      ),
    )
    return code
  }
  world.out(say(world.locale, 'answer-missing'))
  for (const reason of missing.flatMap(unmetReasons)) {
    const phrase = phraseOf(world.locale, reason.code, reason.values)
    world.out(`  ${phrase.say} [${reason.code}]`)
    if (phrase.fix !== undefined) world.out(`    ${say(world.locale, 'label-fix')}: ${phrase.fix}`)
  }
  return code
}
