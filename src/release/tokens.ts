import { timingSafeEqual } from 'node:crypto'
import { base32 } from '../kit/base32.ts'
import { hmacSha256, joinNul } from '../kit/digest.ts'

const idemBytes = 12
const macBytes = 10
/** 96 bits as base32. */
const idemLength = 20
/** 80 bits as base32. */
const macLength = 16
const cohortCount = 10_000

/** The secret of one release, derived from the installation's token key (32 bytes). Whoever lacks it cannot link a Message-ID to a person. */
export function releaseSecret(tokenKey: Uint8Array, releaseKey: string): Uint8Array {
  return hmacSha256(tokenKey, joinNul('postmerge-release-secret-v1', releaseKey))
}

/** By what a store knows its token key again; it says nothing about the key. */
export function tokenKeyMark(tokenKey: Uint8Array): Uint8Array {
  return hmacSha256(tokenKey, 'postmerge-token-key-mark-v1')
}

/** The recipient's idempotency id within one release: 96 bits, lower-case base32. The journal has one row per id, so nobody is mailed twice. */
export function idemOf(secret: Uint8Array, contactId: string): string {
  return base32(hmacSha256(secret, joinNul('idem', contactId)).subarray(0, idemBytes))
}

/** 0 to 9999, stable for a recipient of a release: a resumed run meets the same stage. */
export function cohortOf(secret: Uint8Array, contactId: string): number {
  return hmacSha256(secret, joinNul('cohort', contactId)).readUInt32BE(0) % cohortCount
}

/** RFC 5322 section 3.6.4: unique for each recipient, at a domain of ours. */
export function messageIdOf(idem: string, releaseKey: string, domain: string): string {
  return `<${idem}.${releaseKey}@${domain}>`
}

/** The envelope sender of one message (VERP): a bounce names its message even when it quotes nothing. */
export function verpAddress(tokenKey: Uint8Array, idem: string, envelopeDomain: string): string {
  return `b-${idem}-${mac(tokenKey, 'verp', idem)}@${envelopeDomain}`
}

/** The idempotency id of a bounce's address, or null when the address is none of ours or forged. */
export function readVerpAddress(tokenKey: Uint8Array, address: string): string | null {
  const match = /^b-([a-z2-7]{20})-([a-z2-7]{16})@/.exec(address.toLowerCase())
  return match === null ? null : checked(tokenKey, 'verp', match)
}

/** The unsubscribe token: names release and contact through the journal's row, never an address or one list. */
export function unsubscribeToken(tokenKey: Uint8Array, idem: string): string {
  return idem + mac(tokenKey, 'unsubscribe', idem)
}

/** The idempotency id of an unsubscribe token, or null when it is forged or mistyped. */
export function readUnsubscribeToken(tokenKey: Uint8Array, token: string): string | null {
  if (token.length !== idemLength + macLength) return null
  const match = /^([a-z2-7]{20})([a-z2-7]{16})$/.exec(token.toLowerCase())
  return match === null ? null : checked(tokenKey, 'unsubscribe', match)
}

function mac(tokenKey: Uint8Array, purpose: string, idem: string): string {
  return base32(hmacSha256(tokenKey, joinNul(`postmerge-${purpose}-v1`, idem)).subarray(0, macBytes))
}

function checked(tokenKey: Uint8Array, purpose: string, match: RegExpExecArray): string | null {
  const [, idem = '', given = ''] = match
  return timingSafeEqual(Buffer.from(mac(tokenKey, purpose, idem)), Buffer.from(given)) ? idem : null
}
