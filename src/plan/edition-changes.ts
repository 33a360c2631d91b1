import type { Schedule } from '../content/content.ts'
import { compareText } from '../kit/finding.ts'
import { diffLines, type LineDiff } from './line-diff.ts'

/** How one language of an edition reads to a sample recipient. */
export interface LanguageView {
  readonly subject: string
  readonly preheader: string | null
  /** The text part; null where it can no longer be made. */
  readonly text: string | null
  /** SHA-256 of the HTML part; null where it can no longer be made. */
  readonly html: string | null
}

/** What an owner looks at in an edition, as plain data, so that two of them can be compared. */
export interface EditionView {
  /** Name and address, as a mail program shows them. */
  readonly from: string
  readonly lists: readonly string[]
  readonly exclude: readonly string[]
  /** By language tag, the campaign's own among them. */
  readonly languages: Readonly<Record<string, LanguageView>>
  /** Addresses of all links of all languages; null where they are not known because it can no longer be made. */
  readonly links: readonly string[] | null
  /** SHA-256 of each picture that is shown, by file name; null likewise. */
  readonly pictures: Readonly<Record<string, string>> | null
  readonly schedule: Schedule | null
}

/** A value that was replaced. */
interface Replaced<T> {
  readonly before: T
  readonly after: T
}

/** What joined and what left a set. */
interface Moved {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** What became of one language; a value is null where it is the same as before. */
export interface LanguageChange {
  readonly locale: string
  /** `look`: the same words, another layout or design. `unknown`: one of the two can no longer be made. */
  readonly kind: 'added' | 'removed' | 'words' | 'look' | 'unknown'
  readonly subject: Replaced<string | null> | null
  readonly preheader: Replaced<string | null> | null
  /** Null where the language is new, gone or unknown. */
  readonly text: LineDiff | null
}

/** What is different in an edition; null and empty mean: the same as before. */
export interface EditionChanges {
  /** There is nothing to compare with. */
  readonly isFirst: boolean
  readonly from: Replaced<string> | null
  readonly lists: Moved
  readonly exclude: Moved
  readonly schedule: Replaced<Schedule | null> | null
  /** Only languages in which something is different, sorted. */
  readonly languages: readonly LanguageChange[]
  readonly links: Moved
  /** By file name; `replaced`: the same name, another picture. */
  readonly pictures: Moved & { readonly replaced: readonly string[] }
}

/** Compares an edition with the one before it, or with none. */
export function changesSince(before: EditionView | null, after: EditionView): EditionChanges {
  const old = before ?? after
  const [was, is] = [old.schedule, after.schedule]
  const isSameTime =
    was?.atMs === is?.atMs && was?.latestMs === is?.latestMs && was?.timezone === is?.timezone
  return {
    isFirst: before === null,
    from: replacedBy(old.from, after.from),
    lists: moved(old.lists, after.lists),
    exclude: moved(old.exclude, after.exclude),
    schedule: isSameTime ? null : { before: was, after: is },
    languages: languageChanges(old.languages, after.languages),
    links: old.links === null || after.links === null ? unmoved : moved(old.links, after.links),
    pictures: pictureChanges(old.pictures, after.pictures),
  }
}

const unmoved: Moved = { added: [], removed: [] }

function pictureChanges(
  before: EditionView['pictures'],
  after: EditionView['pictures'],
): EditionChanges['pictures'] {
  if (before === null || after === null) return { ...unmoved, replaced: [] }
  const replaced = Object.keys(after).filter(
    (name) => Object.hasOwn(before, name) && before[name] !== after[name],
  )
  return { ...moved(Object.keys(before), Object.keys(after)), replaced: replaced.sort(compareText) }
}

function languageChanges(
  before: EditionView['languages'],
  after: EditionView['languages'],
): readonly LanguageChange[] {
  const locales = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText)
  return locales.flatMap((locale) => {
    const was = Object.hasOwn(before, locale) ? before[locale] : undefined
    const is = Object.hasOwn(after, locale) ? after[locale] : undefined
    const change = languageChange(locale, was ?? null, is ?? null)
    return change === null ? [] : [change]
  })
}

function languageChange(
  locale: string,
  was: LanguageView | null,
  is: LanguageView | null,
): LanguageChange | null {
  const subject = replacedBy(was?.subject ?? null, is?.subject ?? null)
  const preheader = replacedBy(was?.preheader ?? null, is?.preheader ?? null)
  const common = { locale, subject, preheader, text: null }
  if (was === null) return { ...common, kind: 'added' }
  if (is === null) return { ...common, kind: 'removed' }
  if (was.text === null || is.text === null) return { ...common, kind: 'unknown' }
  const text = diffLines(was.text, is.text)
  const isSameText = text.lines.length === 0
  if (subject !== null || preheader !== null || !isSameText)
    return { ...common, kind: 'words', text: isSameText ? null : text }
  return was.html === is.html ? null : { ...common, kind: 'look' }
}

function replacedBy<T>(before: T, after: T): Replaced<T> | null {
  return before === after ? null : { before, after }
}

function moved(before: readonly string[], after: readonly string[]): Moved {
  const [old, now] = [new Set(before), new Set(after)]
  return {
    added: [...now].filter((one) => !old.has(one)).sort(compareText),
    removed: [...old].filter((one) => !now.has(one)).sort(compareText),
  }
}
