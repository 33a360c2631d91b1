import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-store.ts'

const recorder = new URL('../support/loads-process.ts', import.meta.url).href
const root = join(import.meta.dirname, '../..')

/** Runs the product as a user starts it; what it said, and its own files that it loaded. */
function started(...args: readonly string[]): { readonly out: string; readonly loaded: readonly string[] } {
  const file = join(temporaryFolder(), 'loads')
  const out = execFileSync(process.execPath, [join(root, 'bin/postmerge.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'C', NODE_OPTIONS: `--import=${recorder}`, LOADS_FILE: file },
  })
  const ours = new URL('../../src/', import.meta.url).href
  return {
    out,
    loaded: readFileSync(file, 'utf8')
      .split('\n')
      .filter((url) => url.startsWith(ours)),
  }
}

test.for(['--version', '-V'])('%s says the version and loads nothing of the product', (flag) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  expect(started(flag)).toEqual({ out: `${version}\n`, loaded: [] })
})

test('help loads the table of verbs and no verb', () => {
  const { out, loaded } = started('--help')
  expect(out).toContain('validate')
  expect(loaded.some((url) => url.endsWith('/commands/verbs.ts'))).toBe(true)
  expect(loaded.filter((url) => url.endsWith('/commands/validate.ts'))).toEqual([])
})

test('the demo speaks the language of the machine, whatever the company of the folder speaks', () => {
  const folder = temporaryFolder()
  execFileSync('git', ['init', '--quiet', folder])
  cpSync(join(root, 'policies'), join(folder, 'policies'), { recursive: true })
  const usage = (verb: string): string => started(verb, '--help', '--root', folder).out.split(' ')[0] ?? ''
  expect([usage('validate'), usage('demo')]).toEqual(['書き方:', 'Usage:'])
})
