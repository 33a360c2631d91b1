import type { Finding } from '../kit/finding.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf } from '../words/say.ts'
import { findingDetails } from './findings.ts'
import { shownPath } from './shown-path.ts'

/**
 * Findings as workflow commands: GitHub shows each beside its line in the pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function findingsGithub(findings: readonly Finding[], locale: Locale): string[] {
  return findings.map((finding) => {
    const { file, line, column } = finding.place
    const properties = [
      `file=${property(shownPath(file))}`,
      `line=${line}`,
      `col=${column}`,
      `title=${property(finding.code)}`,
    ]
    const message = [phraseOf(locale, finding.code, finding.values).say, ...findingDetails(finding, locale)]
    return `::${finding.severity} ${properties.join(',')}::${data(message.join('\n'))}`
  })
}

/** A line break would end the command, and what follows it could be another one. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Properties end at a comma and their list at two colons. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
