import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { missionRows, type MissionRow } from './mission-rows.ts'

const root = join(import.meta.dirname, '../..')

/** What `docs/mission.md` claims and a run does not show. `passed` holds `file: title`. */
export function missionProblems(rows: readonly MissionRow[], passed: ReadonlySet<string>): readonly string[] {
  return rows.flatMap(({ line, test }) =>
    test === null || passed.has(`${test.file}: ${test.title}`)
      ? []
      : [`docs/mission.md:${line}: "${test.title}" of ${test.file} did not pass in this run`],
  )
}

/** Ends a full run by comparing the page of demands with the tests that passed; a run of a few files cannot say. */
export function missionReporter(): Reporter {
  return {
    onTestRunEnd(modules) {
      const files = new Set(modules.map(({ moduleId }) => relative(root, moduleId)))
      if (globSync('test/**/*.test.ts', { cwd: root }).some((file) => !files.has(file))) return
      const rows = missionRows()
      const problems = missionProblems(rows, passedTests(modules))
      const open = rows.filter(({ test }) => test === null).length
      process.stdout.write(
        `\nDemands of docs/mission.md: ${rows.length}, proved in this run: ${rows.length - open - problems.length}, not yet: ${open}\n`,
      )
      for (const problem of problems) process.stdout.write(`  ${problem}\n`)
      if (problems.length > 0) process.exitCode = 1
    },
  }
}

function passedTests(modules: readonly TestModule[]): ReadonlySet<string> {
  const passed = new Set<string>()
  for (const module of modules) {
    const file = relative(root, module.moduleId)
    for (const test of module.children.allTests('passed')) passed.add(`${file}: ${test.name}`)
  }
  return passed
}
