import { decodedWords } from './encoded-words.ts'

/** An address field that names one mailbox. */
export interface ReadMailbox {
  /** As a reader sees it; empty when there is none. */
  readonly name: string
  readonly address: string
}

const plain = /^[^\s<>,;:"()]+@[^\s<>,;:"()]+$/
/** Carriers' addresses travel with a quoted local part. */
const quotedLocal = /^"[^"\\\s]+"@[^\s<>,;:"()]+$/

/** The one mailbox of a From, To or Reply-To field (RFC 5322 section 3.4); null for none, for several, for groups and for anything else. */
export function readMailbox(value: string): ReadMailbox | null {
  const [, phrase = '', inside] = /^([^]*?)<([^<>]*)>$/.exec(value.trim()) ?? []
  const address = inside ?? value.trim()
  if (!plain.test(address) && !quotedLocal.test(address)) return null
  if (inside === undefined) return { name: '', address }
  const name = phrase.trim()
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(name)?.[1]
  if (quoted !== undefined) return { name: quoted.replaceAll(/\\(.)/g, '$1'), address }
  // Outside quotation marks these would begin another mailbox, a group or a comment.
  return /[,;:<>@"()]/.test(name) ? null : { name: decodedWords(name), address }
}
