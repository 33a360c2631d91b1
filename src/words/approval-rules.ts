import type { Vocabulary } from './phrase.ts'

/** The conditions of going out. In English each completes the sentence of `rule-all`; in Japanese each stands as an item of its list. */
export const approvalRules = {
  'rule-all': {
    en: '{campaign}, edition {edition}, may go out if',
    ja: '{campaign}(第 {edition} 版)を配信できる条件',
  },
  'rule-shape': {
    en: 'it was merged from a branch by a merge commit',
    ja: 'ブランチからマージコミットで取り込まれていること',
  },
  'rule-mergeable': {
    en: 'it can be merged into the default branch as it is',
    ja: 'そのまま既定ブランチにマージできること',
  },
  'rule-rules': {
    en: 'every change of the rules was approved by those who own them',
    ja: 'ルールの変更がすべて責任者に承認されていること',
  },
  'rule-grants': {
    en: 'the rules it was merged into say without doubt who may approve',
    ja: 'マージ先のルールから、承認できる人が確実に読み取れること',
  },
  'rule-scope': {
    en: 'it changes nothing but campaigns and documents',
    ja: '変更がキャンペーンとドキュメントだけであること',
  },
  'rule-content': {
    en: 'nothing is wrong in the files that it is made of',
    ja: '配信内容を構成するファイルに誤りがないこと',
  },
  'rule-edition': {
    en: 'edition {edition} was not sent before',
    ja: '第 {edition} 版がまだ配信されていないこと',
  },
  'rule-merge': {
    en: 'the merge added nothing of its own',
    ja: 'マージの際に独自の変更が加えられていないこと',
  },
  'rule-head': {
    en: 'the branch itself carried exactly what is to be sent',
    ja: 'ブランチの内容が、配信される内容とまったく同じであること',
  },
  'rule-owned': {
    en: 'somebody owns everything that needs an approval',
    ja: '承認が必要なものすべてに責任者がいること',
  },
  'rule-writers': {
    en: 'its writers are among those whom the lists allow to write',
    ja: '執筆者が、リストで許可された執筆者であること',
  },
  'rule-off': {
    en: 'where approval is switched off, that is allowed',
    ja: '承認が省略されている場合は、それが認められていること',
  },
  'rule-tags': {
    en: 'tags that say nothing are left aside',
    ja: '意見として認められないタグは数えないこと',
  },
  'rule-idle': {
    en: 'approvals that do not count are left aside',
    ja: '数えられない承認は除外すること',
  },
  'rule-no-rejection': {
    en: 'nobody has sent it back',
    ja: '差し戻されていないこと',
  },
  'rule-list-owner': {
    en: 'the list {subject} is approved by its owners {owners} ({source}): {have} of {needed}',
    ja: 'リスト「{subject}」を責任者 {owners} が承認していること({source}): {needed} 人中 {have} 人',
  },
  'rule-file-owner': {
    en: '{subject} is approved by its owners {owners} ({source}): {have} of {needed}',
    ja: '{subject} を責任者 {owners} が承認していること({source}): {needed} 人中 {have} 人',
  },
  'rule-floor': {
    en: 'enough different people approved it: {have} of {needed}',
    ja: '十分な人数が承認していること: {needed} 人中 {have} 人',
  },
  'rule-when': {
    en: 'an owner of a list approves its new time',
    ja: 'リストの責任者が新しい配信日時を承認していること',
  },
  'rule-schedule': { en: 'its time is not over', ja: '配信予定の時刻を過ぎていないこと' },
  'rule-merger': {
    en: 'somebody who may release it merged it',
    ja: '配信を許可された人がマージしていること',
  },
  'rule-live': { en: 'nothing stops it now', ja: '現在、配信を止めるものがないこと' },
  'rule-still': {
    en: 'what was approved still stands',
    ja: '承認された内容と承認者が現在も有効であること',
  },
  APPROVED_BY: { en: '{person} approved it ({at})', ja: '{person} さんが承認しました({at})' },
  APPROVED_BY_DEPUTY: {
    en: '{person} approved it as the deputy of {owner} ({at})',
    ja: '{person} さんが {owner} さんの代理として承認しました({at})',
  },
  NOT_AN_OWNER: {
    en: '{person} approved it too, but is none of {owners}',
    ja: '{person} さんも承認しましたが、{owners} に含まれていません',
  },
  KEPT: {
    en: 'the approval of {person} ({at}) still covers everything but the time',
    ja: '{person} さんの承認({at})は、日時以外について引き続き有効です',
  },
  REJECTION_IGNORED: {
    en: '{person} sent it back, but is its author or may not write here',
    ja: '{person} さんの差し戻しは、執筆者本人または書き込み権限のない人によるもののため数えません',
  },
  AUTHOR_UNKNOWN: {
    en: 'one more is needed, because a commit is by somebody who is not in policies/identities.yaml',
    ja: 'policies/identities.yaml にない人のコミットが含まれるため、承認がもう 1 人分必要です',
  },
  TIER: {
    en: 'mail to more than {over} people needs {approvals} approvals',
    ja: '{over} 人を超える配信には {approvals} 人の承認が必要です',
  },
  TIER_UNCOUNTED: {
    en: 'nobody has counted the recipients yet, so as many are assumed as limits.recipients of its lists allow; the desk counts them once somebody asks for approval',
    ja: '人数がまだ分からないため、リストの上限(limits.recipients)まで配信するものとみなしています(依頼の後に承認デスクが数えます)',
  },
  SOON: { en: 'it is due at {at}, in less than an hour', ja: '配信予定({at})まで 1 時間を切っています' },
  WITHOUT_APPROVAL: {
    en: 'the owners of {list} are not asked until {until}: {reason}',
    ja: 'リスト「{list}」は {until} まで責任者の承認を省略しています。理由: {reason}',
  },
  HOLD_LIFTED: { en: '{person} released it', ja: '{person} さんが配信の保留を解除しました' },
} satisfies Vocabulary
