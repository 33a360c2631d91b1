import { createHash } from 'node:crypto'

/**
 * The fingerprint of an OpenSSH public key line (`ssh-ed25519 AAAA… comment`) as `ssh-keygen -l` prints it: `SHA256:` and
 * the hash of the key's blob in base64 without padding. Null when the line is no public key, or says one type and holds another.
 */
export function fingerprintOf(publicKeyLine: string): string | null {
  const [type = '', encoded = ''] = publicKeyLine.trim().split(/[ \t]+/)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null
  const blob = Buffer.from(encoded, 'base64')
  // RFC 4253 section 6.6: the blob begins with the length and the name of its type.
  if (blob.length < 4 + type.length || blob.readUInt32BE(0) !== Buffer.byteLength(type)) return null
  if (type === '' || blob.toString('utf8', 4, 4 + type.length) !== type) return null
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
}
