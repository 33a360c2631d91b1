import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GitCommit } from './git-store.ts'
import { gitHubItself, webFlow } from './github-itself.ts'
import type { Repository, User, World } from './world.ts'

/** Whose commit or address this is; null when the address belongs to nobody. */
export function userByEmail(world: World, email: string): User | null {
  const wanted = email.toLowerCase()
  if (wanted === gitHubItself.email) return webFlow
  const own = /^(\d+)\+[^@]+@users\.noreply\.github\.com$/.exec(wanted)
  const found = world.users.find(
    (user) =>
      !user.deleted &&
      (own === null ? user.emails.some((each) => each.toLowerCase() === wanted) : user.id === Number(own[1])),
  )
  return found ?? null
}

/** The address that GitHub writes into commits it makes for somebody. */
export function noreply({ id, login }: User): string {
  return `${id}+${login}@users.noreply.github.com`
}

export interface Verification {
  readonly verified: boolean
  readonly reason: string
  readonly signature: string | null
  readonly payload: string | null
  readonly verified_at: string | null
}

/** What GitHub says of a commit's signature. */
export function verificationOf(world: World, repository: Repository, commit: GitCommit): Verification {
  const { signature, payload } = commit
  const verified_at = new Date(commit.committer.atMs).toISOString().replace('.000', '')
  if (repository.signedByGitHub.has(commit.sha))
    return {
      verified: true,
      reason: 'valid',
      signature: signature ?? '-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----',
      payload,
      verified_at,
    }
  if (signature === null)
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }
  const signer = userByEmail(world, commit.committer.email)
  const good = signer !== null && signer.signingKeys.some((key) => signedBy(key, signature, payload))
  return {
    verified: good,
    reason: signer === null ? 'no_user' : good ? 'valid' : 'unknown_key',
    signature,
    payload,
    verified_at: good ? verified_at : null,
  }
}

function signedBy(key: string, signature: string, payload: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'signed-'))
  try {
    writeFileSync(join(folder, 'signers'), `signer namespaces="git" ${key}\n`)
    writeFileSync(join(folder, 'signature'), `${signature}\n`)
    const args = [
      '-Y',
      'verify',
      '-f',
      join(folder, 'signers'),
      '-I',
      'signer',
      '-n',
      'git',
      '-s',
      join(folder, 'signature'),
    ]
    execFileSync('ssh-keygen', args, { input: payload, stdio: ['pipe', 'ignore', 'ignore'] })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
