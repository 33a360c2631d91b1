import { assert } from '../kit/assert.ts'
import { relaxedPiece } from './canonical.ts'

/** A run of a message's body: as it is sent, and as DKIM hashes it. */
export interface Piece {
  readonly bytes: Uint8Array
  /** In the form of RFC 6376 section 3.4.4; the same array where that changes nothing. */
  readonly relaxed: Uint8Array
}

/** RFC 5322 section 2.1.1, without the CRLF. */
const lineMax = 998

/**
 * Text as a piece: 7-bit, only CRLF as line end, no line over 998 octets; anything else is a Bug. No piece begins or ends inside a run of
 * white space, and none ends inside a line but before one that begins with CRLF.
 */
export function pieceOf(text: string): Piece {
  assert(/^[\x00-\x7f]*$/.test(text), 'a message that is not 7-bit')
  assert(!/\r(?!\n)|(?<!\r)\n|\0/.test(text), 'a message with a bare CR, LF or NUL')
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\r\n', at)
    const length = (end === -1 ? text.length : end) - at
    assert(length <= lineMax, 'a line of more than 998 octets')
    at += length + 2
  }
  const bytes = Buffer.from(text, 'latin1')
  const relaxed = relaxedPiece(bytes)
  return { bytes, relaxed: bytes.equals(relaxed) ? bytes : relaxed }
}
