import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Check, Sample } from './check.ts'
import { tagsOf } from './html-tags.ts'
import { addressesInList } from './links/addresses.ts'
import { whereWritten } from './where.ts'

const linking = [
  'href',
  'src',
  'action',
  'formaction',
  'background',
  'poster',
  'data',
  'longdesc',
  'lowsrc',
  'dynsrc',
  'cite',
  'xlink:href',
] as const
/** Attributes that hold several addresses. */
const listing = ['ping', 'srcset', 'imagesrcset'] as const
/** A telephone number or a mailbox is opened by another program, which asks before it acts. */
const harmless = /^(?:tel|mailto):/i

/** Every link is https with a host name: no other scheme, address, port or login in it (a phisher's habits, which filters know). */
export const linkNotHttps: Check = {
  id: 'link-not-https',
  stage: 'R',
  codes: { 'link-not-https': 'block' },
  run: (input) => {
    const found = new Map<string, Finding>()
    for (const sample of input.samples) {
      for (const link of linksOf(sample)) {
        if (link === input.unsubscribeUrl || isPlainHttps(link)) continue
        // Where our own pictures lie, the sender's policy says: over https, or on this machine in a demonstration.
        if (input.pictures.some(({ source }) => source === link)) continue
        const place = whereWritten(input, sample, link, link.replaceAll('&', '&amp;'), asTyped(link))
        found.set(`${sample.path} ${link}`, finding('link-not-https', place, { link: link.slice(0, 200) }))
      }
    }
    return [...found.values()]
  },
}

/** An address before it was encoded: `全角` or a backslash stands in the file as it was typed. */
function asTyped(link: string): string {
  try {
    return decodeURI(link)
  } catch {
    return link
  }
}

function linksOf({ html, text }: Pick<Sample, 'html' | 'text'>): readonly string[] {
  const links = tagsOf(html).flatMap(({ name, attributes }) =>
    [
      ...linking.map((attribute) => attributes.get(attribute)),
      ...listing.flatMap((attribute) => addressesInList(attributes.get(attribute) ?? '', attribute)),
    ].flatMap((link) => {
      if (link === undefined || harmless.test(link) || link.startsWith('#')) return []
      // A picture inside the message; whether it is there has a check of its own.
      return name === 'img' && /^cid:/i.test(link) ? [] : [link]
    }),
  )
  return [...links, ...Array.from(text.matchAll(/\bhttp:\/\/[^\s<>"「」()、。]+/giu), ([link]) => link)]
}

function isPlainHttps(link: string): boolean {
  if (/[\u0000-\u0020\u007f\\]/.test(link)) return false
  // Browsers take `https:evil.example` and `https:/evil.example` for what they are not written as.
  if (!/^https:\/\/[^/]/i.test(link) || !URL.canParse(link)) return false
  const { protocol, username, password, port, hostname } = new URL(link)
  const numeric = /^(?:[0-9.]+|\[.*\])$/.test(hostname)
  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    port === '' &&
    !numeric &&
    hostname.includes('.')
  )
}
