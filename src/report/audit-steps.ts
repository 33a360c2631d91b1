import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'

/** Something that an audit found wrong, with where it is: an entry, a commit, a batch. */
export interface AuditProblem {
  readonly at: { readonly code: Code; readonly values: Values }
  /** A code of the catalogue; one from a stored entry may be unknown. */
  readonly code: string
  readonly values: Values
}

/** One thing that an audit proves. */
export interface AuditStep {
  /** What is claimed, such as `audit-chain`. */
  readonly claim: Code
  readonly values: Values
  readonly outcome: 'proved' | 'refuted' | 'not-checked'
  readonly problems: readonly AuditProblem[]
}

const signs = { proved: '✓', refuted: '✗', 'not-checked': '–' } as const

/** A step that claims something and lists what speaks against it. */
export function auditStep(claim: Code, values: Values, problems: readonly AuditProblem[]): AuditStep {
  return { claim, values, outcome: problems.length === 0 ? 'proved' : 'refuted', problems }
}

/** An audit as lines for a terminal: each claim with its sign, below it what speaks against it. */
export function auditText(steps: readonly AuditStep[], locale: Locale): readonly string[] {
  const lines = steps.flatMap(({ claim, values, outcome, problems }) => {
    const { say: sentence, fix } = phraseOf(locale, claim, values)
    return [
      `${signs[outcome]} ${sentence}`,
      ...problems.map((problem) => `    ${placeText(problem, locale)}: ${problemText(problem, locale)}`),
      ...(fix === undefined || outcome === 'proved' ? [] : [`    ${say(locale, 'label-fix')}: ${fix}`]),
    ]
  })
  return [...lines, say(locale, closing(steps))]
}

function closing(steps: readonly AuditStep[]): Code {
  if (!isSound(steps)) return 'audit-unsound'
  return steps.every(({ outcome }) => outcome === 'proved') ? 'audit-sound' : 'audit-sound-so-far'
}

/** An audit as data; the shape is versioned by the document around it. */
export function auditJson(steps: readonly AuditStep[], locale: Locale): object {
  return {
    sound: isSound(steps),
    steps: steps.map(({ claim, values, outcome, problems }) => ({
      claim,
      values,
      outcome,
      problems: problems.map((problem) => ({
        at: problem.at.values,
        code: problem.code,
        message: `${placeText(problem, locale)}: ${problemText(problem, locale)}`,
      })),
    })),
  }
}

/** Whether nothing speaks against the record. What could not be checked here does not. */
export function isSound(steps: readonly AuditStep[]): boolean {
  return steps.every(({ outcome }) => outcome !== 'refuted')
}

function placeText({ at }: AuditProblem, locale: Locale): string {
  return say(locale, at.code, at.values)
}

function problemText({ code, values }: AuditProblem, locale: Locale): string {
  return phraseOf(locale, code, values).say
}
