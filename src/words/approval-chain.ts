import type { Vocabulary } from './phrase.ts'

/** What is wrong with the rules by which a change is judged. */
export const approvalChain = {
  POLICY_MISSING: {
    en: {
      say: '{path} is missing or cannot be read',
      fix: 'Restore it from an earlier commit; postmerge validate says what is wrong in it.',
    },
    ja: {
      say: '{path} がないか、読み取れません',
      fix: '以前のコミットから戻してください。誤りの内容は postmerge validate で分かります。',
    },
  },
  CODEOWNERS_INVALID: {
    en: {
      say: '{path}:{line} cannot be relied on',
      fix: 'Let an Administrator mend it; postmerge validate says what is wrong.',
    },
    ja: {
      say: '{path}:{line} が正しくありません',
      fix: '管理者に直してもらってください。誤りの内容は postmerge validate で分かります。',
    },
  },
  CODEOWNERS_UNKNOWN_OWNER: {
    en: {
      say: 'nobody is called {owner} in policies/identities.yaml',
      fix: 'Correct the name, or add the person or team.',
    },
    ja: {
      say: '{owner} が policies/identities.yaml にありません',
      fix: '名前を直すか、その人またはチームを追加してください。',
    },
  },
  KEY_SHARED: {
    en: {
      say: 'one SSH key stands under {one} and under {other}',
      fix: 'Give each person a key of their own in policies/identities.yaml.',
    },
    ja: {
      say: '同じ SSH 鍵が {one} さんと {other} さんに登録されています',
      fix: 'policies/identities.yaml で、1 人ずつ別の鍵を登録してください。',
    },
  },
  ID_MISMATCH: {
    en: {
      say: '{name} means two different people: one by policies/identities.yaml, and another by that login',
      fix: 'Let an Administrator correct the id, or rename the person, in policies/identities.yaml.',
    },
    ja: {
      say: '「{name}」が 2 人の別の人を指しています(policies/identities.yaml の登録と、実際のログイン名の持ち主)',
      fix: '管理者に、policies/identities.yaml の id か名前を直してもらってください。',
    },
  },
  NO_ROOT: {
    en: {
      say: 'no commit is trusted yet as the beginning',
      fix: 'Look at the rules as they are, then begin with: postmerge send --trust-root',
    },
    ja: {
      say: '起点として信頼するコミットがまだ決まっていません',
      fix: '現在のルールを確かめてから「postmerge send --trust-root」で始めてください。',
    },
  },
  BEFORE_ROOT: {
    en: {
      say: '{commit} is not on the default branch, or was merged before the commit from which sending began',
      fix: 'Merge another change of the campaign.',
    },
    ja: {
      say: '{commit} は既定ブランチにないか、配信の起点より前にマージされています',
      fix: 'キャンペーンの変更をもう一度マージしてください。',
    },
  },
  RULES_UNAPPROVED: {
    en: {
      say: '{commit} (“{subject}”) changed {path}, and those who own it did not approve',
      fix: 'If it is right, its owners run: postmerge approve --rules {commit}. If not: git revert {commit}',
    },
    ja: {
      say: '{commit}(「{subject}」)が {path} を変更しましたが、責任者が承認していません',
      fix: '正しい変更なら、責任者が「postmerge approve --rules {commit}」を実行してください。そうでなければ git revert {commit} で取り消してください。',
    },
  },
  RULES_NOT_APPROVED: {
    en: {
      say: '{needed} more must approve the change of {path} (who can: {people})',
      fix: 'Ask one of them to run: postmerge approve --rules {commit}',
    },
    ja: {
      say: '{path} の変更には、あと {needed} 人の承認が必要です(承認できる人: {people})',
      fix: 'いずれかの人に「postmerge approve --rules {commit}」の実行を依頼してください。',
    },
  },
  RULES_NOBODY_LEFT: {
    en: {
      say: 'nobody of {owners} is left who could approve the change of {path}: those who made it cannot',
      fix: 'Take it back: git revert {commit}. Then let somebody else of policies/identities.yaml make the change in a signed commit, and an owner approves that one.',
    },
    ja: {
      say: '{path} の変更を承認できる責任者({owners})が残っていません。変更した本人は承認できません',
      fix: 'git revert {commit} で取り消し、policies/identities.yaml にいる別の人が署名付きのコミットで同じ変更を行えば、責任者が承認できます。',
    },
  },
  RULES_UNSIGNED: {
    en: {
      say: '{commit} is not signed by whoever wrote it, so two owners must approve instead of one',
      fix: 'Sign the commit: git config gpg.format ssh; git config commit.gpgsign true. If it is merged already, its author runs, beside an owner: postmerge approve --rules {commit}',
    },
    ja: {
      say: '{commit} に作成者本人の署名がないため、責任者 1 人ではなく 2 人の承認が必要です',
      fix: 'コミットに署名してください(git config gpg.format ssh、git config commit.gpgsign true)。すでにマージ済みなら、責任者に加えて作成者本人も「postmerge approve --rules {commit}」を実行してください。',
    },
  },
  RULES_REJECTED: {
    en: { say: 'one of {owners} refused the change of {path}', fix: 'Take it back: git revert {commit}' },
    ja: {
      say: '{owners} の 1 人が {path} の変更を拒否しました',
      fix: 'git revert {commit} で取り消してください。',
    },
  },
  RULES_ON_UNAPPROVED: {
    en: {
      say: 'it builds on an earlier change of the same file that was not approved',
      fix: 'Have the earlier change approved, or take both back.',
    },
    ja: {
      say: '同じファイルへの、承認されていない以前の変更の上に加えられています',
      fix: '以前の変更の承認を得るか、両方を取り消してください。',
    },
  },
  OFF_NOT_ALONE: {
    en: {
      say: 'it switches approval off for {list} together with other changes of the rules',
      fix: 'Take it back with git revert {commit}, and switch approval off in a change of its own.',
    },
    ja: {
      say: 'リスト「{list}」の承認の省略が、ほかのルールの変更と一緒に行われています',
      fix: 'git revert {commit} で取り消し、承認の省略だけを単独の変更にしてください。',
    },
  },
  RULES_WITHOUT_OWNERS: {
    en: {
      say: 'the rules before it do not say who could approve it',
      fix: 'Take it back: git revert. Then begin again from a commit with readable rules: postmerge send --trust-root',
    },
    ja: {
      say: '変更前のルールから、承認できる人が読み取れません',
      fix: 'git revert で取り消し、ルールが読み取れるコミットから「postmerge send --trust-root」で始め直してください。',
    },
  },
  RULES_UNTRUSTED: {
    en: {
      say: 'it was merged while rules were in force that nobody had approved ({commit})',
      fix: 'Merge it again now, and have it approved again.',
    },
    ja: {
      say: '承認されていないルールが有効だった間({commit})にマージされています',
      fix: '改めて承認を得て、もう一度マージしてください。',
    },
  },
  'history-rewritten': {
    en: {
      say: 'The default branch no longer contains {commit}, which was trusted: its history was rewritten.',
      fix: 'Restore the branch from a copy that still has that commit, and forbid force pushes. Nothing is sent until then.',
    },
    ja: {
      say: '信頼の起点だった {commit} が既定ブランチにありません。履歴が書き換えられています。',
      fix: 'そのコミットを含む複製からブランチを戻し、強制プッシュを禁止してください。それまで何も送信されません。',
    },
  },
  'commit-without-parent': {
    en: {
      say: '{commit} is the first commit, so nothing was merged into anything.',
      fix: 'Propose the campaign on a branch, and merge it with: git merge --no-ff <branch>',
    },
    ja: {
      say: '{commit} は最初のコミットのため、マージではありません。',
      fix: 'キャンペーンをブランチで提案し、「git merge --no-ff <ブランチ>」でマージしてください。',
    },
  },
  'evidence-tag-changed': {
    en: {
      say: 'The ledger keeps a tag {tag} whose bytes are not those of its id: the record was changed.',
      fix: 'Compare the ledger with another copy of the repository.',
    },
    ja: {
      say: '台帳に保存されたタグ {tag} の内容が ID と一致しません。記録が書き換えられています。',
      fix: 'リポジトリの別の複製と台帳を比べてください。',
    },
  },
} satisfies Vocabulary
