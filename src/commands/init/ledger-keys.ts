import { generateKeyPairSync } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../../words/find.ts'
import type { LedgerKey } from './policy-files.ts'

/** A new key of the ledger with its private half, which only `saveKeys` lets out. */
export interface NewKey extends LedgerKey {
  /** PKCS #8, PEM. */
  readonly pem: string
}

/** An Ed25519 key for each role that signs entries of the ledger. */
export function makeKeys(): readonly NewKey[] {
  return (['sender', 'desk', 'control'] as const).map((role) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    return {
      role,
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      pem: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    }
  })
}

/** Writes `sender.pem`, `desk.pem` and `control.pem` for their owner only. Throws `file-not-created` where one is there already. */
export async function saveKeys(folder: string, keys: readonly NewKey[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { role, pem } of keys) {
    const file = join(folder, `${role}.pem`)
    try {
      await writeFile(file, pem, { flag: 'wx', mode: 0o600 })
    } catch (cause) {
      const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
      throw failure('file-not-created', { permanence: 'permanent', values: { path: file, detail }, cause })
    }
  }
}
