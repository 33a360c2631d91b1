import { expect, test } from 'vitest'
import { pullOver } from '../../../src/report/pull-over.ts'

test.each([
  ['closed', 'failure', 'en', 'closed without a merge', 'Reopen pull request'],
  ['closed', 'failure', 'ja', 'マージされずに閉じられた', 'Reopen pull request'],
  ['turned', 'neutral', 'en', 'does not lead to `main` now', 'choose `main`'],
  ['turned', 'neutral', 'ja', 'マージ先が `main` ではなくなった', '`main` に戻して'],
  ['emptied', 'neutral', 'en', 'changes no campaign now', 'commit the campaign to its branch again'],
  ['emptied', 'neutral', 'ja', 'キャンペーンの変更がなくなった', 'もう一度ブランチにコミット'],
] as const)('%s, %s (%s): nothing is asked, nothing is sent, and how to go on', (...row) => {
  const [why, conclusion, locale, said, how] = row
  const { comment, check } = pullOver({ why, branch: 'main' }, locale)
  expect(comment).toContain(said)
  expect(comment).toContain(how)
  expect(comment).toMatch(/^<!-- postmerge: [^<>]+ -->\n### \S/)
  expect(check).toMatchObject({ name: 'mail / approvals', conclusion, annotations: [] })
  expect(check.summary).toContain(said)
})
