import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TagRefusal, TagSignature } from '../../approval/tag-signature.ts'
import { notStarted, type Repository } from './git.ts'
import type { RawTag } from './tags.ts'

/**
 * Which SSH key signed this tag, whoever holds it. `git verify-tag` is not asked: it accepts any OpenPGP key of the keyring, does
 * not compare the signed name with the ref, and obeys configuration. Here only an SSH signature for git's namespace over an
 * annotated tag of a commit, whose signed name is the ref's, says anything.
 */
export async function tagSignature(env: Repository['env'], tag: RawTag): Promise<TagSignature> {
  const { object } = tag
  if (object === null) return refused('not-annotated')
  if (object.targetType !== 'commit') return refused('wrong-target')
  if (`refs/tags/${object.name}` !== tag.ref) return refused('copied')
  if (object.signature === 'none') return refused('not-signed')
  if (object.signature === 'other') return refused('not-ssh')
  if (object.signature === 'several') return refused('several-signatures')
  const fingerprint = await sshSigner(env, object)
  return fingerprint === null ? refused('bad-signature') : { kind: 'signed', fingerprint }
}

function refused(reason: TagRefusal): TagSignature {
  return { kind: 'refused', reason }
}

/** The fingerprint of the key whose signature `ssh-keygen` finds good over the bytes, for git's namespace; null: it is not good. */
export async function sshSigner(
  env: Repository['env'],
  object: { readonly signed: Buffer; readonly signatureBlock: string },
): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'postmerge-signature-'))
  try {
    const file = join(folder, 'signature')
    await writeFile(file, object.signatureBlock, { mode: 0o600 })
    const answer = await sshKeygen(env, ['-Y', 'check-novalidate', '-n', 'git', '-s', file], object.signed)
    return /^Good "git" signature with [A-Z0-9-]+ key (SHA256:[A-Za-z0-9+/]{43})\n$/.exec(answer)?.[1] ?? null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Standard output of `ssh-keygen` where it succeeded, else nothing. */
export function sshKeygen(
  env: Repository['env'],
  args: readonly string[],
  input: string | Buffer = '',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', args, {
      env: { PATH: env['PATH'], HOME: env['HOME'], LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    child.on('error', (cause: NodeJS.ErrnoException) => reject(notStarted('ssh-keygen', cause)))
    // Without a process there may be no pipes either.
    if (child.pid === undefined) return
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (output.length < 65_536) output += chunk.toString('utf8')
    })
    child.on('close', (code) => resolve(code === 0 ? output : ''))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
