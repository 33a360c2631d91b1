import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../src/commands/read-arguments.ts'
import { verbs } from '../../src/commands/verbs.ts'
import { missionRows } from '../support/mission-rows.ts'
import { missionProblems } from '../support/mission-reporter.ts'

const root = join(import.meta.dirname, '../..')
const rows = missionRows()

test('the page has a row for each demand', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20)
  const all = rows.map(({ demand }) => demand[0]?.toLowerCase()).join('\n')
  for (const word of [
    ['spf', 'dkim', 'dmarc', 'reputation', 'starttls', 'prepared announcements'],
    [
      'network limits',
      'each role',
      'writers do not send',
      'writers do not see',
      'minimal access',
      'who × list',
    ],
    ['from, to, subject, body', 'on or off', 'a mail asks', 'send back', 'cannot be corrected'],
    ['customers first', 'cause', 'recurrence', 'operator log'],
  ].flat()) {
    expect(all).toContain(word)
  }
})

test.each(rows)('line $line: $demand.0', async ({ demand, does, see }) => {
  for (const sentences of [demand, does]) {
    const [english = '', japanese = ''] = sentences
    expect(sentences).toHaveLength(2)
    expect(japanese).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/u)
    expect(japanese).not.toBe(english)
    expect(english).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/u)
  }
  const command = /^`postmerge ([a-z ]+)`$/.exec(see)?.[1]
  const page = /\]\(([^)]+)\)$/.exec(see)?.[1]
  if (command !== undefined) {
    // `approvals settings` is a word of the verb `approvals`.
    const name = verbs.some((row) => row.name === command) ? command : (command.split(' ')[0] ?? '')
    expect(verbs.map((row) => row.name)).toContain(name)
    const help = await readArguments([...name.split(' '), '--help'], {
      rows: verbs,
      locale: 'en',
      version: '0',
    })
    expect(help).toMatchObject({ kind: 'answer', code: 0 })
  } else if (page === undefined) expect(existsSync(join(root, see.replaceAll('`', '')))).toBe(true)
  else expect(existsSync(join(root, 'docs', page))).toBe(true)
})

test('each test that is named exists', () => {
  for (const { test: named, line } of rows) {
    if (named === null) continue
    const text = readFileSync(join(root, named.file), 'utf8')
    expect(
      text.includes(named.title),
      `docs/mission.md:${line} names a test that ${named.file} does not have`,
    ).toBe(true)
  }
})

test('a named test that failed, was skipped or is gone is told at the end of a run', () => {
  const row = rows.find((one) => one.test !== null)
  const passed = new Set(
    rows.flatMap((one) => (one.test === null ? [] : [`${one.test.file}: ${one.test.title}`])),
  )
  expect(missionProblems(rows, passed)).toEqual([])
  passed.delete(`${row?.test?.file}: ${row?.test?.title}`)
  expect(missionProblems(rows, passed)).toEqual([
    `docs/mission.md:${row?.line}: "${row?.test?.title}" of ${row?.test?.file} did not pass in this run`,
  ])
})
