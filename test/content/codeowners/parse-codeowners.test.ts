import { expect, test } from 'vitest'
import { ownersOf } from '../../../src/content/codeowners/owners-of.ts'
import { parseCodeowners } from '../../../src/content/codeowners/parse-codeowners.ts'

const path = '.github/CODEOWNERS'

/** Lines, a path, and the owners that result; `null`: no line matches. */
const cases: readonly (readonly [string, readonly string[], string, readonly string[] | null])[] = [
  ['R1', ['* @a', '*.js @b'], 'x.js', ['@b']],
  ['R2', ['*.js @b', '* @a'], 'x.js', ['@a']],
  ['R3', ['/apps/ @o', '/apps/github'], 'apps/github/x', []],
  ['R4', ['/apps/ @o', '/apps/github @d'], 'apps/github/x', ['@d']],
  ['R5', ['/s/ @d @o'], 's/x', ['@d', '@o']],
  ['R6', ['/s/ @d', '/s/ @o'], 's/x', ['@o']],
  ['R7', ['docs/* e@x.com', 'apps/ @o', '/docs/ @d'], 'docs/foo.js', ['@d']],
  ['R8', ['docs/* e@x.com', 'apps/ @o', '/docs/ @d'], 'docs/build-app/t.md', ['@d']],
  ['R9', ['*.js @j #inline'], 'a.js', ['@j']],
  ['R10', ['* @a', '/lists/vip/ @vip', '*.yml @all'], 'lists/vip/list.yml', ['@all']],
  ['R11', [''], 'x', null],
  ['R12', ['/lists/vip/ @gone'], 'lists/vip/list.yml', ['@gone']],
  ['R13', ['[Docs]', '/docs/ @d'], 'docs/x', ['@d']],
  ['R14', ['', 'file.txt @user', ' \t', 'file2.txt @org/team', ''], 'file2.txt', ['@org/team']],
]

test.each(cases)('%s: %j', (...[, lines, file, owners]) => {
  const { codeowners } = parseCodeowners(path, lines.join('\n'))
  expect(ownersOf(codeowners, file)?.owners ?? null).toEqual(owners)
})

test('R14: blank lines count', () => {
  const { codeowners, findings } = parseCodeowners(path, cases[13]![1].join('\n'))
  expect(ownersOf(codeowners, 'file2.txt')?.line).toBe(4)
  expect(findings).toEqual([])
})

/** A refused line, its code and column. L11 needs the lists and is tested where they are known. */
const refused: readonly (readonly [string, string, string, number])[] = [
  ['L1', '!foo @x', 'codeowners-negation', 1],
  ['L2', '/apps/[param]/x @x', 'codeowners-range', 1],
  ['L3', '\\#file @x', 'codeowners-escape', 1],
  ['L4', 'foo#bar @x', 'codeowners-hash-in-pattern', 1],
  ['L5', '**/ @x', 'codeowners-double-star-folder', 1],
  ['L5 with a slash', '/**/ @x', 'codeowners-double-star-folder', 1],
  ['L6', 'a***b @x', 'codeowners-three-stars', 1],
  ['L7', '/foo\\', 'codeowners-trailing-backslash', 1],
  ['L8', 'foo bar @baz', 'codeowners-bad-owner', 5],
  ['L9', 'f\\?o @x', 'codeowners-escape', 1],
  ['L10', '  @org/team', 'codeowners-owner-as-path', 3],
  ['L12', '/foo vera@hikari.example', 'codeowners-email-owner', 6],
  ['L14', '/liste/été @x', 'codeowners-not-ascii', 1],
  ['an ideographic space is part of the path', '/lists/vip.yaml\u3000@vera', 'codeowners-not-ascii', 1],
  ['a slash alone', '/ @x', 'codeowners-never-matches', 1],
  ['a section of GitLab', '[Docs]', 'codeowners-range', 1],
  ['a comment glued to an owner', '/foo @x#y', 'codeowners-bad-owner', 6],
]

test.each(refused)('%s is refused and skipped: %j', (...[, line, code, column]) => {
  const { codeowners, findings } = parseCodeowners(path, `* @everybody\n${line}\n`)
  expect(findings.map(({ code, place }) => [code, place])).toEqual([[code, { file: path, line: 2, column }]])
  expect(codeowners.lines).toEqual([{ line: 1, pattern: '*', owners: ['@everybody'] }])
})

test('L13: a byte order mark is refused; CRLF and tabs are not', () => {
  expect(parseCodeowners(path, '\ufeff* @a\n').findings.map(({ code }) => code)).toEqual([
    'codeowners-byte-order-mark',
  ])
  const { codeowners, findings } = parseCodeowners(path, '# who\r\n\t/a\t@a\t@b\r\n/b \r\n')
  expect(findings).toEqual([])
  expect(codeowners.lines).toEqual([
    { line: 2, pattern: '/a', owners: ['@a', '@b'] },
    { line: 3, pattern: '/b', owners: [] },
  ])
})

test('a blank or a star in a path is written with a backslash', () => {
  const { codeowners, findings } = parseCodeowners(path, 'foo/b\\ ar/ @a\nf\\*o @b\n')
  expect(findings).toEqual([])
  expect(ownersOf(codeowners, 'foo/b ar/baz')?.owners).toEqual(['@a'])
  expect(ownersOf(codeowners, 'f*o')?.owners).toEqual(['@b'])
})
