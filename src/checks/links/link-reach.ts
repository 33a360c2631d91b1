import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput } from '../check.ts'
import { whereWritten } from '../where.ts'
import { hostShown } from './addresses.ts'
import type { Probe } from './link-prober.ts'
import { isOwnHost, ownHosts } from './own-hosts.ts'

/** The page that a link leads to is there, and is on a host that was reviewed. Says nothing unless somebody asked the network. */
export const linkReach: Check = {
  id: 'link-reach',
  stage: 'R',
  codes: {
    'link-broken': 'error',
    'link-uncertain': 'warning',
    'link-host-unknown': 'error',
    'link-no-answer': 'error',
    'link-certificate': 'error',
    'link-private': 'error',
    'link-redirects': 'error',
    'link-leads-outside': 'error',
    'links-no-network': 'warning',
    'links-too-many': 'warning',
  },
  run: (input) => {
    const all = [...(input.probes ?? [])]
    const probes = all.filter(([, { kind }]) => kind !== 'not-asked')
    const [first] = probes
    if (first === undefined) return []
    const place = placeOf(input, first[0])
    if (probes.every(([, probe]) => hadNoNetwork(probe)))
      return [finding('links-no-network', place, { links: probes.length })]
    const findings = probes.flatMap(([url, probe]) => judge(input, { url, probe }))
    return probes.length === all.length
      ? findings
      : [finding('links-too-many', place, { links: all.length, asked: probes.length }), ...findings]
  },
}

const unreachable = {
  name: 'link-host-unknown',
  connection: 'link-no-answer',
  time: 'link-no-answer',
  certificate: 'link-certificate',
  private: 'link-private',
  scheme: 'link-private',
  redirects: 'link-redirects',
} as const

/** When not one of all links could be asked for, the network is missing, not the pages. */
function hadNoNetwork(probe: Probe): boolean {
  return probe.kind === 'unreachable' && /^(?:name|connection|time)$/.test(probe.reason)
}

function judge(
  input: CheckInput,
  { url, probe }: { readonly url: string; readonly probe: Probe },
): Finding[] {
  const place = placeOf(input, url)
  const link = url.slice(0, 200)
  if (probe.kind === 'not-asked') return []
  if (probe.kind === 'unreachable') return [finding(unreachable[probe.reason], place, { link })]
  const { status, finalUrl } = probe
  if (status === 404 || status === 410) return [finding('link-broken', place, { link, status })]
  // Many sites answer machines otherwise than people: what is not plainly gone is for a person to look at.
  if (status < 200 || status >= 400) return [finding('link-uncertain', place, { link, status })]
  const host = URL.canParse(finalUrl) ? new URL(finalUrl).hostname : ''
  if (finalUrl === url || isOwnHost(host, ownHosts(input))) return []
  const from = URL.canParse(url) ? new URL(url).hostname : ''
  return host === from ? [] : [finding('link-leads-outside', place, { link, host: hostShown(host) })]
}

/** In the language that has the link; the first when none has it as it is. */
function placeOf(input: CheckInput, url: string): Finding['place'] {
  const written = url.replaceAll('&', '&amp;')
  const sample = input.samples.find(({ html }) => html.includes(url) || html.includes(written))
  return whereWritten(input, sample ?? input.campaign, url, written)
}
