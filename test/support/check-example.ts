import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, CheckInput, Sample } from '../../src/checks/check.ts'
import type { Probe } from '../../src/checks/links/link-prober.ts'
import { checks, runChecks } from '../../src/checks/run-checks.ts'
import { sampleCampaign } from '../../src/commands/examine-campaign.ts'
import { compile } from '../../src/compile/compile.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { canonicalJson } from '../../src/kit/canonical-json.ts'
import { compareFindings, type Finding } from '../../src/kit/finding.ts'
import type { Compiler, CompileResult } from '../../src/message/template.ts'
import { applyHunks } from './apply-hunks.ts'
import { exampleCampaign, exampleFiles, exampleNow } from './example-repository.ts'
import { treeOf } from './tree-of.ts'

/**
 * An example of one finding: `test/checks/examples/<code>.md`. What comes first is `campaign.md`; without it the campaign of
 * `example-repository.ts` is looked at. Further parts begin with a line of their own:
 *
 *     === <path>            another file, whole
 *     === base64 <path>     the same, of bytes
 *     === change <path>     a file of the example repository, changed by lines with `-`, `+` and ` ` in front
 *     === change message    each sample message, changed in the same way after it was composed
 *     === now <instant>     when it is looked at
 *     === probe <url> <status> [<url>]   the page of a link answered so, there or where it led to; or why it did not
 *     === also <codes>      findings that come with this one
 *
 * `«x × 900»` anywhere means x 900 times; in a message `\x80` means that byte.
 */
export interface Example {
  /** What it gives; null when nothing. */
  readonly code: string | null
  readonly parts: readonly Part[]
}

interface Part {
  /** Empty for the campaign itself. */
  readonly title: string
  readonly text: string
}

/** An example made ready for its checks. */
export interface PreparedExample {
  readonly example: Example
  readonly input: CheckInput
  /** Whether the campaign could be compiled. */
  readonly compiled: boolean
  /** What reading and compiling found, before any check. */
  readonly before: readonly Finding[]
  /** What it must give, sorted. */
  readonly codes: readonly string[]
}

const exampleMjml = exampleCampaign.replace(/\.md$/, '.mjml')
const folder = join(import.meta.dirname, '../checks/examples')

/** All examples, by code. */
export function readExamples(): readonly Example[] {
  return readFolder(folder).map(({ name, parts }) => ({ code: name, parts }))
}

/** Campaigns that nothing is wrong with: those of `examples/ok`, and the one that the examples change. */
export function readGoodExamples(): readonly Example[] {
  const further = readFolder(join(folder, 'ok'))
  return [{ parts: [] }, ...further].map(({ parts }) => ({ code: null, parts }))
}

function readFolder(from: string): { name: string; parts: Part[] }[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length))
    .sort()
    .map((name) => ({ name, parts: partsOf(readFileSync(join(from, `${name}.md`), 'utf8')) }))
}

function partsOf(text: string): Part[] {
  const [first = '', ...others] = `\n${text}`.split(/^=== /m)
  const campaign = first.slice(1)
  return [
    ...(campaign.trim() === '' ? [] : [{ title: '', text: campaign }]),
    ...others.map((part) => {
      const end = part.indexOf('\n')
      return { title: part.slice(0, end), text: part.slice(end + 1) }
    }),
  ]
}

/** What an example gives with these checks, or with all that exist. */
export function examineExample(
  { input, compiled: isCompiled, before }: PreparedExample,
  chosen: readonly Check[] = checks,
): readonly Finding[] {
  const able = chosen.filter(({ stage }) => isCompiled || stage === 'L')
  return [...before, ...runChecks(input, able)].sort(compareFindings)
}

/** The codes among findings, each once, sorted. */
export function codesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort()
}

/** Reads, compiles and composes an example, with its changes to files and messages. */
export async function prepareExample(example: Example): Promise<PreparedExample> {
  const files: Record<string, string | Uint8Array> = { ...exampleFiles }
  let nowMs = exampleNow
  const also: string[] = []
  const changes: string[] = []
  const probes = new Map<string, Probe>()
  for (const { title, text } of example.parts) {
    const [word = '', name = ''] = title.split(' ')
    if (title === '') files[exampleCampaign] = repeated(text)
    else if (title === 'change message') changes.push(text)
    else if (word === 'change') files[name] = changedFile(files[name], text)
    else if (word === 'base64') files[name] = Buffer.from(text, 'base64')
    else if (word === 'now') nowMs = Date.parse(name)
    else if (word === 'probe') probes.set(name, probeOf(name, title.split(' ').slice(2)))
    else if (word === 'also') also.push(...title.split(' ').slice(1))
    else files[word] = repeated(text)
  }
  // A campaign has one file: MJML comes instead of Markdown.
  if (Object.hasOwn(files, exampleMjml)) delete files[exampleCampaign]
  const content = parseContent(treeOf(files), nowMs)
  const campaign = content.campaigns.get('winter-sale')
  if (campaign === undefined) throw new Error(`${example.code}: ${JSON.stringify(content.findings)}`)
  const sampled = await sampleCampaign(campaign, content, { compiler, nowMs })
  if (sampled === null) throw new Error(`${example.code}: an unknown sender`)
  const samples = sampled.input.samples.map((sample) => changedSample(sample, changes))
  return {
    example,
    input: { ...sampled.input, samples, probes },
    compiled: sampled.artifact !== null,
    before: [...content.findings, ...sampled.findings],
    codes: [...(example.code === null ? [] : [example.code]), ...also].sort(),
  }
}

function probeOf(url: string, [word = '', led = url]: readonly string[]): Probe {
  if (/^\d+$/.test(word)) return { kind: 'answered', status: Number(word), finalUrl: led }
  return word === 'not-asked'
    ? { kind: 'not-asked' }
    : { kind: 'unreachable', reason: word as Extract<Probe, { kind: 'unreachable' }>['reason'] }
}

function changedFile(file: string | Uint8Array | undefined, text: string): string {
  if (typeof file !== 'string') throw new Error('no such file in the example repository')
  return repeated(applyHunks(file, text))
}

function changedSample(sample: Sample, changes: readonly string[]): Sample {
  if (sample.message === null || changes.length === 0) return sample
  const before = Buffer.from(sample.message).toString('latin1').replaceAll('\r\n', '\n')
  const after = changes.reduce(applyHunks, before)
  const bytes = repeated(after)
    .replaceAll('\n', '\r\n')
    .replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { ...sample, message: Buffer.from(bytes, 'latin1') }
}

function repeated(text: string): string {
  return text.replaceAll(/«([^»]*?) × (\d+)»/g, (_, piece: string, times: string) =>
    piece.repeat(Number(times)),
  )
}

const compiled = new Map<string, Promise<CompileResult>>()

/** Most examples share their campaign: each is compiled once. */
const compiler: Compiler = {
  compile: (request) => {
    const key = canonicalJson(request)
    const result = compiled.get(key) ?? compile(request)
    compiled.set(key, result)
    return result
  },
}
