import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeAt } from './read-text.ts'

/** PEM (RFC 7468), OpenSSH and PGP private keys, PuTTY's own form, and the first words of any of these in base64. */
const privateKey =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,40}(?:UFJJVkFUR|BSSVZBVEU|QUklWQVRF)/

/** A private key in a file: whoever can read the repository can sign with it. */
export function privateKeyFindings(file: string, text: string): readonly Finding[] {
  const offset = text.search(privateKey)
  return offset === -1 ? [] : [finding('private-key-in-repository', placeAt(file, text, offset))]
}
