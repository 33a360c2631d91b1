import type { AudienceCounts } from '../audience/contact.ts'
import type { Schedule } from '../content/content.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { countText } from './count-text.ts'
import { layOut, type Block, type Notice } from './notice.ts'
import { whenText } from './when-text.ts'

/** What an owner is asked to approve. Texts are as the campaign has them: cleaning is done here. */
export interface RequestFacts {
  readonly campaign: string
  readonly release: string
  /** The writer's name in `policies/identities.yaml`. */
  readonly writer: string
  readonly from: { readonly name: string; readonly address: string }
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  readonly exclude: readonly string[]
  readonly counts: AudienceCounts
  readonly subject: string
  readonly preheader: string | null
  /** The text part, rendered with the lists' sample values. */
  readonly body: string
  readonly schedule: Schedule | null
  readonly undoMs: number
  readonly commit: string
  readonly closureDigest: string
}

/** The mail that asks an owner: From, To, Subject and preheader, Body, When, in this order, then the commands that answer. */
export function requestNotice(facts: RequestFacts, locale: Locale): Notice {
  const { campaign, release, writer } = facts
  return layOut(say(locale, 'notice-request-title', { subject: facts.subject }), [
    { kind: 'sentence', text: say(locale, 'notice-request-intro', { writer, release }) },
    ...messageBlocks(facts, locale),
    {
      kind: 'command',
      label: say(locale, 'notice-to-approve'),
      command: `postmerge approve ${campaign}`,
    },
    {
      kind: 'command',
      label: say(locale, 'notice-to-reject'),
      command: `postmerge approve ${campaign} --reject --reason "…"`,
    },
    {
      kind: 'sentence',
      text: say(locale, 'notice-request-bound', {
        commit: facts.commit.slice(0, 12),
        digest: facts.closureDigest.slice(0, 12),
      }),
    },
  ])
}

function messageBlocks(facts: RequestFacts, locale: Locale): readonly Block[] {
  const { from } = facts
  return [
    { kind: 'value', label: say(locale, 'notice-from'), lines: [`${from.name} <${from.address}>`] },
    { kind: 'value', label: say(locale, 'notice-to'), lines: audienceLines(facts, locale) },
    {
      kind: 'value',
      label: say(locale, 'notice-subject'),
      lines: facts.preheader === null ? [facts.subject] : [facts.subject, facts.preheader],
    },
    {
      kind: 'quote',
      label: say(locale, 'notice-body'),
      text: facts.body,
      more: say(locale, 'notice-body-cut'),
    },
    {
      kind: 'value',
      label: say(locale, 'notice-when'),
      lines: [whenText(facts.schedule, facts.undoMs, locale)],
    },
  ]
}

/** To whom, as lines: each list with its people, those that are on several counted once, those left out. */
function audienceLines(facts: Pick<RequestFacts, 'lists' | 'exclude' | 'counts'>, locale: Locale): string[] {
  const { counts } = facts
  const lines = facts.lists.map(({ id, title }) =>
    say(locale, 'notice-list', { title, id, people: countText(counts.byList[id] ?? 0, locale) }),
  )
  if (facts.lists.length > 1) {
    lines.push(say(locale, 'notice-together', { people: countText(counts.recipients, locale) }))
  }
  if (facts.exclude.length > 0) {
    lines.push(say(locale, 'notice-excluded', { lists: facts.exclude.join(', ') }))
  }
  const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0)
  if (skipped > 0) lines.push(say(locale, 'notice-skipped', { people: countText(skipped, locale) }))
  return lines
}
