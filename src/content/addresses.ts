import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeAt } from './read-text.ts'
import type { Senders } from './schema/senders.ts'

/** Where addresses of staff and senders live; nowhere else is there one. */
const addressFiles = new Set(['policies/senders.yaml', 'policies/identities.yaml'])
const findingsMax = 20

/** `@` as written, in a URL, as an HTML reference, and in full width. */
const atSign = /@|%40|&#0*64;|&#x0*40;|&commat;|＠/giu
const localPart = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/
const domainPart =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,9}[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z]/
/** `hero@2x.png` is a picture. */
const fileEndings = new Set(['css', 'gif', 'html', 'jpeg', 'jpg', 'js', 'mjml', 'pdf', 'png', 'svg', 'webp'])

interface FoundAddress {
  readonly start: number
  readonly end: number
  readonly domain: string
}

/**
 * Addresses where none may be. Domains of our own (`ours`) may stand in what readers are shown: a reply address, a contact line.
 * The finding does not repeat the address.
 */
export function addressFindings(file: string, text: string, ours: ReadonlySet<string>): readonly Finding[] {
  if (addressFiles.has(file)) return []
  const shown = file.startsWith('campaigns/')
  return findAddresses(text)
    .filter(({ domain }) => !(shown && isOurs(domain, ours)))
    .slice(0, findingsMax)
    .map(({ start }) => finding('address-in-repository', placeAt(file, text, start)))
}

/** The domains of the senders' addresses, and those above them: `news.hikari.example` belongs to whom `hikari.example` does. */
export function senderDomains(senders: Senders | null): ReadonlySet<string> {
  const domains = new Set<string>()
  for (const sender of Object.values(senders?.senders ?? {})) {
    for (const name of [sender.from.address, sender.reply_to, sender.envelope]) {
      const labels = (name ?? '').slice((name ?? '').lastIndexOf('@') + 1).split('.')
      for (let first = 0; labels.length - first >= 2; first += 1) {
        const domain = labels.slice(first).join('.')
        // Above `hikari.co.jp` there is nobody's domain, only everybody's.
        if (first > 0 && /^(?:ac|co|com|edu|go|gov|gr|lg|ne|net|or|org)\.[a-z]{2}$/.test(domain)) break
        domains.add(domain)
      }
    }
  }
  return domains
}

/** The text with every address in it made unreadable. */
export function maskAddresses(text: string): string {
  let masked = ''
  let done = 0
  for (const { start, end } of findAddresses(text)) {
    masked += `${text.slice(done, start)}…@…`
    done = end
  }
  return masked + text.slice(done)
}

function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = []
  let done = 0
  for (const match of text.matchAll(atSign)) {
    const after = match.index + match[0].length
    const local = localPart.exec(text.slice(Math.max(done, match.index - 64), match.index))?.[0]
    const domain = domainPart.exec(text.slice(after, after + 254))?.[0]
    if (local === undefined || domain === undefined) continue
    if (!/[A-Za-z0-9]/.test(local.slice(local.lastIndexOf('/') + 1))) continue
    if (fileEndings.has(domain.slice(domain.lastIndexOf('.') + 1).toLowerCase())) continue
    done = after + domain.length
    found.push({ start: match.index - local.length, end: done, domain: domain.toLowerCase() })
  }
  return found
}

function isOurs(domain: string, ours: ReadonlySet<string>): boolean {
  return ours.has(domain) || [...ours].some((own) => domain.endsWith(`.${own}`))
}
