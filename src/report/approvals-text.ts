import type { Decision, Reason } from '../approval/decision.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import { reasonWords, type ReasonWords } from './reason-words.ts'

/** So many reasons are told of one condition: whoever may read a repository may review in it. */
const childrenMax = 20

/** A tree of reasons in lines: what must be so, whether it is, and below each unmet line what is in the way and what to do. */
export function reasonText(reason: Reason, locale: Locale): readonly string[] {
  const words = reasonWords(reason)
  return [
    phraseOf(locale, reason.code, reason.values).say,
    ...reason.children.flatMap((rule) => ruleText(rule, locale, words)),
  ]
}

/** What was decided about a campaign: the verdict in a sentence, then the tree. */
export function decisionText(decision: Decision, locale: Locale): readonly string[] {
  const { verdict, campaign, edition, commit, code } = decision
  const values = { release: `${campaign}/${edition}`, commit: commit.slice(0, 12), code: code ?? '' }
  return [say(locale, `verdict-${verdict}`, values), '', ...reasonText(decision.reason, locale)]
}

function ruleText(rule: Reason, locale: Locale, words: ReasonWords): readonly string[] {
  const { say: sentence } = phraseOf(locale, rule.code, rule.values)
  const more = rule.children.length - childrenMax
  return [
    `  ${rule.met ? '✓' : '✗'} ${sentence}`,
    ...rule.children
      .slice(0, childrenMax)
      .flatMap((child) => childText(child, { locale, words, indent: '    ' })),
    ...(more > 0 ? [`    · ${say(locale, 'edition-more', { count: more })}`] : []),
  ]
}

/** A trouble ends with its code, by which the documentation is found. */
function childText(
  reason: Reason,
  about: { readonly locale: Locale; readonly words: ReasonWords; readonly indent: string },
): readonly string[] {
  const { locale, words, indent } = about
  const phrase = phraseOf(locale, reason.code, reason.values)
  const other = words.fixOf(reason.code)
  const fixed = other === null ? phrase.fix : say(locale, other, { ...reason.values, release: words.release })
  const fix = reason.met || fixed === undefined ? [] : [`${indent}  ${say(locale, 'label-fix')}: ${fixed}`]
  return [
    `${indent}· ${phrase.say}${reason.met ? '' : ` [${reason.code}]`}`,
    ...fix,
    ...reason.children.flatMap((child) => childText(child, { locale, words, indent: `${indent}  ` })),
  ]
}
