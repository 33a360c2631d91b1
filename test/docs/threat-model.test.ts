import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { threatProblems } from '../support/threat-reporter.ts'
import { carries, threatRows } from '../support/threat-rows.ts'

const root = join(import.meta.dirname, '../..')
const rows = threatRows()

test('the page has a row for each of the 72 threats, in order', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 72 }, (_, n) => `T${n + 1}`))
})

/** Whether a title with the id is written in a test file, or in the table beside it that the file makes its tests from. */
function isWritten(file: string, id: string): boolean {
  const folder = dirname(join(root, file))
  const besides = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const texts = [join(root, file), ...besides.map((name) => join(folder, name))].map((path) =>
    readFileSync(path, 'utf8'),
  )
  return texts.some((text) =>
    [...text.matchAll(/['"`]([^'"`\n]*)/g)].some(([, words = '']) => carries(words, id)),
  )
}

test.each(rows)(
  '$id: what runner or workflow hold is attacked by a test that names it',
  ({ id, where, proof }) => {
    if ('none' in proof) return
    for (const file of proof.files) {
      expect(existsSync(join(root, file)), `${file} is not there`).toBe(true)
      expect(isWritten(file, id), `${file} has no test with ${id} in its title`).toBe(true)
    }
    expect(where.length).toBeGreaterThan(0)
  },
)

const words: Readonly<Record<string, string>> = {
  settings: '設定',
  workflow: 'ワークフロー',
  runner: 'プログラム',
  people: '人',
}

test('the Japanese page says of each threat the same: what holds, and which tests attack', () => {
  const page = readFileSync(join(root, 'docs/threat-model.ja.md'), 'utf8')
  const japanese = page
    .split('\n')
    .filter((line) => /^\| T\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id, threat = '', stop = '', where, proof = '']) => {
      const files = [...proof.matchAll(/`([^`]+)`/g)].map(([, file]) => file)
      return { id, where, files, isSaid: [threat, stop].every((text) => /[\u3040-\u30ff].*。$/u.test(text)) }
    })
  const expected = rows.map(({ id, where, proof }) => {
    const files = 'none' in proof ? [] : proof.files
    return { id, where: where.map((place) => words[place]).join('、'), files, isSaid: true }
  })
  expect(japanese).toEqual(expected)
})

test('only what nothing of ours does yet goes without a test', () => {
  const without = rows.filter(({ proof }) => 'none' in proof)
  expect(without.map(({ id }) => id)).toEqual(['T63'])
})

test('a test that failed or is gone is told at the end of a run', () => {
  const passed = new Map(
    rows
      .flatMap(({ id, proof }) => ('none' in proof ? [] : proof.files.map((file) => [file, id] as const)))
      .map(([file]) => [file, rows.map(({ id }) => `${id} something`)]),
  )
  expect(threatProblems(rows, passed)).toEqual([])
  const first = rows[0]
  const file = first !== undefined && 'files' in first.proof ? (first.proof.files[0] ?? '') : ''
  // T10 is not T1.
  passed.set(
    file,
    rows.filter(({ id }) => id !== 'T1').map(({ id }) => id),
  )
  expect(threatProblems(rows, passed)).toEqual([
    `docs/threat-model.md:${first?.line}: no test of ${file} with T1 in its title passed in this run`,
  ])
})
