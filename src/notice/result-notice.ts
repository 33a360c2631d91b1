import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Block, type Notice } from './notice.ts'
import { oneLine } from '../report/safe-text.ts'

/** How many recipients met each end, by the state's name; those without any may be left out. */
type ResultCounts = Readonly<
  Partial<Record<'accepted' | 'deferred' | 'rejected' | 'skipped' | 'unknown', number>>
>

/** How a release ended. */
export interface SentFacts {
  readonly release: string
  readonly counts: ResultCounts
  readonly approvedBy: readonly string[]
}

/** The mail that says a release is out. Unknown outcomes come first, because a person must settle them. */
export function sentNotice(facts: SentFacts, locale: Locale): Notice {
  const { release, counts } = facts
  const unknown = counts.unknown ?? 0
  const blocks: Block[] = [
    { kind: 'sentence', text: say(locale, 'notice-sent-intro', { release }) },
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
  blocks.push({ kind: 'command', label: say(locale, 'notice-verify'), command: 'postmerge audit verify' })
  return layOut(say(locale, 'notice-sent-title', { release }), blocks)
}

/** Why a release does not go on. */
export interface StoppedFacts {
  readonly campaign: string
  readonly release: string
  /** A person's reason, or the sentence of a code. */
  readonly reason: string
  /** Who halted it; null: it was merged and does not begin. */
  readonly by: string | null
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
  if (by === null) {
    return layOut(say(locale, 'notice-blocked-title', { release }), [
      { kind: 'sentence', text: say(locale, 'notice-blocked-intro', { release }) },
      reason,
      command('notice-look', `postmerge approvals ${campaign}`),
    ])
  }
  return layOut(say(locale, 'notice-stopped-title', { release }), [
    { kind: 'sentence', text: say(locale, 'notice-stopped-intro', { release, by: oneLine(by, 80) }) },
    reason,
    command('notice-look', `postmerge status ${release}`),
    command('notice-go-on', `postmerge resume ${release} --reason "…"`),
    command('notice-end', `postmerge abort ${release} --reason "…"`),
  ])
}

function outcomeLines(counts: ResultCounts, locale: Locale): string[] {
  const lines = [say(locale, 'notice-accepted', { count: counts.accepted ?? 0 })]
  if (counts.deferred) lines.push(say(locale, 'notice-deferred', { count: counts.deferred }))
  if (counts.rejected) lines.push(say(locale, 'notice-rejected', { count: counts.rejected }))
  if (counts.skipped) lines.push(say(locale, 'notice-left-out', { count: counts.skipped }))
  if (counts.unknown) lines.push(say(locale, 'notice-unknown', { count: counts.unknown }))
  return lines
}
