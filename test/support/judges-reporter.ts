import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

const folder = new URL('../.judges/', import.meta.url).pathname

/** Ends a run by naming the judges that we did not write: which ran, and which are not on this machine. */
export function judgesReporter(): Reporter {
  return {
    onInit() {
      // What an earlier run saw says nothing about this one.
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    },
    onTestRunEnd() {
      const judges = readdirSync(folder)
        .sort()
        .map((name) => readFileSync(`${folder}${name}`, 'utf8').trim())
      process.stdout.write(
        `\nJudges that we did not write:\n${judges.map((judge) => `  ${judge}\n`).join('')}`,
      )
    },
  }
}
