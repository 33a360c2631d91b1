/** Decodes the encoded words of a header value (RFC 2047 section 2); white space between two of them is not part of the text (section 6.2). */
export function decodeWords(value: string): string {
  return value
    .replaceAll(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text]) => word(kind, text)),
      ).toString('utf8'),
    )
}

function word(kind = '', text = ''): Buffer {
  if (kind.toUpperCase() === 'B') return Buffer.from(text, 'base64')
  const latin = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(latin, 'latin1')
}
