import type { Reason } from '../approval/decision.ts'
import { actsOf, approvalsMissing, peopleMissing, reasonPhrase } from './pull-acts.ts'
import type { Own, Pen, PenValues } from './pen.ts'
import { campaignState, type CampaignView, type PullView } from './pull-view.ts'
import { instantText } from './when-text.ts'

/** The first line: what its reader is wanted to do about a campaign, in one or two sentences. */
export function askText(view: PullView, one: CampaignView, pen: Pen): string {
  const acts = actsOf(one)
  const { author, merged, draft } = view.pull
  const writer = author ?? { own: pen.say('pull-author') }
  switch (campaignState(view, one)) {
    case 'waiting': {
      if (draft) return pen.say('pull-ask-draft')
      const again = one.rejections.map(({ person }) => person)
      if (again.length > 0) return pen.say('pull-ask-look-again', { people: pen.list(again, pen.quote) })
      const people = peopleMissing(acts)
      if (acts.isStuck || people.length === 0) return pen.say('pull-ask-nobody')
      const values = { people: pen.list(people, pen.quote) }
      return people.length === 1 ? pen.say('pull-ask-one', values) : pen.say('pull-ask-several', values)
    }
    case 'sent-back': {
      const people = one.rejections.filter(({ answered }) => !answered).map(({ person }) => person)
      return pen.say('pull-ask-sent-back', { writer, people: pen.list(people, pen.quote) })
    }
    case 'approved':
      return merged === null ? pen.say('pull-ask-merge') : pen.say('pull-ask-merged')
    case 'blocked': {
      const errors = one.findings.filter(({ severity }) => severity === 'error').length
      const [reason] = acts.obstacles
      if (merged !== null && reason === undefined && errors === 0) return pen.say('pull-ask-unapproved')
      if (reason === undefined || errors > 0) return pen.say('pull-ask-mend', { writer, count: errors })
      const code = merged === null ? 'pull-ask-blocked' : 'pull-ask-not-sent'
      return reasoned(code, acts.obstacles, { one, pen, values: { writer } })
    }
    case 'error':
      return reasoned('pull-ask-again', [...acts.refused, ...acts.obstacles], { one, pen, values: {} })
    case 'hold':
      return reasoned('pull-ask-hold', acts.obstacles, { one, pen, values: {} })
    case 'authorised':
      return pen.say('pull-ask-stop', { at: leavesAt(one, pen), how: haltOf(view, one, pen) })
    case 'sending':
      return pen.say('pull-ask-sending', { how: haltOf(view, one, pen) })
    case 'sent': {
      const unknown = one.outcome?.counts.unknown ?? 0
      return unknown > 0
        ? pen.say('pull-ask-unknown', { count: unknown, release: one.release })
        : pen.say('pull-ask-sent')
    }
    case 'stopped':
      return stoppedText(view, one, pen)
  }
}

/** How far it is, in a few words: the title of a check and of the line below the first. */
export function stateText(view: PullView, one: CampaignView, pen: Pen): string {
  const state = campaignState(view, one)
  if (state === 'waiting') {
    if (view.pull.draft) return pen.say('pull-state-draft')
    const acts = actsOf(one)
    const count = approvalsMissing(acts)
    return acts.isStuck
      ? pen.say('pull-state-nobody')
      : pen.say(count === 1 ? 'pull-state-waiting-one' : 'pull-state-waiting', { count })
  }
  if (state === 'sent' && (one.outcome?.counts.unknown ?? 0) > 0) return pen.say('pull-state-unknown')
  if (state === 'blocked' && view.pull.merged !== null) return pen.say('pull-state-not-sent')
  return pen.say(stateWords[state])
}

const stateWords = {
  'sent-back': 'pull-state-sent-back',
  approved: 'pull-state-approved',
  blocked: 'pull-state-blocked',
  error: 'pull-state-error',
  hold: 'pull-state-hold',
  authorised: 'pull-state-authorised',
  sending: 'pull-state-sending',
  sent: 'pull-state-sent',
  stopped: 'pull-state-stopped',
} as const

/** A sentence about what is in the way, with what to do about it. */
function reasoned(
  code: 'pull-ask-not-sent' | 'pull-ask-blocked' | 'pull-ask-again' | 'pull-ask-hold',
  reasons: readonly Reason[],
  about: { readonly one: CampaignView; readonly pen: Pen; readonly values: PenValues },
): string {
  const { one, pen, values } = about
  const first = reasons.find(({ met }) => !met)
  const said = first === undefined ? null : reasonPhrase(one, first, pen)
  const text = pen.say(code, { ...values, reason: { own: said?.say ?? '-' } })
  return said?.fix === undefined ? text : `${text}${pen.locale === 'ja' ? '' : ' '}${said.fix}`
}

/** When a release that is authorised begins: its time, or the end of the time to undo it. */
function leavesAt({ outcome, plan }: CampaignView, { locale }: Pen): Own {
  const authorised = outcome?.authorised ?? null
  const zone = authorised?.schedule?.timezone ?? plan?.timezone ?? 'UTC'
  const at = Math.max(authorised?.undoUntil ?? 0, authorised?.schedule?.atMs ?? 0)
  return { own: `${instantText(at, zone, locale)} (${zone})` }
}

/** How to stop it: on the page of the workflow, else by the command. */
function haltOf({ links }: PullView, { release }: CampaignView, pen: Pen): Own {
  const command = pen.quote(`postmerge halt ${release} --reason "…"`)
  return { own: links.halt === null ? command : pen.link(pen.say('pull-halt'), links.halt) }
}

function stoppedText({ links }: PullView, { outcome, release }: CampaignView, pen: Pen): string {
  const halted = outcome?.halted ?? null
  const how =
    links.halt === null
      ? pen.list(['resume', 'abort'], (verb) => pen.quote(`postmerge ${verb} ${release} --reason "…"`))
      : { own: pen.link(pen.say('pull-control'), links.halt) }
  const state = outcome?.standing.state
  if (state === 'halted') {
    return pen.say('pull-ask-halted', { by: halted?.by ?? '?', reason: halted?.reason ?? '?', how })
  }
  if (state === 'expired') return pen.say('pull-ask-expired')
  if (state === 'superseded') return pen.say('pull-ask-superseded')
  return pen.say(state === 'cancelled' ? 'pull-ask-cancelled' : 'pull-ask-aborted')
}
