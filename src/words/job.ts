import type { Vocabulary } from './phrase.ts'

/** What is said where a job of GitHub Actions, and not a person, runs the program. */
export const job = {
  'secrets-malformed': {
    en: {
      say: 'Line {line} of POSTMERGE_SECRETS cannot be read.',
      expected: 'NAME=value, a # comment, an empty line, or a line within a PEM block or a quoted value',
      fix: 'Write each secret on a line of its own as NAME=value; a PEM block may follow NAME= as it is, down to its END line.',
    },
    ja: {
      say: 'POSTMERGE_SECRETS の {line} 行目を読み取れません。',
      expected: 'NAME=値、# で始まるコメント、空行、または PEM ブロックや引用符で囲んだ値の中の行',
      fix: '秘密の値は 1 行に 1 つずつ NAME=値 の形で書いてください。PEM は NAME= に続けて END の行までそのまま貼り付けられます。',
    },
  },
  'secrets-name': {
    en: {
      say: 'POSTMERGE_SECRETS may not set {name} (line {line}).',
      fix: 'Keep names there that policies name as env:NAME or that begin with POSTMERGE_; this one would steer git or Node itself.',
    },
    ja: {
      say: 'POSTMERGE_SECRETS では {name} を設定できません({line} 行目)。',
      fix: 'ポリシーで env:NAME と書いた名前か、POSTMERGE_ で始まる名前だけを入れてください。この名前は git や Node 自体の動作を変えてしまいます。',
    },
  },
  'secrets-twice': {
    en: {
      say: '{name} is set twice, in POSTMERGE_SECRETS and beside it.',
      fix: 'Leave it in one place; which of the two counts must not depend on an order.',
    },
    ja: {
      say: '{name} が POSTMERGE_SECRETS の内外で二重に設定されています。',
      fix: 'どちらか一方だけに残してください。どちらが有効になるかを順序に任せることはできません。',
    },
  },
  'git-token-refused': {
    en: {
      say: 'GitHub gave no token for git: {detail}.',
      fix: 'Give the App the permission "Contents: read and write" and install it on this repository, or put a token that may push the branch ledger into POSTMERGE_GIT_TOKEN.',
    },
    ja: {
      say: 'GitHub が git 用のトークンを発行しませんでした: {detail}。',
      fix: 'App に「Contents: read and write」の権限を与えてこのリポジトリにインストールするか、ledger ブランチに push できるトークンを POSTMERGE_GIT_TOKEN に設定してください。',
    },
  },
  'git-token-unreachable': {
    en: { say: 'GitHub could not be asked for a token for git: {detail}.', fix: 'Run the command again.' },
    ja: {
      say: 'git 用のトークンを GitHub に問い合わせられませんでした: {detail}。',
      fix: 'もう一度実行してください。',
    },
  },
  'job-other-branch': {
    en: {
      say: 'This job runs for {ref}, not for the default branch {branch}: it may not use the keys.',
      fix: 'Start the workflow from {branch}. The environments that hold the keys should allow no other branch.',
    },
    ja: {
      say: 'このジョブは既定ブランチ {branch} ではなく {ref} で動いているため、鍵を使用できません。',
      fix: 'ワークフローを {branch} から実行してください。鍵を持つ environment では、ほかのブランチを許可しないでください。',
    },
  },
  'job-store-lost': {
    en: {
      say: 'This runner is thrown away after the job, and the store with it: the next run would not know who has the mail.',
      fix: 'Run the job on a runner of your own that keeps the store: runs-on: [self-hosted, postmerge].',
    },
    ja: {
      say: 'このランナーはジョブの終了後に破棄され、ストアも失われます。次の実行では、誰に配信済みかが分からなくなります。',
      fix: 'ストアを保持する自社のランナー(runs-on: [self-hosted, postmerge])で実行してください。',
    },
  },
  'job-store-cleaned': {
    en: {
      say: 'The store lies in the folder that each job cleans: the next checkout would delete it.',
      fix: 'Set the repository variable POSTMERGE_STORE to a file outside of it, such as sqlite:/var/lib/postmerge/postmerge.db.',
    },
    ja: {
      say: 'ストアの場所が、ジョブのたびに消去されるフォルダーの中です。次のチェックアウトで削除されます。',
      fix: 'リポジトリ変数 POSTMERGE_STORE に、フォルダーの外のファイルを指定してください(例: sqlite:/var/lib/postmerge/postmerge.db)。',
    },
  },
  'job-order-again': {
    en: {
      say: 'An order counts once, and this run was started a second time.',
      fix: 'Start the workflow anew, under your own name.',
    },
    ja: {
      say: '指示が有効なのは一度だけです。このワークフローは再実行されています。',
      fix: '自分のアカウントで、ワークフローを新しく実行してください。',
    },
  },
  'job-order-stranger': {
    en: {
      say: 'Nobody in policies/identities.yaml has the account {account}, whose run this is.',
      fix: 'Give the order from an account that stands there, with its id; halt takes anybody.',
    },
    ja: {
      say: 'このワークフローを実行したアカウント {account} は、policies/identities.yaml に登録されていません。',
      fix: 'id とともに登録されたアカウントから指示してください。配信の停止(halt)だけは誰でもできます。',
    },
  },
  'job-order-not-theirs': {
    en: {
      say: '{person} may not give this order about {release}.',
      expected:
        'an owner of a list that it goes to, an Administrator, or a grant "operate" for all its lists',
      fix: 'Ask one of them to start the workflow.',
    },
    ja: {
      say: '{person} さんには {release} へのこの指示を出す権限がありません。',
      expected: '配信先リストの責任者、管理者、または全リストに対する「operate」権限を持つ人',
      fix: '権限のある人に、ワークフローの実行を依頼してください。',
    },
  },
  'workflow-branch': {
    en: {
      say: 'The name of the default branch, "{branch}", cannot stand in a workflow.',
      expected: 'letters, digits, dots, slashes and dashes',
      fix: 'Rename the branch on GitHub, for example to main, and run the command again.',
    },
    ja: {
      say: '既定ブランチの名前「{branch}」は、ワークフローに書けません。',
      expected: '英数字、ピリオド、スラッシュ、ハイフン',
      fix: 'GitHub でブランチ名を main などに変更してから、もう一度実行してください。',
    },
  },
  'option-plan-changed': {
    en: 'plan each campaign that differs from the default branch; shows, and judges nothing',
    ja: '既定ブランチと異なるキャンペーンをすべて表示する(表示のみで、可否は判定しない)',
  },
  'plan-which': {
    en: {
      say: 'No campaign is named.',
      fix: 'Write postmerge plan <campaign>, or --changed for those that differ.',
    },
    ja: {
      say: 'キャンペーンが指定されていません。',
      fix: 'postmerge plan <キャンペーン> と指定するか、変更のあるものをまとめて見るには --changed を付けてください。',
    },
  },
  'plan-changed-none': {
    en: 'No campaign differs from the default branch.',
    ja: '既定ブランチと異なるキャンペーンはありません。',
  },
  'plan-changed-all': {
    en: 'Something has changed that many campaigns are made of: plan those you care about one by one.',
    ja: '多くのキャンペーンに関わる部分が変わっています。必要なキャンペーンを個別に postmerge plan で確認してください。',
  },
} as const satisfies Vocabulary
