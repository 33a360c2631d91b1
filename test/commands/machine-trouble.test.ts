import { spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { machineTrouble } from '../../src/commands/machine-trouble.ts'
import { Failure } from '../../src/kit/failure.ts'
import { failure } from '../../src/words/find.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

const program = fileURLToPath(new URL('../../bin/postmerge.js', import.meta.url))

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

function readOnlyStore(): DatabaseSync {
  const file = join(temporaryFolder(), 'a.db')
  new DatabaseSync(file).close()
  return new DatabaseSync(file, { readOnly: true })
}

test.each([
  ['a full disk', () => writeFileSync('/dev/full', 'x'), 'machine-refused', 'temporary', 'ENOSPC'],
  [
    'no folder for temporary files',
    () => mkdtempSync('/nowhere/x-'),
    'machine-refused',
    'permanent',
    'ENOENT',
  ],
  [
    'a store of others',
    () => readOnlyStore().exec('CREATE TABLE a (b)'),
    'store-not-written',
    'temporary',
    undefined,
  ],
] as const)('%s is a trouble of this machine and not a bug', (...[, work, code, permanence, reason]) => {
  const trouble = machineTrouble(thrownBy(work))
  expect(trouble).toBeInstanceOf(Failure)
  expect(trouble).toMatchObject({ code, permanence })
  expect((trouble as Failure).values['reason']).toBe(reason)
})

test.each([
  ['a bug', new TypeError('x')],
  ['a file that we should have looked for', thrownBy(() => readFileSync('/nowhere/x'))],
  ['wrong SQL', thrownBy(() => readOnlyStore().exec('SELECT nothing'))],
  ['a Failure', failure('git-missing', { permanence: 'permanent' })],
  ['no error at all', 'x'],
])('%s stays what it is', (_what, error) => {
  expect(error).not.toBe(undefined)
  expect(machineTrouble(error)).toBe(error)
})

test('an answer that does not fit on the disk ends nothing, and is not taken for a whole one', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [program, '--help'], {
    env: { POSTMERGE_LOCALE: 'en' },
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  })
  expect(stderr).toBe(
    'postmerge: the answer could not be written (ENOSPC); what was begun was done to its end\n',
  )
  expect(status).toBe(75)
})
