import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Repository } from '../../src/adapters/git/git.ts'
import { fingerprintOf } from '../../src/content/ssh-fingerprint.ts'

/** An SSH key pair made for one test. */
export interface TestKey {
  readonly file: string
  readonly publicKey: string
  readonly fingerprint: string
}

/** A folder of its own for one test, with git repositories and SSH keys in it; nothing of this machine's configuration is seen. */
export interface GitSandbox {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** A new repository on branch main. */
  repository(name: string): Repository
  clone(of: Repository, name: string): Repository
  bare(name: string): Repository
  git(repository: Repository, ...args: readonly string[]): string
  /** Writes files and commits them as `who`; a null text removes the file. Returns the commit. */
  commit(
    repository: Repository,
    files: Readonly<Record<string, string | Uint8Array | null>>,
    options?: { readonly message?: string; readonly who?: string },
  ): string
  key(name: string): TestKey
}

/** Makes a sandbox that is removed when the test is over. */
export function gitSandbox(): GitSandbox {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'aoi',
    GIT_AUTHOR_EMAIL: 'aoi@hikari.example',
    GIT_COMMITTER_NAME: 'aoi',
    GIT_COMMITTER_EMAIL: 'aoi@hikari.example',
  }
  const run = (cwd: string, args: readonly string[], extra: Readonly<Record<string, string>> = {}): string =>
    execFileSync('git', args, {
      cwd,
      env: { ...env, ...extra },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  const at = (name: string): Repository => ({ folder: join(folder, name), env })
  return {
    folder,
    env,
    repository: (name) => {
      run(folder, ['init', '--quiet', '--initial-branch=main', name])
      return at(name)
    },
    bare: (name) => {
      run(folder, ['init', '--quiet', '--bare', '--initial-branch=main', name])
      return at(name)
    },
    clone: (of, name) => {
      run(folder, ['clone', '--quiet', of.folder, name])
      return at(name)
    },
    git: (repository, ...args) => run(repository.folder, args),
    commit: (repository, files, options = {}) => {
      for (const [path, content] of Object.entries(files)) {
        const file = join(repository.folder, path)
        if (content === null) rmSync(file)
        else {
          mkdirSync(dirname(file), { recursive: true })
          writeFileSync(file, content)
        }
      }
      run(repository.folder, ['add', '--all'])
      const who = options.who ?? 'aoi'
      run(repository.folder, ['commit', '--quiet', '--allow-empty', '-m', options.message ?? 'Change'], {
        GIT_AUTHOR_NAME: who,
        GIT_AUTHOR_EMAIL: `${who}@hikari.example`,
      })
      return run(repository.folder, ['rev-parse', 'HEAD'])
    },
    key: (name) => {
      const file = join(folder, `key-${name}`)
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file], { env })
      const publicKey = readFileSync(`${file}.pub`, 'utf8').trim()
      return { file, publicKey, fingerprint: fingerprintOf(publicKey) ?? '' }
    },
  }
}
