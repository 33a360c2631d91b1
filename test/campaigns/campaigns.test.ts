import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import type { Finding } from '../../src/kit/finding.ts'
import { compileRequestOf } from '../../src/message/compile-request.ts'
import { phraseOf } from '../../src/words/say.ts'
import { ownLayout } from '../support/compile-request.ts'
import { contentTree } from '../support/content-files.ts'

const bless = process.env['BLESS'] === '1'

/**
 * `ok/*.md` must be silent; beside each `err/*.md` lies what is said about it, one finding a line. BLESS=1 writes these. A folder instead of
 * a file is a whole campaign with its pictures.
 */
function names(folder: 'ok' | 'err'): string[] {
  return readdirSync(join(import.meta.dirname, folder)).filter((name) => !name.endsWith('.out'))
}

async function findingsOf(folder: 'ok' | 'err', name: string): Promise<readonly Finding[]> {
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
  const campaign = content.campaigns.get(id)
  const findings = [...content.findings, ...(campaign?.pictureFindings ?? [])]
  if (campaign === undefined || findings.length > 0) return findings
  const layout = ownLayout('newsletter')
  const results = await Promise.all(
    [null, ...campaign.translations.values()].map((version) => {
      const request = compileRequestOf(campaign, content, version)
      const fields = { ...request.fields, first_name: { type: 'string', optional: true } } as const
      return compile({ ...request, fields, layout })
    }),
  )
  return results.flatMap((result) => result.findings)
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
  test.each(names('ok'))('%s', async (name) => {
    expect(await findingsOf('ok', name)).toEqual([])
  })
})

describe('campaigns with mistakes', () => {
  test.each(names('err'))('%s', async (name) => {
    const said = (await findingsOf('err', name)).map((found) => `${line(found)}\n`)
    const outcome = join(import.meta.dirname, 'err', `${name.replace(/\.md$/, '')}.out`)
    expect(said).not.toEqual([])
    if (bless) writeFileSync(outcome, said.join(''))
    expect(said.join('')).toBe(readFileSync(outcome, 'utf8'))
  })
})
