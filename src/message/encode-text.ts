import * as qp from 'nodemailer/lib/qp'

const lineLength = 76
/** Longer than a line, and nothing but line ends: a text behind it is no short text. */
const before = '\r\n'.repeat(lineLength)

/**
 * A text part as quoted-printable (RFC 2045 section 6.7) in lines of at most 76 characters, with CRLF line ends. Each line is encoded by
 * itself: of a text that is cut behind LFs, the parts may be encoded apart and joined, all but the last, for which there is `encodeTail`.
 */
export function encodeText(text: string): string {
  return qp.wrap(qp.encode(bodyText(text)), lineLength)
}

/** The last part of a text whose other parts have `length` characters when encoded. Short texts are never broken, hence the length. */
export function encodeTail(text: string, length: number): string {
  const encoded = qp.encode(bodyText(text))
  if (length + encoded.length <= lineLength) return encoded
  return qp.wrap(before + encoded, lineLength).slice(before.length)
}

/** CRLF line ends; control characters carry no text and are dropped; half a surrogate pair becomes U+FFFD. */
function bodyText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replaceAll(/\r\n?|\n/g, '\r\n')
    .toWellFormed()
}
