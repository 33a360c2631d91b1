import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Notice } from './notice.ts'
import { requestBlocks, type RequestFacts } from './request-notice.ts'
import { instantText } from '../report/when-text.ts'

/** A request that still waits. */
export interface ReminderFacts extends RequestFacts {
  /** When the owners were asked first, in milliseconds since the epoch. */
  readonly askedAt: number
  /** The organisation's zone. */
  readonly timezone: string
  /** What is missing, each in one sentence of the reader's language. */
  readonly missing: readonly string[]
}

/** The mail that asks once more: since when it waits, what is missing, then what the first mail said, with the commands that answer. */
export function reminderNotice(facts: ReminderFacts, locale: Locale): Notice {
  const { writer, release, subject, missing, timezone } = facts
  const since = instantText(facts.askedAt, timezone, locale)
  return layOut(say(locale, 'notice-reminder-title', { subject }), [
    {
      kind: 'sentence',
      text: say(locale, 'notice-reminder-intro', { writer, release, since, zone: timezone }),
    },
    { kind: 'value', label: say(locale, 'notice-still-missing'), lines: missing },
    ...requestBlocks(facts, locale),
  ])
}
