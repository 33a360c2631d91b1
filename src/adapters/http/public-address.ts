import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's page: this machine, private and shared ones, link-local (a cloud's metadata), multicast, documentation and the rest of the IANA special-purpose registries. */
const ranges: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
const v4 = new BlockList()
for (const [network, bits] of ranges) v4.addSubnet(network, bits, 'ipv4')
/** Of IPv6 only what is handed out to sites is public, without the parts of it that reach IPv4 or nobody. */
const v6Public = new BlockList()
v6Public.addSubnet('2000::', 3, 'ipv6')
const v6Special = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  v6Special.addSubnet(network, bits, 'ipv6')

/** Whether an IP address is one of the open internet. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !v4.check(address, 'ipv4')
  return version === 6 && v6Public.check(address, 'ipv6') && !v6Special.check(address, 'ipv6')
}
