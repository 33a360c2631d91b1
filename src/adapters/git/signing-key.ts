import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { fingerprintOf } from '../../content/ssh-fingerprint.ts'
import { failure } from '../../words/find.ts'
import { runGit, type Repository } from './git.ts'
import { sshKeygen } from './ssh-signature.ts'

/** The key that a tag will be signed with. */
export interface SigningKey {
  /** What `user.signingkey` is to be set to; null: git's own configuration stands. */
  readonly keyFile: string | null
  /** `ssh-ed25519 AAAA…`, two words. */
  readonly publicKey: string
  readonly fingerprint: string
}

/** Finds out, before anything is signed, whose key it will be: `--key FILE` (private or `.pub`), else git's `user.signingkey`. */
export async function findSigningKey(repository: Repository, given: string | null): Promise<SigningKey> {
  const configured =
    given ?? (await runGit(repository, ['config', '--get', 'user.signingkey'])).stdout.toString().trim()
  if (configured === '') throw failure('signing-key-missing', { permanence: 'permanent' })
  const inline = given === null ? configured.replace(/^key::/, '') : ''
  const publicKey = twoWords(inline) ?? (await readPublicKey(repository, configured, given !== null))
  if (publicKey === null) {
    throw failure('signing-key-unreadable', { permanence: 'permanent', values: { file: configured } })
  }
  return {
    keyFile: given === null ? null : fileOf(repository, given, true),
    publicKey,
    fingerprint: fingerprintOf(publicKey) ?? '',
  }
}

async function readPublicKey(repository: Repository, name: string, given: boolean): Promise<string | null> {
  const file = fileOf(repository, name, given)
  for (const path of [file, `${file}.pub`]) {
    const key = twoWords(await readFile(path, 'utf8').catch(() => ''))
    if (key !== null) return key
  }
  // A private key without its `.pub` beside it: ssh-keygen derives it, and asks for the passphrase itself.
  return twoWords(await sshKeygen(repository.env, ['-y', '-f', file]))
}

function fileOf(repository: Repository, name: string, given: boolean): string {
  const home = repository.env['HOME'] ?? homedir()
  if (name.startsWith('~/')) return resolve(home, name.slice(2))
  // What is typed counts from the current folder; what is configured, from the repository.
  return given ? resolve(name) : resolve(repository.folder, name)
}

function twoWords(line: string): string | null {
  const [type = '', blob = ''] = line.trim().split(/[ \t\r\n]+/)
  const key = `${type} ${blob}`
  return fingerprintOf(key) === null ? null : key
}
