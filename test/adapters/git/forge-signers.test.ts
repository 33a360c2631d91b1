import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSignerReader } from '../../../src/adapters/git/forge-signers.ts'
import type { Repository } from '../../../src/adapters/git/git.ts'
import { readCommits } from '../../../src/adapters/git/history.ts'
import { gitSandbox, type GitSandbox, type TestKey } from '../../support/git-sandbox.ts'

interface Scene {
  readonly sandbox: GitSandbox
  readonly repository: Repository
  readonly vera: TestKey
  readonly git: (...args: readonly string[]) => string
}

/** A repository in which git signs every commit with vera's key. */
function scene(): Scene {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const vera = sandbox.key('vera')
  const git = (...args: readonly string[]): string => sandbox.git(repository, ...args)
  signWith(git, vera)
  return { sandbox, repository, vera, git }
}

function signWith(git: Scene['git'], { file }: TestKey): void {
  git('config', 'gpg.format', 'ssh')
  git('config', 'commit.gpgsign', 'true')
  git('config', 'user.signingkey', file)
}

async function signerOf({ repository, sandbox }: Scene, id: string): Promise<string | null> {
  const commits = await readCommits(repository, [id])
  return (await createSignerReader(sandbox.env)(commits)).get(id) ?? null
}

function raw({ repository }: Scene, id: string): Buffer {
  return execFileSync('git', ['cat-file', 'commit', id], { cwd: repository.folder })
}

/** Writes a commit object as it is given, without git's own checks. */
function plant({ repository }: Scene, bytes: string | Buffer): string {
  const options = ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin']
  return execFileSync('git', options, {
    cwd: repository.folder,
    input: bytes,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim()
}

test('a commit that git signed with an SSH key says whose key it was, whatever else is in it', async () => {
  const here = scene()
  const { sandbox, repository, vera, git } = here
  const plain = sandbox.commit(repository, { 'a.md': 'a\n' })
  expect(await signerOf(here, plain)).toBe(vera.fingerprint)
  expect(await signerOf(here, plant(here, raw(here, plain)))).toBe(vera.fingerprint)
  // A message that is no UTF-8, and one that holds a signature of its own.
  const file = join(sandbox.folder, 'message')
  writeFileSync(file, Buffer.from('Caf\xe9\n\ngpgsig -----BEGIN SSH SIGNATURE-----\n', 'latin1'))
  git('-c', 'i18n.commitEncoding=latin1', 'commit', '-q', '--allow-empty', '-F', file)
  expect(await signerOf(here, git('rev-parse', 'HEAD'))).toBe(vera.fingerprint)
  // Merging a signed tag puts that tag, with its signature, into a header.
  git('switch', '-q', '-c', 'side', plain)
  sandbox.commit(repository, { 'b.md': 'b\n' })
  git('tag', '-s', '-m', 'Side', 'v1')
  git('switch', '-q', 'main')
  git('merge', '-q', '--no-ff', '--no-edit', 'v1')
  const merge = git('rev-parse', 'HEAD')
  expect(String(raw(here, merge))).toContain('\nmergetag object ')
  expect(await signerOf(here, merge)).toBe(vera.fingerprint)
  git('config', 'commit.gpgsign', 'false')
  git('reset', '-q', '--hard', 'HEAD^')
  git('merge', '-q', '--no-ff', '--no-edit', 'v1')
  expect(await signerOf(here, git('rev-parse', 'HEAD'))).toBeNull()
})

test('in a repository of the longer ids too', async () => {
  const sandbox = gitSandbox()
  const repository = { folder: join(sandbox.folder, 'long'), env: sandbox.env }
  const init = ['init', '-q', '--initial-branch=main', '--object-format=sha256', repository.folder]
  execFileSync('git', init, { env: sandbox.env })
  const vera = sandbox.key('vera')
  const git = (...args: readonly string[]): string => sandbox.git(repository, ...args)
  signWith(git, vera)
  const here = { sandbox, repository, vera, git }
  const id = sandbox.commit(repository, { 'a.md': 'a\n' })
  expect(id).toHaveLength(64)
  expect(await signerOf(here, id)).toBe(vera.fingerprint)
  const text = String(raw(here, id))
  expect(await signerOf(here, plant(here, text.replace('\ngpgsig-sha256 ', '\ngpgsig ')))).toBeNull()
})

const header = /^gpgsig (-----BEGIN SSH SIGNATURE-----\n(?: .*\n)+)/m

/** What `git verify-commit`, or a careless reader, might take for a good signature; each made of a signed commit. */
const forgeries: Readonly<Record<string, (text: string, here: Scene) => string>> = {
  'no signature': (text) => text.replace(header, ''),
  'another message': (text) => text.replace('Change', 'Chance'),
  'another author': (text) => text.replace('author aoi', 'author bo'),
  'a header more': (text) => text.replace('\ngpgsig ', '\nencoding latin1\ngpgsig '),
  'an OpenPGP block': (text) => text.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE'),
  'two signatures': (text) => text.replace(header, (field) => field + field),
  'a second signature for other ids': (text) =>
    text.replace(header, (field) => field + field.replace('gpgsig ', 'gpgsig-sha256 ')),
  'only a signature for other ids': (text) => text.replace('\ngpgsig ', '\ngpgsig-sha256 '),
  'text behind the signature': (text) =>
    text.replace('-----END SSH SIGNATURE-----\n', '-----END SSH SIGNATURE-----\n and more\n'),
  'the signature in the message': (text) => {
    const block = header.exec(text)?.[1]?.replaceAll('\n ', '\n') ?? ''
    return `${text.replace(header, '')}\n${block}`
  },
  'the signature in the message as a header': (text) =>
    `${text.replace(header, '')}\n${header.exec(text)?.[0] ?? ''}`,
  'a line before the headers': (text) => ` x\n${text}`,
  'a signature of something else that git signs': (text, { git, repository }) => {
    git('tag', '-s', '-m', 'Tagged', 'v1')
    const tag = execFileSync('git', ['cat-file', 'tag', 'v1'], { cwd: repository.folder, encoding: 'utf8' })
    return withBlock(text, tag.slice(tag.indexOf('-----BEGIN SSH')))
  },
  'a signature that was made for files': (text, { sandbox, vera }) => {
    const file = join(sandbox.folder, 'unsigned')
    writeFileSync(file, text.replace(header, ''))
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'file', '-f', vera.file, file], { stdio: 'ignore' })
    return withBlock(text, readFileSync(`${file}.sig`, 'utf8'))
  },
}

function withBlock(text: string, block: string): string {
  return text.replace(header, `gpgsig ${block.trimEnd().replaceAll('\n', '\n ')}\n`)
}

test.each(Object.entries(forgeries))('%s says nothing', async (_, forge) => {
  const here = scene()
  const id = here.sandbox.commit(here.repository, { 'a.md': 'a\n' })
  const text = String(raw(here, id))
  const forged = forge(text, here)
  expect(forged).not.toBe(text)
  expect(await signerOf(here, plant(here, forged))).toBeNull()
})

test('the same forging with a signature of its own bytes is a good one, in whatever letters: the table above can tell', async () => {
  const here = scene()
  const id = here.sandbox.commit(here.repository, { 'a.md': 'a\n' })
  const text = raw(here, id)
    .toString('latin1')
    .replace('Change', 'Chance')
    .replace('author aoi', 'author Zo\xeb')
  const file = join(here.sandbox.folder, 'unsigned')
  writeFileSync(file, text.replace(header, ''), 'latin1')
  execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', here.vera.file, file], {
    stdio: 'ignore',
  })
  const signed = withBlock(text, readFileSync(`${file}.sig`, 'utf8'))
  expect(await signerOf(here, plant(here, Buffer.from(signed, 'latin1')))).toBe(here.vera.fingerprint)
})

test('a commit is verified once, and one without an SSH signature never', async () => {
  const here = scene()
  const { sandbox, repository, git, vera } = here
  const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => sandbox.commit(repository, { [name]: name }))
  git('config', 'commit.gpgsign', 'false')
  const unsigned = sandbox.commit(repository, { f: 'f' })
  const pgp = plant(here, String(raw(here, ids[0] ?? '')).replaceAll('SSH SIGNATURE', 'PGP SIGNATURE'))
  const env: Record<string, string> = { ...sandbox.env }
  const read = createSignerReader(env)
  const commits = await readCommits(repository, ids)
  expect([...(await read(commits)).values()]).toEqual(ids.map(() => vera.fingerprint))
  // From here on there is no program to verify with.
  env['PATH'] = sandbox.folder
  expect((await read(commits)).get(ids[4] ?? '')).toBe(vera.fingerprint)
  const others = await readCommits(repository, [unsigned, pgp])
  expect([...(await read(others)).values()]).toEqual([null, null])
  await expect(createSignerReader(env)(commits)).rejects.toMatchObject({ code: 'ssh-keygen-missing' })
})
