import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import type { Forge } from '../../src/approval/facts.ts'
import type { HostedReader } from '../../src/approval/hosted-facts.ts'

const src = join(import.meta.dirname, '../../src')

/** Whatever judges and sends, with everything that it can reach below `adapters/github`. */
function reached(): ReadonlySet<string> {
  const folders = ['approval', 'adapters/git', 'commands/send']
  const begin = folders.flatMap((folder) =>
    readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  )
  const files = new Set<string>()
  const open = ['commands/send.ts', 'commands/approvals.ts', 'commands/open-forge.ts', ...begin]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const text = readFileSync(join(src, file), 'utf8')
    for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)) {
      open.push(relative(src, join(src, dirname(file), path)))
    }
  }
  return new Set([...files].filter((file) => file.startsWith('adapters/github/')))
}

test('what the judges hold of a forge can only be asked', () => {
  expectTypeOf<keyof HostedReader>().toEqualTypeOf<'merged' | 'proposed' | 'mergesOf'>()
  expectTypeOf<keyof Forge>().toEqualTypeOf<'merged' | 'proposed' | 'rules' | 'broughtBy' | 'recalled'>()
})

test('the judges, and the program that sends, reach nothing that writes to GitHub', () => {
  const files = reached()
  expect([...files]).toContain('adapters/github/reader.ts')
  /** Every call of the client, by its name or its route, that is not of a kind that only reads. */
  const writes = /\brest\.\w+\.(?!(?:get|list|check|codeowners)(?:[A-Z(,)\s]))\w+|'(?!GET )[A-Z]+ \/[^']*'/
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8')
    expect(writes.exec(text)?.[0], file).toBeUndefined()
  }
})
