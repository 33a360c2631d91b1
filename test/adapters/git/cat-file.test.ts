import { expect, test } from 'vitest'
import { catFiles } from '../../../src/adapters/git/cat-file.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

test('an object is remembered by its id, a revision is looked up each time', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('mail')
  const first = sandbox.commit(repository, { 'a.txt': 'one\n', 'large.txt': 'x'.repeat(300_000) })
  const [blob = '', large = ''] = ['a.txt', 'large.txt'].map((path) =>
    sandbox.git(repository, 'rev-parse', `HEAD:${path}`).trim(),
  )
  const read = async (name: string): Promise<string | undefined> =>
    (await catFiles(repository, [name, name])).get(name)?.bytes.toString().slice(0, 4)
  expect([await read(blob), await read(large), await read('HEAD:a.txt')]).toEqual(['one\n', 'xxxx', 'one\n'])
  const second = sandbox.commit(repository, { 'a.txt': 'two\n' })
  expect([await read('HEAD:a.txt'), await read(`${first}:a.txt`)]).toEqual(['two\n', 'one\n'])
  const both = await catFiles(repository, [first, second, 'f'.repeat(40)])
  expect([...both.keys()]).toEqual([first, second])
  // What git has lost is still known where it was small.
  sandbox.git(repository, 'read-tree', '--empty')
  sandbox.git(repository, 'update-ref', '-d', 'HEAD')
  sandbox.git(repository, 'reflog', 'expire', '--expire=now', '--all')
  sandbox.git(repository, 'gc', '--prune=now', '--quiet')
  expect([await read(blob), await read(large)]).toEqual(['one\n', undefined])
})
