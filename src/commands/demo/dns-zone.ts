import type { Answer, Question } from 'dns-packet'

/** Records by name and type, as a person writes them: `{ "news.example": { "TXT": ["v=spf1 -all"], "A": ["192.0.2.1"] } }`. */
export type Zone = Readonly<Record<string, ZoneNode>>

/** The records of one name. */
export interface ZoneNode {
  readonly TXT?: readonly string[]
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  readonly MX?: readonly { readonly preference: number; readonly exchange: string }[]
  readonly CNAME?: readonly string[]
  readonly PTR?: readonly string[]
}

const ttl = 0
const noError = 0
const noSuchName = 3

/** What an authoritative server says: records, no records of this type, or no such name (RFC 8020: a name with names below it exists). */
export function answer(zone: Zone, question: Question): { rcode: number; answers: Answer[] } {
  const name = question.name.toLowerCase().replace(/\.$/, '')
  const node = Object.hasOwn(zone, name) ? zone[name] : undefined
  if (node === undefined) {
    const exists = Object.keys(zone).some((other) => other.endsWith(`.${name}`))
    return { rcode: exists ? noError : noSuchName, answers: [] }
  }
  return { rcode: noError, answers: recordsOf(node, { type: question.type, name: question.name }) }
}

function recordsOf(node: ZoneNode, asked: { type: string; name: string }): Answer[] {
  const { name, type } = asked
  switch (type) {
    case 'TXT':
      return (node.TXT ?? []).map((text) => ({ type, name, ttl, data: chunks(text) }))
    case 'A':
    case 'AAAA':
    case 'CNAME':
    case 'PTR':
      return (node[type] ?? []).map((data) => ({ type, name, ttl, data }))
    case 'MX':
      return (node.MX ?? []).map((data) => ({ type, name, ttl, data: { ...data } }))
    default:
      return []
  }
}

/** A TXT record is strings of at most 255 octets each (RFC 1035 section 3.3.14), read as one (RFC 7208 section 3.3). */
function chunks(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += 255) parts.push(bytes.subarray(at, at + 255))
  return parts
}
