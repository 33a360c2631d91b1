import { renameSync, writeFileSync } from 'node:fs'
import type { Zone } from './dns-zone.ts'
import type { DemoKeys, SenderId } from './keys.ts'

/** The domain and the egress addresses of each sender, as `policies/senders.yaml` has them. */
const domains: Readonly<Record<SenderId, { readonly domain: string; readonly ips: readonly string[] }>> = {
  news: { domain: 'news.hikari.example', ips: ['192.0.2.10', '2001:db8::10'] },
  trade: { domain: 'trade.hikari.example', ips: ['192.0.2.10', '2001:db8::10'] },
  notice: { domain: 'notice.hikari.example', ips: ['192.0.2.11'] },
}

/** The address that mail of an envelope domain comes from, for a receiver to whom all of this machine is one address. */
export const egress: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(domains).map(({ domain, ips }) => [`bounces.${domain}`, ips[0] ?? '']),
)

/** The name of the record that the demo breaks and mends. */
export const brokenName = `s2026q4r._domainkey.${domains.trade.domain}`

/** What the company publishes: SPF (RFC 7208), two DKIM keys a sender (RFC 6376, RFC 8463), DMARC for all of it. */
export function companyZone(keys: DemoKeys): Zone {
  const zone: Record<string, Zone[string]> = {
    '_dmarc.hikari.example': { TXT: ['v=DMARC1; p=reject'] },
    'mta1.hikari.example': { A: ['192.0.2.10'], AAAA: ['2001:db8::10'] },
  }
  for (const id of ['news', 'trade', 'notice'] as const) {
    const { domain, ips } = domains[id]
    const ranges = ips.map((ip) => `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`)
    const { rsa, ed } = keys.dkim[id]
    zone[domain] = { A: ['192.0.2.80'], MX: [{ preference: 10, exchange: 'mta1.hikari.example' }] }
    zone[`bounces.${domain}`] = {
      TXT: [['v=spf1', ...ranges, '-all'].join(' ')],
      MX: [{ preference: 10, exchange: 'mta1.hikari.example' }],
    }
    zone[`s2026q4r._domainkey.${domain}`] = {
      TXT: [`v=DKIM1; k=rsa; p=${rsa.spki.toString('base64')}`],
    }
    // RFC 8463 section 4: the 32 bytes of the key alone, which end its SubjectPublicKeyInfo.
    zone[`s2026q4e._domainkey.${domain}`] = {
      TXT: [`v=DKIM1; k=ed25519; p=${ed.spki.subarray(-32).toString('base64')}`],
    }
  }
  return zone
}

/** Publishes a zone: the running server reads the file at each question. */
export function publishZone(file: string, zone: Zone): void {
  // Renamed into place, so that no question is answered from half a file.
  writeFileSync(`${file}.new`, JSON.stringify(zone))
  renameSync(`${file}.new`, file)
}
