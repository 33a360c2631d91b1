import type { Locale, Phrase } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Notice } from './notice.ts'

/** The mail that tells a writer that a request waits for others, and that there is nothing to do. */
export function heldNotice(
  facts: { readonly subject: string; readonly release: string },
  locale: Locale,
): Notice {
  return layOut(say(locale, 'notice-held-title', { subject: facts.subject }), [
    { kind: 'sentence', text: say(locale, 'notice-held-intro', { release: facts.release }) },
  ])
}

/** The mail that tells the Administrators that the rules stop a request. The reasons are sentences of ours about files and people of theirs. */
export function rulesNotice(
  facts: { readonly reasons: readonly Phrase[]; readonly release: string },
  locale: Locale,
): Notice {
  const lines = facts.reasons.flatMap(({ say: so, fix }) => (fix === undefined ? [so] : [so, fix]))
  return layOut(say(locale, 'notice-rules-title'), [
    { kind: 'sentence', text: say(locale, 'notice-rules-intro', { release: facts.release }) },
    { kind: 'value', label: say(locale, 'notice-reason'), lines },
    { kind: 'sentence', text: say(locale, 'notice-rules-after') },
  ])
}
