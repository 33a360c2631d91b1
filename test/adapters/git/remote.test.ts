import { expect, test } from 'vitest'
import { currentBranch, defaultBranch, remoteOf } from '../../../src/adapters/git/remote.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

test('without a remote the repository itself is asked, and main is the default branch', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  await expect(defaultBranch(repository, '.')).rejects.toMatchObject({ code: 'git-no-default-branch' })
  sandbox.commit(repository, { 'a.md': 'a\n' })
  expect(await remoteOf(repository)).toBe('.')
  expect(await defaultBranch(repository, '.')).toEqual({ name: 'main', ref: 'refs/heads/main' })
  sandbox.git(repository, 'switch', '--quiet', '--create', 'winter')
  expect(await currentBranch(repository)).toBe('winter')
  expect(await defaultBranch(repository, '.')).toEqual({ name: 'main', ref: 'refs/heads/main' })
  sandbox.git(repository, 'switch', '--quiet', '--detach')
  expect(await currentBranch(repository)).toBeNull()
})

test('a clone asks what the remote called its default branch', async () => {
  const sandbox = gitSandbox()
  const origin = sandbox.repository('origin')
  sandbox.commit(origin, { 'a.md': 'a\n' })
  sandbox.git(origin, 'branch', '--move', 'main', 'trunk')
  const clone = sandbox.clone(origin, 'clone')
  expect(await remoteOf(clone)).toBe('origin')
  expect(await defaultBranch(clone, 'origin')).toEqual({ name: 'trunk', ref: 'refs/remotes/origin/trunk' })
})
