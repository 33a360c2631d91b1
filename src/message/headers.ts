import { foldLines } from 'nodemailer/lib/mime-funcs'
import MimeNode from 'nodemailer/lib/mime-node'
import { sha256 } from '../kit/digest.ts'
import { failure } from '../words/find.ts'
import { wireAddress } from './address.ts'
import type { Mailbox } from './compose.ts'

/** A header field before it is encoded and folded; `ready` is written as it stands. */
export type Field = readonly [name: string, value: string | Mailbox | { readonly ready: string }]

/** CR, LF, NUL and all other controls, line separators, direction controls, halves of surrogate pairs. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const maxValue = 2000
/** A word that long fits into no line of 998 octets (RFC 5322 section 2.1.1), and folding needs a space. */
const endlessWord = /[^ ]{900}/

/**
 * The text itself when it may become part of a header field, whoever wrote it.
 * @throws Failure `header-unsafe` for control characters, line breaks, direction controls, texts over 2 000 and words over 900 characters.
 */
export function headerText(name: string, text: string): string {
  if (unsafe.test(text) || text.length > maxValue || endlessWord.test(text)) {
    throw failure('header-unsafe', { permanence: 'permanent', values: { field: name } })
  }
  return text
}

/** Makes the header block of one message after the other; it ends before the empty line. `seed` makes the boundary. */
export type HeaderWriter = (
  fields: readonly Field[],
  seed: string,
) => { readonly head: string; readonly boundary: string }

/** As the library spells them. */
const spellings: Readonly<Record<string, string>> = { 'List-Id': 'List-ID' }

/**
 * A writer that encodes and folds the fields of multipart/alternative messages (RFC 5322, RFC 2047). Addresses were judged by
 * `wireAddress` before; the library sees them as data and never parses one. Of each field it remembers the last line, so that what
 * all messages of a release share is encoded once.
 */
export function createHeaderWriter(): HeaderWriter {
  const last = new Map<string, { readonly value: string; readonly line: string }>()
  function lineOf([name, value]: Field): string {
    const key = typeof value === 'string' ? value : JSON.stringify(value)
    const known = last.get(name)
    if (known?.value === key) return known.line
    const line = encodedLine(name, value)
    last.set(name, { value: key, line })
    return line
  }
  return (fields, seed) => {
    // `=_` occurs in no quoted-printable text (RFC 2045 section 6.7), so the boundary cannot occur in a part.
    const boundary = `=_-${sha256(seed).slice(0, 24)}-Part_1`
    const type = `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`
    return { head: [...fields.map(lineOf), type].join('\r\n'), boundary }
  }
}

function encodedLine(name: string, value: Field[1]): string {
  const spelt = spellings[name] ?? name
  if (typeof value === 'object' && 'ready' in value) return `${spelt}: ${value.ready}`
  const text = typeof value === 'string' ? value : value.name
  if (text.includes(wordMark)) {
    const rest = typeof value === 'string' ? '' : ` <${value.address}>`
    return `${spelt}: ${folded(encodedWords(text) + rest)}`
  }
  // A copy: the library changes what it is given.
  const given = typeof value === 'string' ? value : { name: value.name, address: value.address }
  return foldLines(`${spelt}: ${MimeNode.encodeHeaderValue(spelt, given)}`, 76)
}

/** RFC 5322 section 2.1.1 aims at 78 characters a line; the first one begins with the name of the field. */
const foldAfter = 64

/** A display text as a quoted string or as encoded words (RFC 5322 section 3.2.4, RFC 2047 section 5), folded. */
export function phrase(text: string): string {
  if (text.includes(wordMark)) return folded(encodedWords(text))
  if (/^[ -~]*$/.test(text)) {
    return folded(`"${text.replaceAll(/["\\]/g, (special) => `\\${special}`)}"`)
  }
  return folded(MimeNode.encodeHeaderValue('Subject', text))
}

/** What begins an encoded word. The library leaves one that somebody wrote as it is, and a reader would see something else than was approved. */
const wordMark = '=?'
/** UTF-8 bytes of a word: with its frame it stays below 75 characters (RFC 2047 section 2). */
const wordBytes = 45

/** A text as encoded words of whole characters (RFC 2047 section 5), with a space between each two. */
function encodedWords(text: string): string {
  const pieces = ['']
  for (const character of text) {
    const piece = `${pieces.at(-1) ?? ''}${character}`
    if (Buffer.byteLength(piece) <= wordBytes) pieces[pieces.length - 1] = piece
    else pieces.push(character)
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ')
}

/** Breaks lines at spaces, which stay: a fold means nothing (RFC 5322 section 2.2.3). */
function folded(text: string): string {
  let line = 0
  return text
    .split(' ')
    .map((word, index, words) => {
      // No line may consist of white space alone.
      const breaks = index > 0 && word !== '' && words[index - 1] !== '' && line + word.length > foldAfter
      line = breaks ? word.length : line + word.length + 1
      return index === 0 ? word : `${breaks ? '\r\n' : ''} ${word}`
    })
    .join('')
}

/** The field names of a header block in order and in lower case, with their unfolded values. */
export function readHeader(head: string): readonly (readonly [name: string, value: string])[] {
  const fields: [string, string][] = []
  for (const line of head.split('\r\n')) {
    const last = fields.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && last !== undefined) last[1] += line
    else {
      const colon = line.indexOf(':')
      fields.push([line.slice(0, colon).toLowerCase(), line.slice(colon + 1)])
    }
  }
  return fields.map(([name, value]) => [name, value.trim()])
}

/** A mailbox whose address is safe to write, or a failure. */
export function mailbox(field: string, box: Mailbox): Mailbox {
  const address = wireAddress(box.address)
  if (address === null) {
    throw failure('header-address-refused', { permanence: 'permanent', values: { field } })
  }
  return { name: headerText(field, box.name), address }
}
