import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['**/fixtures/**', 'node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two cores: more workers only make the servers of the end-to-end tests wait for each other.
    maxWorkers: 2,
  },
})
