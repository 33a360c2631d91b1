import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Repository } from '../../../src/adapters/git/git.ts'
import { fetchAll } from '../../../src/adapters/git/remote.ts'
import { findSigningKey } from '../../../src/adapters/git/signing-key.ts'
import { tagSignature } from '../../../src/adapters/git/ssh-signature.ts'
import {
  createSignedTag,
  parseTagObject,
  pushTag,
  readTags,
  type RawTag,
} from '../../../src/adapters/git/tags.ts'
import { gitSandbox, type GitSandbox, type TestKey } from '../../support/git-sandbox.ts'

const ref = 'refs/tags/approval/winter-sale/1/0a1b2c3d/vera/1'
const message = '{"kind":"approval","v":1}'

interface Scene {
  readonly sandbox: GitSandbox
  readonly repository: Repository
  readonly commit: string
  readonly vera: TestKey
}

function scene(): Scene {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  return {
    sandbox,
    repository,
    commit: sandbox.commit(repository, { 'a.md': 'a\n' }),
    vera: sandbox.key('vera'),
  }
}

async function sign({ repository, commit, vera }: Scene, name = ref): Promise<string> {
  return createSignedTag(repository, { ref: name, commit, message, person: 'vera', keyFile: vera.file })
}

async function only({ repository }: Scene, name = ref): Promise<RawTag> {
  const tag = (await readTags(repository, 'refs/tags/')).find((tag) => tag.ref === name)
  if (tag === undefined) throw new Error(`no tag ${name}`)
  return tag
}

test('a tag that git signed with an SSH key says whose key it was', async () => {
  const here = scene()
  const id = await sign(here)
  const tag = await only(here)
  expect(tag).toMatchObject({ ref, id })
  expect(tag.object).toMatchObject({
    target: here.commit,
    targetType: 'commit',
    name: ref.slice('refs/tags/'.length),
    tagger: { name: 'vera', email: 'vera@approval.invalid' },
    message: `${message}\n`,
    signature: 'ssh',
  })
  expect(await tagSignature(here.sandbox.env, tag)).toEqual({
    kind: 'signed',
    fingerprint: here.vera.fingerprint,
  })
})

test('a tag that could not be signed is not made', async () => {
  const here = scene()
  const signer = join(here.sandbox.folder, 'signer')
  writeFileSync(signer, '#!/bin/sh\necho no agent >&2\nexit 1\n', { mode: 0o755 })
  here.sandbox.git(here.repository, 'config', 'gpg.ssh.program', signer)
  await expect(sign(here)).rejects.toMatchObject({ code: 'tag-not-signed', permanence: 'permanent' })
  expect(await readTags(here.repository, 'refs/tags/')).toEqual([])
})

test('an existing tag is never overwritten', async () => {
  const here = scene()
  const id = await sign(here)
  await expect(sign(here)).rejects.toMatchObject({ code: 'tag-not-signed' })
  expect((await only(here)).id).toBe(id)
})

/** Writes a tag object as it is given, without git's own checks, and points a ref at it. */
function plant({ sandbox, repository }: Scene, text: string, at = ref): void {
  const id = execFileSync('git', ['hash-object', '-t', 'tag', '-w', '--literally', '--stdin'], {
    cwd: repository.folder,
    env: { ...sandbox.env },
    input: text,
    encoding: 'utf8',
  }).trim()
  sandbox.git(repository, 'update-ref', at, id)
}

/** What `git verify-tag`, or a careless reader, would take for a good approval. */
const forgeries: Readonly<
  Record<string, { readonly reason: string; forge(here: Scene): Promise<void> | void }>
> = {
  'a bare pointer': {
    reason: 'not-annotated',
    forge: ({ sandbox, repository, commit }) => void sandbox.git(repository, 'update-ref', ref, commit),
  },
  'a tag of a tree': {
    reason: 'wrong-target',
    forge: async (here) => {
      await createSignedTag(here.repository, {
        ref,
        commit: here.sandbox.git(here.repository, 'rev-parse', 'HEAD^{tree}'),
        message,
        person: 'vera',
        keyFile: here.vera.file,
      })
    },
  },
  'a good tag copied to another ref': {
    reason: 'copied',
    forge: async (here) => {
      const other = 'refs/tags/approval/summer-sale/1/0a1b2c3d/vera/1'
      const id = await sign(here, other)
      here.sandbox.git(here.repository, 'update-ref', ref, id)
    },
  },
  'an annotated tag without signature': {
    reason: 'not-signed',
    forge: ({ sandbox, repository }) =>
      void sandbox.git(repository, 'tag', '-a', '-m', message, ref.slice('refs/tags/'.length)),
  },
  'an OpenPGP block': {
    reason: 'not-ssh',
    forge: async (here) => {
      await sign(here, `${ref}0`)
      const text = String((await only(here, `${ref}0`)).object?.raw).replace('/vera/10\n', '/vera/1\n')
      plant(here, text.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE'))
    },
  },
  'an SSH block behind an OpenPGP block': {
    reason: 'several-signatures',
    forge: async (here) => {
      await sign(here, `${ref}0`)
      const text = String((await only(here, `${ref}0`)).object?.raw).replace('/vera/10\n', '/vera/1\n')
      const [head = '', block = ''] = text.split(/(?=-----BEGIN SSH)/)
      plant(here, `${head}-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----\n${block}`)
    },
  },
  'text behind the signature': {
    reason: 'several-signatures',
    forge: async (here) => {
      await sign(here, `${ref}0`)
      const text = String((await only(here, `${ref}0`)).object?.raw).replace('/vera/10\n', '/vera/1\n')
      plant(here, `${text}and another thing\n`)
    },
  },
  'a changed message': {
    reason: 'bad-signature',
    forge: async (here) => {
      await sign(here, `${ref}0`)
      const text = String((await only(here, `${ref}0`)).object?.raw).replace('/vera/10\n', '/vera/1\n')
      plant(here, text.replace('"v":1', '"v":2'))
    },
  },
  'a header that git does not write': {
    reason: 'not-annotated',
    forge: async (here) => {
      await sign(here, `${ref}0`)
      const text = String((await only(here, `${ref}0`)).object?.raw).replace('/vera/10\n', '/vera/1\n')
      plant(here, text.replace('\n\n', '\nencoding x\n\n'))
    },
  },
  'a signature in another namespace': {
    reason: 'bad-signature',
    forge: (here) => {
      const head = [
        `object ${here.commit}`,
        'type commit',
        `tag ${ref.slice('refs/tags/'.length)}`,
        'tagger vera <vera@approval.invalid> 1700000000 +0000',
        '',
        `${message}\n`,
      ].join('\n')
      const block = execFileSync('ssh-keygen', ['-Y', 'sign', '-n', 'file', '-f', here.vera.file], {
        env: { ...here.sandbox.env },
        input: head,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      plant(here, head + block)
    },
  },
}

test.each(Object.keys(forgeries))('%s is refused', async (name) => {
  const here = scene()
  const forgery = forgeries[name]
  await forgery?.forge(here)
  expect(await tagSignature(here.sandbox.env, await only(here))).toEqual({
    kind: 'refused',
    reason: forgery?.reason,
  })
})

test('a date of 2001 is a claim like any other: the signature is good and the time is what was written', async () => {
  const here = scene()
  const dated = {
    ...here.repository,
    env: { ...here.repository.env, GIT_COMMITTER_DATE: '2001-01-01T00:00:00Z' },
  }
  await createSignedTag(dated, { ref, commit: here.commit, message, person: 'vera', keyFile: here.vera.file })
  const tag = await only(here)
  expect(tag.object?.tagger.at).toBe(Date.parse('2001-01-01T00:00:00Z'))
  expect((await tagSignature(here.sandbox.env, tag)).kind).toBe('signed')
})

test('one key under two names gives one fingerprint, whatever the tagger line says', async () => {
  const here = scene()
  await sign(here)
  const other = ref.replace('/vera/', '/victor/')
  await createSignedTag(here.repository, {
    ref: other,
    commit: here.commit,
    message,
    person: 'victor',
    keyFile: here.vera.file,
  })
  const signatures = await Promise.all(
    [ref, other].map(async (name) => tagSignature(here.sandbox.env, await only(here, name))),
  )
  expect(signatures[0]).toEqual({ kind: 'signed', fingerprint: here.vera.fingerprint })
  expect(signatures[1]).toEqual(signatures[0])
})

test('a tag reaches the remote under exactly its name; a race is lost, not forced', async () => {
  const here = scene()
  const remote = here.sandbox.bare('remote')
  here.sandbox.git(here.repository, 'remote', 'add', 'origin', remote.folder)
  const id = await sign(here)
  await pushTag(here.repository, 'origin', ref)
  expect(here.sandbox.git(remote, 'for-each-ref', '--format=%(refname) %(objectname)')).toBe(`${ref} ${id}`)

  here.sandbox.git(here.repository, 'update-ref', '-d', ref)
  const dated = {
    ...here.repository,
    env: { ...here.repository.env, GIT_COMMITTER_DATE: '2002-01-01T00:00:00Z' },
  }
  await createSignedTag(dated, { ref, commit: here.commit, message, person: 'vera', keyFile: here.vera.file })
  await expect(pushTag(here.repository, 'origin', ref)).rejects.toMatchObject({
    code: 'tag-not-pushed',
    permanence: 'temporary',
  })
  expect(here.sandbox.git(remote, 'rev-parse', ref)).toBe(id)
  expect(await readTags(here.repository, 'refs/tags/approval/')).toEqual([])
})

test('fetching follows the remote: new, moved and deleted tags of ours, branches beside the work tree', async () => {
  const here = scene()
  const remote = here.sandbox.bare('remote')
  here.sandbox.git(here.repository, 'remote', 'add', 'origin', remote.folder)
  here.sandbox.git(here.repository, 'push', '--quiet', 'origin', 'main')
  const runner = here.sandbox.clone(remote, 'runner')
  here.sandbox.git(runner, 'tag', 'mine')
  await sign(here)
  await pushTag(here.repository, 'origin', ref)
  const names = async (): Promise<string[]> => {
    await fetchAll(runner, 'origin')
    return (await readTags(runner, 'refs/tags/')).map(({ ref }) => ref)
  }
  expect(await names()).toEqual([ref, 'refs/tags/mine'])
  here.sandbox.git(here.repository, 'push', '--quiet', 'origin', `:${ref}`)
  expect(await names()).toEqual(['refs/tags/mine'])
  const next = here.sandbox.commit(here.repository, { 'b.md': 'b\n' })
  here.sandbox.git(here.repository, 'push', '--quiet', 'origin', 'main')
  await fetchAll(runner, 'origin')
  expect(here.sandbox.git(runner, 'rev-parse', 'refs/remotes/origin/main')).toBe(next)
  expect(here.sandbox.git(runner, 'rev-parse', 'HEAD')).toBe(here.commit)
})

test('a tag object is read strictly', () => {
  expect(parseTagObject(Buffer.from('object x\n\n'))).toBeNull()
  const long = `object ${'a'.repeat(40)}\ntype commit\ntag x\ntagger a <b> 1 +0000\n\n${'x'.repeat(70_000)}`
  expect(parseTagObject(Buffer.from(long))).toBeNull()
})

test('the key is known before anything is signed', async () => {
  const here = scene()
  const { vera, repository, sandbox } = here
  const publicKey = vera.publicKey.split(' ').slice(0, 2).join(' ')
  await expect(findSigningKey(repository, null)).rejects.toMatchObject({ code: 'signing-key-missing' })
  expect(await findSigningKey(repository, vera.file)).toEqual({
    keyFile: vera.file,
    publicKey,
    fingerprint: vera.fingerprint,
  })
  sandbox.git(repository, 'config', 'user.signingkey', `${vera.file}.pub`)
  expect(await findSigningKey(repository, null)).toMatchObject({ keyFile: null, publicKey })
  sandbox.git(repository, 'config', 'user.signingkey', '~/key-vera')
  expect(await findSigningKey(repository, null)).toMatchObject({ publicKey })
  sandbox.git(repository, 'config', 'user.signingkey', `key::${vera.publicKey}`)
  expect(await findSigningKey(repository, null)).toMatchObject({ publicKey })
  await expect(findSigningKey(repository, `${sandbox.folder}/nowhere`)).rejects.toMatchObject({
    code: 'signing-key-unreadable',
  })
})
