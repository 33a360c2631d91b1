import type { Vocabulary } from './phrase.ts'

/** What is wrong with a change itself: no approval mends it. */
export const approvalChange = {
  NO_PR: {
    en: {
      say: '{commit} was pushed directly: nobody proposed it, so nobody could approve it',
      fix: 'Take it back with git revert {commit}, put it on a branch, have it approved, and merge that branch (without a forge: git merge --no-ff <branch>).',
    },
    ja: {
      say: '{commit} は直接プッシュされたため、承認の対象になっていません',
      fix: 'git revert {commit} で取り消し、ブランチにして承認を得てからマージしてください(GitHub などを使わない場合は「git merge --no-ff <ブランチ>」)。',
    },
  },
  BAD_MERGE_SHAPE: {
    en: {
      say: '{commit} has {parents} parents',
      fix: 'Merge one branch at a time: git merge --no-ff <branch>',
    },
    ja: {
      say: '{commit} の親コミットが {parents} 個あります',
      fix: 'ブランチを 1 つずつ「git merge --no-ff <ブランチ>」でマージしてください。',
    },
  },
  MERGE_CONFLICT: {
    en: {
      say: '{commit} conflicts with the default branch',
      fix: 'Merge the default branch into yours, and ask again.',
    },
    ja: {
      say: '{commit} が既定ブランチと競合しています',
      fix: '既定ブランチを自分のブランチにマージしてから、もう一度依頼してください。',
    },
  },
  MERGE_HEAD_MISMATCH: {
    en: {
      say: 'what was merged ({commit}) carried something else than what would be sent: {path}',
      fix: 'Bring the branch up to date, have it approved, and merge it again.',
    },
    ja: {
      say: 'マージされた内容({commit})が、配信される内容と異なります: {path}',
      fix: 'ブランチを最新にして承認を得てから、もう一度マージしてください。',
    },
  },
  BRANCH_BEHIND: {
    en: {
      say: 'the branch is behind: {path} changed on the default branch since',
      fix: 'Merge the default branch into yours before you ask for approval.',
    },
    ja: {
      say: 'ブランチが古くなっています。既定ブランチで {path} が変更されました',
      fix: '承認を依頼する前に、既定ブランチを自分のブランチにマージしてください。',
    },
  },
  EVIL_MERGE: {
    en: {
      say: 'the merge itself changed {path}, which nobody proposed',
      fix: 'Revert the merge, make that change on the branch, have it approved, and merge again.',
    },
    ja: {
      say: 'マージの際に、提案されていない変更が {path} に加えられています',
      fix: 'マージを取り消し、その変更をブランチで行って承認を得てから、マージし直してください。',
    },
  },
  MIXED_CHANGE: {
    en: {
      say: 'it changes {path} together with the campaign',
      fix: 'Merge the change of the rules first, by itself; then the campaign.',
    },
    ja: {
      say: 'キャンペーンと一緒に {path} が変更されています',
      fix: '先にルールの変更だけをマージし、そのあとでキャンペーンをマージしてください。',
    },
  },
  INVALID_REFERENCE: {
    en: {
      say: '{path}:{line} names something that does not exist [{finding}]',
      fix: 'Run postmerge validate, and mend what it finds.',
    },
    ja: {
      say: '{path}:{line} が存在しないものを指しています [{finding}]',
      fix: 'postmerge validate を実行し、指摘された箇所を直してください。',
    },
  },
  INVALID_CONTENT: {
    en: {
      say: '{path}:{line} is wrong [{finding}]',
      fix: 'Run postmerge validate, and mend what it finds.',
    },
    ja: {
      say: '{path}:{line} に誤りがあります [{finding}]',
      fix: 'postmerge validate を実行し、指摘された箇所を直してください。',
    },
  },
  EDITION_REUSED: {
    en: { say: '{release} was sent before', fix: 'Write edition: {next} in its front matter.' },
    ja: {
      say: '{release} はすでに配信されています',
      fix: 'フロントマターに edition: {next} と書いてください。',
    },
  },
  AUTHOR_NOT_ALLOWED: {
    en: {
      say: '{person} wrote it or asked for it, but the list {list} is written to by {writers} only',
      fix: 'Let one of them write it and ask for it, or let the owners of the list add the writer.',
    },
    ja: {
      say: '{person} さんが執筆または依頼していますが、リスト「{list}」への執筆は {writers} に限られています',
      fix: '許可された人が執筆して依頼するか、リストの責任者に執筆者を追加してもらってください。',
    },
  },
  UNOWNED: {
    en: {
      say: 'nobody owns {path}, so nobody can approve it',
      fix: 'Let an Administrator add a line for it to .github/CODEOWNERS, or default_owners to policies/approvals.yaml.',
    },
    ja: {
      say: '{path} に責任者がいないため、誰も承認できません',
      fix: '管理者に、.github/CODEOWNERS へ行を加えるか、policies/approvals.yaml に default_owners を書いてもらってください。',
    },
  },
  OFF_CONFIDENTIAL: {
    en: {
      say: 'approval cannot be off for {list}, which is confidential',
      fix: 'Remove approval: off from policies/approvals.yaml.',
    },
    ja: {
      say: 'リスト「{list}」は機密(confidential)のため、承認を省略できません',
      fix: 'policies/approvals.yaml から approval: off を取り除いてください。',
    },
  },
  OFF_TOO_LONG: {
    en: {
      say: 'approval is off for {list} until {until}, which is more than {days} days ahead',
      fix: 'Set an earlier day in policies/approvals.yaml.',
    },
    ja: {
      say: 'リスト「{list}」の承認省略の期限({until})が {days} 日より先になっています',
      fix: 'policies/approvals.yaml でもっと早い日付にしてください。',
    },
  },
  TOO_LATE: {
    en: {
      say: 'it was due at {at}, and it is too late now',
      fix: 'Set a new schedule in {path}; one owner of a list then approves the new time.',
    },
    ja: {
      say: '配信予定({at})を過ぎ、猶予も終わりました',
      fix: '{path} に新しい schedule を書いてください。リストの責任者 1 人が新しい日時を承認すれば配信できます。',
    },
  },
} satisfies Vocabulary
