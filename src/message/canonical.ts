import { assert } from '../kit/assert.ts'

/** A header field as it stands in the message, folds included, without its last CRLF. */
export interface RawField {
  /** In lower case. */
  readonly name: string
  readonly line: string
}

const tab = 0x09
const lf = 0x0a
const cr = 0x0d
const space = 0x20

/** The header fields from top to bottom and the body of a message with CRLF line ends (RFC 5322 section 2.1). */
export function splitMessage(message: Uint8Array): {
  readonly fields: readonly RawField[]
  readonly body: Uint8Array
} {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  const end = bytes.indexOf('\r\n\r\n')
  assert(end > 0, 'a message without an empty line after its header')
  return { fields: splitHeader(bytes.toString('latin1', 0, end)), body: bytes.subarray(end + 4) }
}

/** The fields of a header block from top to bottom. */
export function splitHeader(head: string): readonly RawField[] {
  const fields: { name: string; line: string }[] = []
  for (const line of head.split('\r\n')) {
    const first = line.charCodeAt(0)
    const last = fields.at(-1)
    if ((first === space || first === tab) && last !== undefined) {
      last.line += `\r\n${line}`
      continue
    }
    const colon = line.indexOf(':')
    assert(colon > 0, 'a header line without a field name')
    fields.push({ name: line.slice(0, colon).trimEnd().toLowerCase(), line })
  }
  return fields
}

/**
 * RFC 6376 section 3.4.2, without the CRLF at its end: lower-case name, unfolded, runs of white space as one space, none around the
 * colon and at the end. One pass: a field of a hundred thousand spaces costs no more than one of letters.
 */
export function relaxedField(line: string): string {
  const colon = line.indexOf(':')
  let value = ''
  let gap = false
  for (let i = colon + 1; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if (code === space || code === tab || code === cr || code === lf) {
      gap = value !== ''
      continue
    }
    if (gap) value += ' '
    gap = false
    value += line[i]
  }
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`
}

/**
 * RFC 6376 section 3.4.4: runs of white space become one space, none at the end of a line, no empty lines at the end of the body, a
 * CRLF at the end of a body that has text. An empty body stays empty.
 */
export function relaxedBody(body: Uint8Array): Uint8Array {
  const { bytes, kept, text } = relaxed(body)
  if (!text) return bytes.subarray(0, kept)
  const whole = Buffer.allocUnsafe(bytes.length + 2)
  whole.set(bytes)
  whole[bytes.length] = cr
  whole[bytes.length + 1] = lf
  return whole
}

/**
 * A piece of a body in the same form; what surrounds it is put in the same form apart. It must not begin or end inside a run of white
 * space, and empty lines count: the body's last piece must be a line with text.
 */
export function relaxedPiece(piece: Uint8Array): Uint8Array {
  return relaxed(piece).bytes
}

/** `kept`: its length up to the last line with text; `text`: whether it ends within a line. */
function relaxed(body: Uint8Array): {
  readonly bytes: Buffer
  readonly kept: number
  readonly text: boolean
} {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  // Empty lines count only once a line with text follows them.
  let kept = 0
  let gap = false
  let text = false
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!
    if (byte === cr && body[i + 1] === lf) {
      out[length++] = cr
      out[length++] = lf
      if (text) kept = length
      gap = false
      text = false
      i++
    } else if (byte === space || byte === tab) {
      gap = true
    } else {
      if (gap) out[length++] = space
      out[length++] = byte
      gap = false
      text = true
    }
  }
  return { bytes: out.subarray(0, length), kept, text }
}
