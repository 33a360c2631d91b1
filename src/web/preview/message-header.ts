import { decodedWords } from '../../checks/headers/encoded-words.ts'

/** A header field of a message. */
export interface HeaderField {
  readonly name: string
  /** Unfolded, with encoded words decoded: what a reader is told. */
  readonly decoded: string
  /** As it travels, folded lines and all. */
  readonly raw: string
}

/** The header fields of a message (RFC 5322 section 2.2) in their order. */
export function headerFields(message: Uint8Array): readonly HeaderField[] {
  const text = Buffer.from(message).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const head = end === -1 ? text : text.slice(0, end)
  return head.split(/\r\n(?![ \t])/).map((field) => {
    const colon = field.indexOf(':')
    const raw = field.slice(colon + 1).trim()
    return { name: field.slice(0, colon), decoded: decodedWords(raw.replaceAll('\r\n', '')), raw }
  })
}
