import { hmacSha256, joinNul, sha256 } from '../kit/digest.ts'
import type { RecipientState } from '../release/receipt.ts'
import { leafHash } from './merkle.ts'

/** Whom a leaf concerns. */
interface LeafContact {
  /** The contact's own random key, 32 bytes. */
  readonly evidenceKey: Uint8Array
  /** The address, normalised. */
  readonly email: string
}

/** What is recorded about one recipient of one release. */
export interface LeafFacts {
  /** Null: the contact was erased before its leaf was made, and the leaf says nothing about anybody. */
  readonly contact: LeafContact | null
  readonly releaseKey: string
  readonly status: RecipientState
  readonly messageId: string
}

/**
 * The leaf hash of one recipient. The leaf is a commitment to the address under a key of this contact and this release, then the
 * status, then the hash of the Message-ID, joined by NUL. Once the contact's key is destroyed nobody can tell any more whom it
 * concerned; whoever holds `k_r` can prove this one release and nothing else.
 */
export function evidenceLeafHash(facts: LeafFacts): Buffer {
  const { contact, releaseKey } = facts
  const commitment =
    contact === null
      ? 'erased'
      : hmacSha256(
          evidenceReleaseKey(contact.evidenceKey, releaseKey),
          joinNul(contact.email, releaseKey),
        ).toString('hex')
  return leafHash(Buffer.from(joinNul(commitment, facts.status, sha256(facts.messageId)), 'utf8'))
}

/** `k_r`, 32 bytes: what is given to somebody who wants to check his own leaf. */
export function evidenceReleaseKey(evidenceKey: Uint8Array, releaseKey: string): Uint8Array {
  return hmacSha256(evidenceKey, releaseKey)
}
