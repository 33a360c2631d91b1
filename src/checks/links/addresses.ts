import { domainToUnicode } from 'node:url'
import { getDomain } from 'tldts'
import type { Sample } from '../check.ts'
import { tagsOf, type HtmlTag } from '../html-tags.ts'
import { parseDeclarations } from '../html/css.ts'
import { pageOf } from '../html/page.ts'

/** An address of the world that a message names. */
export interface WebAddress {
  /** As it is written. */
  readonly url: string
  /** As the network knows it, `xn--…`; of a mailbox the part behind `@`. Empty when the address is none. */
  readonly host: string
  /** What it is for: `style` is a font or a style sheet from elsewhere, `mailbox` is `mailto:`. */
  readonly use: 'link' | 'picture' | 'style' | 'mailbox'
}

const pictureAttributes = ['src', 'background', 'poster', 'lowsrc', 'dynsrc', 'data'] as const
/** What a click leads to, or what is told of it. */
const linkAttributes = [
  'longdesc',
  'cite',
  'action',
  'formaction',
  'xlink:href',
  'manifest',
  'profile',
] as const
const known = new WeakMap<object, readonly WebAddress[]>()

/** Every address in a sample: links and pictures of the HTML, also inside conditional comments, its styles, and the text part. */
export function addressesOf(sample: Pick<Sample, 'html' | 'text'>): readonly WebAddress[] {
  const before = known.get(sample)
  if (before !== undefined) return before
  const found = new Map<string, WebAddress>()
  const add = (url: string, use: WebAddress['use']): void => {
    const address = addressOf(url, use)
    if (address !== null) found.set(`${address.use} ${url}`, address)
  }
  for (const tag of tagsOf(sample.html)) for (const [url, use] of addressesIn(tag)) add(url, use)
  for (const [url, use] of addressesInStyles(sample)) add(url, use)
  for (const [url] of sample.text.matchAll(/https?:\/\/[^\s<>"「」『』（）()、。]+/giu)) add(url, 'link')
  const addresses = [...found.values()]
  known.set(sample, addresses)
  return addresses
}

/** The registrable domain of a host, `shop.example.co.jp` of `www.shop.example.co.jp`; a host of its own where there is none (an IP address). Sites of one hoster, `a.github.io`, are each their own. */
export function domainOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host
}

/** A host as a reviewer should see it: with its letters when it has other than Latin ones. */
export function hostShown(host: string): string {
  const letters = domainToUnicode(host)
  return letters === host || letters === '' ? host : `${host} (${letters})`
}

function addressesIn(tag: HtmlTag): (readonly [string, WebAddress['use']])[] {
  const { name, attributes } = tag
  const found: (readonly [string, WebAddress['use']])[] = []
  const href = attributes.get('href')
  if (href !== undefined) found.push([href, name === 'link' ? 'style' : 'link'])
  for (const attribute of pictureAttributes) {
    const url = attributes.get(attribute)
    if (url !== undefined) found.push([url, 'picture'])
  }
  for (const attribute of linkAttributes) {
    const url = attributes.get(attribute)
    if (url !== undefined) found.push([url, 'link'])
  }
  for (const attribute of ['srcset', 'imagesrcset', 'ping'] as const) {
    for (const url of addressesInList(attributes.get(attribute) ?? '', attribute))
      found.push([url, attribute === 'ping' ? 'link' : 'picture'])
  }
  for (const { value } of parseDeclarations(attributes.get('style') ?? '')) {
    for (const url of urlsIn(value)) found.push([url, 'picture'])
  }
  return found
}

/** The addresses of an attribute that holds several: of `ping` apart by spaces, of `srcset` by commas, each with its size behind it. */
export function addressesInList(
  text: string,
  attribute: 'ping' | 'srcset' | 'imagesrcset',
): readonly string[] {
  const parts =
    attribute === 'ping' ? text.split(/\s+/) : text.split(',').map((part) => part.trim().split(/\s/)[0] ?? '')
  return parts.filter((part) => part !== '')
}

function addressesInStyles(sample: Pick<Sample, 'html'>): (readonly [string, WebAddress['use']])[] {
  const found: (readonly [string, WebAddress['use']])[] = []
  for (const { rules, atRules } of pageOf(sample).sheets) {
    for (const rule of atRules.filter((one) => /^@import/i.test(one))) {
      for (const url of urlsIn(rule).concat(quotedIn(rule))) found.push([url, 'style'])
    }
    for (const { selectors, declarations } of rules) {
      // What has no selector is a font.
      const use = selectors.length === 0 ? 'style' : 'picture'
      for (const { value } of declarations) for (const url of urlsIn(value)) found.push([url, use])
    }
  }
  return found
}

/** Addresses in a value: in `url()` and `src()`, and those in the strings of `image-set()`. */
function urlsIn(css: string): readonly string[] {
  const named = [...css.matchAll(/(?:url|src)\(\s*(?:"([^"]*)"?|'([^']*)'?|([^"')\s]*))/gi)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
  return /image-set\(|image\(|cross-fade\(/i.test(css) ? [...named, ...quotedIn(css)] : named
}

function quotedIn(rule: string): readonly string[] {
  return [...rule.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '')
}

function addressOf(written: string, use: WebAddress['use']): WebAddress | null {
  const url = written.trim()
  if (/^mailto:/i.test(url)) {
    const host = /@([^?&>\s]+)/.exec(url)?.[1] ?? ''
    return {
      url,
      host: URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).hostname : '',
      use: 'mailbox',
    }
  }
  if (!/^(?:https?:|[/\\]{2})/i.test(url)) return null
  const full = /^[/\\]/.test(url) ? `https:${url}` : url
  // A dot behind the last label changes nothing but the looks of a name.
  return { url, host: URL.canParse(full) ? new URL(full).hostname.replace(/\.$/, '') : '', use }
}
