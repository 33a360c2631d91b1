import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { companyWorkflows } from '../../src/commands/workflows/company-workflows.ts'
import { tickCost } from '../../src/commands/workflows/tick-cost.ts'
import { jobsOf, workflow, workflows } from '../support/workflows/workflow.ts'

const words = {
  'ci.md': { none: 'none', hosted: "GitHub's", own: 'yours', where: /repository variable|secret of each/ },
  'ci.ja.md': { none: 'なし', hosted: 'GitHub', own: '自社', where: /リポジトリ変数|各環境の秘密の値/ },
} as const
const pages = (['ci.md', 'ci.ja.md'] as const).map((name) => {
  const text = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  return { name, page: text, rows, said: words[name] }
})

test.each(pages)(
  '$name tells of every workflow that a company gets, with its environment and machine',
  ({ rows, said }) => {
    const shipped = rows.filter(([, name]) => name?.endsWith('.yml') === true)
    expect(shipped.map(([, name]) => name)).toEqual(companyWorkflows('main').map(({ name }) => `${name}.yml`))
    for (const [, name = '', , , environment, machine] of shipped) {
      const last = jobsOf(workflow(name.replace('.yml', ''))).at(-1)
      expect.soft([name, environment]).toEqual([name, last?.environment ?? said.none])
      const labels = last?.['runs-on']
      const own = Array.isArray(labels) ? `${said.own}: ${labels.at(-1)}` : said.hosted
      expect.soft([name, machine]).toEqual([name, own])
    }
  },
)

test.each(pages)(
  '$name names every variable, secret and environment that the workflows use, and no other',
  ({ rows, said }) => {
    const text = workflows.map((each) => each.text).join('\n')
    const used = new Set([...text.matchAll(/(?:vars|secrets)\.(\w+)/g)].map(([, name]) => name))
    const told = rows.filter(([, , where]) => said.where.test(where ?? ''))
    expect(new Set(told.map(([, name]) => name))).toEqual(used)
    const environments = new Set([...text.matchAll(/environment: (\S+)/g)].map(([, name]) => name))
    expect(new Set(rows.flatMap(([, name]) => (name?.startsWith('mail-') === true ? [name] : [])))).toEqual(
      environments,
    )
  },
)

test.each(pages)('$name says what the ticks come to', ({ page }) => {
  const runs = companyWorkflows('main')
    .filter(({ text }) => text.includes('self-hosted'))
    .reduce((sum, { text }) => sum + tickCost(text, 1).runs, 0)
  expect(page).toMatch(new RegExp(` ${Math.floor(runs / 1000)} ${runs % 1000} (?:runs a month|回)`))
})
