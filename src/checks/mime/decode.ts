import type { Entity } from './read-message.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The bytes of a part with its transfer encoding undone (RFC 2045 section 6); null when it does not follow that encoding. */
export function decodedBody({ body, encoding }: Pick<Entity, 'body' | 'encoding'>): Buffer | null {
  if (encoding === 'quoted-printable') return quotedPrintable(body)
  if (encoding === 'base64') return base64(body)
  return Buffer.from(body, 'latin1')
}

/** The text of a part in UTF-8; null when its bytes are none. */
export function decodedText(entity: Pick<Entity, 'body' | 'encoding'>): string | null {
  const bytes = decodedBody(entity)
  if (bytes === null) return null
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

function quotedPrintable(body: string): Buffer | null {
  const joined = body.replaceAll(/=[ \t]*\r\n/g, '')
  // A "=" that begins no pair of hexadecimal digits in capitals (section 6.7, rule 1).
  if (/=(?![0-9A-F]{2})/.test(joined)) return null
  const text = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(text, 'latin1')
}

function base64(body: string): Buffer | null {
  const letters = body.replaceAll('\r\n', '')
  const isWhole = letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters)
  return isWhole ? Buffer.from(letters, 'base64') : null
}
