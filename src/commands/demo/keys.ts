import { execFile } from 'node:child_process'
import { generateKeyPair, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A private key as PKCS #8 PEM, and its public half as SubjectPublicKeyInfo. */
interface DemoKey {
  readonly pem: string
  readonly spki: Buffer
}

/** The DKIM keys of one sender. */
interface DkimKeys {
  readonly rsa: DemoKey
  readonly ed: DemoKey
}

/** Who of `policies/senders.yaml` signs mail. */
export type SenderId = 'news' | 'trade' | 'notice'

/** Every key of the demo: new each time, and gone with its folder. */
export interface DemoKeys {
  readonly dkim: Readonly<Record<SenderId, DkimKeys>>
  readonly ledger: Readonly<Record<'sender' | 'desk' | 'operator', DemoKey>>
  /** 32 bytes in base64. */
  readonly token: string
  readonly relay: { readonly user: string; readonly password: string }
}

interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** RFC 8301 section 3.2: RSA keys have at least 2048 bits. */
const rsaBits = 2048

/** Makes the keys that servers hold. */
export async function makeKeys(): Promise<DemoKeys> {
  const [news, trade, notice] = await Promise.all([dkimKeys(), dkimKeys(), dkimKeys()])
  return {
    dkim: { news, trade, notice },
    ledger: { sender: ed25519(), desk: ed25519(), operator: ed25519() },
    token: randomBytes(32).toString('base64'),
    relay: { user: 'hikari', password: randomBytes(18).toString('base64url') },
  }
}

async function dkimKeys(): Promise<DkimKeys> {
  const rsa = await promisify(generateKeyPair)('rsa', { modulusLength: rsaBits })
  return { rsa: textsOf(rsa), ed: ed25519() }
}

function ed25519(): DemoKey {
  return textsOf(generateKeyPairSync('ed25519'))
}

function textsOf({ privateKey, publicKey }: KeyPair): DemoKey {
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    spki: Buffer.from(publicKey.export({ type: 'spki', format: 'der' })),
  }
}

/** Makes an SSH key for each person with the program that people use, `<folder>/<person>` and `.pub`; returns the public halves. */
export async function makeSshKeys(
  folder: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder, { mode: 0o700 })
  const keys = await Promise.all(names.map(async (name) => [name, await makeSshKey(join(folder, name))]))
  return Object.fromEntries(keys) as Record<string, string>
}

async function makeSshKey(file: string): Promise<string> {
  await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'demo', '-f', file])
  return (await readFile(`${file}.pub`, 'utf8')).split(' ', 2).join(' ').trim()
}
