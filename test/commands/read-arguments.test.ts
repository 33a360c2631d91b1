import { expect, test } from 'vitest'
import { readArguments } from '../../src/commands/read-arguments.ts'
import { verbs } from '../../src/commands/verbs.ts'
import type { Locale } from '../../src/words/phrase.ts'
import { phraseOf } from '../../src/words/say.ts'

/** What is said about a command line: the help, or the complaint with what to do next. */
async function said(line: string, locale: Locale): Promise<string> {
  const reading = await readArguments(line.split(' '), { rows: verbs, locale, version: '1' })
  if (reading.kind === 'answer') return reading.text
  if (reading.kind === 'verb') return JSON.stringify(reading.input)
  const phrase = phraseOf(locale, reading.trouble.code, reading.trouble.values)
  return `${phrase.say} / ${phrase.fix ?? ''}`
}

test.each([
  ['nwe', '「nwe」というコマンドはありません。', 'new ではありませんか'],
  ['vaildate 2026-12-winter', '「vaildate」というコマンドはありません。', 'validate ではありませんか'],
  ['audit verfy', '「audit verfy」というコマンドはありません。', 'audit verify ではありませんか'],
  [
    'list',
    '「list」というコマンドはありません。',
    'list import, list count, list suppress, list erase ではありませんか',
  ],
  ['frobnicate', '「frobnicate」というコマンドはありません。', '次の中から選んでください: new, validate, '],
  ['new --templat sale', 'new に --templat というオプションはありません。', '--template ではありませんか'],
  ['new --x=1', 'new に --x というオプションはありません。', 'postmerge new --help'],
  ['--versoin', 'postmerge に --versoin というオプションはありません。', '--version ではありませんか'],
  ['request', '<campaign> が指定されていません。', 'postmerge request [オプション] <campaign>'],
  ['new --list', 'オプション --list には値が必要です。', '--list <list>'],
  ['plan a b c', 'plan の引数が多すぎます: b c', 'postmerge plan [オプション] [campaign]'],
])('"postmerge %s" is answered in Japanese: %s', async (line, what, fix) => {
  const text = await said(line, 'ja')
  expect(text).toContain(what)
  expect(text.slice(text.indexOf(' / '))).toContain(fix)
  // Nothing that the package says by itself gets through.
  expect(text).not.toMatch(/error:|Did you mean|Usage|missing|unknown/)
})

test('the same in English', async () => {
  expect(await said('nwe', 'en')).toBe(
    'There is no verb "nwe". / Did you mean new? postmerge --help shows all verbs.',
  )
  expect(await said('new --templat x', 'en')).toBe('new has no option --templat. / Did you mean --template?')
  expect(await said('request', 'en')).toBe(
    '<campaign> is missing. / Write: postmerge request [options] <campaign>',
  )
})

test('help has no English title in Japanese', async () => {
  for (const line of ['--help', ...verbs.map(({ name }) => `${name} --help`)]) {
    const text = await said(line, 'ja')
    expect(text).toMatch(/^書き方: postmerge .*\[オプション\]/)
    expect(text).toContain('\nオプション:\n')
    expect(text).not.toMatch(/^[A-Z][a-z ]+:/m)
    expect(await said(line, 'en')).toMatch(/^Usage: postmerge .*\[options\][^]*\nOptions:\n/)
  }
})

test('what every verb understands may stand before it', async () => {
  expect(JSON.parse(await said('--locale ja --json --root=/mail plan x', 'en'))).toEqual({
    arguments: ['x'],
    options: { locale: 'ja', json: true, root: '/mail' },
  })
})
