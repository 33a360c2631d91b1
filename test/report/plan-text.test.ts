import { expect, test } from 'vitest'
import type { PlanView } from '../../src/plan/plan-view.ts'
import { planText } from '../../src/report/plan-text.ts'

function aView(set: Partial<PlanView>): PlanView {
  return {
    release: 'winter-sale/1',
    path: 'campaigns/winter-sale/campaign.md',
    commit: 'c'.repeat(40),
    closureDigest: 'd'.repeat(64),
    status: 'ready',
    from: { name: 'Hikari Foods', address: 'news@news.hikari.example' },
    judgement: null,
    lists: [{ id: 'newsletter', title: 'The Hikari letter' }],
    exclude: [],
    rehearsal: false,
    counts: null,
    languages: [],
    htmlBytes: 0,
    textLines: 0,
    links: [],
    schedule: null,
    timezone: 'Asia/Tokyo',
    weeklyLimit: null,
    undoMs: 600_000,
    findings: [],
    waivers: [],
    decision: null,
    since: { previous: null, changes: null },
    ...set,
  }
}

test('an approver sees which checks the campaign is excused from, by whom, until when and why', () => {
  const waivers = [
    {
      check: 'message-large',
      campaign: 'winter-sale',
      reason: 'the catalogue is the campaign',
      by: 'vera',
      until: '2026-12-31',
    },
  ]
  expect(planText(aView({ waivers }), 'en')).toContain(
    'Excused   message-large: by vera until 2026-12-31: the catalogue is the campaign',
  )
  expect(planText(aView({ waivers }), 'ja')).toContain(
    '例外      message-large: vera が 2026-12-31 まで許可(the catalogue is the campaign)',
  )
  expect(planText(aView({}), 'en').join('\n')).not.toContain('Excused')
})
