import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { failure } from '../words/find.ts'

/** Signs entries with one key of `policies/ledger.yaml`. */
export interface LedgerSigner {
  /** Id of the key in the policy. */
  readonly keyId: string
  /** Ed25519 (RFC 8032) over the text as UTF-8, in base64. */
  readonly sign: (text: string) => string
}

/** Makes a signer from the text of a private key (PKCS #8 PEM, Ed25519). Nothing else of the ledger ever sees such a text. */
export function makeLedgerSigner(parts: { readonly keyId: string; readonly pem: string }): LedgerSigner {
  const key = privateKey(parts)
  return { keyId: parts.keyId, sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64') }
}

function privateKey(parts: { readonly keyId: string; readonly pem: string }): KeyObject {
  const refused = failure('ledger-key-unusable', { permanence: 'permanent', values: { key: parts.keyId } })
  let key: KeyObject
  try {
    key = createPrivateKey(parts.pem)
  } catch {
    // The cause is left out: OpenSSL's errors may quote what they could not read.
    throw refused
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refused
  return key
}

/** Like `makeLedgerSigner`, for the one key of the policy whose public half fits. Throws `ledger-key-unnamed` where none does. */
export function findLedgerSigner(parts: {
  readonly pem: string
  readonly keys: readonly { readonly id: string; readonly public: string }[]
}): LedgerSigner {
  const mine = createPublicKey(privateKey({ keyId: 'POSTMERGE_LEDGER_KEY', pem: parts.pem })).export({
    type: 'spki',
    format: 'der',
  })
  const key = parts.keys.find((candidate) => candidate.public === mine.toString('base64'))
  if (key === undefined) throw failure('ledger-key-unnamed', { permanence: 'permanent' })
  return makeLedgerSigner({ keyId: key.id, pem: parts.pem })
}
