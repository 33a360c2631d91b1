import type { CheckInput } from '../check.ts'
import { domainOf } from './addresses.ts'

/** Where the links of a sender may lead. */
export interface OwnHosts {
  /** Registrable domains of the sender: that of its From address. */
  readonly domains: ReadonlySet<string>
  /** Hosts that `policies/content.yaml` allows besides; `*.example.com` means every host below it. */
  readonly allowed: readonly string[]
}

/** The sender's own domain, and the hosts that the policy allows. */
export function ownHosts({ sender, policy }: Pick<CheckInput, 'sender' | 'policy'>): OwnHosts {
  const from = sender.from.address.split('@').at(-1) ?? ''
  return { domains: new Set([domainOf(from.toLowerCase())]), allowed: policy.link_hosts }
}

/** Whether a host is one of the sender's own, or allowed. */
export function isOwnHost(host: string, { domains, allowed }: OwnHosts): boolean {
  return domains.has(domainOf(host)) || allowed.some((pattern) => fits(host, pattern))
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}

/** Whether an address is of this very machine: where a demonstration has its unsubscribe page. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
