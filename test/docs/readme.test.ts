import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const [english, japanese] = [read('README.md'), read('README.ja.md')]

/** What is the same in every language: what is typed and printed, without the remarks beside it. */
function codeOf(text: string): readonly string[] {
  return [...text.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.replace(/ {2,}#.*$/, ''))
      .join('\n'),
  )
}

function linksOf(text: string): readonly string[] {
  return (
    [...text.matchAll(/\]\(([^)]+)\)/g)]
      // Where a page exists in Japanese, the Japanese README leads there.
      .map(([, link = '']) => link.replace('.ja.md', '.md'))
      .filter((link) => !link.startsWith('README'))
      .sort()
  )
}

test('both READMEs show the same commands, the same pages and the same pictures', () => {
  expect(codeOf(japanese)).toEqual(codeOf(english))
  expect(codeOf(english).length).toBeGreaterThan(2)
  expect(linksOf(japanese)).toEqual(linksOf(english))
  expect(linksOf(english).filter((link) => link.endsWith('.png')).length).toBeGreaterThan(1)
})

test('both have the same parts, each in its own language', () => {
  const parts = (text: string): readonly string[] => [...text.matchAll(/^#+ .+$/gm)].map(([line]) => line)
  expect(parts(japanese)).toHaveLength(parts(english).length)
  for (const part of parts(japanese).slice(1)) expect(part).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/u)
  const rows = (text: string): number => text.split('\n').filter((line) => line.startsWith('| ')).length
  expect(rows(japanese)).toBe(rows(english))
})
