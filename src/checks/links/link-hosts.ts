import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { distinct, whereWritten } from '../where.ts'
import { addressesOf, hostShown, type WebAddress } from './addresses.ts'
import { disguiseOf, resembles } from './lookalike.ts'
import { isLoopback, isOwnHost, ownHosts, type OwnHosts } from './own-hosts.ts'
import { shorteners } from './shorteners.ts'

/** Where links, pictures and the unsubscribe page lead: to the sender's own domain or to hosts that somebody reviewed, under names that are what they seem. */
export const linkHosts: Check = {
  id: 'link-hosts',
  stage: 'R',
  codes: {
    'link-outside': 'error',
    'link-shortener': 'block',
    'link-disguised-host': 'block',
    'link-lookalike': 'block',
  },
  run: (input) => {
    const own = ownHosts(input)
    const seen = new Map<string, readonly [Sample, WebAddress]>()
    for (const sample of input.samples) {
      for (const address of addressesOf(sample)) {
        if (address.host === '' || isNoName(address) || isOurPage(address, input)) continue
        seen.set(`${sample.path} ${address.use} ${address.host}`, [sample, address])
      }
    }
    return distinct([...seen.values()].flatMap(([sample, address]) => judge(input, { sample, address, own })))
  },
}

interface Seen {
  readonly sample: Sample
  readonly address: WebAddress
  readonly own: OwnHosts
}

/** The worst that is wrong with a host, once: who reads that a host deceives need not read that it is foreign. */
function judge(input: CheckInput, { sample, address, own }: Seen): Finding[] {
  const { host, url, use } = address
  const place = whereWritten(input, sample, url, url.replaceAll('&', '&amp;'), host)
  const values = { host: hostShown(host), link: url.slice(0, 200) }
  if (shorteners.has(host.replace(/^www\./, ''))) return [finding('link-shortener', place, values)]
  // A domain of one's own is known to oneself, whatever its letters.
  if (isOwnHost(host, own)) return []
  if (disguiseOf(host) !== null) return [finding('link-disguised-host', place, values)]
  const like = resembles(host, own)
  if (like !== null) return [finding('link-lookalike', place, { ...values, like })]
  // Fonts and style sheets have a check of their own; writing to somebody is for the reader to decide.
  if (use === 'mailbox' || use === 'style') return []
  return [finding('link-outside', place, { ...values, domain: [...own.domains].join(', ') })]
}

/** An IP address or a login in front of the host: `link-not-https` says that it is no address to send, and that is enough. */
function isNoName({ url, host }: WebAddress): boolean {
  return /^(?:[0-9.]+|\[.*\])$/.test(host) || (URL.canParse(url) && new URL(url).username !== '')
}

/** The unsubscribe page of a demonstration, on this machine, and the stand-in of a sender without one. */
function isOurPage({ url, host }: WebAddress, { unsubscribeUrl }: CheckInput): boolean {
  return url === unsubscribeUrl && (isLoopback(host) || host.endsWith('.invalid'))
}
