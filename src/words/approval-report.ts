import type { Vocabulary } from './phrase.ts'

/** What `approvals` says around the tree of reasons. */
export const approvalReport = {
  'verdict-APPROVED': {
    en: '{release} is approved ({commit}).',
    ja: '{release} は承認されています({commit})。',
  },
  'verdict-PENDING': {
    en: '{release} waits for somebody ({commit}) [{code}].',
    ja: '{release} は対応待ちです({commit})[{code}]。',
  },
  'verdict-BLOCKED': {
    en: '{release} is blocked: no approval helps, something must be mended ({commit}) [{code}].',
    ja: '{release} は配信できません。承認ではなく修正が必要です({commit})[{code}]。',
  },
  'verdict-ERROR': {
    en: '{release} could not be judged; try again ({commit}) [{code}].',
    ja: '{release} を判定できませんでした。もう一度お試しください({commit})[{code}]。',
  },
  'verdict-HOLD': {
    en: '{release} is approved, but something stands against it now ({commit}) [{code}].',
    ja: '{release} は承認されていますが、現在保留されています({commit})[{code}]。',
  },
  'approvals-as': {
    en: 'As if {person} approved it now:',
    ja: '{person} さんがいま承認した場合:',
  },
  'approvals-usage': {
    en: {
      say: 'approvals needs a campaign, or the word settings.',
      fix: 'For example: postmerge approvals 2026-12-winter-sale',
    },
    ja: {
      say: 'キャンペーンか「settings」を指定してください。',
      fix: '例: postmerge approvals 2026-12-winter-sale',
    },
  },
  'approvals-not-there': {
    en: {
      say: 'There is no campaign {campaign} in this folder, and no change of it that could be judged.',
      fix: 'Name a folder of campaigns/, switch to the branch that it lies on, or name a commit with --at. Here, the most alike first: {known}',
    },
    ja: {
      say: 'キャンペーン「{campaign}」はこのフォルダーになく、判定できる変更も見つかりません。',
      fix: 'campaigns/ の中のフォルダー名を指定するか、そのキャンペーンのあるブランチに切り替えるか、--at でコミットを指定してください。ここにあるもの(似ている順): {known}',
    },
  },
  'approvals-nothing-to-judge': {
    en: {
      say: 'No change of the campaign {campaign} was found that could be judged.',
      fix: 'Commit it on a branch and ask: open a pull request or, without a forge, postmerge request {campaign}. Or name a commit with --at.',
    },
    ja: {
      say: 'キャンペーン「{campaign}」の、判定できる変更が見つかりません。',
      fix: 'ブランチにコミットして、プルリクエスト(GitHub などを使わない場合は postmerge request {campaign})で依頼するか、--at でコミットを指定してください。',
    },
  },
  'approvals-no-person': {
    en: {
      say: '{person} cannot approve: policies/identities.yaml of the default branch has no SSH key of theirs or, where reviews decide, no account.',
      fix: 'Name a person who is there. The most alike first: {people}',
    },
    ja: {
      say: '{person} さんは承認できません。既定ブランチの policies/identities.yaml に、SSH 鍵(レビューで承認する場合はアカウント)が登録されていません。',
      fix: '登録されている人を指定してください。似ている順: {people}',
    },
  },
  'approvals-no-rules': {
    en: {
      say: 'The rules of the default branch cannot be read.',
      fix: 'Run postmerge validate on it, and mend what it finds.',
    },
    ja: {
      say: '既定ブランチのルールを読み取れません。',
      fix: 'postmerge validate を実行し、指摘された点を直してください。',
    },
  },
  'option-at': {
    en: 'judge this commit (merged, or a branch as if it were merged now)',
    ja: '判定するコミット(マージ済みのもの、またはブランチをいまマージした場合)',
  },
  'option-as': {
    en: 'what would be missing if this person approved it now',
    ja: 'この人がいま承認したら何が残るかを示す',
  },
  'settings-list': {
    en: '{list}: on, {approvals} of {owners} ({people}) must approve, {source}',
    ja: '{list}: 承認あり。{owners}({people})のうち {approvals} 人の承認が必要、{source}',
  },
  'settings-unowned': {
    en: '{list}: nobody owns it, so nothing can be sent to it, {source}',
    ja: '{list}: 責任者がいないため配信できません、{source}',
  },
  'settings-off': {
    en: '{list}: off until {until} ({reason}); its owners are {owners} ({people}), {source}',
    ja: '{list}: {until} まで承認なし(理由: {reason})。責任者は {owners}({people})、{source}',
  },
  'settings-off-over': {
    en: 'approval was off until {until}, and is needed again',
    ja: '承認の省略は {until} で終了し、現在は承認が必要',
  },
  'settings-tier': {
    en: '{approvals} must approve what goes to more than {over} people',
    ja: '{over} 人を超える配信では {approvals} 人の承認が必要',
  },
  'settings-minimum': {
    en: 'At least {minimum} people must approve any release.',
    ja: 'どの配信でも、少なくとも {minimum} 人の承認が必要',
  },
  'settings-since': {
    en: 'so since {commit} ({day}), changed by {by}',
    ja: '{commit}({day})の変更から。変更者: {by}',
  },
  'settings-since-long': {
    en: 'so for longer than the newest hundred changes of the rules',
    ja: '直近 100 回のルール変更より前から変わっていません',
  },
  'settings-deputy': {
    en: '{by} stands in for {for} from {from} until {until}',
    ja: '{from} から {until} まで {by} が {for} の代理',
  },
  'settings-administrators': {
    en: 'Administrators, who alone change these rules: {people}',
    ja: 'このルールを変更できる管理者: {people}',
  },
  'settings-changed': {
    en: '{path} is so since {commit} ({day}, {author})',
    ja: '{path} の最終変更: {commit}({day}、{author})',
  },
} satisfies Vocabulary
