import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import type { Finding } from '../../src/kit/finding.ts'
import { phraseOf } from '../../src/words/say.ts'
import { contentTree } from '../support/content-files.ts'

const bless = process.env['BLESS'] === '1'

/**
 * `ok/*.md` must be silent; beside each `err/*.md` lies what is said about it, one finding a line. BLESS=1 writes these. A folder instead of
 * a file is a whole campaign with its pictures.
 */
function names(folder: 'ok' | 'err'): string[] {
  return readdirSync(join(import.meta.dirname, folder)).filter((name) => !name.endsWith('.out'))
}

function findingsOf(folder: 'ok' | 'err', name: string): readonly Finding[] {
  const place = join(import.meta.dirname, folder, name)
  const id = name.replace(/\.md$/, '')
  const files =
    id === name
      ? readdirSync(place).map((file) => [file, join(place, file)] as const)
      : [['campaign.md', place] as const]
  const content = parseContent(
    contentTree(
      Object.fromEntries(files.map(([file, path]) => [`campaigns/${id}/${file}`, readFileSync(path)])),
    ),
  )
  return [...content.findings, ...(content.campaigns.get(id)?.pictureFindings ?? [])]
}

function line({ code, severity, place, values }: Finding): string {
  const { say, expected, fix } = phraseOf('en', code, values)
  return [
    `${place.file}:${place.line}:${place.column}: ${severity}: ${say} [${code}]`,
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(fix === undefined ? [] : [`fix: ${fix}`]),
  ].join(' | ')
}

test('there are fixtures of both kinds', () => {
  expect(names('ok').length).toBeGreaterThanOrEqual(6)
  expect(names('err').length).toBeGreaterThanOrEqual(30)
})

describe('campaigns without a mistake', () => {
  test.each(names('ok'))('%s', (name) => {
    expect(findingsOf('ok', name)).toEqual([])
  })
})

describe('campaigns with mistakes', () => {
  test.each(names('err'))('%s', (name) => {
    const said = findingsOf('err', name).map((found) => `${line(found)}\n`)
    const outcome = join(import.meta.dirname, 'err', `${name.replace(/\.md$/, '')}.out`)
    expect(said).not.toEqual([])
    if (bless) writeFileSync(outcome, said.join(''))
    expect(said.join('')).toBe(readFileSync(outcome, 'utf8'))
  })
})
