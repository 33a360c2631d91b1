import { skipWords } from '../audience/skip-words.ts'
import type { Judgement } from '../authentication/judgement.ts'
import { isoInstant } from '../kit/clock.ts'
import type { PlanView } from '../plan/plan-view.ts'
import type { SkipReason } from '../release/receipt.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import { decisionText } from './approvals-text.ts'
import { editionText } from './edition-text.ts'
import { findingsText } from './findings.ts'

const linksShownMax = 20

/** A plan in the order in which an owner reads it: From, To, Subject, Body, When, then who must approve. */
export function planText(view: PlanView, locale: Locale): readonly string[] {
  const label = (code: Code, lines: readonly string[]): string[] => block(say(locale, code), lines)
  return [
    view.commit === null
      ? say(locale, 'plan-title-uncommitted', { release: view.release, path: view.path })
      : say(locale, 'plan-title', {
          release: view.release,
          path: view.path,
          commit: view.commit.slice(0, 12),
        }),
    say(locale, 'plan-digest', { digest: view.closureDigest.slice(0, 12) }),
    ...(view.status === 'draft' ? [say(locale, 'plan-draft')] : []),
    '',
    ...label('plan-from', [`${view.from.name} <${view.from.address}>`, ...senderLines(view, locale)]),
    ...label('plan-to', audienceLines(view, locale)),
    ...label('plan-subject', subjectLines(view, locale)),
    ...label('plan-body', bodyLines(view, locale)),
    ...label('plan-when', whenLines(view, locale)),
    ...label(
      'plan-waivers',
      view.waivers.map((waiver) => say(locale, 'plan-waiver', waiver)),
    ),
    ...label('edition-label', editionText(view.since, locale, true)),
    '',
    ...(view.commit === null ? [say(locale, 'plan-uncommitted', { path: view.path })] : []),
    ...(view.decision === null ? [say(locale, 'plan-not-judged')] : decisionText(view.decision, locale)),
    ...(view.findings.length === 0 ? [] : ['', ...findingsText(view.findings, locale)]),
  ]
}

function senderLines({ judgement }: PlanView, locale: Locale): string[] {
  if (judgement === null) return [say(locale, 'plan-sender-not-asked')]
  const { spf, dkim, dmarc, problems } = judgement
  const state = say(locale, 'plan-sender-state', {
    spf: spf.map(({ ip, result }) => `${ip} ${result}`).join(', ') || '-',
    dkim: dkim.map(({ selector, result }) => `${selector} ${result}`).join(', ') || '-',
    dmarc: dmarc.policy === null ? dmarc.result : `${dmarc.result} (p=${dmarc.policy})`,
  })
  return [state, ...problems.flatMap((problem) => problemLines(problem, locale))]
}

function problemLines({ code, values }: Judgement['problems'][number], locale: Locale): string[] {
  const phrase = phraseOf(locale, code, values)
  const line = `✗ ${phrase.say} [${code}]`
  return phrase.fix === undefined ? [line] : [line, `  ${say(locale, 'label-fix')}: ${phrase.fix}`]
}

function audienceLines({ lists, exclude, rehearsal, counts, languages }: PlanView, locale: Locale): string[] {
  const only = rehearsal ? [say(locale, 'plan-rehearsal')] : []
  const named = lists.map(({ id, title }) =>
    counts === null
      ? say(locale, 'plan-list', { list: id, title })
      : say(locale, 'plan-list-count', { list: id, title, count: counts.byList[id] ?? 0 }),
  )
  const excluded = exclude.map((list) => say(locale, 'plan-excluded', { list }))
  if (counts === null) return [...only, ...named, ...excluded, say(locale, 'plan-counts-unknown')]
  const skipped = Object.entries(counts.skipped).map(([reason, count]) =>
    say(locale, 'plan-skipped', { count, reason: say(locale, skipWords[reason as SkipReason]) }),
  )
  const several = counts.onSeveral > 0 ? [say(locale, 'plan-on-several', { count: counts.onSeveral })] : []
  return [
    ...only,
    ...named,
    ...excluded,
    say(locale, 'plan-recipients', { count: counts.recipients }),
    ...languages.flatMap(({ locale: language, recipients }) =>
      recipients === null ? [] : [say(locale, 'plan-language-count', { language, count: recipients })],
    ),
    ...several,
    ...skipped,
  ]
}

function subjectLines({ languages }: PlanView, locale: Locale): string[] {
  return languages.flatMap(({ locale: language, subjects, preheader }) =>
    [...subjects, ...(preheader === null ? [] : [preheader])].map((text) =>
      languages.length === 1 ? text : say(locale, 'plan-language', { language, text }),
    ),
  )
}

function bodyLines({ htmlBytes, textLines, links }: PlanView, locale: Locale): string[] {
  const shown = links.slice(0, linksShownMax).map(({ url, host }) => `${host || '-'}  ${url}`)
  const more =
    links.length > linksShownMax
      ? [say(locale, 'plan-more-links', { count: links.length - linksShownMax })]
      : []
  return [
    say(locale, 'plan-size', { bytes: htmlBytes, lines: textLines, links: links.length }),
    ...shown,
    ...more,
  ]
}

function whenLines({ schedule, timezone, undoMs, weeklyLimit }: PlanView, locale: Locale): string[] {
  const undo =
    undoMs > 0 && undoMs % 60_000 === 0
      ? say(locale, 'plan-undo', { minutes: undoMs / 60_000 })
      : say(locale, 'plan-undo-seconds', { seconds: undoMs / 1000 })
  const rest = [...limitLines(weeklyLimit, locale), undo, say(locale, 'plan-precision')]
  if (schedule === null) return [say(locale, 'plan-at-once'), ...rest]
  const zone = schedule.timezone || timezone
  const local = (ms: number): string =>
    Temporal.Instant.fromEpochMilliseconds(ms)
      .toZonedDateTimeISO(zone)
      .toString({ smallestUnit: 'minute', timeZoneName: 'never' })
  const values = { at: local(schedule.atMs), zone, utc: isoInstant(schedule.atMs) }
  const latest = say(locale, 'plan-latest', { latest: local(schedule.atMs + schedule.latestMs) })
  return [say(locale, 'plan-at', values), latest, ...rest]
}

function limitLines(limit: PlanView['weeklyLimit'], locale: Locale): string[] {
  if (limit === null) return []
  const { list, perWeek, until } = limit
  return [say(locale, 'plan-weekly-limit', { list, per_week: perWeek, until: isoInstant(until) })]
}

/** A label, and beside it lines that start in one column. */
function block(label: string, lines: readonly string[]): string[] {
  const width = 10
  const wide = Array.from(label).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
  return lines.map(
    (line, index) => (index === 0 ? label + ' '.repeat(Math.max(1, width - wide)) : ' '.repeat(width)) + line,
  )
}
