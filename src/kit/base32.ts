const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** RFC 4648 section 6 in lower case without padding: mail systems may change the case of a local part. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(buffer >> bits) & 31]
    }
  }
  if (bits > 0) text += alphabet[(buffer << (5 - bits)) & 31]
  return text
}
