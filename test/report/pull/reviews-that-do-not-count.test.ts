import { expect, test } from 'vitest'
import { evaluate } from '../../../src/approval/evaluate.ts'
import { present } from '../../../src/kit/assert.ts'
import { pullRequestNotice } from '../../../src/notice/pull-request-notice.ts'
import { pullCheck } from '../../../src/report/pull-check.ts'
import { linesBeforeFold, pullComment } from '../../../src/report/pull-comment.ts'
import type { PullView } from '../../../src/report/pull-view.ts'
import {
  baseFiles,
  campaign,
  campaignPath,
  factsOf,
  review,
  type Story,
} from '../../support/approval-facts.ts'
import { views } from './views.ts'

const locales = ['en', 'ja'] as const

/** A pull request that waits, with these reviews. */
function viewWith(story: Partial<Story>): PullView {
  const view = views['nobody-left']!
  const decision = present(
    evaluate(
      factsOf({
        mode: 'proposal',
        hosted: { pull: { mergedMs: null, mergedBy: null, mergeCommit: null } },
        ...story,
      }),
    )[0],
    'a campaign of the story',
  )
  const [one] = view.campaigns
  return { ...view, campaigns: [{ ...one!, decision }] }
}

const account = (login: string, bot = false) => ({ kind: 'user', id: 9100, login, bot }) as const

/** Every way in which a review can be none, by somebody who owns what is sent and by somebody who owns nothing. */
const rows: readonly (readonly [name: string, story: Partial<Story>, en: RegExp, ja: RegExp])[] = [
  [
    'owns nothing',
    { opinions: [review('ken')] },
    /`ken` approved it too, but is none of/,
    /`ken` さんも承認しましたが/,
  ],
  [
    'nobody whom we know',
    { opinions: [review('x', { account: account('guest') })] },
    /`@guest` approved it too/,
    /`@guest` さんも承認しましたが/,
  ],
  [
    'may only read',
    { opinions: [review('x', { account: account('guest'), mayWrite: false })] },
    /`@guest` approved, but may only read/,
    /`@guest` さんが承認しましたが、リポジトリの閲覧権限しか/,
  ],
  [
    'an owner who may only read',
    { opinions: [review('vera', { mayWrite: false })] },
    /`vera` approved, but may only read/,
    /`vera` さんが承認しましたが、リポジトリの閲覧権限しか/,
  ],
  [
    'a program',
    { opinions: [review('x', { account: account('app[bot]', true) })] },
    /`@app\[bot\]` approved, but is a program/,
    /`@app\[bot\]` の承認はプログラムによるもの/,
  ],
  [
    'the author',
    { proposal: [{ changes: { [campaignPath]: campaign() }, by: 'ken' }], opinions: [review('ken')] },
    /`ken` approved, but (?:is the author|has changed it too)/,
    /`ken` さんが承認しましたが、(?:執筆者本人|内容の変更にも)/,
  ],
  [
    'gone',
    { opinions: [review('x', { account: { kind: 'gone' } })] },
    /the account behind .* is gone/,
    /のアカウントは削除されています/,
  ],
  [
    'retargeted',
    { opinions: [review('ken', { retargeted: true })] },
    /`ken` approved before the change was pointed/,
    /`ken` さんの承認後に、マージ先/,
  ],
  [
    'unbound',
    { opinions: [review('ken', { target: null, targetTree: null })] },
    /`ken` approved a commit that is not there/,
    /`ken` さんが承認したコミットが見つからない/,
  ],
  [
    'expired',
    { opinions: [review('ken', { atMs: 0 })] },
    /`ken` approved on .* valid for/,
    /`ken` さんの承認.*有効期間/,
  ],
  [
    'in the future',
    { opinions: [review('ken', { atMs: 4e12 })] },
    /`ken` approved at a time that is still to come/,
    /`ken` さんの承認の日時/,
  ],
  [
    'stale',
    {
      proposal: [
        { changes: { [campaignPath]: campaign() } },
        { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } },
      ],
      opinions: [review('ken')],
    },
    /`ken` approved `.*`, then .* changed/,
    /`ken` さんが .* を承認したあとで/,
  ],
  [
    'a reader who sends it back',
    { opinions: [review('mori', { verdict: 'reject', mayWrite: false })] },
    /`mori` sent it back, but/,
    /`mori` さんの差し戻しは/,
  ],
  [
    'after enough approvals',
    { opinions: [review('vera'), review('bo'), review('mallory', { mayWrite: false })] },
    /`mallory` approved, but may only read/,
    /`mallory` さんが承認しましたが/,
  ],
]

test.each(rows)('%s: comment, check and mail say so in both languages', (...row) => {
  const [, story, en, ja] = row
  const view = viewWith({ root: baseFiles, ...story })
  const said = { en, ja }
  for (const locale of locales) {
    const [head = '', ...folds] = pullComment(view, locale).split('<details>')
    expect(head).toMatch(said[locale])
    expect(folds.join('')).toMatch(said[locale])
    expect(pullCheck(view, locale).summary).toMatch(said[locale])
    const notice = { view, campaign: view.campaigns[0]!, reader: 'vera', pictures: [] }
    const plain = new RegExp(said[locale].source.replaceAll('`', ''))
    expect(
      pullRequestNotice(notice, locale).text.replaceAll(/\s*\n\s*/g, locale === 'ja' ? '' : ' '),
    ).toMatch(plain)
  }
})

test('a crowd that may only read floods nobody: some lines, then how many more', () => {
  const crowd = Array.from({ length: 300 }, (_, n) =>
    review('x', { id: `crowd-${n}`, account: { ...account(`aa${n}`), id: 20_000 + n }, mayWrite: false }),
  )
  const view = viewWith({
    opinions: [...crowd, review('ken'), review('vera', { target: null, targetTree: null })],
  })
  const comment = pullComment(view, 'en')
  const head = comment.split('\n<details>')[0]!.split('\n')
  expect(head.length).toBeLessThanOrEqual(linesBeforeFold)
  // Whoever could count is not pushed out by those who never could.
  expect(head.join('\n')).toMatch(/❌ `vera` approved a commit that is not there/)
  expect(head.join('\n')).toMatch(/^- and \d more below$/m)
  expect(comment.split('\n').filter((line) => line.includes('may only read')).length).toBeLessThan(60)
  expect(comment).toMatch(/- and 25\d more\n/)
  const { summary } = pullCheck(view, 'en')
  expect(summary).toMatch(/`ken` approved it too/)
  expect(summary.split('\n').filter((line) => line.includes('may only read'))).toHaveLength(2)
  expect(summary).toContain('- and 298 more')
  const { text } = pullRequestNotice(
    { view, campaign: view.campaigns[0]!, reader: 'vera', pictures: [] },
    'en',
  )
  expect(text.split('may only read').length).toBeLessThan(12)
  expect(text).toMatch(/and \d+ more/)
})
