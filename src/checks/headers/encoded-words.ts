/** A piece of a header field: an encoded word (RFC 2047) or what stands between two. */
type Piece = { readonly word: string; readonly text: string | null } | { readonly plain: string }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** RFC 2047 section 2: an encoded word may not be longer. */
const wordCharactersMax = 75

/** The first encoded word that is too long, not UTF-8, holds half a character, or does not stand alone (RFC 2047 sections 2 and 5); null when all are well. */
export function brokenWord(value: string): string | null {
  for (const piece of piecesOf(value)) {
    if ('word' in piece && (piece.text === null || piece.word.length > wordCharactersMax)) return piece.word
    if ('plain' in piece && piece.plain.includes('=?')) return piece.plain.trim()
  }
  return null
}

/** The field as a reader sees it; white space between two encoded words is not shown (RFC 2047 section 6.2). */
export function decodedWords(value: string): string {
  const pieces = piecesOf(value)
  return pieces
    .map((piece, index) => {
      if ('word' in piece) return piece.text ?? piece.word
      const between = index > 0 && index < pieces.length - 1
      return between && piece.plain.trim() === '' ? '' : piece.plain
    })
    .join('')
}

/** Each word is decoded alone: one that holds half a character is none (RFC 2047 section 5). */
function piecesOf(value: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  // It begins and ends at white space, a parenthesis, or the end of the field.
  for (const match of value.matchAll(
    /(?<=^|[\s(])=\?([A-Za-z0-9_-]+)\?([BbQq])\?([!->@-~]*)\?=(?=$|[\s)])/g,
  )) {
    if (match.index > from) pieces.push({ plain: value.slice(from, match.index) })
    const [word, charset = '', encoding = '', content = ''] = match
    pieces.push({ word, text: /^utf-8$/i.test(charset) ? decoded(encoding, content) : null })
    from = match.index + word.length
  }
  if (from < value.length) pieces.push({ plain: value.slice(from) })
  return pieces
}

function decoded(encoding: string, content: string): string | null {
  const bytes = encoding.toUpperCase() === 'B' ? base64(content) : quoted(content)
  if (bytes === null) return null
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

function base64(content: string): Buffer | null {
  return content.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(content)
    ? Buffer.from(content, 'base64')
    : null
}

function quoted(content: string): Buffer | null {
  if (/=(?![0-9A-Fa-f]{2})/.test(content)) return null
  const text = content
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}
