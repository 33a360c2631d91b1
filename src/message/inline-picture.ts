import { assert } from '../kit/assert.ts'
import { sha256 } from '../kit/digest.ts'
import { isInline, pictureEnding } from './picture-source.ts'
import { pieceOf, type Piece } from './piece.ts'
import type { UsedPicture } from './template.ts'

/** A picture as a part of messages, encoded once however many messages carry it. */
export interface InlinePicture {
  /** `cid:` and its Content-ID, as it stands in `src`. */
  readonly source: string
  /** Its header, an empty line and its base64; no CRLF at the end. */
  readonly part: Piece
}

const contentIdShape = /^cid:([0-9a-f]{32}@[a-z0-9.-]{1,253})$/

/** Encodes a picture that travels in the message (RFC 2045 section 6.8, RFC 2392, RFC 2183). The bytes must be those of its digest. */
export function encodePicture(used: UsedPicture, bytes: Uint8Array): InlinePicture {
  assert(isInline(used) && sha256(bytes) === used.sha256, 'a picture of other bytes than were authorised')
  const id = contentIdShape.exec(used.source)?.[1]
  assert(id !== undefined, 'a Content-ID of another shape')
  const base64 = Buffer.from(bytes).toString('base64')
  const lines = [
    `Content-Type: image/${used.type}`,
    'Content-Transfer-Encoding: base64',
    `Content-ID: <${id}>`,
    `Content-Disposition: inline;\r\n filename="${used.sha256}.${pictureEnding[used.type]}"`,
    '',
    ...(base64.match(/.{1,76}/g) ?? []),
  ]
  return { source: used.source, part: pieceOf(lines.join('\r\n')) }
}
