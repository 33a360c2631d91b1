import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { currentBranch, defaultBranch, fetchAll, remoteOf } from '../../../src/adapters/git/remote.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

test('without a remote the repository itself is asked, and main is the default branch', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  await expect(defaultBranch(repository, '.')).rejects.toMatchObject({ code: 'git-no-default-branch' })
  const head = sandbox.commit(repository, { 'a.md': 'a\n' })
  expect(await remoteOf(repository)).toBe('.')
  expect(await defaultBranch(repository, '.')).toEqual({ name: 'main', ref: 'refs/heads/main', head })
  sandbox.git(repository, 'switch', '--quiet', '--create', 'winter')
  expect(await currentBranch(repository)).toBe('winter')
  expect(await defaultBranch(repository, '.')).toEqual({ name: 'main', ref: 'refs/heads/main', head })
  sandbox.git(repository, 'switch', '--quiet', '--detach')
  expect(await currentBranch(repository)).toBeNull()
})

test('a clone asks what the remote called its default branch', async () => {
  const sandbox = gitSandbox()
  const origin = sandbox.repository('origin')
  const head = sandbox.commit(origin, { 'a.md': 'a\n' })
  sandbox.git(origin, 'branch', '--move', 'main', 'trunk')
  const clone = sandbox.clone(origin, 'clone')
  expect(await remoteOf(clone)).toBe('origin')
  const trunk = { name: 'trunk', ref: 'refs/remotes/origin/trunk', head }
  expect(await defaultBranch(clone, 'origin')).toEqual(trunk)
  // A HEAD that leads nowhere is no answer, and neither is a branch that is not there.
  sandbox.git(clone, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone')
  await expect(defaultBranch(clone, 'origin')).rejects.toMatchObject({ code: 'git-no-default-branch' })
  sandbox.git(clone, 'update-ref', 'refs/remotes/origin/master', head)
  expect(await defaultBranch(clone, 'origin')).toMatchObject({ name: 'master', head })
})

test('a server that falls silent is given up, so that no job waits for ever', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  sandbox.git(repository, 'remote', 'add', 'origin', `http://127.0.0.1:${port}/hikari/mail.git`)
  const impatient = { ...repository, env: { ...repository.env, GIT_HTTP_LOW_SPEED_TIME: '1' } }
  await expect(fetchAll(impatient, 'origin')).rejects.toMatchObject({
    code: 'git-silent',
    permanence: 'temporary',
  })
  silent.close()
}, 30_000)
