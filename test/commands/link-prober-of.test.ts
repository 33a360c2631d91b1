import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkProberOf } from '../../src/commands/link-prober-of.ts'
import type { World } from '../../src/commands/verb.ts'
import { newRepository, type NewRepository } from '../support/new-repository.ts'

/** Nobody is asked about it: it is on this machine. */
const link = 'https://127.0.0.1/'
const poison = JSON.stringify({
  version: 1,
  links: { [link]: { atMs: Date.parse('2026-11-20T02:00:00Z'), status: 200, finalUrl: link } },
})

async function probe(made: NewRepository, change: Partial<World> = {}): Promise<unknown> {
  let found: unknown
  await made.run(async (world) => {
    const inside = { ...world, ...change }
    found = (await (await linkProberOf(inside, inside.root)).probe([link])).get(link)
    return 0
  }, {})
  return found
}

test('a memory that came with the repository is not believed, and its links are not written through', async () => {
  const made = newRepository()
  const { folder } = made.repository
  const precious = join(made.sandbox.folder, '.bashrc')
  writeFileSync(precious, 'keep\n')
  made.write('var/cache/links.json', poison)
  for (const name of ['links.json.new', 'other.json']) symlinkSync(precious, join(folder, 'var/cache', name))
  made.git('add', '--force', 'var')
  made.git('commit', '--quiet', '-m', 'A gift')
  expect(await probe(made)).toEqual({ kind: 'unreachable', reason: 'private' })
  expect(readFileSync(precious, 'utf8')).toBe('keep\n')
  expect(made.git('status', '--porcelain')).toBe('')
  expect(existsSync(join(folder, '.git/postmerge/links.json'))).toBe(true)
})

test('what is remembered is remembered for all of the repository, and outside git for the user', async () => {
  const made = newRepository()
  mkdirSync(join(made.repository.folder, '.git/postmerge'))
  writeFileSync(join(made.repository.folder, '.git/postmerge/links.json'), poison)
  expect(await probe(made)).toMatchObject({ kind: 'answered' })
  const root = join(made.sandbox.folder, 'no-git')
  mkdirSync(root)
  expect(await probe(made, { root })).toMatchObject({ kind: 'unreachable' })
  expect(existsSync(join(made.sandbox.folder, '.cache/postmerge/links.json'))).toBe(true)
  const own = join(made.sandbox.folder, 'cache')
  const env = { ...made.repository.env, XDG_CACHE_HOME: own }
  expect(await probe(made, { root, env })).toMatchObject({ kind: 'unreachable' })
  expect(existsSync(join(own, 'postmerge/links.json'))).toBe(true)
})
