import type { DkimPublicKey } from '../message/sign.ts'

/** A record to publish in DNS. */
export interface DnsRecord {
  readonly name: string
  readonly type: 'TXT'
  readonly value: string
}

/** The TXT record under which receivers find a public key (RFC 6376 section 3.6.2, RFC 8463 section 4). */
export function dkimRecord(domain: string, key: DkimPublicKey): DnsRecord {
  const type = key.algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519'
  return { name: dkimName(domain, key.selector), type: 'TXT', value: `v=DKIM1; k=${type}; p=${key.p}` }
}

/** Where the key of a selector is published. */
export function dkimName(domain: string, selector: string): string {
  return `${selector}._domainkey.${domain}`
}

/** The tags of a `name=value; …` record (RFC 6376 section 3.2); null when it is none. White space in `p=` means nothing. */
export function readTags(record: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>()
  for (const part of record.split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    if (equals < 1) return null
    const name = part.slice(0, equals).trim()
    if (tags.has(name)) return null
    tags.set(name, part.slice(equals + 1).trim())
  }
  return tags
}
