import { execFileSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ledgerPem, ledgerPublic } from './ledger-keys.ts'

/** Who works in a send world: a writer, two owners of its list, and two administrators. */
export const staff = ['aoi', 'vera', 'victor', 'kenji', 'naomi'] as const
export type Staff = (typeof staff)[number]

/** An SSH key pair as its two files. */
interface SshKey {
  readonly private: string
  readonly public: string
}

/** Every key of a send world, made once for a whole test file: making them anew for each test would cost more than the test. */
export interface SendKeys {
  readonly ssh: Readonly<Record<Staff, SshKey>>
  /** PEM of the DKIM keys, by the name that the policy gives them. */
  readonly dkim: Readonly<Record<'DKIM_NEWS_RSA' | 'DKIM_NEWS_ED', string>>
  readonly ledger: Readonly<Record<'sender' | 'desk' | 'control', { pem: string; public: string }>>
  readonly token: string
}

let made: SendKeys | null = null

export function sendKeys(): SendKeys {
  made ??= makeKeys()
  return made
}

/** The TXT record of a DKIM key (RFC 6376 section 3.6.1, RFC 8463 section 4). */
export function dkimRecord(pem: string): string {
  const key = createPublicKey(pem)
  const der = key.export({ format: 'der', type: 'spki' })
  if (key.asymmetricKeyType === 'rsa') return `v=DKIM1; k=rsa; p=${der.toString('base64')}`
  // The last 32 octets of an Ed25519 SubjectPublicKeyInfo are the key itself.
  return `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
}

function makeKeys(): SendKeys {
  const pem = {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  } as const
  const roles = ['sender', 'desk', 'control'] as const
  return {
    ssh: sshKeys(),
    dkim: {
      DKIM_NEWS_RSA: generateKeyPairSync('rsa', { modulusLength: 2048, ...pem }).privateKey,
      DKIM_NEWS_ED: generateKeyPairSync('ed25519', pem).privateKey,
    },
    ledger: Object.fromEntries(
      roles.map((role, index) => [role, { pem: ledgerPem(index + 1), public: ledgerPublic(index + 1) }]),
    ) as SendKeys['ledger'],
    token: randomBytes(32).toString('base64'),
  }
}

function sshKeys(): SendKeys['ssh'] {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-keys-'))
  try {
    return Object.fromEntries(
      staff.map((name) => {
        const file = join(folder, name)
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file])
        return [
          name,
          { private: readFileSync(file, 'utf8'), public: readFileSync(`${file}.pub`, 'utf8').trim() },
        ]
      }),
    ) as SendKeys['ssh']
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
