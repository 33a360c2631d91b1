import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../src/words/catalogue.ts'
import {
  codesOf,
  examineExample,
  prepareExample,
  readExamples,
  readGoodExamples,
  type PreparedExample,
} from '../support/check-example.ts'
import { checksPage, codeRows } from '../support/checks-page.ts'
import { judgedElsewhere } from '../support/judged-elsewhere.ts'

const file = join(import.meta.dirname, '../../docs/checks.md')
const bless = process.env['BLESS'] === '1'
const examples = readExamples()
const prepared = new Map<string, PreparedExample>()

beforeAll(async () => {
  for (const example of examples) prepared.set(example.code ?? '', await prepareExample(example))
}, 120_000)

test('there is an example for every code, and a code for every example', () => {
  expect(codeRows.length).toBeGreaterThanOrEqual(50)
  expect(examples.map(({ code }) => code)).toEqual(codeRows.map(({ code }) => code).sort())
})

test('a code stands in the table of one check only', () => {
  const codes = codeRows.map(({ code }) => code)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

test('nothing is wrong with the campaign that the examples change', async () => {
  const good = readGoodExamples()
  expect(good.length).toBeGreaterThanOrEqual(4)
  for (const example of good) expect(examineExample(await prepareExample(example))).toEqual([])
})

describe('each example gives its code, what it names beside it, and nothing else', () => {
  test.each(examples.map(({ code }) => code ?? ''))('%s', (code) => {
    const example = prepared.get(code)
    if (example === undefined) throw new Error('not prepared')
    expect(codesOf(examineExample(example))).toEqual(example.codes)
  })
})

test('what is judged elsewhere names codes that exist', () => {
  const known = new Set(Object.keys(catalogue))
  expect(judgedElsewhere.length).toBeGreaterThanOrEqual(10)
  expect(judgedElsewhere.flatMap(({ codes }) => codes).filter((code) => !known.has(code))).toEqual([])
})

test('docs/checks.md is what tables, catalogue and examples say; BLESS=1 writes it', () => {
  const text = checksPage(prepared)
  if (bless) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})
