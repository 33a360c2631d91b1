import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { companyWorkflows } from '../../src/commands/workflows/company-workflows.ts'
import { tickCost } from '../../src/commands/workflows/tick-cost.ts'
import { jobsOf, workflow, workflows } from '../support/workflows/workflow.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))

test('the page tells of every workflow that a company gets, with its environment and machine', () => {
  const shipped = rows.filter(([, name]) => name?.endsWith('.yml') === true)
  expect(shipped.map(([, name]) => name)).toEqual(companyWorkflows('main').map(({ name }) => `${name}.yml`))
  for (const [, name = '', , , environment, machine] of shipped) {
    const last = jobsOf(workflow(name.replace('.yml', ''))).at(-1)
    expect.soft([name, environment]).toEqual([name, last?.environment ?? 'none'])
    const labels = last?.['runs-on']
    const own = Array.isArray(labels) ? `yours: ${labels.at(-1)}` : 'GitHub’s'.replace('’', "'")
    expect.soft([name, machine]).toEqual([name, own])
  }
})

test('it names every variable, secret and environment that the workflows use, and no other', () => {
  const text = workflows.map((each) => each.text).join('\n')
  const used = new Set([...text.matchAll(/(?:vars|secrets)\.(\w+)/g)].map(([, name]) => name))
  const told = rows.filter(([, , where]) => /repository variable|secret of each/.test(where ?? ''))
  expect(new Set(told.map(([, name]) => name))).toEqual(used)
  const environments = new Set([...text.matchAll(/environment: (\S+)/g)].map(([, name]) => name))
  expect(new Set(rows.flatMap(([, name]) => (name?.startsWith('mail-') === true ? [name] : [])))).toEqual(
    environments,
  )
})

test('it says what the ticks come to', () => {
  const runs = companyWorkflows('main')
    .filter(({ text }) => text.includes('self-hosted'))
    .reduce((sum, { text }) => sum + tickCost(text, 1).runs, 0)
  expect(page).toContain(`are ${Math.floor(runs / 1000)} ${runs % 1000} runs a month`)
})
