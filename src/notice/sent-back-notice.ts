import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Notice } from './notice.ts'

/** Why a writer gets a campaign back. */
export interface SentBackFacts {
  readonly campaign: string
  readonly release: string
  readonly subject: string
  /** Who sent it back; null: the desk itself, because the campaign cannot be sent as it is. */
  readonly person: string | null
  readonly reason: string
  /** The pull request, where a forge has them: pushing there asks again by itself. */
  readonly pull?: string
}

/** The mail that tells the writer why, and how to ask again. */
export function sentBackNotice(facts: SentBackFacts, locale: Locale): Notice {
  const { campaign, release, person } = facts
  return layOut(say(locale, 'notice-sent-back-title', { subject: facts.subject }), [
    {
      kind: 'sentence',
      text:
        person === null
          ? say(locale, 'notice-sent-back-desk', { release })
          : say(locale, 'notice-sent-back-intro', { release, person }),
    },
    {
      kind: 'quote',
      label: say(locale, 'notice-reason'),
      text: facts.reason,
      more: say(locale, 'notice-body-cut'),
    },
    facts.pull === undefined
      ? { kind: 'command', label: say(locale, 'notice-ask-again'), command: `postmerge request ${campaign}` }
      : { kind: 'link', label: say(locale, 'pull-mail-mend'), url: facts.pull },
  ])
}
