import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/words/catalogue.ts'
import type { Locale } from '../../src/words/phrase.ts'

const docs = join(import.meta.dirname, '../../docs')
const read = (name: string): string => readFileSync(join(docs, name), 'utf8')
const pairs = readdirSync(docs)
  .filter((name) => name.endsWith('.ja.md'))
  .map((name) => {
    const page = name.slice(0, -'.ja.md'.length)
    return { page, english: read(`${page}.md`), japanese: read(name) }
  })

/** What stands in a fence of a language, one after the other. */
function fences(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code = '']) => code,
  )
}

/** Commands as they are typed, without the words and remarks that a person would write in their own language. */
function typed(text: string): readonly string[] {
  return fences(text, 'console')
    .flatMap((code) => code.split('\n').filter((line) => line.startsWith('$ ')))
    .map((line) => line.replaceAll(/(--(?:message|reason)) '[^']*'/g, '$1').replace(/ {2,}# .*$/, ''))
}

const proseOf = (text: string): string => text.replaceAll(/```[^]*?```/g, '')

/** Names, options and codes between backticks: everything without a space and without a word to be translated. */
function names(text: string): readonly string[] {
  const spans = [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return [...new Set(spans.filter((span) => /^[!-~]+$/.test(span) && !/LOCALE|[[<]/.test(span)))].sort()
}

/** Where the page leads, without the language of the page there. */
function links(text: string): readonly string[] {
  return [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.replace('.ja.md', '.md').replace(/#.*/, '#'))
    .filter((link) => !/^https:|^photo/.test(link))
    .sort()
}

test('everybody who has a job to do finds their pages in Japanese', () => {
  expect(pairs.map(({ page }) => page)).toEqual([
    'approvals',
    'approver',
    'auditor',
    'blocks',
    'ci',
    'github',
    'operator',
    'threat-model',
    'upkeep',
    'waits',
    'writer',
  ])
})

test.each(pairs)('$page: both languages have the same parts, tables and bullets', ({ english, japanese }) => {
  const shape = (text: string): readonly string[] =>
    proseOf(text)
      .split('\n')
      .map((line) => /^(?:#+|\||-) /.exec(line)?.[0] ?? '')
      .filter((mark) => mark !== '')
  expect(shape(japanese)).toEqual(shape(english))
  expect(shape(english).length).toBeGreaterThan(5)
  for (const [heading] of proseOf(japanese).matchAll(/^#+ .*$/gm))
    expect(heading).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/u)
})

test.each(pairs)(
  '$page: both show the same commands, examples, names and links',
  ({ page, english, japanese }) => {
    expect(typed(japanese)).toEqual(typed(english))
    expect(names(japanese)).toEqual(names(english))
    expect(links(japanese)).toEqual(links(english))
    expect(links(english)).toContain(`${page}.md`)
    for (const language of ['markdown', 'text', 'sh', 'yaml']) {
      const lines = (text: string): readonly number[] =>
        fences(text, language).map((code) => code.split('\n').length)
      expect(lines(japanese)).toEqual(lines(english))
    }
  },
)

/** What the program can say, as patterns: each part of each phrase, its holes open. */
function sayings(locale: Locale): readonly RegExp[] {
  return Object.values(catalogue)
    .flatMap((phrase) => {
      const said = phrase[locale]
      return typeof said === 'string' ? [said] : Object.values(said)
    })
    .map((saying) => saying.trim().split(/\{[\w-]+\}/))
    .filter((parts) => /[\p{L}]/u.test(parts.join('')))
    .map((parts) => new RegExp(parts.map((part) => RegExp.escape(part)).join('(.+?)'), 'd'))
}

const patterns = { en: sayings('en'), ja: sayings('ja') }
const letters = /[\u3040-\u30ff\u4e00-\u9fff]/g

/** What a line says that no phrase of the program says, beside what phrases leave open. */
function strange(line: string, locale: Locale): string {
  const open = line.split('')
  const said = patterns[locale].flatMap((pattern) => {
    const found = pattern.exec(line)
    return found?.indices === undefined ? [] : [found.indices]
  })
  for (const [whole, ...holes] of said) {
    for (let at = whole?.[0] ?? 0; at < (whole?.[1] ?? 0); at++) {
      if (holes.every((hole) => hole === undefined || at < hole[0] || at >= hole[1])) open[at] = ' '
    }
  }
  const rest = open.join('')
  // An English sentence is about names that look like its words: only one of which nothing is known is strange.
  if (locale === 'en') return said.some(([whole]) => (whole?.[1] ?? 0) - (whole?.[0] ?? 0) > 6) ? '' : rest
  return [...rest.matchAll(letters)].join('')
}

/** The lines that we are shown to print and not git, without those that tell of the campaign itself, and without the reasons that were typed. */
function printed(text: string): readonly string[] {
  const lines = fences(text, 'console').flatMap((code) =>
    code.replaceAll(/^\$ git (?:log|show|cat-file) [^]*?(?=^\$ |$(?![^]))/gm, '').split('\n'),
  )
  const reasons = lines.flatMap((line) => /^\$ .*--reason '([^']+)'/.exec(line)?.[1] ?? [])
  return lines
    .filter((line) => line.length > 1 && !line.startsWith('$ '))
    .filter((line) => !/^(?:Subject|件名|To|宛先|From|送信元) {2,}/.test(line))
    .map((line) => reasons.reduce((rest, reason) => rest.replaceAll(reason, '…'), line))
}

test.each(
  pairs.flatMap(({ page, english, japanese }) => [
    { page, locale: 'en' as const, text: english },
    { page, locale: 'ja' as const, text: japanese },
  ]),
)('$page ($locale): what a command is shown to print is what it prints today', ({ locale, text }) => {
  expect(printed(text).filter((line) => strange(line, locale) !== '')).toEqual([])
})

test('a sentence that the program does not say is noticed', () => {
  expect(strange('  ✓ 差し戻されていないこと', 'ja')).toBe('')
  expect(strange('  ✓ 突き返されていないこと', 'ja')).not.toBe('')
  expect(strange('Approved 2026-12-winter-sale/1 as vera.', 'en')).toBe('')
  expect(strange('Permitted 2026-12-winter-sale/1 by vera!', 'en')).not.toBe('')
})
