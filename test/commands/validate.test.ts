import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verb } from '../../src/commands/validate.ts'
import type { World } from '../../src/commands/verb.ts'
import { exampleCampaign, exampleFiles, exampleNow } from '../support/example-repository.ts'

interface Ran {
  readonly code: number
  readonly out: readonly string[]
  readonly err: readonly string[]
}

async function validate(
  changes: Readonly<Record<string, string>>,
  options: Readonly<Record<string, string | boolean>> = {},
): Promise<Ran> {
  const root = mkdtempSync(join(tmpdir(), 'postmerge-validate-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries({ ...exampleFiles, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const out: string[] = []
  const err: string[] = []
  const world: World = {
    env: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: tmpdir() },
    root,
    clock: { now: () => exampleNow },
    locale: 'en',
    json: options['json'] === true,
    terminal: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  }
  return { code: await verb.run(world, { arguments: [], options }), out, err }
}

const answer = (exampleFiles[exampleCampaign] ?? '')
  .replace('subject: The', 'subject: "Re: the')
  .replace('tomorrow\npre', 'tomorrow"\npre')
const wrong = { [exampleCampaign]: answer }

test('text, and exit code 1 when something refuses', async () => {
  const { code, out } = await validate(wrong)
  expect(out[0]).toMatch(/^campaigns\/winter-sale\/campaign\.md:2:1: error: .* \[subject-fake-reply\]$/)
  expect(out.at(-1)).toMatch(/^campaigns checked: 1, errors: 1, warnings: \d+$/)
  expect(code).toBe(1)
})

test('a campaign that cannot be read was looked at all the same', async () => {
  const broken = { 'campaigns/broken/campaign.md': '---\nsubject：x\n---\n' }
  const { out } = await validate(broken)
  expect(out.at(-1)).toMatch(/^campaigns checked: 2, errors: 1,/)
  const json = await validate(broken, { json: true })
  expect(JSON.parse(json.out[0] ?? '')).toMatchObject({ campaigns: ['broken', 'winter-sale'] })
})

test('what is said once is not said again: a refused picture, fields of a list that is not there', async () => {
  const saysOf = async (changes: Readonly<Record<string, string>>) => {
    const { out } = await validate(changes, { json: true })
    const { findings } = JSON.parse(out[0] ?? '') as { findings: { code: string; severity: string }[] }
    return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  }
  const text = (exampleFiles[exampleCampaign] ?? '').concat('\n\n![Winter](photo.heic)\n')
  expect(await saysOf({ [exampleCampaign]: text })).toEqual(['picture-not-beside'])
  const folder = exampleCampaign.replace('campaign.md', '')
  expect(await saysOf({ [exampleCampaign]: text, [`${folder}photo.heic`]: 'x' })).toEqual(['picture-type'])
  const fields = (exampleFiles[exampleCampaign] ?? '').replace(/^lists:.*$/m, 'lists: [nobody]')
  expect(await saysOf({ [exampleCampaign]: `${fields}\n{{ surname }}\n` })).toEqual(['unknown-list'])
})

test('github: commands, then the summary', async () => {
  const { code, out } = await validate(wrong, { format: 'github' })
  expect(out[0]).toMatch(
    /^::error file=campaigns\/winter-sale\/campaign\.md,line=2,col=1,title=subject-fake-reply::/,
  )
  expect(code).toBe(1)
})

test('sarif: one document, whose rules lead to the page of checks', async () => {
  const { code, out } = await validate(wrong, { format: 'sarif' })
  expect(out).toHaveLength(1)
  const log = JSON.parse(out[0] ?? '') as {
    runs: { tool: { driver: { rules: { id: string; helpUri: string }[] } } }[]
  }
  const rules = log.runs[0]?.tool.driver.rules ?? []
  expect(rules.find(({ id }) => id === 'subject-fake-reply')?.helpUri).toBe(
    new URL('../../docs/checks.md#subject-fake-reply', import.meta.url).href,
  )
  expect(code).toBe(1)
})

test('--json and --format json are the same document', async () => {
  const [json, format] = [await validate(wrong, { json: true }), await validate(wrong, { format: 'json' })]
  expect(json).toEqual(format)
  expect(JSON.parse(json.out[0] ?? '')).toMatchObject({ version: 1, campaigns: ['winter-sale'] })
})

test('a format that nobody knows is wrong usage', async () => {
  expect(await validate({}, { format: 'xml' })).toEqual({
    code: 2,
    out: [],
    err: [
      'postmerge: There is no format "xml". [unknown-format]',
      '  expected: one of: text, json, github, sarif',
      '  next: Give one of these with --format, or leave it out for text.',
    ],
  })
})

test('what cannot be compiled is still judged by its files', async () => {
  const { code, out } = await validate({
    [exampleCampaign]: `${exampleFiles[exampleCampaign] ?? ''}\n{% nonsense %}\n`,
    'policies/senders.yaml': (exampleFiles['policies/senders.yaml'] ?? '').replace(
      'reply_to: hello@hikari.example',
      'reply_to: no-reply@hikari.example',
    ),
  })
  const codes = out.flatMap((line) => /\[([a-z-]+)\]$/.exec(line)?.[1] ?? [])
  expect(codes).toEqual(['template-tag-unknown', 'reply-to-unread'])
  expect(code).toBe(1)
})

test('a waiver for a campaign that is not there is named', async () => {
  const file =
    'waivers: [{ check: message-large, campaign: sommer, reason: x, by: vera, until: 2026-12-31 }]\n'
  const { code, out } = await validate({ 'policies/content.yaml': file })
  expect(out[0]).toMatch(/^policies\/content\.yaml:1:\d+: warning: .* \[waiver-unused\]$/)
  expect(code).toBe(0)
})

test('what two campaigns share is said once, and strictly when one of them is not excused', async () => {
  const other = (exampleFiles[exampleCampaign] ?? '').replace(
    'The winter sale starts',
    'The spring sale starts',
  )
  const shared = {
    'campaigns/spring-sale/campaign.md': other,
    'policies/content.yaml': `severities: { reply-to-freemail: error }
waivers:
  - { check: reply-to-freemail, campaign: winter-sale, reason: until the mailbox is moved, by: vera, until: 2026-12-31 }
`,
    'policies/senders.yaml': (exampleFiles['policies/senders.yaml'] ?? '').replace(
      'hello@hikari.example',
      'hikari@gmail.com',
    ),
  }
  const { code, out } = await validate(shared)
  expect(out.filter((line) => line.includes('[reply-to-freemail]'))).toHaveLength(1)
  expect(out.find((line) => line.includes('[reply-to-freemail]'))).toContain(': error: ')
  expect(code).toBe(1)
})
