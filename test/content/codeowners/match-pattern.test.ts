import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchPattern } from '../../../src/content/codeowners/match-pattern.ts'

const rows: readonly (readonly [number, string, string, boolean])[] = [
  [1, '*', 'foo', true],
  [2, '*', 'bar/foo/baz', true],
  [3, '*', '.github/CODEOWNERS', true],
  [4, 'foo', 'foo', true],
  [5, 'foo', 'foo/bar', true],
  [6, 'foo', 'bar/foo/baz', true],
  [7, 'foo', 'foo.txt', false],
  [8, '/foo', 'foo/bar/baz', true],
  [9, '/foo', 'bar/foo', false],
  [10, '/foo', 'fool.txt', false],
  [11, 'foo/', 'foo', false],
  [12, 'foo/', 'foo/bar', true],
  [13, 'foo/', 'bar/foo/baz', true],
  [14, '/foo/', 'bar/foo/baz', false],
  [15, 'foo/bar', 'foo/bar/baz', true],
  [16, 'foo/bar', 'baz/foo/bar', false],
  [17, 'foo/bar', 'foo/bart', false],
  [18, 'foo/bar/', 'foo/bar', false],
  [19, 'f*', 'bar/foo/baz', true],
  [20, 'f*', 'xfoo', false],
  [21, '/*', 'foo', true],
  [22, '/*', 'foo/bar', false],
  [23, '/f*', 'foo/bar/baz', true],
  [24, '/f*', 'bar/foo', false],
  [25, 'f*/', 'bar/foo/baz', true],
  [26, '/*/', 'foo/bar', true],
  [27, '/*/', 'foo', false],
  [28, '/f*/', 'bar/foo/baz', false],
  [29, 'docs/*', 'docs/getting-started.md', true],
  [30, 'docs/*', 'docs/build-app/troubleshooting.md', false],
  [31, 'foo/*.txt', 'foo/bar.txt', true],
  [32, 'foo/*.txt', 'foo/bar/baz.txt', false],
  [33, 'foo/*/baz', 'foo/bar/baz/qux', true],
  [34, 'foo/*/baz', 'foo/baz', false],
  [35, 'f?o', 'foo', true],
  [36, 'f?o', 'fooo', false],
  [37, 'f\\*o', 'f*o', true],
  [38, 'f\\*o', 'foo', false],
  [39, '**/foo/bar', 'foo/bar', true],
  [40, '**/foo/bar', 'qux/foo/bar/baz', true],
  [41, '**/foo/bar', 'foo/baz/bar', false],
  [42, '**/*bar*', 'foo/rebar', true],
  [43, 'foo/bar/**', 'foo/bar', false],
  [44, 'foo/bar/**', 'foo/bar/baz/qux', true],
  [45, 'foo/**/bar', 'foo/bar', true],
  [46, 'foo/**/bar', 'foo/qux/quux/bar/baz', true],
  [47, 'foo/**/bar', 'qux/foo/bar', false],
  [48, 'foo/**/', 'foo', false],
  [49, 'foo/**/', 'foo/bar/baz', true],
  [50, 'foo/**/bar/b*', 'foo/qux/bar/baz', true],
  [51, 'foo/**/bar/b*', 'foo/qux/bar/qux', false],
  [52, 'services/foo:bar/**/*', 'services/foo:bar/baz.json', true],
  [53, 'vllm/v1/worker/^cpu', 'vllm/v1/worker/cpu', false],
  [54, '**/logs', 'deeply/nested/logs/x', true],
  [55, '/build/logs/', 'foo/build/logs/foo.go', false],
  [56, '*.js', 'bar/foo/buzz/foo.js', true],
  [57, '*.js', 'bar/buzzjs', false],
  [58, '**/dir/*.*', 'bla/dir/file.txt', true],
  [59, '**/dir/*.*', 'bla/notdir/file.txt', false],
  [60, 'bar/buzz$private$file.txt', 'bar/buzz$private$file.txt', true],
  [61, 'foo(.txt', 'foo(.txt', true],
  [62, 'bar{foo}.log', 'barf', false],
  [63, 'foo/b\\ ar/', 'foo/b ar/baz', true],
  [64, 'foo/b\\ ar.py', 'foo/bar.py', false],
  [65, 'src/parser', 'foo/src/parser/mod.rs', false],
  [66, '/src/p*/*.*', 'src/parser/README', false],
  [67, '/**/baz', 'x/y/baz', true],
  [68, '/foo/**/qux', 'foo/qux', true],
  [69, 'src/parser/*/', 'src/parser/subdir/thing.rs', true],
  [70, '/mammals/*', 'mammals/equus/zebra', false],
  [71, 'a*b\\??', 'axb?!', true],
  [72, 'a*b\\??', 'axbc!', false],
  [73, '/lists/vip/', 'lists/vip/list.yml', true],
  [74, '/lists/VIP/', 'lists/vip/list.yml', false],
  [75, '/lists/vip', 'lists/vip2/list.yml', false],
  [76, 'lists/vip', 'archive/lists/vip/list.yml', false],
  [77, 'vip/', 'lists/vip/list.yml', true],
  [78, '/lists/*', 'lists/vip/list.yml', false],
  [79, '/lists/*/', 'lists/vip/list.yml', true],
  [80, '/lists/**', 'lists/vip/list.yml', true],
  [81, '/lists/**/*.yml', 'lists/vip.yml', true],
  [82, '/campaigns/2026-*', 'campaigns/2026-10-spring/c.md', true],
  [83, 'foo*bar', 'foo/bar', false],
  [84, 'a**b', 'a/b', false],
  [85, 'a/**/**/b', 'a/b', true],
  [86, '/', 'lists/vip/list.yml', false],
]

test('the table is complete', () => {
  expect(rows.map(([number]) => number)).toEqual(Array.from({ length: 86 }, (_, index) => index + 1))
})

test.each(rows)('%i: %s and %s', (...[, pattern, path, expected]) => {
  expect(matchPattern(pattern, path)).toBe(expected)
})

test('a path always matches itself, everything below it, and the folder above it with a slash', () => {
  const name = fc.stringMatching(/^[a-z0-9.-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), name, (folders, file) => {
      const path = folders.join('/')
      expect(matchPattern(`/${path}`, path)).toBe(true)
      expect(matchPattern(`/${path}`, `${path}/${file}`)).toBe(true)
      expect(matchPattern(`/${path}/`, `${path}/${file}`)).toBe(true)
      expect(matchPattern(`/${path}/`, path)).toBe(false)
      expect(matchPattern(`/${path}/*`, `${path}/${file}`)).toBe(true)
      expect(matchPattern(`/${path}/*`, `${path}/${file}/${file}`)).toBe(false)
      expect(matchPattern('*', path)).toBe(true)
    }),
  )
})

test('a hostile pattern cannot make the matcher run away', () => {
  const stars = '*a'.repeat(500)
  const deep = '**/a/'.repeat(200)
  const started = performance.now()
  expect(matchPattern(`/${stars}b`, 'a'.repeat(2000))).toBe(false)
  expect(matchPattern(`/${deep}b`, 'a/'.repeat(400) + 'a')).toBe(false)
  expect(performance.now() - started).toBeLessThan(2000)
})
