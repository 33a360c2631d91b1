import type { Schedule } from '../content/content.ts'
import type { EditionChanges, LanguageChange } from '../plan/edition-changes.ts'
import type { DiffLine } from '../plan/line-diff.ts'
import type { SinceLast } from '../plan/since-last.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

const namesShownMax = 10
/** Lines of text of all languages together. */
const linesShownMax = 40

/** What changed since the last edition that was sent, as lines; `withText` false leaves the lines of the text out and only counts them. */
export function editionText(since: SinceLast, locale: Locale, withText: boolean): readonly string[] {
  const { previous, changes } = since
  if (previous === null) return [say(locale, 'edition-first')]
  const { release, sentAt: at, commit } = previous
  const title = say(locale, 'edition-since', { release, at, commit: commit.slice(0, 12) })
  if (changes === null) return [title, say(locale, 'edition-unreadable')]
  const lines = changeLines(changes, locale, withText ? linesShownMax : 0)
  return [title, ...(lines.length === 0 ? [say(locale, 'edition-same')] : lines)]
}

function changeLines(changes: EditionChanges, locale: Locale, textLines: number): readonly string[] {
  const { from, lists, exclude, schedule, languages, links, pictures } = changes
  const lines = [
    ...(from === null ? [] : [replaced('plan-from', from, locale)]),
    ...moved('edition-lists', [...plus(lists.added), ...minus(lists.removed)], locale),
    ...moved('edition-exclude', [...plus(exclude.added), ...minus(exclude.removed)], locale),
  ]
  let left = textLines
  for (const change of languages) {
    const text = languageLines(change, locale, left)
    left -= text.shown
    lines.push(...text.lines)
  }
  const others = pictures.replaced.map((name) => `± ${say(locale, 'edition-picture-replaced', { name })}`)
  return [
    ...lines,
    ...moved('edition-links', [...plus(links.added), ...minus(links.removed)], locale),
    ...moved('edition-pictures', [...plus(pictures.added), ...minus(pictures.removed), ...others], locale),
    ...(schedule === null
      ? []
      : [
          replaced(
            'plan-when',
            { before: whenText(schedule.before, locale), after: whenText(schedule.after, locale) },
            locale,
          ),
        ]),
  ]
}

function languageLines(
  change: LanguageChange,
  locale: Locale,
  left: number,
): { readonly lines: readonly string[]; readonly shown: number } {
  const { locale: language, kind, subject, preheader, text } = change
  if (kind === 'added') {
    const title = say(locale, 'edition-language-added', { language })
    const line = say(locale, 'edition-line', { mark: ' ', text: subject?.after ?? '' })
    return { lines: [title, line], shown: 0 }
  }
  if (kind === 'removed') return { lines: [say(locale, 'edition-language-removed', { language })], shown: 0 }
  const lines = [
    ...(subject === null ? [] : [replacedIn('edition-subject', { language, ...subject }, locale)]),
    ...(preheader === null ? [] : [replacedIn('edition-preheader', { language, ...preheader }, locale)]),
  ]
  if (kind === 'look') lines.push(say(locale, 'edition-look', { language }))
  if (kind === 'unknown') lines.push(say(locale, 'edition-text-unknown', { language }))
  if (text === null) return { lines, shown: 0 }
  const { added, removed } = text
  lines.push(say(locale, 'edition-text', { language, added, removed }))
  const shown = text.lines.slice(0, Math.max(0, left))
  const hidden = text.lines.slice(shown.length).reduce((sum, line) => sum + lengthOf(line), 0)
  lines.push(...shown.map((line) => `  ${lineText(line, locale)}`))
  if (hidden > 0 && left > 0) lines.push(`  ${say(locale, 'edition-gap', { count: hidden })}`)
  return { lines, shown: shown.length }
}

function lengthOf(line: DiffLine): number {
  return line.kind === 'gap' ? line.count : 1
}

function lineText(line: DiffLine, locale: Locale): string {
  if (line.kind === 'gap') return say(locale, 'edition-gap', { count: line.count })
  const mark = { same: ' ', added: '+', removed: '-' }[line.kind]
  return say(locale, 'edition-line', { mark, text: line.text }).trimEnd()
}

interface Both {
  readonly before: string | null
  readonly after: string | null
}

function replaced(code: Code, { before, after }: Both, locale: Locale): string {
  const none = say(locale, 'edition-none')
  const values = { what: say(locale, code), before: before ?? none, after: after ?? none }
  return say(locale, 'edition-replaced', values)
}

function replacedIn(
  code: 'edition-subject' | 'edition-preheader',
  { language, before, after }: Both & { readonly language: string },
  locale: Locale,
): string {
  const none = say(locale, 'edition-none')
  const what = say(locale, code, { language })
  return say(locale, 'edition-replaced', { what, before: before ?? none, after: after ?? none })
}

function moved(code: Code, names: readonly string[], locale: Locale): readonly string[] {
  if (names.length === 0) return []
  const more = names.length - namesShownMax
  const shown = names.slice(0, namesShownMax)
  if (more > 0) shown.push(say(locale, 'edition-more', { count: more }))
  return [say(locale, 'edition-moved', { what: say(locale, code), names: shown.join(', ') })]
}

function plus(names: readonly string[]): readonly string[] {
  return names.map((name) => `+ ${name}`)
}

function minus(names: readonly string[]): readonly string[] {
  return names.map((name) => `- ${name}`)
}

function whenText(schedule: Schedule | null, locale: Locale): string {
  if (schedule === null) return say(locale, 'plan-at-once')
  const { atMs, timezone } = schedule
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timezone)
  return `${at.toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' })} ${timezone}`
}
