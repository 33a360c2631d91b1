import type { Vocabulary } from './phrase.ts'

/** What only a hosted forge can say about a change. */
export const approvalHosted = {
  'rule-pull': {
    en: 'it came by exactly one pull request',
    ja: 'ちょうど 1 つのプルリクエストから取り込まれていること',
  },
  'rule-open-pull': {
    en: 'exactly one open pull request proposes it',
    ja: 'ちょうど 1 つのオープンなプルリクエストで提案されていること',
  },
  'rule-forge': {
    en: 'the forge reads CODEOWNERS and the logins as we do',
    ja: 'CODEOWNERS とログイン名の解釈が GitHub と一致していること',
  },
  'rule-owners-write': {
    en: 'those who must approve may write to the repository',
    ja: '承認すべき責任者に、リポジトリへの書き込み権限があること',
  },
  WRONG_CONTEXT: {
    en: {
      say: 'This run may not send: its {what} is “{found}”.',
      expected:
        'a push, a schedule or a start by hand on {branch} of the repository that policies/approvals.yaml names, with the workflow of {branch}',
      fix: 'Start the workflow from {branch}.',
    },
    ja: {
      say: 'この実行からは配信できません({what}: 「{found}」)。',
      expected:
        'policies/approvals.yaml に書かれたリポジトリの {branch} への push、スケジュール、または {branch} からの手動実行',
      fix: '{branch} からワークフローを実行してください。',
    },
  },
  PR_NOT_OPENED: {
    en: {
      say: 'no open pull request ends in {commit}',
      fix: 'Push the branch and open a pull request into the default branch.',
    },
    ja: {
      say: '{commit} を先頭とするオープンなプルリクエストがありません',
      fix: 'ブランチをプッシュし、既定ブランチへのプルリクエストを開いてください。',
    },
  },
  PR_NOT_INDEXED: {
    en: {
      say: 'the forge does not know yet which pull request brought {commit}',
      fix: 'Wait: the next run asks again. Ten minutes after the push it counts as pushed directly.',
    },
    ja: {
      say: '{commit} がどのプルリクエストのものか、まだ確認できません',
      fix: 'しばらくお待ちください。次の実行で自動的に確認し直します(プッシュから 10 分を過ぎると、直接プッシュとして扱います)。',
    },
  },
  AMBIGUOUS_PR: {
    en: {
      say: '{commit} belongs to several pull requests: {pulls}',
      fix: 'Close all but one; if it is merged already, merge the campaign again by one pull request of its own.',
    },
    ja: {
      say: '{commit} が複数のプルリクエスト({pulls})に対応しています',
      fix: '1 つを残して閉じてください。すでにマージ済みなら、単独のプルリクエストでもう一度マージしてください。',
    },
  },
  RULES_BYPASSED: {
    en: {
      say: '{commit} went past the rules of the branch',
      fix: 'Take it back with git revert {commit}, and merge it again by a pull request; then let an Administrator empty the bypass list.',
    },
    ja: {
      say: '{commit} はブランチの保護ルールを迂回して取り込まれています',
      fix: 'git revert {commit} で取り消し、プルリクエストでマージし直してください。あわせて管理者に、迂回を許可する一覧を空にしてもらってください。',
    },
  },
  TOO_LARGE: {
    en: {
      say: 'pull request #{pull} has {commits} commits and {files} files, of which the forge does not list all',
      fix: 'Split it: at most 250 commits and 3000 files.',
    },
    ja: {
      say: 'プルリクエスト #{pull} はコミット {commits} 個・ファイル {files} 個と大きく、全体を確認できません',
      fix: 'コミット 250 個以内、ファイル 3000 個以内に分けてください。',
    },
  },
  HEAD_UNREADABLE: {
    en: {
      say: 'the branch of pull request #{pull} is not to be had any more, so what it proposed cannot be compared',
      fix: 'Restore the branch on the page of the pull request, and run again.',
    },
    ja: {
      say: 'プルリクエスト #{pull} のブランチが取得できず、提案された内容と比べられません',
      fix: 'プルリクエストの画面でブランチを復元してから、もう一度実行してください。',
    },
  },
  DRAFT: {
    en: 'pull request #{pull} is a draft: its owners are not asked yet',
    ja: 'プルリクエスト #{pull} は下書きのため、責任者への承認依頼はまだ行われません',
  },
  CODEOWNERS_SKIPPED: {
    en: {
      say: 'the forge skips this line ({kind}): {suggestion}',
      fix: 'Let an Administrator mend the line in a pull request of its own.',
    },
    ja: {
      say: 'この行は GitHub に無視されています({kind}): {suggestion}',
      fix: '管理者に、この行だけを直すプルリクエストを作ってもらってください。',
    },
  },
  EMAIL_OWNER: {
    en: {
      say: '{path}:{line} names an owner by an address, behind which nobody can be found for certain',
      fix: 'Write @login or @organisation/team instead.',
    },
    ja: {
      say: '{path}:{line} の責任者がメールアドレスで書かれており、本人を確実に特定できません',
      fix: '@login か @organisation/team の形で書いてください。',
    },
  },
  OWNER_WITHOUT_WRITE: {
    en: {
      say: '{owner} may not write to the repository, so nobody can approve as {owner}',
      fix: 'Let an Administrator give {owner} write access to the repository.',
    },
    ja: {
      say: '{owner} にリポジトリへの書き込み権限がないため、{owner} としての承認は成立しません',
      fix: '管理者に、{owner} へ書き込み権限を与えてもらってください。',
    },
  },
  'approve-by-review': {
    en: {
      say: '{campaign} is approved, or sent back, by a review of its pull request in {forge}: a signed tag does not count there.',
      fix: 'Open the pull request, look at what will be sent, and choose "Review changes".',
    },
    ja: {
      say: '{campaign} の承認・差し戻しは、{forge} のプルリクエストのレビューで行います。署名付きタグは数えられません。',
      fix: 'プルリクエストを開いて配信内容を確かめ、「Review changes」から承認または差し戻しを選んでください。',
    },
  },
  'request-by-pull-request': {
    en: {
      say: 'Approval of {campaign} is asked for by a pull request in {forge}: a signed request reaches nobody there.',
      fix: 'Push your branch and open a pull request of it that is no draft: the owners are asked by themselves.',
    },
    ja: {
      say: '{campaign} の承認は、{forge} のプルリクエストで依頼します。署名付きの依頼は誰にも届きません。',
      fix: 'ブランチをプッシュし、下書きではないプルリクエストを開いてください。責任者には自動で依頼が届きます。',
    },
  },
  'evidence-without-change': {
    en: {
      say: 'The evidence does not hold what the forge said about {commit}.',
      fix: 'Compare the ledger with another copy of the repository.',
    },
    ja: {
      say: '証拠に、{commit} についての GitHub の記録が含まれていません。',
      fix: 'リポジトリの別の複製と台帳を比べてください。',
    },
  },
} satisfies Vocabulary
