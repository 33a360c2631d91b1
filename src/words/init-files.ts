import type { Vocabulary } from './phrase.ts'

/** What stands in the files that `postmerge init` writes: comments, and values that somebody must change. */
export const initFiles = {
  'init-file-senders': {
    en: 'Who we send as. Secrets are named here (env:NAME) and live in the environment of the sender only.',
    ja: '差出人の設定。秘密の値は名前(env:NAME)だけを書き、実際の値は配信するマシンの環境変数に置きます。',
  },
  'init-file-change': { en: 'CHANGE: {what}', ja: '要変更: {what}' },
  'init-change-relay': {
    en: 'the server that takes your mail, and the addresses from which it sends (egress). With a mail service: spf: include:… instead of egress.',
    ja: 'メールを渡す中継サーバーと、そこから外に出る IP アドレス(egress)。配信サービスの場合は egress の代わりに spf: include:… を書きます。',
  },
  'init-change-forge': {
    en: 'where reviews decide, before postmerge send --trust-root. Without this line approvals are signed tags.',
    ja: 'レビューで承認する GitHub リポジトリ(postmerge send --trust-root の前に設定)。この行がなければ、承認は署名付きタグで行います。',
  },
  'init-change-account': {
    en: 'the account on GitHub; its number stays when the login changes.',
    ja: 'GitHub のアカウント。番号はログイン名を変えても変わりません。',
  },
  'init-file-live': {
    en: 'Lists that are mailed for real. All others are rehearsed: everything is real, but only the people of identities.yaml get it.\nSwitch a list by a pull request of its own, as in live: [newsletter].',
    ja: '本番として配信するリスト。ほかはリハーサルです。すべて本番どおりに動きますが、届くのは identities.yaml の人だけです。\nリストごとに、それだけのプルリクエストで切り替えます(例: live: [newsletter])。',
  },
  'init-change-legal': {
    en: 'what the law wants to stand in every mail: your full name, postal address, contact, and whose laws apply.',
    ja: '法令により全てのメールに表示する、正式名称・住所・問い合わせ先と、適用される国・地域。',
  },
  'init-change-urls': {
    en: 'where postmerge serve is reached from outside.',
    ja: 'postmerge serve の公開アドレス。',
  },
  'init-notice-sender': {
    en: 'Requests, results and tests, to the people of identities.yaml only.',
    ja: '承認の依頼・結果・テスト配信。identities.yaml の人だけに届きます。',
  },
  'init-legal-address': {
    en: '1 Example Street, 12345 Example Town',
    ja: '〒000-0000 東京都千代田区例町1-2-3',
  },
  'init-legal-contact': { en: 'hello@{domain}', ja: 'お客様窓口 hello@{domain}' },
  'init-file-identities': {
    en: "Who the owners of .github/CODEOWNERS are. An approval is a signature by one of a person's SSH keys.\nAddresses of colleagues stand here and in senders.yaml, and nowhere else.",
    ja: '.github/CODEOWNERS に出てくる人が誰なのかを書きます。承認は、その人の SSH 鍵による署名です。\n社内のアドレスを書いてよいのは、ここと senders.yaml だけです。',
  },
  'init-change-ssh': {
    en: 'the public half of an SSH key, as in ssh: ["ssh-ed25519 AAAA…"] (cat ~/.ssh/id_ed25519.pub; make one with ssh-keygen -t ed25519).',
    ja: 'SSH の公開鍵を ssh: ["ssh-ed25519 AAAA…"] の形で書く(cat ~/.ssh/id_ed25519.pub。なければ ssh-keygen -t ed25519 で作成)。',
  },
  'init-change-second': {
    en: 'a second person: nobody approves their own campaign.',
    ja: '2 人目を加える。自分のキャンペーンは承認できません。',
  },
  'init-file-approvals': {
    en: 'How many owners must say yes before anything leaves. Only the owners of /policies/ may change this.',
    ja: '配信までに何人の責任者の承認が要るか。変えられるのは /policies/ の責任者だけです。',
  },
  'init-file-ledger': {
    en: 'Whose signatures count on the record, and for what.',
    ja: '記録に付ける署名のうち、誰のものを何について認めるか。',
  },
  'init-change-ledger': {
    en: 'nobody has the private halves of these keys. Make your own, one for each role:\n  openssl genpkey -algorithm ed25519 -out POSTMERGE_LEDGER_KEY\n  openssl pkey -in POSTMERGE_LEDGER_KEY -pubout -outform DER | openssl base64 -A',
    ja: 'この鍵の秘密鍵は誰も持っていません。役割ごとに作り直してください:\n  openssl genpkey -algorithm ed25519 -out POSTMERGE_LEDGER_KEY\n  openssl pkey -in POSTMERGE_LEDGER_KEY -pubout -outform DER | openssl base64 -A',
  },
  'init-file-access': {
    en: 'Who may operate on the store of contacts. Who may target a list is CODEOWNERS alone.',
    ja: '宛先データを誰が操作できるか。リスト宛てに送れる人は CODEOWNERS だけで決まります。',
  },
  'init-file-delivery': {
    en: 'What may slow or stop a send, never start one. Raise the rate slowly: receivers watch new senders.',
    ja: '配信を遅らせる、または止めるルール。速さは少しずつ上げてください。受信側は新しい差出人を注視しています。',
  },
  'init-file-content': {
    en: 'How strict the checks of a text are. The ids stand in brackets in what postmerge validate says.',
    ja: '文面の検査の厳しさ。検査の ID は postmerge validate の表示の [ ] の中です。',
  },
  'init-file-content-hosts': {
    en: "Hosts beside the sender's own domain to which links may lead, as in [www.partner.example].",
    ja: '自社のドメイン以外でリンクしてよいホスト。例: [www.partner.example]',
  },
  'init-file-content-words': {
    en: 'Words that never stand in a mail, as in [{ word: cheap, instead: affordable }].',
    ja: 'メールで使わない言葉。例: [{ word: 絶対, instead: きっと }]',
  },
  'init-file-list': {
    en: 'Who this list is for, and why they may be mailed. Never an address: contacts live in the store.',
    ja: '誰のためのリストか、なぜ送ってよいか。アドレスは書きません。宛先データは別に保管されます。',
  },
  'init-list-title': { en: 'News from {organisation}', ja: '{organisation}だより' },
  'init-list-purpose': {
    en: 'News and offers for people who asked for them',
    ja: 'ご自身で登録された方への、商品とお得な情報のお知らせ',
  },
  'init-list-fields': {
    en: 'The only merge fields that a campaign may use. Samples are made up; previews show them.',
    ja: 'キャンペーンで使える差し込み項目。sample は架空の値で、プレビューに使います。',
  },
  'init-file-codeowners': {
    en: 'Who must approve what. The last matching line wins.',
    ja: '何を誰が承認するか。最後に一致した行が有効です。',
  },
  'init-file-codeowners-rules': {
    en: 'The rules: whoever owns /policies/ administers this repository.',
    ja: 'ルールそのもの。/policies/ の責任者がこのリポジトリの管理者です。',
  },
  'init-file-gitignore': {
    en: 'The store of contacts and everything else that is not for git.',
    ja: '宛先データなど、git に入れないもの。',
  },
  'readme-title': { en: 'Write a campaign', ja: 'キャンペーンを書く' },
  'readme-about': {
    en: 'For everybody who would rather not use a terminal. A link below opens an editor in the browser with an example that you only have to change.',
    ja: 'ターミナルを使わない方のためのページです。下のリンクを開くと、記入例の入った編集画面がブラウザーで開きます。書き換えるだけで作れます。',
  },
  'readme-about-paste': {
    en: 'For everybody who would rather not use a terminal. Open the editor in the browser, and paste one of the examples below.',
    ja: 'ターミナルを使わない方のためのページです。ブラウザーの編集画面を開き、下の記入例を貼り付けて書き換えてください。',
  },
  'readme-about-copy': {
    en: 'Copy one of the examples below into a new file campaigns/<name>/campaign.md, and change it.',
    ja: '下の記入例を campaigns/<名前>/campaign.md という新しいファイルに写し、書き換えてください。',
  },
  'readme-column-kind': { en: 'what', ja: '種類' },
  'readme-link': { en: 'write it in English', ja: '日本語で書く' },
  'readme-steps': { en: 'How it goes on', ja: '書き方の手順' },
  'readme-step-name': {
    en: 'In the file name, replace `YYYY-MM` by year and month, as in `campaigns/2026-12-sale/campaign.md`. Only lower-case letters, digits and dashes.',
    ja: 'ファイル名の `YYYY-MM` を年月に直します(例: `campaigns/2026-12-sale/campaign.md`)。使えるのは英小文字・数字・ハイフンだけです。',
  },
  'readme-step-text': {
    en: 'Change subject, preheader and text. `lists` says who gets it, `schedule` when it leaves.',
    ja: '件名(subject)、プレヘッダー(preheader)、本文を書き換えます。宛先は `lists`、配信日時は `schedule` です。',
  },
  'readme-step-save-github': {
    en: 'Save it on a branch of its own ("Commit changes…", then "Create a new branch"), and open the pull request. While it says `status: draft` nothing can happen.',
    ja: '保存するときは新しいブランチを選び(「Commit changes…」→「Create a new branch」)、プルリクエストを開きます。`status: draft` の間は何も起こりません。',
  },
  'readme-step-save-gitlab': {
    en: 'Name a branch of its own under "Target branch", leave "Start a new merge request" ticked, and save. While it says `status: draft` nothing can happen.',
    ja: '「Target branch」に新しいブランチの名前を書き、「Start a new merge request」にチェックを付けたまま保存します。`status: draft` の間は何も起こりません。',
  },
  'readme-step-save-plain': {
    en: 'Save it on a branch of its own, never on the default branch. While it says `status: draft` nothing can happen.',
    ja: '既定のブランチではなく、新しいブランチに保存します。`status: draft` の間は何も起こりません。',
  },
  'readme-step-check': {
    en: 'Where the repository checks pull requests with `postmerge validate`, what is wrong is said there, with line and fix. A pencil opens the editor again.',
    ja: 'プルリクエストで `postmerge validate` が動く設定なら、誤りが行番号と直し方付きで表示されます。鉛筆のボタンで編集画面に戻れます。',
  },
  'readme-step-ready': {
    en: 'When it is right, delete the line `status: draft` and tell a colleague who uses a terminal: `postmerge test <name>` mails it to you, `postmerge request <name>` asks the owners.',
    ja: '仕上がったら `status: draft` の行を消し、ターミナルを使う同僚に伝えます。`postmerge test <名前>` で自分あてにテスト配信、`postmerge request <名前>` で責任者に承認を依頼できます。',
  },
  'readme-step-ready-desk': {
    en: 'When it is right, delete the line `status: draft`: the owners are asked by mail. The label `test me` on the pull request mails it to yourself first.',
    ja: '仕上がったら `status: draft` の行を消します。責任者に承認依頼のメールが届きます。先に自分で確かめたいときは、プルリクエストに `test me` ラベルを付けると自分あてに届きます。',
  },
  'readme-blocks': { en: 'What you can write', ja: '使える書き方' },
  'readme-blocks-button': {
    en: 'A button: `[[See the offers]](https://www.{domain}/sale)`, alone between empty lines',
    ja: 'ボタン: `[[商品を見る]](https://www.{domain}/sale)`(前後に空行を入れて、その行だけに書く)',
  },
  'readme-blocks-picture': {
    en: 'A picture: put the file beside `campaign.md` and write `![what it shows](photo.jpg)`',
    ja: '画像: ファイルを `campaign.md` と同じフォルダーに置き、`![画像の説明](photo.jpg)` と書く',
  },
  'readme-blocks-columns': {
    en: 'Two columns: between a line `::: columns` and a line `:::`, divided by `---`',
    ja: '2 段組み: `::: columns` の行と `:::` の行で囲み、`---` で左右に分ける',
  },
  'readme-blocks-name': {
    en: "The reader's name: `{{ {field} | default: 'reader' }}`",
    ja: "読者の名前: `{{ {field} | default: 'お客' }}様`",
  },
  'readme-example': { en: 'Example', ja: '記入例' },
} satisfies Vocabulary
