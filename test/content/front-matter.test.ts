import { afterEach, describe, expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import { splitFrontMatter } from '../../src/content/front-matter.ts'
import { campaignText, contentTree } from '../support/content-files.ts'

const file = 'campaigns/harvest/campaign.md'

function codes(text: string): string[] {
  return splitFrontMatter(file, text).findings.map(
    ({ code, place }) => `${place.line}:${place.column} ${code}`,
  )
}

describe('nothing but YAML', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'engineRan')
  })

  const engines = ['js', 'javascript', 'coffee', 'coffeescript', 'cson', 'json', 'toml', 'yaml', 'yml']
  const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']
  const names = [...engines, ...inherited].flatMap((name) => [
    name,
    name.toUpperCase(),
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
  ])
  test.each(names.flatMap((name) => [`---${name}`, `--- ${name}`, `---\t${name}`]))(
    '%s is never run',
    (fence) => {
      const body = '(globalThis.engineRan = true, { subject: "x", from: "news", lists: ["customers"] })'
      expect(codes(`${fence}\n${body}\n---\nGood day.\n`)).toEqual(['1:1 front-matter-engine'])
      expect(codes(`${fence}\r\n${body}\r\n---\r\nGood day.\r\n`)).toEqual(['1:1 front-matter-engine'])
      expect(Reflect.get(globalThis, 'engineRan')).toBeUndefined()
    },
  )

  test('the guard against engines is real: gray-matter by itself runs them', async () => {
    const { default: matter } = await import('gray-matter')
    matter('---js\n(globalThis.engineRan = true, {})\n---\n', {})
    expect(Reflect.get(globalThis, 'engineRan')).toBe(true)
  })
})

describe('fences', () => {
  test.each([
    ['', ['1:1 front-matter-missing']],
    ['subject: x\n', ['1:1 front-matter-missing']],
    ['\n---\nsubject: x\n---\n', ['1:1 front-matter-blank-line']],
    [' ---\nsubject: x\n---\n', ['1:1 front-matter-missing']],
    ['----\nsubject: x\n---\n', ['1:1 front-matter-engine']],
    ['---', ['1:1 front-matter-unclosed']],
    ['---\nsubject: x\n', ['1:1 front-matter-unclosed']],
    ['---\nsubject: x\n ---\n', ['1:1 front-matter-unclosed']],
    ['---\nsubject: x\n---y\n---\n', ['3:1 front-matter-fence']],
    ['---\nsubject: x\n--- \n', ['3:1 front-matter-fence']],
    ['－－－\nsubject: x\n---\n', ['1:1 front-matter-wide-fence']],
    ['ーーー\nsubject: x\n---\n', ['1:1 front-matter-wide-fence']],
    ['---\nsubject: x\n—-\nGood day\n', ['3:1 front-matter-wide-fence']],
    ['---\nsubject: x\n－－－\nGood day\n\n---\n', ['3:1 front-matter-wide-fence']],
    ['---\nsubject: x\nfrom: news\n\n{{ name }}様\n\n---\n\nGood day\n', ['1:1 front-matter-unclosed']],
    [
      '---\nsubject: x\nexclude:\n  - a\n\n# Winter\n\nGood: day.\nHello\n---\n',
      ['1:1 front-matter-unclosed'],
    ],
    ['---\nsubject: x: y\n\n# note\nfrom: news\n---\n', ['2:10 yaml-needs-quotes']],
    ['---\nsubject: x: y\n---\n\nGood day\n', ['2:10 yaml-needs-quotes']],
    ['---\nsubject: x\n---', []],
    ['---\n---\n', []],
    ['---\n# nothing\n\n---\n', []],
    [`---\n# ${'x'.repeat(8 * 1024)}\n---\n`, ['1:1 front-matter-too-long']],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  test('the key after which the fence belongs is named', () => {
    const keyOf = (text: string) => splitFrontMatter(file, text).findings[0]?.values['key']
    expect(keyOf('---\nsubject: x\nschedule: 2026-12-01 09:00\n\nGood day\n---\nMore')).toBe('schedule')
    expect(keyOf('---\nsubject: x\nfrom: news\n\nGood day\n')).toBe('from')
    expect(keyOf('---\n')).toBe('subject')
  })

  test.each([
    ['---\na: 1\n---\nBody\n', 'Body\n', 4],
    ['---\r\na: 1\r\n---\r\nBody\r\nMore\r\n', 'Body\nMore\n', 4],
    ['---\na: 1\n---\n\n\nBody', '\n\nBody', 4],
    ['---\na: 1\n---', '', 4],
    ['---\na: 1\n---\n---js\nx\n---\n', '---js\nx\n---\n', 4],
    ['---\na: |\n  one\n\n  two\nb: 2\n---\nBody', 'Body', 8],
  ])('%j is cut into its parts', (text, body, bodyLine) => {
    const { split } = splitFrontMatter(file, text)
    expect(split?.body).toBe(body)
    expect(split?.bodyLine).toBe(bodyLine)
  })

  test('lines are those of the file', () => {
    const { split } = splitFrontMatter(file, '---\r\na: 1\r\nb:\r\n  c: 2\r\n---\r\n')
    expect(split?.document.keyPlace(['b', 'c'])).toEqual({ file, line: 4, column: 3 })
    expect(split?.document.valuePlace(['b', 'c'])).toEqual({ file, line: 4, column: 6 })
  })
})

test('two files of equal text share no object', () => {
  const text = campaignText({ exclude: '[trial-users]', schedule: '{ at: 2026-12-01 09:00 }' })
  const { campaigns } = parseContent(
    contentTree({ 'campaigns/one/campaign.md': text, 'campaigns/two/campaign.md': text }),
  )
  const [one, two] = [campaigns.get('one'), campaigns.get('two')]
  expect(one?.front).toEqual(two?.front)
  expect(one?.front).not.toBe(two?.front)
  expect(one?.front.lists).not.toBe(two?.front.lists)
  expect(one?.front.schedule).not.toBe(two?.front.schedule)
  const [first, second] = [splitFrontMatter(file, text), splitFrontMatter(file, text)]
  expect(first.split?.document.value).not.toBe(second.split?.document.value)
})
