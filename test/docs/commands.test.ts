import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verbs } from '../../src/commands/verbs.ts'
import type { VerbRow } from '../../src/commands/verb.ts'
import type { Code } from '../../src/words/catalogue.ts'
import { say } from '../../src/words/say.ts'

const file = join(import.meta.dirname, '../../docs/commands.md')
const bless = process.env['BLESS'] === '1'

/** What every verb understands beside its own options. */
const common: readonly (readonly [flags: string, about: Code])[] = [
  ['--root <dir>', 'option-root'],
  ['--locale <en|ja>', 'option-locale'],
  ['--json', 'option-json'],
  ['-h, --help', 'about-help'],
]

function optionTable(options: readonly (readonly [flags: string, about: Code])[]): readonly string[] {
  const rows = options.map(([flags, about]) => {
    const text = say('en', about).replaceAll('|', '\\|')
    return `| \`${flags.replaceAll('|', '\\|')}\` | ${text} |`
  })
  return ['| option | what it does |', '| --- | --- |', ...rows]
}

async function section({ name, about, load }: VerbRow): Promise<readonly string[]> {
  const { verb } = await load()
  const options = verb.options.map(({ flags, about: code }) => [flags, code] as const)
  return [
    `### \`${['postmerge', name, ...verb.arguments].join(' ')}\``,
    '',
    sentence(say('en', about)),
    ...(options.length === 0 ? [] : ['', ...optionTable(options)]),
    '',
  ]
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

async function page(): Promise<string> {
  const groups = [...new Set(verbs.map(({ who }) => who))]
  const lines = [
    '# Commands',
    '',
    'Generated from `src/commands/verbs.ts`; a test holds the two together. `postmerge <verb> --help` says the same in your language.',
    '',
    'Every verb understands:',
    '',
    ...optionTable(common),
    '',
    'Exit codes: 0 done, 1 a person must act, 2 wrong usage, 70 our bug, 75 try again.',
    '',
  ]
  for (const who of groups) {
    lines.push(`## ${say('en', `group-${who}`).replace(/:$/, '')}`, '')
    for (const row of verbs.filter((verb) => verb.who === who)) lines.push(...(await section(row)))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

test('docs/commands.md is what the table of verbs says; BLESS=1 writes it', async () => {
  const text = await page()
  expect(verbs.length).toBeGreaterThanOrEqual(19)
  if (bless) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
