import { defineConfig } from 'vitest/config'
import { judgesReporter } from './support/judges-reporter.ts'
import { missionReporter } from './support/mission-reporter.ts'
import { threatReporter } from './support/threat-reporter.ts'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['**/fixtures/**', 'node_modules/**'],
    reporters: ['default', judgesReporter(), missionReporter(), threatReporter()],
    // A person's environment must not change what the tests see.
    env: { LANG: 'C.UTF-8', LC_ALL: '', POSTMERGE_LOCALE: 'en', NO_COLOR: '1', GITHUB_ACTIONS: '' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Of two cores a fifth lies idle with two workers, while end-to-end tests wait for their servers.
    maxWorkers: 3,
  },
})
