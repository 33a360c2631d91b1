import type { Finding } from '../kit/finding.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import { findingDetails } from './findings.ts'

/** The documentation of checks: where its page is, and which codes have a section there. */
export interface ChecksPage {
  /** Absolute URI of `docs/checks.md`. */
  readonly uri: string
  readonly codes: ReadonlySet<string>
}

/**
 * Findings as a SARIF 2.1.0 log of one run
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; what GitHub reads of it:
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning).
 */
export function findingsSarif(findings: readonly Finding[], locale: Locale, page: ChecksPage): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Postmerge', rules: codes.map((code) => ruleOf(code, locale, page)) } },
        columnKind: 'unicodeCodePoints',
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code), locale)),
      },
    ],
  }
}

function ruleOf(code: string, locale: Locale, { uri, codes }: ChecksPage): unknown {
  const phrase = phraseOf(locale, code)
  return {
    id: code,
    shortDescription: { text: general(phrase.say) },
    ...(phrase.fix === undefined ? {} : { help: { text: general(phrase.fix) } }),
    ...(codes.has(code) ? { helpUri: `${uri}#${code}` } : {}),
  }
}

function resultOf(finding: Finding, ruleIndex: number, locale: Locale): unknown {
  const { code, severity, place, values, alike, waived } = finding
  const text = [phraseOf(locale, code, values).say, ...findingDetails(finding, locale)].join('\n')
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(place.file), uriBaseId: '%SRCROOT%' },
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
    ...(alike === undefined ? {} : { occurrenceCount: alike + 1 }),
    ...(waived === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: say(locale, 'waived-by', { ...waived }) }] }),
  }
}

/** A sentence without a certain case: its holes stay open. */
function general(sentence: string): string {
  return sentence.replaceAll(/\{[a-zA-Z0-9_]+\}/g, '…')
}

/** A path as a relative reference (RFC 3986 section 4.2). */
function relativeUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
