import type { Decision, Reason } from '../approval/decision.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'

/** A tree of reasons in lines: what must be so, whether it is, and below each unmet line what is in the way and what to do. */
export function reasonText(reason: Reason, locale: Locale): readonly string[] {
  return [
    phraseOf(locale, reason.code, reason.values).say,
    ...reason.children.flatMap((rule) => ruleText(rule, locale)),
  ]
}

/** What was decided about a campaign: the verdict in a sentence, then the tree. */
export function decisionText(decision: Decision, locale: Locale): readonly string[] {
  const { verdict, campaign, edition, commit, code } = decision
  const values = { release: `${campaign}/${edition}`, commit: commit.slice(0, 12), code: code ?? '' }
  return [say(locale, `verdict-${verdict}`, values), '', ...reasonText(decision.reason, locale)]
}

function ruleText(rule: Reason, locale: Locale): readonly string[] {
  const { say: sentence } = phraseOf(locale, rule.code, rule.values)
  return [
    `  ${rule.met ? '✓' : '✗'} ${sentence}`,
    ...rule.children.flatMap((child) => childText(child, locale, '    ')),
  ]
}

/** A trouble ends with its code, by which the documentation is found. */
function childText(reason: Reason, locale: Locale, indent: string): readonly string[] {
  const phrase = phraseOf(locale, reason.code, reason.values)
  const fix =
    reason.met || phrase.fix === undefined ? [] : [`${indent}  ${say(locale, 'label-fix')}: ${phrase.fix}`]
  return [
    `${indent}· ${phrase.say}${reason.met ? '' : ` [${reason.code}]`}`,
    ...fix,
    ...reason.children.flatMap((child) => childText(child, locale, `${indent}  `)),
  ]
}
