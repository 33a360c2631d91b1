import type { Vocabulary } from './phrase.ts'

/** What is in the way of an approval, or of one person's. */
export const approvalTroubles = {
  NOT_APPROVED: {
    en: {
      say: '{missing} more of these must approve: {people}',
      fix: 'Ask one of them to approve it: {how}',
    },
    ja: {
      say: 'あと {missing} 人の承認が必要です(承認できる人: {people})',
      fix: 'いずれかの人に承認を依頼してください: {how}',
    },
  },
  UNDECIDED: {
    en: {
      say: '{campaign} could not be judged ({detail})',
      fix: 'Run `postmerge validate {campaign}` and mend what it names; then try again.',
    },
    ja: {
      say: '{campaign} を判定できませんでした({detail})',
      fix: '「postmerge validate {campaign}」を実行し、指摘された箇所を直してから、もう一度試してください。',
    },
  },
  NOBODY_LEFT: {
    en: {
      say: 'nobody of {owners} is left who could approve: those who wrote it cannot',
      fix: 'Let an Administrator name a deputy in policies/approvals.yaml, or a second owner in .github/CODEOWNERS.',
    },
    ja: {
      say: '{owners} のうち承認できる人が残っていません(執筆に関わった人は承認できません)',
      fix: '管理者に、policies/approvals.yaml で代理人を決めるか、.github/CODEOWNERS に 2 人目の責任者を加えてもらってください。',
    },
  },
  TOO_FEW: {
    en: {
      say: '{missing} more must approve, of all who own a part of it',
      fix: 'Ask another owner to approve it: {how}',
    },
    ja: {
      say: 'いずれかの責任者の承認が、あと {missing} 人分必要です',
      fix: '別の責任者に承認を依頼してください: {how}',
    },
  },
  AUTHOR_UNSIGNED: {
    en: {
      say: 'nobody has signed for having written it: what a commit says about its author is only a claim',
      fix: 'Let the writer run: postmerge request {campaign}. Or sign the commits: git config gpg.format ssh; git config commit.gpgsign true',
    },
    ja: {
      say: '執筆者本人の署名がありません(コミットの作成者名は自己申告にすぎません)',
      fix: '執筆者に「postmerge request {campaign}」を実行してもらうか、コミットに署名してください(git config gpg.format ssh、git config commit.gpgsign true)。',
    },
  },
  WHEN_NOT_APPROVED: {
    en: {
      say: 'the time was changed after the approvals',
      fix: 'Ask one owner of a list to approve the new time: {how}',
    },
    ja: {
      say: '承認のあとで配信日時が変更されました',
      fix: 'リストの責任者 1 人に、新しい日時の承認を依頼してください: {how}',
    },
  },
  CHANGES_REQUESTED: {
    en: { say: '{person} sent it back: {reason}', fix: 'Mend it, and ask {person} again.' },
    ja: {
      say: '{person} さんが差し戻しました: {reason}',
      fix: '修正してから、もう一度 {person} さんに依頼してください。',
    },
  },
  AUTHOR: {
    en: { say: '{person} approved, but is the author', fix: 'Ask somebody else who owns it.' },
    ja: {
      say: '{person} さんが承認しましたが、執筆者本人です',
      fix: '別の責任者に承認を依頼してください。',
    },
  },
  CONTRIBUTOR: {
    en: {
      say: '{person} approved, but has changed it too',
      fix: 'Ask an owner who did not work on it.',
    },
    ja: {
      say: '{person} さんが承認しましたが、内容の変更にも関わっています',
      fix: '変更に関わっていない責任者に承認を依頼してください。',
    },
  },
  STALE: {
    en: {
      say: '{person} approved {commit}, then {path} changed',
      fix: 'Ask {person} to look again and approve what it is now.',
    },
    ja: {
      say: '{person} さんが {commit} を承認したあとで、{path} が変更されました',
      fix: '{person} さんに、現在の内容を確かめて承認し直してもらってください。',
    },
  },
  UNBOUND: {
    en: {
      say: '{person} approved a commit that is not there or holds no such campaign',
      fix: 'Ask {person} to approve again.',
    },
    ja: {
      say: '{person} さんが承認したコミットが見つからないか、このキャンペーンを含んでいません',
      fix: '{person} さんに承認し直してもらってください。',
    },
  },
  MISBOUND: {
    en: {
      say: '{person} signed other content than the commit holds that the approval points to',
      fix: 'Ask {person} to run `postmerge approve` again.',
    },
    ja: {
      say: '{person} さんが署名した内容と、承認が指すコミットの内容が一致しません',
      fix: '{person} さんに postmerge approve で承認し直してもらってください。',
    },
  },
  EXPIRED: {
    en: {
      say: '{person} approved on {at}; an approval is valid for {valid}',
      fix: 'Ask {person} to approve again.',
    },
    ja: {
      say: '{person} さんの承認({at})は有効期間({valid})を過ぎています',
      fix: '{person} さんに承認し直してもらってください。',
    },
  },
  TIME_IN_FUTURE: {
    en: {
      say: '{person} approved at a time that is still to come ({at})',
      fix: 'Set the clock of that machine, and approve again.',
    },
    ja: {
      say: '{person} さんの承認の日時({at})が未来になっています',
      fix: 'そのコンピューターの時計を直してから、承認し直してください。',
    },
  },
  NOT_AT_DESK: {
    en: {
      say: '{person} approved, but only approvals at the desk count (via: desk)',
      fix: 'Approve on the desk page.',
    },
    ja: {
      say: '{person} さんが承認しましたが、承認画面での承認だけが有効です(via: desk)',
      fix: '承認画面で承認してください。',
    },
  },
  BOT: {
    en: { say: '{person} approved, but is a program', fix: 'Ask a person who owns it.' },
    ja: { say: '{person} の承認はプログラムによるものです', fix: '責任者である人に依頼してください。' },
  },
  NO_WRITE: {
    en: {
      say: '{person} approved, but may only read the repository',
      fix: 'Give the owner write access, and ask for the approval again.',
    },
    ja: {
      say: '{person} さんが承認しましたが、リポジトリの閲覧権限しかありません',
      fix: '責任者に書き込み権限を与え、改めて承認を依頼してください。',
    },
  },
  AFTER_MERGE: {
    en: {
      say: '{person} approved only after the merge',
      fix: 'Merge another change of the campaign that is approved before.',
    },
    ja: {
      say: '{person} さんの承認はマージのあとに行われました',
      fix: '先に承認を得てから、キャンペーンの変更をもう一度マージしてください。',
    },
  },
  RETARGETED: {
    en: {
      say: '{person} approved before the change was pointed at another branch',
      fix: 'Ask {person} to approve again.',
    },
    ja: {
      say: '{person} さんの承認後に、マージ先のブランチが変更されました',
      fix: '{person} さんに承認し直してもらってください。',
    },
  },
  USER_GONE: {
    en: { say: 'the account behind {review} is gone', fix: 'Ask an owner to approve.' },
    ja: {
      say: '{review} のアカウントは削除されています',
      fix: '責任者に承認を依頼してください。',
    },
  },
  TEAM_UNREADABLE: {
    en: {
      say: 'whether {person} is one of {owners} could not be read',
      fix: 'Let the app read members of the organisation, or list the team in policies/identities.yaml.',
    },
    ja: {
      say: '{person} さんが {owners} に属するかどうかを確認できませんでした',
      fix: 'アプリに組織メンバーの閲覧を許可するか、policies/identities.yaml にチームを登録してください。',
    },
  },
  OFF_EXPIRED: {
    en: {
      say: 'approval was switched off for {list}, but no longer is',
      fix: 'Ask the owners of the list to approve.',
    },
    ja: {
      say: 'リスト「{list}」の承認省略の期限が過ぎました',
      fix: 'リストの責任者に承認を依頼してください。',
    },
  },
} satisfies Vocabulary
