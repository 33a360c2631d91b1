import { createHash, createHmac } from 'node:crypto'

/** SHA-256 of the bytes (text as UTF-8), as 64 lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** HMAC-SHA-256 (RFC 2104) with `key`, 32 bytes. */
export function hmacSha256(key: Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

/** Joins parts with NUL, which none of them may contain: `a`+`bc` and `ab`+`c` must not meet in one hash. */
export function joinNul(...parts: readonly string[]): string {
  for (const part of parts) {
    if (part.includes('\0')) throw new TypeError('a part of a hash contains NUL')
  }
  return parts.join('\0')
}
