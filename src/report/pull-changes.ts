import type { EditionChanges, LanguageChange } from '../plan/edition-changes.ts'
import type { DiffLine, LineDiff } from '../plan/line-diff.ts'
import type { SinceLast } from '../plan/since-last.ts'
import type { Code } from '../words/catalogue.ts'
import { longestRun, withoutOrders, type Own, type Pen } from './pen.ts'
import { wrapped } from './fence.ts'
import { oneLine } from './safe-text.ts'
import { instantText } from './when-text.ts'

const columnsMax = 2000

/** What changed since the last edition that was sent, as Markdown; at most `textLines` lines of its text. */
export function sinceEditionLines(since: SinceLast, pen: Pen, textLines: number): readonly string[] {
  const { previous, changes } = since
  if (previous === null) return [pen.say('edition-first')]
  const { release, sentAt: at, commit } = previous
  const title = pen.say('edition-since', {
    release,
    at,
    commit: commit.slice(0, 12),
  })
  return [title, '', ...changeLines(changes, pen, textLines)]
}

/** What changed between two looks at a campaign, as Markdown; null: the earlier one cannot be read any more. */
export function changeLines(changes: EditionChanges | null, pen: Pen, textLines: number): readonly string[] {
  if (changes === null) return [pen.say('edition-unreadable')]
  const { lines, texts } = changedParts(changes, pen, textLines)
  return [...lines.map((line) => `- ${line}`), ...texts.flatMap(diffFence)]
}

/** The same in parts: a line for each kind of change, and the rows of each text that changed, every one with its mark. */
export function changedParts(
  changes: EditionChanges,
  pen: Pen,
  textLines: number,
): { readonly lines: readonly string[]; readonly texts: readonly (readonly string[])[] } {
  const { from, lists, exclude, schedule, languages, links, pictures } = changes
  const when = (value: typeof schedule): Both | null =>
    value === null
      ? null
      : {
          before:
            value.before === null ? null : instantText(value.before.atMs, value.before.timezone, pen.locale),
          after:
            value.after === null ? null : instantText(value.after.atMs, value.after.timezone, pen.locale),
        }
  const lines = [
    ...replacedLine('plan-from', from, pen),
    ...movedLine('edition-lists', marked(lists), pen),
    ...movedLine('edition-exclude', marked(exclude), pen),
    ...languages.flatMap((change) => languageLines(change, pen)),
    ...movedLine('edition-links', marked(links), pen),
    ...movedLine('edition-pictures', marked(pictures), pen),
    ...replacedLine('plan-when', when(schedule), pen),
  ]
  const texts = languages.flatMap(({ text }) => (text === null ? [] : [diffRows(text, pen, textLines)]))
  return { lines: lines.length === 0 ? [pen.say('edition-same')] : lines, texts }
}

interface Both {
  readonly before: string | null
  readonly after: string | null
}

function languageLines(
  { locale, kind, subject, preheader, text }: LanguageChange,
  pen: Pen,
): readonly string[] {
  const language = /^[A-Za-z0-9-]{1,35}$/.test(locale) ? { own: locale } : locale
  if (kind === 'added') return [pen.say('edition-language-added', { language })]
  if (kind === 'removed') return [pen.say('edition-language-removed', { language })]
  const named = (code: 'edition-subject' | 'edition-preheader', both: Both | null): readonly string[] =>
    both === null ? [] : [replaced({ own: pen.say(code, { language }) }, both, pen)]
  return [
    ...named('edition-subject', subject),
    ...named('edition-preheader', preheader),
    ...(kind === 'look' ? [pen.say('edition-look', { language })] : []),
    ...(kind === 'unknown' ? [pen.say('edition-text-unknown', { language })] : []),
    ...(text === null
      ? []
      : [pen.say('edition-text', { language, added: text.added, removed: text.removed })]),
  ]
}

/** Lines of a text, what is new and what is gone among them, each with its mark. */
function diffRows({ lines }: LineDiff, pen: Pen, max: number): readonly string[] {
  const shown = lines.slice(0, max)
  const rest = lines.slice(max).reduce((sum, line) => sum + (line.kind === 'gap' ? line.count : 1), 0)
  const all: readonly DiffLine[] = rest > 0 ? [...shown, { kind: 'gap', count: rest }] : shown
  return all.flatMap((line) => {
    if (line.kind === 'gap') return [`  ${pen.say('edition-gap', { count: line.count })}`]
    const mark = { same: '|', added: '+', removed: '-' }[line.kind]
    return wrapped(withoutOrders(oneLine(line.text, columnsMax))).map((part) => `${mark} ${part}`.trimEnd())
  })
}

/** Between fences that nothing in them can close; GitHub paints what is new and what is gone. */
function diffFence(rows: readonly string[]): readonly string[] {
  const fence = '`'.repeat(Math.max(3, ...rows.map((row) => longestRun(row) + 1)))
  return ['', `${fence}diff`, ...rows, fence]
}

function replacedLine(code: Code, both: Both | null, pen: Pen): readonly string[] {
  return both === null ? [] : [replaced({ own: pen.say(code) }, both, pen)]
}

function replaced(what: Own, { before, after }: Both, pen: Pen): string {
  const shown = (text: string | null): string | Own => text ?? { own: pen.say('edition-none') }
  return pen.say('edition-replaced', { what, before: shown(before), after: shown(after) })
}

function movedLine(code: Code, names: readonly Marked[], pen: Pen): readonly string[] {
  if (names.length === 0) return []
  const shown = pen.list(names, ({ mark, name }) =>
    mark === '±' ? `± ${pen.say('edition-picture-replaced', { name })}` : `${mark} ${pen.quote(name)}`,
  )
  return [pen.say('edition-moved', { what: { own: pen.say(code) }, names: shown })]
}

interface Marked {
  readonly mark: '+' | '−' | '±'
  readonly name: string
}

function marked(moved: {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly replaced?: readonly string[]
}): readonly Marked[] {
  const { added, removed, replaced: others = [] } = moved
  const all = [
    ['+', added],
    ['−', removed],
    ['±', others],
  ] as const
  return all.flatMap(([mark, names]) => names.map((name) => ({ mark, name })))
}
