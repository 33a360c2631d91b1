import type { Code } from '../words/catalogue.ts'
import type { Locale, Phrase } from '../words/phrase.ts'
import { phraseOf } from '../words/say.ts'
import { oneLine } from './safe-text.ts'

/** Something of ours that is already written as it is meant. */
export interface Own {
  readonly own: string
}

/** What a sentence is filled with: a number, something of ours, or the words of others, which are quoted. */
export type PenValues = Readonly<Record<string, string | number | Own>>

/** How sentences of ours and words of others are written side by side, so that the second never pass for the first. */
export interface Pen {
  readonly locale: Locale
  readonly say: (code: Code, values?: PenValues) => string
  /** The same for a code from outside, with what it says to do. */
  readonly phrase: (code: string, values?: PenValues) => Phrase
  /** Words of others, on one line. */
  readonly quote: (text: string) => string
  /** Several things, already written, one beside the other; of very many only the first. */
  readonly list: <T>(items: readonly T[], write: (item: T) => string) => Own
  readonly strong: (text: string) => string
  /** A label of ours that leads somewhere. */
  readonly link: (label: string, url: string | null) => string
}

/** So much of one value is shown; it may be anything that somebody wrote. */
const quoteMax = 200
const listMax = 10

/** Plain text, for a mail. */
export function plainPen(locale: Locale): Pen {
  const quote = (text: string): string => shortened(text)
  return pen(locale, {
    own: (text) => text,
    quote,
    strong: (text) => text,
    link: (label, url) => (url === null ? label : `${label} ${url}`),
  })
}

/**
 * Markdown as GitHub reads it. Words of others stand in code spans: nothing in them is a mention, a reference, a link, an element or a mark, and
 * no backslash could promise that, since mentions are looked for after it is read (https://github.github.com/gfm/#code-spans).
 */
export function markdownPen(locale: Locale): Pen {
  return pen(locale, {
    own: (text, raw) => byParts(text, punctuated, (part) => codeSpan(raw(part))),
    quote: codeSpan,
    strong: (text) => `**${text}**`,
    link: (label, url) => (url === null ? label : `[${label}](<${safeUrl(url)}>)`),
  })
}

/** HTML, for the few places where Markdown is not read: the title of a fold. */
export function htmlPen(locale: Locale): Pen {
  const code = (text: string): string => `<code>${escapeHtml(withoutOrders(shortened(text)))}</code>`
  return pen(locale, {
    own: (text, raw) => byParts(text, escapeHtml, (part) => code(raw(part))),
    quote: code,
    strong: (text) => `<b>${text}</b>`,
    link: (label) => label,
  })
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Words of others as a code span; a fence longer than any in them cannot be closed by them. */
function codeSpan(text: string): string {
  const line = withoutOrders(shortened(text))
  if (line === '') return '`-`'
  const fence = '`'.repeat(longestRun(line) + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${space}${line}${space}${fence}`
}

/** The longest row of backticks in a text. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}

/** A run prints what it writes; what a runner would take for an order to itself is parted (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
export function withoutOrders(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/, '$1: ')
}

/** Whatever its length, it costs no more than a line of it. */
function shortened(text: string): string {
  return oneLine(text.slice(0, 20 * quoteMax), quoteMax)
}

interface Marks {
  /** Writes a sentence of ours, in which private characters keep the places of values; `raw` puts them in as they are, where all is code. */
  readonly own: (text: string, raw: (text: string) => string) => string
  readonly quote: (text: string) => string
  readonly strong: (text: string) => string
  readonly link: (label: string, url: string | null) => string
}

/** Private characters that no sentence of ours holds: they keep the place of a value while the words around it are escaped. */
const [open, close] = ['\u{F0000}', '\u{F0001}']
const place = /\u{F0000}(\d+)\u{F0001}/gu

function pen(locale: Locale, marks: Marks): Pen {
  const phrase = (code: string, values: PenValues = {}): Phrase => {
    const entries = Object.entries(values)
    const kept = Object.fromEntries(entries.map(([name], index) => [name, `${open}${index}${close}`]))
    const fill = (text: string, write: (value: string | number | Own) => string): string =>
      text.replaceAll(place, (_, index: string) => write(entries[Number(index)]?.[1] ?? ''))
    const written = (text: string): string =>
      fill(
        marks.own(text, (code) => fill(code, rawText)),
        (value) => (typeof value === 'string' ? marks.quote(value) : rawText(value)),
      )
    const found = phraseOf(locale, code, kept)
    return {
      say: written(found.say),
      ...(found.expected === undefined ? {} : { expected: written(found.expected) }),
      ...(found.fix === undefined ? {} : { fix: written(found.fix) }),
    }
  }
  const { quote, strong, link } = marks
  const list = <T>(items: readonly T[], write: (item: T) => string): Own => {
    const more = items.length - listMax
    const shown = items.slice(0, listMax).map(write)
    if (more > 0) shown.push(phrase('edition-more', { count: more }).say)
    return { own: shown.join(locale === 'ja' ? '、' : ', ') }
  }
  return { locale, phrase, say: (code, values) => phrase(code, values).say, quote, list, strong, link }
}

function rawText(value: string | number | Own): string {
  return typeof value === 'object' ? value.own : String(value)
}

/** Commands, addresses and names of accounts in our sentences are code, too: a name must not call anybody. */
const meant = /`[^`]+`|https?:\/\/[^\s)]+|@[A-Za-z0-9][\w./-]*/g

/** A sentence of ours, of which some parts are code. */
function byParts(text: string, plain: (text: string) => string, code: (text: string) => string): string {
  let at = 0
  let out = ''
  for (const match of text.matchAll(meant)) {
    const [found] = match
    out += plain(text.slice(at, match.index))
    out += code(found.startsWith('`') ? found.slice(1, -1) : found)
    at = match.index + found.length
  }
  return out + plain(text.slice(at))
}

function punctuated(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~&!$]/g, (mark) => `\\${mark}`)
}

/** An address of ours or of the forge: whatever could end the link is written as its bytes. */
function safeUrl(url: string): string {
  return url.replaceAll(/[\s<>()\\"'`]/g, (mark) => encodeURIComponent(mark).replace(/['()]/g, percent))
}

function percent(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
}
