import type { Finding, Waived } from '../kit/finding.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import { shownPath } from './shown-path.ts'

/** Findings as lines for a terminal: place, what, what was expected, the fix. Editors jump to `file:line:column`. */
export function findingsText(findings: readonly Finding[], locale: Locale): string[] {
  return findings.flatMap((finding) => {
    const phrase = phraseOf(locale, finding.code, finding.values)
    const { file, line, column } = finding.place
    const what = `${say(locale, `label-${finding.severity}`)}: ${phrase.say} [${finding.code}]`
    const details = findingDetails(finding, locale).map((detail) => `  ${detail}`)
    // A line break inside a value would begin a line of its own, and some who read lines obey them.
    return [`${shownPath(file)}:${line}:${column}: ${what}`, ...details].map((text) =>
      text.replaceAll('\n', ' '),
    )
  })
}

/** What belongs under a finding's sentence: what was expected, the fix, how many more there are, who allows it. */
export function findingDetails(finding: Finding, locale: Locale): string[] {
  const phrase = phraseOf(locale, finding.code, finding.values)
  const expected = expectedOf(phrase.expected)
  const { fix } = phrase
  const { alike, waived } = finding
  return [
    ...(expected === null ? [] : [`${say(locale, 'label-expected')} ${expected}`]),
    ...(fix === undefined ? [] : [`${say(locale, 'label-fix')}: ${fix}`]),
    ...(alike === undefined ? [] : [say(locale, 'more-alike', { count: alike })]),
    ...(waived === undefined ? [] : [say(locale, 'waived-by', { ...waived })]),
  ]
}

/** A finding in the JSON that commands print; the shape is versioned by the document around it. */
export interface FindingJson {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: Finding['severity']
  readonly code: string
  readonly message: string
  readonly expected: string | null
  readonly fix: string | null
  /** How many more of this code stand at the same place. */
  readonly alike: number
  /** Who allowed it all the same, until which day, and why. */
  readonly waived: Waived | null
}

/** Findings as data with their sentences. */
export function findingsJson(findings: readonly Finding[], locale: Locale): FindingJson[] {
  return findings.map((finding) => {
    const phrase = phraseOf(locale, finding.code, finding.values)
    return {
      ...finding.place,
      severity: finding.severity,
      code: finding.code,
      message: phrase.say,
      expected: expectedOf(phrase.expected),
      fix: phrase.fix ?? null,
      alike: finding.alike ?? 0,
      waived: finding.waived ?? null,
    }
  })
}

/** A choice among nothing is no help: where there is nothing to choose from, the fix says how to make something. */
function expectedOf(sentence: string | undefined): string | null {
  return sentence === undefined || sentence.endsWith(': -') ? null : sentence
}
