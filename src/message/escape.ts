import type { FieldValue, HoleContext } from './template.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}
// C0 and C1 without tab, LF and CR, and the characters that turn the direction of everything after them.
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const lineEnds = /[\t\r\n\u2028\u2029]+/gu

/** A value as Liquid prints it: null is nothing. */
export function printed(value: FieldValue): string {
  return value === null ? '' : String(value)
}

/** Text that is safe between tags and in quoted attributes; the five characters that Liquid's `escape` replaces. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

const escapers: Readonly<Record<HoleContext, (text: string) => string>> = {
  html: escapeHtml,
  attribute: escapeHtml,
  url: percentEncode,
  link: (text) => (isSafeLink(text) ? escapeHtml(text) : ''),
  text: oneLine,
  header: oneLine,
}

/**
 * A value as it may stand in its context. Whatever the value is, the result changes neither the structure of the
 * HTML, the target of a link before its path, the lines of the text part, nor the header field.
 */
export function escapeFor(context: HoleContext, value: FieldValue): string {
  return escapers[context](printed(value).toWellFormed().replaceAll(invisible, ''))
}

/** One line as a header field carries it: white space collapsed, nothing at its ends (RFC 5322 section 2.2). */
export function headerLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

function oneLine(text: string): string {
  return text.replaceAll(lineEnds, ' ')
}

/** All but the unreserved characters of RFC 3986 section 2.3, so that the result cannot leave its path segment or parameter. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Over https, or to this very machine, where a demonstration runs. */
function isSafeLink(text: string): boolean {
  return /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])[\u0021-\u007e]*$/.test(text)
}
