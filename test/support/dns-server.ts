import { onTestFinished } from 'vitest'
import { createResolver } from '../../src/adapters/dns/resolver.ts'
import type { Resolver } from '../../src/authentication/judgement.ts'
import { startDnsServer, type DnsServer } from '../../src/commands/demo/dns-server.ts'
import type { Zone, ZoneNode } from '../../src/commands/demo/dns-zone.ts'

/** A DNS server for one test, and a resolver that asks it over the loopback network. */
export async function dnsServer(zone: Zone): Promise<{
  server: DnsServer
  resolver: Resolver
  address: string
  set: (name: string, node: ZoneNode | null) => void
}> {
  const names = new Map(Object.entries(zone))
  const server = await startDnsServer({ zone: () => Object.fromEntries(names) })
  let open = true
  const close = async (): Promise<void> => {
    if (open) await server.close()
    open = false
  }
  onTestFinished(close)
  const address = `127.0.0.1:${server.port}`
  return {
    server: { ...server, close },
    address,
    resolver: createResolver({ server: address, timeoutMs: 1000 }),
    set: (name, node) => {
      if (node === null) names.delete(name)
      else names.set(name, node)
    },
  }
}
