import { expect, test } from 'vitest'
import {
  changedPaths,
  commitsBrought,
  firstParentLine,
  isAncestor,
  mergeTree,
  readCommits,
  resolveCommit,
} from '../../../src/adapters/git/history.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

/** main: a - m, where m merges the branch a - b - c. */
function merged() {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const a = sandbox.commit(repository, { 'a.md': 'a\n' }, { message: 'First' })
  sandbox.git(repository, 'switch', '--quiet', '--create', 'work')
  const b = sandbox.commit(repository, { 'b.md': 'b\n', 'a.md': null }, { message: 'Second', who: 'vera' })
  const c = sandbox.commit(
    repository,
    { 'c.md': 'b\n' },
    { message: 'Third\n\nCo-authored-by: Mori <mori@x.example>' },
  )
  sandbox.git(repository, 'switch', '--quiet', 'main')
  sandbox.git(repository, 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'work')
  const m = sandbox.git(repository, 'rev-parse', 'HEAD')
  return { sandbox, repository, a, b, c, m }
}

test('commits are read as they are stored', async () => {
  const { repository, sandbox, a, b, c, m } = merged()
  const commits = await readCommits(repository, [m, b, c])
  expect(commits.map(({ id, parents }) => [id, parents])).toEqual([
    [m, [a, c]],
    [b, [a]],
    [c, [b]],
  ])
  expect(commits[1]).toMatchObject({
    author: { name: 'vera', email: 'vera@hikari.example' },
    committer: { name: 'aoi', email: 'aoi@hikari.example' },
    message: 'Second\n',
    tree: sandbox.git(repository, 'rev-parse', `${b}^{tree}`),
  })
  expect(commits[2]?.message).toBe('Third\n\nCo-authored-by: Mori <mori@x.example>\n')
  expect(commits[1]?.author.at).toBe(Number(sandbox.git(repository, 'log', '-1', '--format=%at', b)) * 1000)
  await expect(readCommits(repository, ['1'.repeat(40)])).rejects.toMatchObject({
    code: 'git-commit-missing',
  })
})

test('the first-parent line, what a merge brought, and who is whose ancestor', async () => {
  const { repository, a, b, c, m } = merged()
  expect(await firstParentLine(repository, null, m)).toEqual([a, m])
  expect(await firstParentLine(repository, a, m)).toEqual([m])
  expect(await firstParentLine(repository, m, m)).toEqual([])
  expect(await commitsBrought(repository, a, c)).toEqual([b, c])
  expect(await isAncestor(repository, b, m)).toBe(true)
  expect(await isAncestor(repository, m, b)).toBe(false)
})

test('changed paths show a rename as what it is', async () => {
  const { repository, sandbox, a, c } = merged()
  const changes = await changedPaths(repository, a, c)
  expect(changes.map(({ path, before, after }) => [path, before !== null, after !== null])).toEqual([
    ['a.md', true, false],
    ['b.md', false, true],
    ['c.md', false, true],
  ])
  expect(changes[1]?.after).toEqual({
    mode: '100644',
    blob: sandbox.git(repository, 'rev-parse', `${c}:b.md`),
  })
})

test('the merge that git itself would make, and a conflict', async () => {
  const { repository, sandbox, a, c, m } = merged()
  expect(await mergeTree(repository, a, c)).toBe(sandbox.git(repository, 'rev-parse', `${m}^{tree}`))
  sandbox.git(repository, 'switch', '--quiet', '--create', 'other', a)
  const other = sandbox.commit(repository, { 'b.md': 'something else\n' })
  expect(await mergeTree(repository, other, c)).toBeNull()
})

test('a revision is resolved to a commit or to nothing', async () => {
  const { repository, sandbox, a, m } = merged()
  expect(await resolveCommit(repository, 'main')).toBe(m)
  expect(await resolveCommit(repository, a.slice(0, 10))).toBe(a)
  expect(await resolveCommit(repository, 'nowhere')).toBeNull()
  expect(await resolveCommit(repository, '--all')).toBeNull()
  sandbox.git(repository, 'tag', '-a', '-m', 'x', 'marked', a)
  expect(await resolveCommit(repository, 'marked')).toBe(a)
})
