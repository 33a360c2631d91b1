import type { Finding, Values } from '../kit/finding.ts'
import type { Reason } from '../approval/decision.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import { findingsJson, findingsText } from './findings.ts'
import { reasonText } from './approvals-text.ts'

/** What a run came to for one release, as this room prints it. */
interface Line {
  readonly release: string
  readonly code: Code
  readonly values: Values
  readonly exitCode: number
  readonly reason?: Reason
  readonly findings?: readonly Finding[]
  readonly problems?: readonly { readonly code: string; readonly values: Values }[]
}

/** A run of `send` in lines: one for each release, and below it why and what to do. */
export function sendText(outcomes: readonly Line[], locale: Locale): readonly string[] {
  if (outcomes.length === 0) return [say(locale, 'send-nothing')]
  return outcomes.flatMap((outcome) => {
    const phrase = phraseOf(locale, outcome.code, outcome.values)
    return [
      `${outcome.release}: ${phrase.say}`,
      ...(outcome.reason === undefined ? [] : reasonText(outcome.reason, locale).map(indented)),
      ...findingsText(outcome.findings ?? [], locale).map(indented),
      ...(outcome.problems ?? []).flatMap((problem) => problemText(problem, locale)),
      ...(phrase.fix === undefined ? [] : [`  ${say(locale, 'label-next')}: ${phrase.fix}`]),
    ]
  })
}

/** The same as one document. */
export function sendJson(outcomes: readonly Line[], locale: Locale): unknown {
  return {
    version: 1,
    releases: outcomes.map(({ release, code, values, exitCode, findings, problems, reason }) => ({
      release,
      code,
      message: phraseOf(locale, code, values).say,
      values,
      exitCode,
      ...(reason === undefined ? {} : { reason }),
      ...(findings === undefined ? {} : { findings: findingsJson(findings, locale) }),
      ...(problems === undefined
        ? {}
        : {
            problems: problems.map((problem) => ({
              ...problem,
              ...phraseOf(locale, problem.code, problem.values),
            })),
          }),
    })),
  }
}

function problemText(
  problem: { readonly code: string; readonly values: Values },
  locale: Locale,
): readonly string[] {
  const phrase = phraseOf(locale, problem.code, problem.values)
  return [
    `  ${phrase.say} [${problem.code}]`,
    ...(phrase.fix === undefined ? [] : [`    ${say(locale, 'label-fix')}: ${phrase.fix}`]),
  ]
}

function indented(line: string): string {
  return `  ${line}`
}
