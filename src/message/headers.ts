import MimeNode from 'nodemailer/lib/mime-node'
import { assert } from '../kit/assert.ts'
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

/**
 * Encodes and folds the fields of a multipart/alternative message (RFC 5322, RFC 2047). The result ends before the empty line.
 * Addresses were judged by `wireAddress` before; the library sees them as data and never parses one.
 */
export function headerBlock(fields: readonly Field[], seed: string): { head: string; boundary: string } {
  // `=_` occurs in no quoted-printable text (RFC 2045 section 6.7), so the boundary cannot occur in a part.
  const root = new MimeNode('multipart/alternative', {
    baseBoundary: sha256(seed).slice(0, 24),
    boundaryPrefix: '=_',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  for (const [name, value] of fields) {
    root.setHeader(name, fieldValue(value))
  }
  const head = root.buildHeaders()
  assert(typeof root.boundary === 'string', 'a multipart message without a boundary')
  return { head, boundary: root.boundary }
}

/** A display text as a quoted string or as encoded words (RFC 5322 section 3.2.5, RFC 2047 section 5). */
export function phrase(text: string): string {
  if (/^[ -~]*$/.test(text)) return `"${text.replaceAll(/["\\]/g, (special) => `\\${special}`)}"`
  return MimeNode.encodeHeaderValue('Subject', text)
}

/** The library takes a value as text to encode, as a mailbox, or as written. */
function fieldValue(value: Field[1]): string | Mailbox | { value: string; prepared: true } {
  if (typeof value === 'string') return value
  if ('ready' in value) return { value: value.ready, prepared: true }
  // A copy: the library changes what it is given.
  return { name: value.name, address: value.address }
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
