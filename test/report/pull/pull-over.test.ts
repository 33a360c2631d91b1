import { expect, test } from 'vitest'
import { pullOver } from '../../../src/report/pull-over.ts'

test.each([
  ['closed', 'en', 'closed without a merge', 'Reopen pull request'],
  ['closed', 'ja', 'マージされずに閉じられた', 'Reopen pull request'],
  ['turned', 'en', 'does not lead to `main` now', 'choose `main`'],
  ['turned', 'ja', 'マージ先が `main` ではなくなった', '`main` に戻して'],
] as const)('%s (%s): nothing is asked, nothing is sent, and how to go on', (...[why, locale, said, how]) => {
  const { comment, check } = pullOver({ why, branch: 'main' }, locale)
  expect(comment).toContain(said)
  expect(comment).toContain(how)
  expect(comment).toMatch(/^<!-- postmerge: [^<>]+ -->\n### \S/)
  // Nothing that was judged before may pass for a judgement of today.
  expect(check).toMatchObject({ name: 'mail / approvals', conclusion: 'failure', annotations: [] })
})
