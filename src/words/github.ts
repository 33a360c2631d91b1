import type { Vocabulary } from './phrase.ts'

/** What can go wrong between us and GitHub. */
export const github = {
  'github-no-credentials': {
    en: {
      say: 'GitHub cannot be asked: no credential is in the environment.',
      fix: 'A person: export POSTMERGE_GITHUB_TOKEN=$(gh auth token), or read the comment of the pull request. Desk and sender: set POSTMERGE_GITHUB_APP_ID, POSTMERGE_GITHUB_APP_KEY and POSTMERGE_GITHUB_INSTALLATION.',
    },
    ja: {
      say: 'GitHub に問い合わせできません。認証情報が環境変数にありません。',
      fix: '手元で使う場合は export POSTMERGE_GITHUB_TOKEN=$(gh auth token) を実行するか、プルリクエストのコメントをご覧ください。デスクと配信マシンでは POSTMERGE_GITHUB_APP_ID、POSTMERGE_GITHUB_APP_KEY、POSTMERGE_GITHUB_INSTALLATION を設定します。',
    },
  },
  'github-app-key': {
    en: {
      say: 'The key in POSTMERGE_GITHUB_APP_KEY cannot be read.',
      expected: 'the whole .pem file that GitHub gave for the App, its line ends kept or written as \\n',
      fix: 'Download a new private key on the page of the App and put it in the environment.',
    },
    ja: {
      say: 'POSTMERGE_GITHUB_APP_KEY の鍵を読み取れません。',
      expected: 'GitHub が App 用に発行した .pem ファイル全体(改行はそのまま、または \\n)',
      fix: 'App の設定画面で秘密鍵を新しくダウンロードし、環境変数に設定してください。',
    },
  },
  'github-installation': {
    en: {
      say: 'POSTMERGE_GITHUB_INSTALLATION is no number.',
      expected: 'the number at the end of the address of the page of the installation',
      fix: 'Open the settings of the organisation, GitHub Apps, Configure, and put that number in the environment.',
    },
    ja: {
      say: 'POSTMERGE_GITHUB_INSTALLATION が数字ではありません。',
      expected: 'インストール設定ページのアドレスの末尾にある番号',
      fix: '組織の設定の GitHub Apps → Configure を開き、その番号を環境変数に設定してください。',
    },
  },
  'github-unauthorised': {
    en: {
      say: 'GitHub does not accept the credential ({operation}: HTTP {status}).',
      fix: 'It may have expired or been revoked. Make a new one and put it in the environment.',
    },
    ja: {
      say: 'GitHub が認証情報を受け付けません({operation}: HTTP {status})。',
      fix: '期限切れか取り消しの可能性があります。新しく作成して環境変数に設定してください。',
    },
  },
  'github-forbidden': {
    en: {
      say: 'GitHub does not let this credential do that ({operation}: HTTP {status}).',
      fix: 'An App needs the permission “{permission}” for it; an owner of the organisation has to accept it when it is added.',
    },
    ja: {
      say: 'この認証情報では操作が許可されていません({operation}: HTTP {status})。',
      fix: 'App に権限「{permission}」が必要です。権限を追加したら、組織の所有者が承認してください。',
    },
  },
  'github-missing': {
    en: {
      say: 'On GitHub there is nothing of that name, or this credential may not see it ({operation}: HTTP {status}).',
      fix: 'Check forge in policies/approvals.yaml, on which repositories the App is installed, and its permission “{permission}”.',
    },
    ja: {
      say: 'GitHub に見つからないか、この認証情報では見えません({operation}: HTTP {status})。',
      fix: 'policies/approvals.yaml の forge、App をインストールしたリポジトリ、App の権限「{permission}」を確かめてください。',
    },
  },
  'github-refused': {
    en: {
      say: 'GitHub refuses this request ({operation}: HTTP {status}).',
      fix: 'Somebody may have changed it at the same time: run the command again. An App needs the permission “{permission}”.',
    },
    ja: {
      say: 'GitHub に受け付けられませんでした({operation}: HTTP {status})。',
      fix: '同時に変更された可能性があります。もう一度実行してください。App には権限「{permission}」が必要です。',
    },
  },
  'github-rate-limited': {
    en: {
      say: 'GitHub answers no more questions until {until} ({operation}: HTTP {status}).',
      fix: 'Nothing is lost: the next run after that goes on. An App of your own has a larger share than the token of a workflow.',
    },
    ja: {
      say: 'GitHub の利用制限に達しました。{until} まで問い合わせできません({operation}: HTTP {status})。',
      fix: '失われたものはありません。解除後の実行で続けます。専用の App はワークフローのトークンより上限が高くなります。',
    },
  },
  'github-unreachable': {
    en: {
      say: 'GitHub does not answer as it should ({operation}: {detail}).',
      fix: 'Nothing was decided. The next run tries again; see githubstatus.com if it stays so.',
    },
    ja: {
      say: 'GitHub から正常な応答がありません({operation}: {detail})。',
      fix: '判断は行っていません。次の実行で再試行します。続く場合は githubstatus.com を確認してください。',
    },
  },
  'github-answer-strange': {
    en: {
      say: 'GitHub answered with something else than it documents ({operation}: {detail}).',
      fix: 'Nothing was decided. On GitHub Enterprise Server, check its version and the address in forge.api.',
    },
    ja: {
      say: 'GitHub の応答が仕様と異なります({operation}: {detail})。',
      fix: '判断は行っていません。GitHub Enterprise Server の場合はバージョンと forge.api の URL を確かめてください。',
    },
  },
  'github-incomplete': {
    en: {
      say: 'GitHub told only a part of it, or it changed while it was read ({operation}).',
      fix: 'Nothing was decided: run the command again.',
    },
    ja: {
      say: 'GitHub から一部しか取得できなかったか、読み取り中に変更されました({operation})。',
      fix: '判断は行っていません。もう一度実行してください。',
    },
  },
  'github-too-many-pages': {
    en: {
      say: 'GitHub has more to tell than anybody can judge ({operation}: over {pages} pages).',
      fix: 'Split the pull request, or open a new one for what is left.',
    },
    ja: {
      say: '件数が多すぎて判断できません({operation}: {pages} ページ超)。',
      fix: 'プルリクエストを分けるか、残りを新しいプルリクエストにしてください。',
    },
  },
  'github-other-repository': {
    en: {
      say: '{repository} on GitHub is not the repository of policies/approvals.yaml: its id is {is}, not {wanted}.',
      fix: 'A repository was deleted and another one made under its name. Check it, then correct forge.id by a pull request.',
    },
    ja: {
      say: 'GitHub の {repository} は policies/approvals.yaml のリポジトリではありません。ID は {wanted} のはずですが {is} です。',
      fix: '同じ名前で別のリポジトリが作られた可能性があります。確認のうえ、プルリクエストで forge.id を直してください。',
    },
  },
} satisfies Vocabulary
