import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { carries, threatRows, type ThreatRow } from './threat-rows.ts'

const root = join(import.meta.dirname, '../..')

/** Titles of tests that passed, by file. */
type Passed = ReadonlyMap<string, readonly string[]>

/** What `docs/threat-model.md` claims and a run does not show. */
export function threatProblems(rows: readonly ThreatRow[], passed: Passed): readonly string[] {
  return rows.flatMap(({ id, line, proof }) =>
    'none' in proof
      ? []
      : proof.files
          .filter((file) => !(passed.get(file) ?? []).some((title) => carries(title, id)))
          .map(
            (file) =>
              `docs/threat-model.md:${line}: no test of ${file} with ${id} in its title passed in this run`,
          ),
  )
}

/** Ends a full run by comparing the page of threats with the tests that passed; a run of a few files cannot say. */
export function threatReporter(): Reporter {
  return {
    onTestRunEnd(modules) {
      const files = new Set(modules.map(({ moduleId }) => relative(root, moduleId)))
      if (globSync('test/**/*.test.ts', { cwd: root }).some((file) => !files.has(file))) return
      const rows = threatRows()
      const problems = threatProblems(rows, passedTests(modules))
      process.stdout.write(
        `\nThreats of docs/threat-model.md: ${rows.length}, claims not shown by this run: ${problems.length}\n`,
      )
      for (const problem of problems) process.stdout.write(`  ${problem}\n`)
      if (problems.length > 0) process.exitCode = 1
    },
  }
}

function passedTests(modules: readonly TestModule[]): Passed {
  return new Map(
    modules.map((module) => [
      relative(root, module.moduleId),
      [...module.children.allTests('passed')].map((test) => test.fullName),
    ]),
  )
}
