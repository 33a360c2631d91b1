import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fetchPullHeads } from '../../../src/adapters/git/fetch-pulls.ts'
import type { Repository } from '../../../src/adapters/git/git.ts'
import { createGitLedger } from '../../../src/adapters/git/ledger.ts'
import { fetchAll } from '../../../src/adapters/git/remote.ts'
import { pushTag } from '../../../src/adapters/git/tags.ts'
import { appendEntry, openLedger } from '../../../src/ledger/append.ts'
import { gitSandbox, type GitSandbox } from '../../support/git-sandbox.ts'
import { trust } from '../../support/ledger-keys.ts'
import { draftOf, signerOf, wholeStory } from '../../support/ledger-story.ts'

/** A script that notes its process and then says nothing for a minute, and the processes that ran it. */
function silence(sandbox: GitSandbox, name: string) {
  const noted = join(sandbox.folder, `${name}.pids`)
  const pids = (): readonly number[] =>
    existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n').map(Number) : []
  return { script: `echo $$ >> '${noted}'; exec sleep 60`, pids }
}

/** A process that has ended has no command line any more, also where nobody has collected it yet. */
function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0
  } catch {
    return false
  }
}

/** A repository whose remote is asked through a silent ssh. */
function silentRemote() {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('here')
  sandbox.commit(repository, { 'a.txt': 'a' })
  sandbox.git(repository, 'remote', 'add', 'origin', 'ssh://git@mail.example/hikari/mail.git')
  const { script, pids } = silence(sandbox, 'ssh')
  const env = { ...repository.env, GIT_SSH_COMMAND: `${script} #` }
  const impatient: Repository = { ...repository, env, limitMs: 1500 }
  return { sandbox, repository: impatient, pids }
}

test('a silent server over SSH is given up, and nothing that asked it is left', async () => {
  const { repository, pids } = silentRemote()
  await expect(fetchAll(repository, 'origin')).rejects.toMatchObject({
    code: 'git-silent',
    permanence: 'temporary',
    values: { command: 'git fetch' },
  })
  expect(pids()).toHaveLength(1)
  await expect.poll(() => pids().filter(isAlive)).toEqual([])
})

test('of many pull requests none is asked for by itself when the server is silent', async () => {
  const { repository, pids } = silentRemote()
  expect(await fetchPullHeads(repository, 'origin', [1, 2, 3])).toEqual(new Map())
  expect(pids()).toHaveLength(1)
})

test('where nobody can say whether a tag arrived, it stays here and that is said', async () => {
  const { sandbox, repository } = silentRemote()
  sandbox.git(repository, 'tag', 'approval/x')
  await expect(pushTag(repository, 'origin', 'refs/tags/approval/x')).rejects.toMatchObject({
    code: 'tag-push-unknown',
    permanence: 'temporary',
  })
  expect(sandbox.git(repository, 'tag')).toBe('approval/x')
})

test('a ledger that takes no pushes and does not say so is pushed to once', async () => {
  const sandbox = gitSandbox()
  const remote = sandbox.bare('ledger.git')
  const { script, pids } = silence(sandbox, 'hook')
  const hook = join(remote.folder, 'hooks/pre-receive')
  writeFileSync(hook, `#!/bin/sh\n${script}\n`)
  chmodSync(hook, 0o755)
  const repository: Repository = { ...sandbox.clone(remote, 'here'), limitMs: 1500 }
  const ledger = openLedger(createGitLedger(repository, { remote: 'origin', branch: 'ledger' }), trust)
  const [first] = wholeStory
  await expect(appendEntry(ledger, signerOf(first!), { draft: draftOf(first!) })).rejects.toMatchObject({
    code: 'ledger-unreachable',
    permanence: 'temporary',
  })
  expect(pids()).toHaveLength(1)
  await expect.poll(() => pids().filter(isAlive)).toEqual([])
})

test('a machine that has no files left for a process is told, and ends nothing', () => {
  const module = join(import.meta.dirname, '../../../src/adapters/git/git.ts')
  const program = `
    import { openSync } from 'node:fs'
    import { runGit } from ${JSON.stringify(module)}
    try { for (;;) openSync('/dev/null', 'r') } catch {}
    const trouble = await runGit({ folder: '/', env: {} }, ['--version']).catch((error) => error)
    console.log(trouble.code, trouble.permanence)`
  const script = 'ulimit -n 40; exec "$0" --input-type=module --eval "$1"'
  const { stdout } = spawnSync('sh', ['-c', script, process.execPath, program], { encoding: 'utf8' })
  expect(stdout).toBe('machine-refused temporary\n')
})
