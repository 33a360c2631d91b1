import { createPrivateKey, createPublicKey } from 'node:crypto'
import { makeLedgerSigner, type LedgerSigner } from '../../src/ledger/signer.ts'
import type { LedgerTrust } from '../../src/ledger/verify-chain.ts'

const roles = ['sender', 'desk', 'control', 'operator'] as const
type Role = (typeof roles)[number]

/** A private key that is the same in every run: PKCS #8 around a seed of one repeated byte. */
export function ledgerPem(seed: number): string {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const key = createPrivateKey({
    key: Buffer.concat([prefix, Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  })
  return key.export({ format: 'pem', type: 'pkcs8' })
}

/** The public key of `ledgerPem(seed)` as `policies/ledger.yaml` writes it. */
export function ledgerPublic(seed: number): string {
  return createPublicKey(ledgerPem(seed)).export({ format: 'der', type: 'spki' }).toString('base64')
}

/** One signer for each role, named after it. */
export const signers = Object.fromEntries(
  roles.map((role, index) => [role, makeLedgerSigner({ keyId: role, pem: ledgerPem(index + 1) })]),
) as Readonly<Record<Role, LedgerSigner>>

/** The policy that names the keys of `signers`. */
export const trust: LedgerTrust = {
  repository: 'hikari/mail',
  keys: roles.map((role, index) => ({ id: role, public: ledgerPublic(index + 1), role, from: '2026-01-01' })),
}
