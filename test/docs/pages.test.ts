import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { verbs } from '../../src/commands/verbs.ts'
import { catalogue } from '../../src/words/catalogue.ts'

const root = join(import.meta.dirname, '../..')
const pages = [
  'README.md',
  'README.ja.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const common = ['--root', '--locale', '--json', '--help']
/** Understood without a verb. */
const bare = new Set(['--help', '--version', '-h', '-V', '<verb>'])

/** A command line as a page shows it: what stands between the program's name and the end of the command. */
interface Shown {
  readonly place: string
  readonly words: readonly string[]
}

/** `postmerge …` in code, in what programs print, and in sentences; not a file name or a domain that contains the word. */
function shownCommands({ path, text }: (typeof pages)[number]): readonly Shown[] {
  return text.split('\n').flatMap((line, index) =>
    [
      ...line.matchAll(/(?<![\w./@-])(?:\.\/)?(?:bin\/postmerge\.js|postmerge) (?=[a-z<-])([^`;|#」。]*)/g),
    ].map(([, rest = '']) => ({
      place: `${path}:${index + 1}`,
      // A sentence, another command or a remark may follow.
      words: (rest.split(/\. |, | && | {2,}/)[0] ?? '').trim().split(/\s+/),
    })),
  )
}

const known = new Map(
  await Promise.all(
    verbs.map(async ({ name, load }) => {
      const { verb } = await load()
      const flags = verb.options.map(({ flags: text }) => /--[a-z-]+/.exec(text)?.[0] ?? '')
      return [name, new Set([...flags, ...common])] as const
    }),
  ),
)

function wrongIn({ place, words }: Shown): readonly string[] {
  const [first = '', second = ''] = words
  if (bare.has(first)) return []
  const name = known.has(`${first} ${second}`) ? `${first} ${second}` : first
  const options = known.get(name)
  if (options === undefined) return [`${place}: there is no verb "${words.slice(0, 2).join(' ')}"`]
  return words
    .map((word) => /^\[?(--[a-z][a-z-]*)/.exec(word)?.[1])
    .filter((option) => option !== undefined && !options.has(option))
    .map((option) => `${place}: ${name} has no option ${option}`)
}

test('every command line that a page shows exists', () => {
  const shown = pages.flatMap(shownCommands)
  expect(shown.length).toBeGreaterThan(60)
  expect(new Set(shown.map(({ words }) => words[0])).size).toBeGreaterThan(12)
  expect(shown.flatMap(wrongIn)).toEqual([])
})

test('what does not exist is noticed', () => {
  const text = [
    '$ postmerge sned --due',
    'run `postmerge send --soon`, then',
    'postmerge list import newsletter new.csv --apply',
    'postmerge audit trace x --to y',
  ].join('\n')
  expect(shownCommands({ path: 'x.md', text }).flatMap(wrongIn)).toEqual([
    'x.md:1: there is no verb "sned --due"',
    'x.md:2: send has no option --soon',
    'x.md:4: audit trace has no option --to',
  ])
})

/** Relative links of a page that lead nowhere: to a file that is not there, or to a heading that no page has. */
function brokenLinks({ path, text }: (typeof pages)[number]): readonly string[] {
  const prose = text.replaceAll(/```[^]*?```/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : relative(root, join(root, dirname(path), file))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchorsOf(readFileSync(join(root, target), 'utf8')).includes(anchor)
    })
    .map((link) => `${path}: ${link}`)
}

function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('every relative link of a page leads somewhere', () => {
  expect(pages.flatMap(({ text }) => [...text.matchAll(/\]\(/g)]).length).toBeGreaterThan(8)
  expect(pages.flatMap(brokenLinks)).toEqual([])
  const text =
    '[a](nowhere.md) [b](https://x.example/) [c](README.md#try-it-two-commands) [d](README.md#not-there)'
  expect(brokenLinks({ path: 'x.md', text })).toEqual(['x.md: nowhere.md', 'x.md: README.md#not-there'])
})

test('every code that a page explains exists', () => {
  const explained = pages.flatMap(({ text }) =>
    [...text.matchAll(/^\| (?:what is said|表示) \|[^]*?(?=\n\n|$(?![^]))/gm)]
      .flatMap(([table]) => table.split('\n').slice(2))
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)),
  )
  expect(explained.length).toBeGreaterThan(25)
  // The limit of a list is no phrase of its own: it stands in the outcome that names it.
  const known = new Set([...Object.keys(catalogue), 'WEEKLY_LIMIT'])
  expect(explained.filter((code) => !known.has(code))).toEqual([])
})

test('the page of each job stands on at most two screens', () => {
  const long = pages
    .filter(({ path }) => /^docs\/(?:writer|approver|operator|auditor)(?:\.ja)?\.md$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  // Four jobs, in two languages.
  expect(long).toHaveLength(8)
  expect(long.filter(({ lines }) => lines > 130)).toEqual([])
})
