import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/words/catalogue.ts'
import type { Entry, Phrase } from '../../src/words/phrase.ts'
import { phraseOf, say } from '../../src/words/say.ts'

const root = join(import.meta.dirname, '../..')
const entries: readonly (readonly [string, Entry])[] = Object.entries(catalogue)

function phrase(entry: Entry, locale: 'en' | 'ja'): Phrase {
  const value = entry[locale]
  return typeof value === 'string' ? { say: value } : value
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{([a-zA-Z0-9_]+)\}/g)].map((match) => match[1] ?? '').sort()
}

const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => ({
    path: join(entry.parentPath, entry.name),
    text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
  }))

/** The room itself; another may have a folder of that name. */
function isWords(path: string): boolean {
  return path.startsWith(join(root, 'src/words/'))
}

test('every sentence is used by the program', () => {
  expect(entries.length).toBeGreaterThan(150)
  const code = sources
    .filter(({ path }) => !isWords(path))
    .map(({ text }) => text)
    .join('\n')
  const literals = new Set(
    [...code.matchAll(/['"`]([A-Za-z][A-Za-z0-9_-]*)['"`]/g)].map((match) => match[1] ?? ''),
  )
  // A family of codes may be put together from a prefix: `group-${who}`.
  const prefixes = [...code.matchAll(/`([A-Za-z][A-Za-z0-9-]*[-_])\$\{/g)].map((match) => match[1] ?? '')
  const unused = entries
    .map(([key]) => key)
    .filter((key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
  expect(unused).toEqual([])
})

test('a code stands in one file of the catalogue only', () => {
  const keys = sources
    .filter(({ path }) => isWords(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/^ {2}'?([A-Za-z][A-Za-z0-9_-]*)'?: (?:\{|entry)/gm)].map((match) => match[1] ?? ''),
    )
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('both languages say the same: same holes, expectation and fix in both', () => {
  for (const [key, entry] of entries) {
    const [en, ja] = [phrase(entry, 'en'), phrase(entry, 'ja')]
    expect.soft([key, holes(ja.say)]).toEqual([key, holes(en.say)])
    expect
      .soft([key, holes(ja.expected ?? ''), holes(ja.fix ?? '')])
      .toEqual([key, holes(en.expected ?? ''), holes(en.fix ?? '')])
    expect
      .soft([key, ja.expected === undefined, ja.fix === undefined])
      .toEqual([key, en.expected === undefined, en.fix === undefined])
  }
})

test('Japanese is Japanese and English is English', () => {
  const kanaOrKanji = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
  for (const [key, entry] of entries) {
    for (const part of ['say', 'expected', 'fix'] as const) {
      const [en, ja] = [phrase(entry, 'en')[part], phrase(entry, 'ja')[part]]
      if (en === undefined || ja === undefined) continue
      // A sentence that is nothing but its holes is the same in every language.
      if (en.replaceAll(/\{[^}]*\}|[^A-Za-z]/g, '').length < 4) continue
      expect.soft([key, kanaOrKanji.test(ja)]).toEqual([key, true])
      expect.soft([key, kanaOrKanji.test(en)]).toEqual([key, false])
    }
  }
})

test('values cannot smuggle control or direction characters to a terminal', () => {
  expect(say('en', 'unknown-verb', { verb: '\u001b[2J\u202egnp', verbs: 'x' })).not.toMatch(/[\u001b\u202e]/)
  expect(phraseOf('en', 'no-such-code').say).toBe('no-such-code')
  expect(phraseOf('en', 'constructor').say).toBe('constructor')
})
