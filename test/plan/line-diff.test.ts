import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines, type LineDiff } from '../../src/plan/line-diff.ts'

/** A comparison as a reader sees it. */
function shown({ lines }: LineDiff): readonly string[] {
  return lines.map((line) =>
    line.kind === 'gap'
      ? `~${line.count}`
      : `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.text}`,
  )
}

test.each([
  ['nothing and nothing', '', '', []],
  ['the same', 'a\nb', 'a\nb', []],
  ['ends of lines and of the text', '\na  \nb\n\n', 'a\nb', []],
  ['a first text', '', 'a\nb', ['+a', '+b']],
  ['one line more', 'a\nb\nc', 'a\nx\nb\nc', [' a', '+x', ' b', '~1']],
  ['one line less', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
  ['a line reworded', 'a\nb\nc\nd\ne', 'a\nb\nX\nd\ne', ['~1', ' b', '-c', '+X', ' d', '~1']],
  ['two places', 'a\nb\nc\nd\ne\nf', 'A\nb\nc\nd\ne\nF', ['-a', '+A', ' b', '~2', ' e', '-f', '+F']],
  ['a line moved', 'a\nb\nc', 'b\nc\na', ['-a', ' b', ' c', '+a']],
])('%s', (...[, before, after, expected]) => {
  expect(shown(diffLines(before, after))).toEqual(expected)
})

test('a long comparison is cut, and says how much is left', () => {
  const lines = (word: string): string => Array.from({ length: 100 }, (_, n) => `${word} ${n}`).join('\n')
  const diff = diffLines(lines('old'), lines('new'))
  expect(diff).toMatchObject({ added: 100, removed: 100, isCut: true })
  expect(diff.lines).toHaveLength(41)
  expect(diff.lines.at(-1)).toEqual({ kind: 'gap', count: 160 })
})

test('texts too long to be compared line by line count as replaced, in no time', () => {
  const lines = (word: string): string => Array.from({ length: 5000 }, (_, n) => `${word} ${n}`).join('\n')
  expect(diffLines(lines('old'), lines('new'))).toMatchObject({ added: 5000, removed: 5000 })
})

test('what is shown is exactly what was taken away and what was put in', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { lines, added, removed, isCut } = diffLines(before.join('\n'), after.join('\n'))
      expect(isCut).toBe(false)
      const of = (kind: string): number => lines.filter((line) => line.kind === kind).length
      expect([of('added'), of('removed')]).toEqual([added, removed])
      expect(before.length - removed).toBe(after.length - added)
      expect(longestCommon(before, after)).toBe(before.length - removed)
      const walk = (leftOut: 'added' | 'removed', whole: readonly string[]): void => {
        let at = 0
        for (const line of lines) {
          if (line.kind === 'gap') at += line.count
          else if (line.kind !== leftOut) expect(whole[at++]).toBe(line.text)
        }
        expect(at).toBe(lines.length === 0 ? 0 : whole.length)
      }
      walk('added', before)
      walk('removed', after)
    }),
  )
})

/** The plain definition, for short lists. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const [first, ...rest] = a
  const at = b.indexOf(first ?? '')
  const without = longestCommon(rest, b)
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)))
}
