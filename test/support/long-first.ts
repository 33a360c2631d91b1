import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whole stories with processes and servers, the longest first; what is short fills the gaps they leave. */
const long = [
  'test/e2e/demo.test.ts',
  'test/e2e/guards.test.ts',
  'test/commands/desk/hosted.test.ts',
  'test/e2e/sigkill.test.ts',
  'test/e2e/package.test.ts',
  'test/workflows/run-steps.test.ts',
  'test/github/cases/',
  'test/e2e/demo-github.test.ts',
  'test/commands/desk/',
  'test/e2e/',
  'test/simulation/',
  'test/web/preview.browser.test.ts',
  'test/looks/',
]

/** A new checkout has no durations of earlier runs to go by: the last file to begin must not be a long one, which would run alone. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((path) => moduleId.includes(`/${path}`))
  return at === -1 ? long.length : at
}
