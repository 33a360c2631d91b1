import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Block, type Notice } from './notice.ts'
import { roundedCountText } from '../report/count-text.ts'
import { oneLine } from '../report/safe-text.ts'
import { instantText } from '../report/when-text.ts'

/** How many recipients met each end, by the state's name; those without any may be left out. */
type ResultCounts = Readonly<
  Partial<Record<'accepted' | 'deferred' | 'rejected' | 'skipped' | 'unknown', number>>
>

/** Where the people of a hosted forge look and act instead of typing commands. */
export interface HostedPages {
  /** The pull request that brought the release; null where nobody knows it. */
  readonly pull: string | null
  /** The page of the workflow that halts, resumes and aborts; null where there is none. */
  readonly control: string | null
}

/** How a release ended. */
export interface SentFacts {
  readonly release: string
  /** Only colleagues got it. */
  readonly rehearsal: boolean
  readonly counts: ResultCounts
  readonly approvedBy: readonly string[]
  readonly pages?: HostedPages
}

/** The mail that says a release is out. Unknown outcomes come first, because a person must settle them. */
export function sentNotice(facts: SentFacts, locale: Locale): Notice {
  const { release, counts } = facts
  const unknown = counts.unknown ?? 0
  const blocks: Block[] = [
    { kind: 'sentence', text: say(locale, 'notice-sent-intro', { release }) },
    ...rehearsalBlock(facts, 'notice-rehearsed', locale),
    { kind: 'value', label: say(locale, 'notice-outcome'), lines: outcomeLines(counts, locale) },
  ]
  if (facts.approvedBy.length > 0) {
    blocks.push({
      kind: 'value',
      label: say(locale, 'notice-approved-by'),
      lines: [facts.approvedBy.join(', ')],
    })
  }
  if (unknown > 0) {
    blocks.unshift({
      kind: 'command',
      label: say(locale, 'notice-unknown-left', { count: unknown }),
      command: `postmerge status ${release}`,
    })
  }
  blocks.push(...pullBlock(facts.pages, locale))
  blocks.push({ kind: 'command', label: say(locale, 'notice-verify'), command: 'postmerge audit verify' })
  return layOut(titleOf(facts, say(locale, 'notice-sent-title', { release }), locale), blocks)
}

/** Why a release does not go on. */
export interface StoppedFacts {
  readonly campaign: string
  readonly release: string
  /** A person's reason, or the sentence of a code. */
  readonly reason: string
  /** Who halted it; null: it was merged and does not begin. */
  readonly by: string | null
  readonly pages?: HostedPages
}

/** The mail that says a release has stopped or does not begin, and what can be done. */
export function stoppedNotice(facts: StoppedFacts, locale: Locale): Notice {
  const { campaign, release, by } = facts
  const command = (label: Code, text: string): Block => ({
    kind: 'command',
    label: say(locale, label),
    command: text,
  })
  const reason: Block = {
    kind: 'quote',
    label: say(locale, 'notice-reason'),
    text: facts.reason,
    more: say(locale, 'notice-body-cut'),
  }
  const page = pullBlock(facts.pages, locale)
  if (by === null) {
    return layOut(say(locale, 'notice-blocked-title', { release }), [
      { kind: 'sentence', text: say(locale, 'notice-blocked-intro', { release }) },
      reason,
      ...(page.length > 0 ? page : [command('notice-look', `postmerge approvals ${campaign}`)]),
    ])
  }
  const control = facts.pages?.control ?? null
  return layOut(say(locale, 'notice-stopped-title', { release }), [
    { kind: 'sentence', text: say(locale, 'notice-stopped-intro', { release, by: oneLine(by, 80) }) },
    reason,
    ...(page.length > 0 ? page : [command('notice-look', `postmerge status ${release}`)]),
    ...(control === null
      ? [
          command('notice-go-on', `postmerge resume ${release} --reason "…"`),
          command('notice-end', `postmerge abort ${release} --reason "…"`),
        ]
      : [{ kind: 'link', label: say(locale, 'pull-mail-control', { release }), url: control } as const]),
  ])
}

/** A release that is about to leave, or on its way. */
export interface SendingFacts {
  readonly release: string
  /** Only colleagues get it. */
  readonly rehearsal: boolean
  /** As the first sample recipient reads it. */
  readonly subject: string
  /** When its first message leaves, in the organisation's zone; null: it is leaving now. */
  readonly startsAt: { readonly atMs: number; readonly timezone: string } | null
  /** So many get it, as the desk counted them; null: nobody counted. */
  readonly recipients: number | null
  readonly approvedBy: readonly string[]
  readonly pages?: HostedPages
}

/** The mail that says a release leaves, and how to stop it: the first thing in it, since it may be wanted fast. */
export function sendingNotice(facts: SendingFacts, locale: Locale): Notice {
  const { release, subject, startsAt, recipients, approvedBy } = facts
  const control = facts.pages?.control ?? null
  const stop: Block =
    control === null
      ? {
          kind: 'command',
          label: say(locale, 'pull-mail-stop'),
          command: `postmerge halt ${release} --reason "…"`,
        }
      : { kind: 'link', label: say(locale, 'pull-mail-stop-there', { release }), url: control }
  const at =
    startsAt === null
      ? null
      : `${instantText(startsAt.atMs, startsAt.timezone, locale)} (${startsAt.timezone})`
  const intro =
    at === null
      ? say(locale, 'pull-mail-sending', { release })
      : say(locale, 'pull-mail-leaves', { release, at })
  const value = (label: Code, lines: readonly string[]): readonly Block[] =>
    lines.length === 0 ? [] : [{ kind: 'value', label: say(locale, label), lines }]
  const title =
    at === null
      ? say(locale, 'pull-mail-sending-title', { subject })
      : say(locale, 'pull-mail-leaves-title', { subject, at })
  return layOut(titleOf(facts, title, locale), [
    { kind: 'sentence', text: intro },
    stop,
    ...rehearsalBlock(facts, 'pull-rehearsal', locale),
    ...value('notice-to', recipients === null ? [] : [roundedCountText(recipients, locale)]),
    ...value('notice-subject', [subject]),
    ...value('notice-approved-by', approvedBy.length === 0 ? [] : [approvedBy.join(', ')]),
    ...pullBlock(facts.pages, locale),
  ])
}

/** Whoever reads no more than a subject must not take a rehearsal for the real thing. */
function titleOf({ rehearsal }: Pick<SentFacts, 'rehearsal'>, title: string, locale: Locale): string {
  return rehearsal ? say(locale, 'notice-rehearsal-title', { title }) : title
}

function rehearsalBlock(
  { rehearsal }: Pick<SentFacts, 'rehearsal'>,
  code: 'notice-rehearsed' | 'pull-rehearsal',
  locale: Locale,
): readonly Block[] {
  return rehearsal ? [{ kind: 'sentence', text: say(locale, code) }] : []
}

function pullBlock(pages: HostedPages | undefined, locale: Locale): readonly Block[] {
  const pull = pages?.pull ?? null
  return pull === null ? [] : [{ kind: 'link', label: say(locale, 'pull-mail-page'), url: pull }]
}

function outcomeLines(counts: ResultCounts, locale: Locale): string[] {
  const lines = [say(locale, 'notice-accepted', { count: counts.accepted ?? 0 })]
  if (counts.deferred) lines.push(say(locale, 'notice-deferred', { count: counts.deferred }))
  if (counts.rejected) lines.push(say(locale, 'notice-rejected', { count: counts.rejected }))
  if (counts.skipped) lines.push(say(locale, 'notice-left-out', { count: counts.skipped }))
  if (counts.unknown) lines.push(say(locale, 'notice-unknown', { count: counts.unknown }))
  return lines
}
