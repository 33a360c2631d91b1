import { Resolver as NodeResolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Resolver } from '../../authentication/judgement.ts'
import { failure } from '../../words/find.ts'

/**
 * Asks DNS over UDP, and over TCP where an answer does not fit (RFC 7766), in the shape that judges of mail expect. Nothing is
 * remembered between two questions: a record that was changed a moment ago is judged as it is now.
 *
 * `server` is `192.0.2.1:53`, `[2001:db8::1]:53`, or null for the servers of this machine; `timeoutMs` holds for one try of two.
 * @throws Failure `dns-server-refused` when `server` has another shape.
 */
export function createResolver(options: {
  readonly server: string | null
  readonly timeoutMs: number
}): Resolver {
  const dns = new NodeResolver({ timeout: options.timeoutMs, tries: 2 })
  if (options.server !== null) dns.setServers([checkedServer(options.server)])
  return (name, type) => dns.resolve(name, type)
}

function checkedServer(server: string): string {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/.exec(server)
  const address = match?.[1] ?? match?.[2] ?? ''
  const port = Number(match?.[3] ?? 53)
  if (isIP(address) === 0 || port < 1 || port > 65_535) {
    throw failure('dns-server-refused', { permanence: 'permanent', values: { server } })
  }
  return server
}
