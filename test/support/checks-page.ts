import type { Check, Severity } from '../../src/checks/check.ts'
import { policyCodes } from '../../src/checks/policy-findings.ts'
import { checks } from '../../src/checks/run-checks.ts'
import { findingsText } from '../../src/report/findings.ts'
import { phraseOf } from '../../src/words/say.ts'
import { examineExample, type PreparedExample } from './check-example.ts'
import { exampleCampaign } from './example-repository.ts'
import { judgedElsewhere } from './judged-elsewhere.ts'

/** A code as the tables of the checks have it. */
export interface CodeRow {
  readonly code: string
  readonly severity: Severity
  readonly stage: Check['stage']
}

/** Every code of the checks and of their policy, in the order of the tables. */
export const codeRows: readonly CodeRow[] = [
  ...checks.flatMap(({ codes, stage }) =>
    Object.entries(codes).map(([code, severity]) => ({ code, severity, stage })),
  ),
  ...Object.entries(policyCodes).map(([code, severity]) => ({ code, severity, stage: 'L' as const })),
]

const weights: Readonly<Record<Severity, string>> = {
  block: 'Blocks: no policy and no waiver loosens it.',
  error: 'Error: `severities` may make it a warning, `waivers` may excuse one campaign.',
  warning: 'Warning: `severities` may make it an error or switch it off.',
}
const stages: Readonly<Record<Check['stage'], string>> = {
  L: 'Looks at the files.',
  R: 'Looks at what the sample recipients would get.',
}

/** `docs/checks.md` from the tables of the checks, the catalogue and the examples. */
export function checksPage(examples: ReadonlyMap<string, PreparedExample>): string {
  const lines = [
    '# Checks',
    '',
    'Generated from the tables in `src/checks/`, the sentences in `src/words/` and the examples in `test/checks/examples/`; a test runs every',
    'example and compares what it gives with this page.',
    '',
    'A check that **blocks** never gives way: mail that breaks it harms its reader, breaks a law or a standard, or is refused. An **error** refuses',
    'the campaign too, but `policies/content.yaml` may turn it into a warning, or excuse one campaign by name until a day:',
    '',
    '```yaml',
    'severities: { reply-to-freemail: error }',
    'waivers:',
    '  - { check: message-large, campaign: 2026-12-winter-sale, reason: the catalogue is the campaign, by: vera, until: 2026-12-31 }',
    '```',
    '',
    'That file is one of the rules: whoever changes it needs the approval of the owners of `/policies/`. What a waiver excuses is still shown, with the',
    'name, the day and the reason, and `postmerge plan` lists it for those who approve.',
    '',
    'In a pull request, `postmerge validate --format github` puts each finding beside its line; `--format sarif` is for code scanning, `--format json`',
    'for everything else.',
    '',
    'In the examples `«x × 900»` stands for x 900 times, and a line that begins with `-` or `+` changes the file or the message named above it:',
    'much of what is checked here cannot be written into a campaign at all, and the example changes a finished message instead.',
    '',
    ...codeRows.flatMap((row) => section(row, examples.get(row.code))),
    '## Judged elsewhere',
    '',
    'Not everything that mail must be is seen in a campaign and its sample messages. The rest is judged where it can be known:',
    '',
    '| what | where | what it says |',
    '| --- | --- | --- |',
    ...judgedElsewhere.map(
      ({ what, where, codes }) =>
        `| ${what} | ${where} | ${codes.map((code) => `\`${code}\``).join(', ') || '-'} |`,
    ),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function section({ code, severity, stage }: CodeRow, example: PreparedExample | undefined): string[] {
  const { say, expected, fix } = phraseOf('en', code)
  return [
    `## ${code}`,
    '',
    `${weights[severity]} ${stages[stage]}`,
    '',
    `> ${plain(say)}`,
    ...(expected === undefined ? [] : ['>', `> Expected ${plain(expected)}`]),
    ...(fix === undefined ? [] : ['>', `> Fix: ${plain(fix)}`]),
    '',
    ...(example === undefined ? [] : exampleLines(example)),
  ]
}

function exampleLines(prepared: PreparedExample): string[] {
  const shown = prepared.example.parts
    .filter(({ title }) => !title.startsWith('also '))
    .flatMap(({ title, text }) =>
      [titleOf(title), ''].concat(
        text.trim() === '' ? [] : fenced(text, title.startsWith('change ') ? 'diff' : 'text'),
      ),
    )
  return [
    'Example',
    '',
    ...shown,
    'Output',
    '',
    ...fenced(findingsText(examineExample(prepared), 'en').join('\n')),
  ]
}

function titleOf(title: string): string {
  if (title === '') return `\`${exampleCampaign}\`:`
  if (title === 'change message') return 'A message that was changed after it was composed:'
  if (title.startsWith('change ')) return `\`${title.slice('change '.length)}\`, changed:`
  if (title.startsWith('probe ')) return `What came of asking for ${title.slice('probe '.length)}.`
  if (title.startsWith('now ')) return `Looked at on ${title.slice('now '.length)}.`
  return `\`${title.replace(/^base64 /, '')}\`:`
}

/** A fence that is longer than any inside. */
function fenced(text: string, language = 'text'): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...text.trimEnd().split('\n'), fence, '']
}

/** Holes of a sentence stay open, and none of it is read as Markdown. */
function plain(sentence: string): string {
  return sentence.replaceAll(/\{[a-zA-Z0-9_]+\}/g, '…').replaceAll(/[<>*_[\]]/g, String.raw`\$&`)
}
