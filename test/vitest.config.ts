import { defineConfig } from 'vitest/config'
import { judgesReporter } from './support/judges-reporter.ts'
import { LongFirst } from './support/long-first.ts'
import { missionReporter } from './support/mission-reporter.ts'
import { threatReporter } from './support/threat-reporter.ts'

/** Rooms of pure functions: they share nothing that one test could leave behind for another, so their files share a process and its modules. */
const pure = [
  'kit',
  'words',
  'release',
  'content',
  'audience',
  'message',
  'compile',
  'authentication',
  'checks',
  'approval',
  'plan',
  'ledger',
  'delivery',
  'report',
  'notice',
  'web',
]

const exclude = ['**/fixtures/**', 'node_modules/**']
const rooms = pure.map((room) => `test/${room}/**/*.test.ts`)

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', judgesReporter(), missionReporter(), threatReporter()],
    // Of two cores a fifth lies idle with two workers, while end-to-end tests wait for their servers.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // A person's environment must not change what the tests see.
    env: { LANG: 'C.UTF-8', LC_ALL: '', POSTMERGE_LOCALE: 'en', NO_COLOR: '1', GITHUB_ACTIONS: '' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'pure', include: rooms, exclude, isolate: false } },
      {
        extends: true,
        test: { name: 'world', include: ['test/**/*.test.ts'], exclude: [...exclude, ...rooms] },
      },
    ],
  },
})
