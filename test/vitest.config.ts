import { defineConfig } from 'vitest/config'
import { judgesReporter } from './support/judges-reporter.ts'
import { LongFirst } from './support/long-first.ts'
import { missionReporter } from './support/mission-reporter.ts'
import { threatReporter } from './support/threat-reporter.ts'

/** Nothing that one of these tests does could be left behind for another, so their files share a process and the modules it loaded. */
const together = [
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
  'docs',
  'threats',
  'github/attacks',
  'adapters/dns',
  'adapters/github',
  'adapters/http',
  'adapters/smtp',
  'adapters/sqlite',
]

const exclude = ['**/fixtures/**', 'node_modules/**']
const rooms = together.map((room) => `test/${room}/**/*.test.ts`)

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
      { extends: true, test: { name: 'together', include: rooms, exclude, isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: [...exclude, ...rooms] },
      },
    ],
  },
})
