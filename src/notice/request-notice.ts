import type { AudienceCounts } from '../audience/contact.ts'
import type { Schedule } from '../content/content.ts'
import type { SinceLast } from '../plan/since-last.ts'
import { editionText } from '../report/edition-text.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { countText } from '../report/count-text.ts'
import { pictureBlocks, type NoticePictures } from './picture-blocks.ts'
import { blocksText, layOut, type Block, type Notice } from './notice.ts'
import { whenText } from '../report/when-text.ts'

/** A release as its owners see it. Texts are as the campaign has them: cleaning is done here. */
export interface ReleaseFacts {
  readonly from: { readonly name: string; readonly address: string }
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  readonly exclude: readonly string[]
  /** It goes to colleagues alone. */
  readonly rehearsal: boolean
  /** Null where nobody has counted yet. */
  readonly counts: AudienceCounts | null
  /** Language tag of subject, preheader and body. */
  readonly locale: string
  readonly subject: string
  readonly preheader: string | null
  /** The other languages, which are approved together with it. */
  readonly translations: readonly TranslationFacts[]
  readonly schedule: Schedule | null
  readonly undoMs: number
}

interface TranslationFacts {
  readonly locale: string
  readonly subject: string
  readonly preheader: string | null
}

/** What an owner is asked to approve. */
export interface RequestFacts extends ReleaseFacts, Partial<NoticePictures> {
  readonly campaign: string
  readonly release: string
  /** The writer's name in `policies/identities.yaml`. */
  readonly writer: string
  /** The text part, rendered with the lists' sample values. */
  readonly body: string
  readonly translations: readonly (TranslationFacts & { readonly body: string })[]
  readonly since: SinceLast
  readonly commit: string
  readonly closureDigest: string
}

/** The mail that asks an owner: From, To, Subject and preheader, Body, When, in this order, then the commands that answer. */
export function requestNotice(facts: RequestFacts, locale: Locale): Notice {
  const { release, writer } = facts
  return layOut(say(locale, 'notice-request-title', { subject: facts.subject }), [
    { kind: 'sentence', text: say(locale, 'notice-request-intro', { writer, release }) },
    ...requestBlocks(facts, locale),
  ])
}

/** What is to be approved, in the order in which it is read, and how to answer. */
export function requestBlocks(facts: RequestFacts, locale: Locale): readonly Block[] {
  const command = `postmerge approve ${facts.campaign}`
  const commit = facts.commit.slice(0, 12)
  const digest = facts.closureDigest.slice(0, 12)
  return [
    ...envelopeBlocks(facts, locale),
    ...bodyBlocks(facts, locale),
    ...pictureBlocks(facts, locale),
    whenBlock(facts, locale),
    {
      kind: 'value',
      label: say(locale, 'edition-label'),
      lines: editionText(facts.since, locale, false),
    },
    { kind: 'command', label: say(locale, 'notice-to-approve'), command },
    { kind: 'command', label: say(locale, 'notice-to-reject'), command: `${command} --reject --reason "…"` },
    { kind: 'sentence', text: say(locale, 'notice-request-bound', { commit, digest }) },
  ]
}

/** The same without the body, for the terminal of whoever is about to sign. */
export function releaseText(facts: ReleaseFacts, locale: Locale): string {
  return blocksText([...envelopeBlocks(facts, locale), whenBlock(facts, locale)])
}

/** The text in each language; its name stands beside it where there are several. */
function bodyBlocks(facts: RequestFacts, locale: Locale): readonly Block[] {
  const more = say(locale, 'notice-body-cut')
  const { translations } = facts
  if (translations.length === 0)
    return [{ kind: 'quote', label: say(locale, 'notice-body'), text: facts.body, more }]
  return [facts, ...translations].map(({ locale: language, body }) => ({
    kind: 'quote',
    label: say(locale, 'notice-body-in', { language }),
    text: body,
    more,
  }))
}

function subjectLines(facts: ReleaseFacts, locale: Locale): readonly string[] {
  const { translations } = facts
  return [facts, ...translations].flatMap(({ locale: language, subject, preheader }) =>
    [subject, ...(preheader === null ? [] : [preheader])].map((text) =>
      translations.length === 0 ? text : say(locale, 'plan-language', { language, text }),
    ),
  )
}

function envelopeBlocks(facts: ReleaseFacts, locale: Locale): readonly Block[] {
  const { from } = facts
  return [
    { kind: 'value', label: say(locale, 'notice-from'), lines: [`${from.name} <${from.address}>`] },
    { kind: 'value', label: say(locale, 'notice-to'), lines: audienceLines(facts, locale) },
    {
      kind: 'value',
      label: say(locale, 'notice-subject'),
      lines: subjectLines(facts, locale),
    },
  ]
}

function whenBlock(facts: ReleaseFacts, locale: Locale): Block {
  const lines = [whenText(facts.schedule, facts.undoMs, locale)]
  return { kind: 'value', label: say(locale, 'notice-when'), lines }
}

/** To whom, as lines: each list with its people, those that are on several counted once, those left out. */
function audienceLines(facts: ReleaseFacts, locale: Locale): string[] {
  const { counts, lists, exclude } = facts
  const lines = lists.map(({ title, id }) =>
    counts === null
      ? `${title} (${id})`
      : say(locale, 'notice-list', { title, id, people: countText(counts.byList[id] ?? 0, locale) }),
  )
  if (facts.rehearsal) lines.unshift(say(locale, 'plan-rehearsal'))
  if (exclude.length > 0) lines.push(say(locale, 'notice-excluded', { lists: exclude.join(', ') }))
  if (counts === null) return [...lines, say(locale, 'notice-not-counted')]
  if (lists.length > 1) {
    lines.push(say(locale, 'notice-together', { people: countText(counts.recipients, locale) }))
  }
  const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0)
  if (skipped > 0) lines.push(say(locale, 'notice-skipped', { people: countText(skipped, locale) }))
  return lines
}
