/**
 * Whether a relay is on this very machine, by how its policy writes it: no name that DNS could point elsewhere counts. `localhost` is this
 * machine wherever one asks (RFC 6761 section 6.3).
 */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/.test(host)
}
