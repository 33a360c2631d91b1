import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeInBody, type Check } from './check.ts'
import { tagsOf } from './html-tags.ts'

const linking: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  img: 'src',
  link: 'href',
  form: 'action',
  input: 'src',
  source: 'src',
}
/** A telephone number or a mailbox is opened by another program, which asks before it acts. */
const harmless = /^(?:tel|mailto):/i

/** Every link is https with a host name: no other scheme, address, port or login in it (a phisher's habits, which filters know). */
export const linkNotHttps: Check = {
  id: 'link-not-https',
  stage: 'R',
  codes: { 'link-not-https': 'block' },
  run: ({ campaign, samples, unsubscribeUrl }) => {
    const found = new Map<string, Finding>()
    for (const { html, path } of samples) {
      for (const link of linksOf(html)) {
        if (link === unsubscribeUrl || isPlainHttps(link)) continue
        const place = placeInBody(campaign, link, path)
        found.set(`${path} ${link}`, finding('link-not-https', place, { link: link.slice(0, 200) }))
      }
    }
    return [...found.values()]
  },
}

function linksOf(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => {
    const link = attributes.get(Object.hasOwn(linking, name) ? (linking[name] ?? '') : '')
    return link === undefined || harmless.test(link) || link.startsWith('#') ? [] : [link]
  })
}

function isPlainHttps(link: string): boolean {
  if (/[\u0000-\u0020\u007f\\]/.test(link)) return false
  if (!URL.canParse(link)) return false
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
