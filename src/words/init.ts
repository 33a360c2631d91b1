import type { Vocabulary } from './phrase.ts'

/** What `postmerge init` asks and says. */
export const initWords = {
  'about-init': {
    en: 'lay out a repository; overwrites nothing',
    ja: 'リポジトリの雛形を置く(既存のファイルは上書きしない)',
  },
  'option-init-organisation': { en: 'the name of the organisation', ja: '組織の名前' },
  'option-init-domain': {
    en: 'the domain that mail comes from, as hikari.example',
    ja: 'メールの差出人に使うドメイン(例: hikari.example)',
  },
  'option-init-timezone': {
    en: 'the time zone of schedules, as Asia/Tokyo; default: that of this machine',
    ja: '配信日時のタイムゾーン(例: Asia/Tokyo)。省くとこのマシンの設定',
  },
  'option-init-owner': {
    en: 'who owns lists and rules at first, as a login; default: you',
    ja: '最初にリストとルールの責任者になる人(ログイン名)。省くと自分',
  },
  'option-init-remote': {
    en: 'where the repository will live; default: the remote origin',
    ja: 'リポジトリを置く場所の URL。省くとリモート origin',
  },
  'option-init-keys': {
    en: "a folder outside the repository for the private halves of the ledger's keys; without it nobody has them",
    ja: '記録用の秘密鍵を保存するフォルダー(リポジトリの外)。省くと秘密鍵は残らない',
  },
  'option-init-dry-run': { en: 'only say what would be written', ja: '何が作られるかだけを示す' },
  'init-question-organisation': { en: 'What is your organisation called?', ja: '組織の名前は何ですか?' },
  'init-question-domain': {
    en: 'Which domain does its mail come from?',
    ja: 'メールの差出人に使うドメインは何ですか?',
  },
  'init-question-timezone': {
    en: 'In which time zone do you plan?',
    ja: '配信日時はどのタイムゾーンで決めますか?',
  },
  'init-question-owner': {
    en: 'Under which short name (login) do you approve?',
    ja: '承認に使う、あなたの短い名前(ログイン名)は何ですか?',
  },
  'init-bad-value': {
    en: { say: '{option} {value} cannot be used; expected {expected}.', fix: 'Give another value.' },
    ja: { say: '{option} に {value} は使えません。正しい形: {expected}', fix: '別の値を指定してください。' },
  },
  'init-expected-organisation': { en: 'one line of text', ja: '1 行の文字列' },
  'init-expected-domain': { en: 'a domain such as hikari.example', ja: 'hikari.example のようなドメイン' },
  'init-expected-timezone': {
    en: 'an IANA time zone such as Asia/Tokyo',
    ja: 'Asia/Tokyo のようなタイムゾーン名',
  },
  'init-expected-owner': {
    en: 'lower-case letters, digits and dashes',
    ja: '英小文字・数字・ハイフンだけの名前',
  },
  'init-expected-remote': {
    en: 'the address of a repository, as git@github.com:hikari/mail.git',
    ja: 'git@github.com:hikari/mail.git のようなリポジトリのアドレス',
  },
  'init-expected-root': { en: 'a folder that is there', ja: '実在するフォルダー' },
  'init-expected-keys': { en: 'a folder outside the repository', ja: 'リポジトリの外のフォルダー' },
  'init-created': { en: 'Created:', ja: '作成したもの:' },
  'init-would-create': { en: 'Would create (this was a dry run):', ja: '作成するもの(今回は試行のみ):' },
  'init-kept': { en: 'Kept as it was:', ja: 'そのまま残したもの:' },
  'init-nothing': { en: 'Everything is there already.', ja: 'すべて揃っています。' },
  'init-errors': {
    en: 'Files that were here before have {errors} errors: see postmerge validate.',
    ja: '以前からあるファイルにエラーが {errors} 件あります。postmerge validate で確認してください。',
  },
  'init-codeowners-elsewhere': {
    en: '{path} names owners, and only .github/CODEOWNERS counts: move it there, and add the lines for lists and policies.',
    ja: '{path} に責任者が書かれていますが、有効なのは .github/CODEOWNERS だけです。移動し、リストとポリシーの行を加えてください。',
  },
  'init-keys-saved': {
    en: 'The private keys of the ledger are in {folder}: give each only to the machine or person of its role.',
    ja: '記録用の秘密鍵を {folder} に保存しました。それぞれの役割のマシン・担当者だけに渡してください。',
  },
  'init-next': { en: 'Next', ja: '次にすること' },
  'init-next-commit': {
    en: 'You: search the files for "CHANGE" and put in what is true, then: postmerge validate && git add --all && git commit -m "Begin with Postmerge"',
    ja: 'あなた: ファイルの「要変更」の箇所を実際の内容に直し、postmerge validate && git add --all && git commit -m "Postmerge を導入" を実行する',
  },
  'init-next-commit-first': {
    en: 'You: this folder is no git repository yet: git init --initial-branch=main. Search the files for "CHANGE" and put in what is true, then: postmerge validate && git add --all && git commit -m "Begin with Postmerge"',
    ja: 'あなた: このフォルダーはまだ git リポジトリではないので、先に git init --initial-branch=main を実行する。ファイルの「要変更」の箇所を実際の内容に直し、postmerge validate && git add --all && git commit -m "Postmerge を導入" を実行する',
  },
  'init-next-administrator': {
    en: 'Administrator: before postmerge send --trust-root, add a second person to policies/identities.yaml, with an SSH key, and to all lines of .github/CODEOWNERS, also /policies/ and /.github/. Nobody approves their own campaign or their own change of the rules: alone, nothing can be sent and no rule be changed.',
    ja: '管理者: postmerge send --trust-root の前に、policies/identities.yaml(SSH 鍵も)と .github/CODEOWNERS のすべての行(/policies/ と /.github/ も)に 2 人目を加える。キャンペーンもルールの変更も自分では承認できないため、1 人だけでは何も送れず、ルールも変えられません。',
  },
  'init-next-operator': {
    en: 'Operator: make the keys, publish the DNS records, set up the timers for desk and send. See docs/operator.md of Postmerge, and postmerge plan for what DNS still lacks.',
    ja: '運用担当者: 鍵を作り、DNS レコードを公開し、desk と send のタイマーを設定する。手順は Postmerge の docs/operator.ja.md、足りない DNS レコードは postmerge plan で分かります。',
  },
  'init-next-writer': {
    en: 'Writers: postmerge new begins a campaign. Without a terminal: the links in campaigns/README.md.',
    ja: '書く人: postmerge new でキャンペーンを始める。ターミナルを使わない場合は campaigns/README.md のリンクから。',
  },
  'init-next-writer-plain': {
    en: 'Writers: postmerge new begins a campaign. Without a terminal: copy one of the examples in campaigns/README.md.',
    ja: '書く人: postmerge new でキャンペーンを始める。ターミナルを使わない場合は campaigns/README.md の記入例を写して書き始める。',
  },
  'init-next-reviewer': {
    en: 'Approvers: you approve by a review of the pull request. Have your login and its number put into policies/identities.yaml: gh api user --jq .id',
    ja: '承認する人: プルリクエストのレビューで承認する。自分のログイン名と番号を policies/identities.yaml に載せてもらう(番号は gh api user --jq .id で分かります)。',
  },
  'init-next-approver': {
    en: 'Approvers: put your public SSH key into policies/identities.yaml, and tell git: git config user.signingkey ~/.ssh/id_ed25519.pub',
    ja: '承認する人: SSH の公開鍵を policies/identities.yaml に載せ、git にも設定する: git config user.signingkey ~/.ssh/id_ed25519.pub',
  },
} satisfies Vocabulary
