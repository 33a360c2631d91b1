import type { Values } from '../../kit/finding.ts'
import type { Locale, Phrase } from '../../words/phrase.ts'
import { phraseOf, say } from '../../words/say.ts'
import { areas, type Point, type PointState } from './point.ts'

const marks: Readonly<Record<PointState, string>> = {
  on: '✔',
  missing: '✗',
  warning: '⚠',
  'no-plan': '⚠',
  hidden: '⚠',
}

/** A point in words: what was looked at, what goes wrong without it, and the fix; null where all is well. */
function wordsOf(
  point: Point,
  locale: Locale,
): { readonly label: string; readonly why: string | null; readonly fix: string | null } {
  const own = phraseOf(locale, `doctor-${point.id}`, point.values)
  const trouble = troubleOf(point, locale)
  return {
    label: own.say,
    why: trouble?.say ?? null,
    fix: trouble === null ? null : (trouble.fix ?? own.fix ?? null),
  }
}

function troubleOf({ id, state, values, status, problem }: Point, locale: Locale): Phrase | null {
  if (problem !== undefined) return phraseOf(locale, problem.code, problem.values)
  switch (state) {
    case 'on':
      return null
    case 'missing':
    case 'warning':
      return { say: say(locale, `doctor-${id}-why`, values) }
    case 'no-plan':
      return { say: say(locale, 'doctor-no-plan'), fix: say(locale, 'doctor-no-plan-fix') }
    case 'hidden':
      if (status === 401)
        return { say: say(locale, 'doctor-unauthorised'), fix: say(locale, 'doctor-unauthorised-fix') }
      return status === null || status === undefined
        ? { say: say(locale, 'doctor-unanswered'), fix: say(locale, 'doctor-unanswered-fix') }
        : { say: say(locale, 'doctor-unseen', { status }), fix: say(locale, 'doctor-unseen-fix') }
  }
}

/** The points in lines: under each part what is in order, and what is not with its reason and one line how to mend it. */
export function doctorText(points: readonly Point[], locale: Locale, values: Values): readonly string[] {
  const lines: string[] = []
  for (const area of areas) {
    const mine = points.filter((point) => point.area === area)
    if (mine.length > 0) lines.push(`► ${say(locale, `doctor-area-${area}`, values)}`)
    for (const point of mine) {
      const { label, why, fix } = wordsOf(point, locale)
      lines.push(`${marks[point.state]} ${label}${why === null ? '' : `: ${why}`}`)
      if (fix !== null) lines.push(`    ${say(locale, 'label-fix')}: ${fix}`)
    }
  }
  return lines
}

/** How many points are in which state. */
export function countsOf(points: readonly Point[]): Readonly<Record<PointState, number>> {
  const counts: Record<PointState, number> = { on: 0, missing: 0, warning: 0, 'no-plan': 0, hidden: 0 }
  for (const { state } of points) counts[state] += 1
  return counts
}

/** The points as one document's part. */
export function doctorJson(points: readonly Point[], locale: Locale): readonly unknown[] {
  return points.map((point) => {
    const { id, area, state, threats, values, problem } = point
    const { label, why, fix } = wordsOf(point, locale)
    return {
      id,
      area,
      state,
      threats,
      say: label,
      why,
      fix,
      values,
      ...(problem === undefined ? {} : { problem }),
    }
  })
}
