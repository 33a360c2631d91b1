import { expect, test } from 'vitest'
import { administrators } from '../../src/approval/administrators.ts'
import { approvalSettings } from '../../src/approval/approval-settings.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { asIfApproved } from '../../src/approval/simulate.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { present } from '../../src/kit/assert.ts'
import { decisionText } from '../../src/report/approvals-text.ts'
import { settingsText } from '../../src/report/approvals-settings-text.ts'
import {
  campaign,
  campaignPath,
  baseFiles,
  factsOf,
  approve,
  list,
  now,
  type Story,
} from '../support/approval-facts.ts'

const text = (story: Partial<Story>, locale: 'en' | 'ja' = 'en'): string =>
  decisionText(present(evaluate(factsOf(story))[0], 'a decision'), locale).join('\n')

test('the tree says what must be so, what is in the way, and the fix on each unmet line', () => {
  const stale = text({
    mode: 'proposal',
    proposal: [
      { changes: { [campaignPath]: campaign() } },
      { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } },
    ],
    opinions: [approve('vera', { on: 'h1' })],
  })
  expect(stale).toMatchInlineSnapshot(`
    "autumn/1 waits for somebody (84a516841ba7) [STALE].

    autumn, edition 1, may go out if
      ✓ it can be merged into the default branch as it is
      ✓ every change of the rules was approved by those who own them
      ✓ the rules it was merged into say without doubt who may approve
      ✓ it changes nothing but campaigns and documents
      ✓ nothing is wrong in the files that it is made of
      ✓ somebody owns everything that needs an approval
      ✓ nobody has sent it back
      ✗ the list vip is approved by its owners @hikari/vip (.github/CODEOWNERS:3): 0 of 1
        · vera approved ac4ae972, then campaigns/autumn/campaign.md changed [STALE]
          fix: Ask vera to look again and approve what it is now.
        · 1 more of these must approve: vera, victor [NOT_APPROVED]
          fix: Ask one of them to approve it: postmerge approve autumn
      ✗ campaigns/autumn/campaign.md is approved by its owners @hikari/marketing @hikari/vip (.github/CODEOWNERS:2): 0 of 1
        · vera approved ac4ae972, then campaigns/autumn/campaign.md changed [STALE]
          fix: Ask vera to look again and approve what it is now.
        · 1 more of these must approve: vera, victor, bo [NOT_APPROVED]
          fix: Ask one of them to approve it: postmerge approve autumn
      ✓ nothing stops it now"
  `)
})

test('in Japanese too', () => {
  expect(text({ opinions: [] }, 'ja')).toMatchInlineSnapshot(`
    "autumn/1 は対応待ちです(84a516841ba7)[NOT_APPROVED]。

    autumn(第 1 版)を配信できる条件
      ✓ ブランチからマージコミットで取り込まれていること
      ✓ ルールの変更がすべて責任者に承認されていること
      ✓ マージ先のルールから、承認できる人が確実に読み取れること
      ✓ 変更がキャンペーンとドキュメントだけであること
      ✓ 配信内容を構成するファイルに誤りがないこと
      ✓ マージの際に独自の変更が加えられていないこと
      ✓ 承認が必要なものすべてに責任者がいること
      ✓ 差し戻されていないこと
      ✗ リスト「vip」を責任者 @hikari/vip が承認していること(.github/CODEOWNERS:3): 1 人中 0 人
        · あと 1 人の承認が必要です(承認できる人: vera, victor) [NOT_APPROVED]
          直し方: いずれかの人に承認を依頼してください: postmerge approve autumn
      ✗ campaigns/autumn/campaign.md を責任者 @hikari/marketing @hikari/vip が承認していること(.github/CODEOWNERS:2): 1 人中 0 人
        · あと 1 人の承認が必要です(承認できる人: vera, victor, bo) [NOT_APPROVED]
          直し方: いずれかの人に承認を依頼してください: postmerge approve autumn
      ✓ 現在、配信を止めるものがないこと
      ✓ 承認された内容と承認者が現在も有効であること"
  `)
})

test('every line of a tree has a sentence in both languages, without holes', () => {
  const stories: Partial<Story>[] = [
    {},
    { opinions: [] },
    { parents: 1 },
    { rules: [{ changes: { 'package.json': '{}\n' } }] },
    { mode: 'proposal', clean: false },
    { proposal: [{ changes: { [campaignPath]: campaign({ lists: '[nobody]' }) } }] },
    { root: { ...baseFiles, 'policies/approvals.yaml': 'tiers: [{ over: 1, approvals: 3 }]\n' } },
    { merger: { kind: 'unknown' }, live: { halted: 'x' } },
    { requests: [] },
    { rules: [{ by: 'ken', signedBy: null, changes: { 'lists/vip.yaml': list('# x\n') } }] },
  ]
  for (const story of stories) {
    for (const locale of ['en', 'ja'] as const) {
      const said = text(story, locale)
      expect(said).not.toMatch(/\{\w+\}|undefined/)
      expect(said).not.toMatch(/(?:^|· |✓ |✗ )[A-Z_]{4,}$/m)
    }
  }
})

test('what is in the way of an unsigned change says how to sign', () => {
  const asked =
    'fix: Let the writer run: postmerge request autumn. Or sign the commits: git config gpg.format ssh'
  expect(text({ requests: [] })).toContain(asked)
  expect(text({})).not.toContain(asked)
  const changes = { 'lists/vip.yaml': list('sensitivity: public\n') }
  const rules = [{ by: 'ken', signedBy: null, changes, approvedBy: ['vera'] }]
  expect(text({ rules })).toMatch(
    /is not signed by whoever wrote it, so two owners must approve.*\[RULES_UNSIGNED\]\n *fix: Sign the commit: git config gpg.format ssh/,
  )
  expect(text({ requests: [] }, 'ja')).toContain('執筆者本人の署名がありません')
})

test('as if somebody approved: what would still be missing', () => {
  const facts = factsOf({ opinions: [] })
  const verdict = (person: string): string | undefined => {
    const asked = asIfApproved(facts, 'autumn', person)
    return asked === null ? undefined : evaluate(asked)[0]?.verdict
  }
  expect(verdict('vera')).toBe('APPROVED')
  expect(verdict('bo')).toBe('PENDING')
  expect(verdict('aoi')).toBe('PENDING')
  expect(verdict('nobody')).toBeUndefined()
  expect(asIfApproved(facts, 'spring', 'vera')).toBeNull()
})

test('settings: who approves which list, and who may change that', () => {
  const policies =
    'minimum: 2\ntiers: [{ over: 10000, approvals: 2 }]\nlists: { b2b: { approval: off, reason: Weekly, until: 2026-10-04 } }\ndeputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-31 }]\n'
  const { tree } = factsOf({ root: { ...baseFiles, 'policies/approvals.yaml': policies } })
  const content = parseContent(tree)
  expect(administrators(content)).toEqual(['mori'])
  const found = present(approvalSettings(content, Date.parse(now)), 'settings')
  const since = { commit: 'f'.repeat(40), day: '2026-10-02', by: ['mori', 'ken'] }
  const settings = {
    ...found,
    lists: found.lists.map((one) => Object.assign(one, { since: one.list === 'vip' ? since : null })),
  }
  const changes = [
    { path: 'policies/approvals.yaml', commit: '0123456789abcdef', author: 'mori', day: '2026-10-01' },
  ]
  expect(settingsText(settings, changes, 'en').join('\n')).toMatchInlineSnapshot(`
    "b2b: on, 1 of @bo (bo) must approve, .github/CODEOWNERS:4
      approval was off until 2026-10-04, and is needed again
      2 must approve what goes to more than 10000 people
      so for longer than the newest hundred changes of the rules
    vip: on, 1 of @hikari/vip (vera victor) must approve, .github/CODEOWNERS:3
      2 must approve what goes to more than 10000 people
      @ken stands in for @vera from 2026-10-01 until 2026-10-31
      so since ffffffffffff (2026-10-02), changed by mori, ken
    At least 2 people must approve any release.
    Administrators, who alone change these rules: mori
    policies/approvals.yaml is so since 0123456789ab (2026-10-01, mori)"
  `)
  expect(settingsText(settings, changes, 'ja').join('\n')).toContain('管理者: mori')
})

test('settings that cannot be read are none', () => {
  const { '.github/CODEOWNERS': _, ...files } = baseFiles
  const content = parseContent(factsOf({ root: files }).tree)
  expect(approvalSettings(content, 0)).toBeNull()
  expect(administrators(content)).toEqual([])
})
