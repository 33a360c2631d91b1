import type { Vocabulary } from './phrase.ts'

/** The words of `demo`. */
export const demo = {
  'option-demo-keep': { en: 'keep the temporary folder', ja: '一時フォルダーを残す' },
  'option-demo-out': {
    en: 'where to write index.html (default: demo)',
    ja: 'index.html を書き出すフォルダー(既定: demo)',
  },
  'option-demo-chapters': {
    en: 'only these chapters, separated by commas',
    ja: 'この章だけを実演する(カンマ区切り)',
  },
  'demo-opening': { en: 'A company on this machine', ja: 'このマシンの中の会社' },
  'demo-opening-town': {
    en: 'Real git, SSH and DKIM keys, a DNS server and mail servers with TLS: all of it new, in {folder}.',
    ja: '本物の git、SSH と DKIM の鍵、DNS サーバー、TLS 対応のメールサーバーを {folder} に新しく用意しました。',
  },
  'demo-opening-hurry': {
    en: 'To be quick, the demo sets `undo: PT0S` (normally ten minutes to change one’s mind) and a rate of {rate}.',
    ja: '待ち時間を省くため、このデモでは `undo: PT0S`(通常は 10 分間取り消せます)、速度 {rate} に設定しています。',
  },
  'demo-opening-contacts': {
    en: '{count} invented readers and {companies} invented companies were imported into the store. None of them is in git.',
    ja: '架空の読者 {count} 人と取引先 {companies} 社をストアに取り込みました。宛先は git には入りません。',
  },
  'demo-opening-root': {
    en: 'The runner trusts the repository as it is today. From now on the rules guard themselves.',
    ja: '配信マシンが、現在のリポジトリを信頼の起点とします。以後、ルールはルール自身が守ります。',
  },
  'demo-newsletter': {
    en: 'Aoi writes, Vera decides, 500 people get it once',
    ja: '葵が書き、ヴェラが決め、500 人に一度だけ届く',
  },
  'demo-newsletter-validate': {
    en: 'Aoi edits the winter sale. A check finds a link without TLS, and she mends it.',
    ja: '葵が冬の感謝市のメールを編集します。検査が https でないリンクを見つけ、葵が直します。',
  },
  'demo-newsletter-commit': { en: 'Announce the winter sale', ja: '冬の感謝市のお知らせ' },
  'demo-newsletter-plan': { en: 'What exactly would happen?', ja: '何が起きるのかを、正確に見ておきます。' },
  'demo-newsletter-request': {
    en: 'She asks the owners of the list. The desk counts the audience, records it, and mails them.',
    ja: 'リストの責任者に承認を依頼します。受付が人数を数え、記録し、責任者にメールで尋ねます。',
  },
  'demo-newsletter-asked': {
    en: 'Vera got the request by mail, signed, over TLS',
    ja: 'ヴェラに承認依頼のメールが届きました(署名あり、TLS)',
  },
  'demo-newsletter-back': { en: 'Vera sends it back.', ja: 'ヴェラが差し戻します。' },
  'demo-newsletter-reason': { en: 'Nothing is at half price', ja: '5割引の品物はありません' },
  'demo-newsletter-told': { en: 'Aoi got the reason by mail', ja: '葵に理由がメールで届きました' },
  'demo-newsletter-mend': { en: 'Aoi mends it and asks again.', ja: '葵が直して、もう一度依頼します。' },
  'demo-newsletter-mended': { en: 'Say what is true', ja: '割引率と送料の記載を訂正' },
  'demo-newsletter-approve': {
    en: 'Vera approves. Her SSH signature is bound to exactly this content.',
    ja: 'ヴェラが承認します。SSH 署名は、まさにこの内容だけに結び付きます。',
  },
  'demo-newsletter-merge': {
    en: 'She merges, and the runner sends.',
    ja: 'マージすると、配信マシンが送ります。',
  },
  'demo-newsletter-passed': {
    en: 'the receiver took {count} messages, one for each person: all pass SPF, DKIM (RSA and Ed25519) and DMARC, over TLS',
    ja: '受信側は {count} 通を 1 人 1 通ずつ受け取り、すべて SPF・DKIM(RSA と Ed25519)・DMARC に合格(TLS)',
  },
  'demo-newsletter-again': { en: 'Once more?', ja: 'もう一度実行してみます。' },
  'demo-newsletter-once': {
    en: 'the receiver still has {count}: nobody got it twice',
    ja: '受信側は {count} 通のまま。二重に届いた人はいません',
  },
  'demo-unsubscribe': { en: 'A reader leaves with one click', ja: '読者がワンクリックで配信を止める' },
  'demo-unsubscribe-post': {
    en: 'The mail program of {reader} posts List-Unsubscribe=One-Click (RFC 8058) to {url}',
    ja: '{reader} のメールソフトが List-Unsubscribe=One-Click(RFC 8058)を送ります: {url}',
  },
  'demo-unsubscribe-done': {
    en: 'answered with {status}: from now on this person gets nothing more, from any list',
    ja: '応答 {status}。以後、この人にはどのリストからも届きません',
  },
  'demo-refusal-revert': {
    en: 'The merge is taken back; nothing was sent.',
    ja: 'マージを取り消します。何も送信されていません。',
  },
  'demo-self': { en: 'Nobody approves their own mail', ja: '自分の書いたメールは自分で承認できない' },
  'demo-self-write': {
    en: 'Vera owns the list. She writes a campaign herself; Aoi approves it, and for the list Vera wants to sign in person.',
    ja: 'ヴェラはリストの責任者です。自分で書いたキャンペーンを葵が承認し、リストについてはヴェラ自身が署名しようとします。',
  },
  'demo-self-around': {
    en: 'She looks for a way round: she sends her own campaign back and then takes that back, so that an approval with her signature stands there after all. Then she merges.',
    ja: 'ヴェラは抜け道を探します。自分のキャンペーンを一度差し戻し、それを取り消せば、自分の署名の付いた承認が残ります。そのうえでマージします。',
  },
  'demo-self-reason': { en: 'A typing error', ja: '誤字がありました' },
  'demo-self-commit': { en: 'A guide to gifts', ja: '贈りもののご案内' },
  'demo-changed': { en: 'What was approved is what is sent', ja: '承認された内容だけが送られる' },
  'demo-changed-approve': {
    en: 'Aoi announces the new rice. Vera and Mori approve it, and nothing is missing.',
    ja: '葵が新米を案内します。ヴェラと森が承認し、必要なものは揃いました。',
  },
  'demo-changed-commit': { en: 'Announce the new rice', ja: '新米のご案内' },
  'demo-changed-change': {
    en: 'After that, somebody changes the price on the branch and merges it.',
    ja: 'その後、ブランチで価格が変えられ、マージされます。',
  },
  'demo-changed-again': { en: 'Adjust the price', ja: '価格の調整' },
  'demo-rules': { en: 'The rules are guarded by the rules', ja: 'ルールはルールが守る' },
  'demo-rules-push': {
    en: 'A second key is slipped in under Vera’s name, by a push straight to the default branch.',
    ja: 'ヴェラの名前に 2 本目の鍵が、既定ブランチへの直接の push で紛れ込みます。',
  },
  'demo-rules-commit': { en: 'Update identities', ja: '担当者の情報を更新' },
  'demo-rules-revert': {
    en: 'Nothing at all is sent until the change is approved by its owners, or reverted.',
    ja: '変更がその責任者に承認されるか、取り消されるまで、何も送られません。',
  },
  'demo-unowned': { en: 'A list that nobody owns gets no mail', ja: '責任者のいないリストには送れない' },
  'demo-unowned-list': {
    en: 'A new list is a change of the rules, so Kenji of IT approves it. But nobody writes an owner into CODEOWNERS.',
    ja: '新しいリストはルールの変更なので、情報システムの健二が承認します。ただし CODEOWNERS に責任者を書き忘れています。',
  },
  'demo-unowned-commit': { en: 'Write to our partners', ja: '提携店へのお知らせ' },
  'demo-unowned-campaign': {
    en: 'Then a campaign goes to it.',
    ja: 'そのリスト宛てのキャンペーンがマージされます。',
  },
  'demo-dns': {
    en: 'Mail that receivers would not believe stays here',
    ja: '受信側に信頼されないメールは送らない',
  },
  'demo-dns-approve': {
    en: 'The delivery days go to the trade customers. Sato owns their list, Vera the campaigns: both approve.',
    ja: '取引先に配送日を知らせます。リストの責任者は佐藤、キャンペーンの責任者はヴェラ。2 人が承認します。',
  },
  'demo-dns-commit': { en: 'Last dispatch is at 15:00', ja: '最終発送は 15 時まで' },
  'demo-dns-break': {
    en: 'Meanwhile somebody damages a record of the running DNS zone: {name}',
    ja: 'その間に、稼働中の DNS ゾーンのレコードが壊されます: {name}',
  },
  'demo-dns-nothing': {
    en: 'not one message left, and the answer names the record to publish',
    ja: '1 通も送られず、公開すべきレコードが示されました',
  },
  'demo-dns-mend': {
    en: 'The record is published again as it should be.',
    ja: 'レコードを正しく公開し直します。',
  },
  'demo-kill': {
    en: 'Killed twice, and still nobody gets it twice',
    ja: '2 度強制終了しても、二重には届かない',
  },
  'demo-kill-between': {
    en: 'The receiver answers some recipients not at all. With all connections waiting, the sender is killed between two messages.',
    ja: '受信側が一部の宛先に応答しません。すべての接続が待っているところで、メールとメールの間に配信プロセスを強制終了します。',
  },
  'demo-kill-killed': {
    en: '→ SIGKILL to process {pid} after {count} messages',
    ja: '→ {count} 通の時点でプロセス {pid} に SIGKILL',
  },
  'demo-kill-some': {
    en: 'the receiver has {count} of {all}; the others were never begun, and the next run goes on with them',
    ja: '受信側には {all} 通中 {count} 通。残りは始まっておらず、次の実行が続きから送ります',
  },
  'demo-kill-inside': {
    en: 'The next run goes on. This time one connection stands still in the middle of a message (DATA), and the sender is killed there.',
    ja: '次の実行が続きを送ります。今度は 1 つの接続が本文(DATA)の途中で止まり、そこで強制終了します。',
  },
  'demo-kill-one': {
    en: 'the receiver has {count} of {all}, each once; of one message the sender cannot know',
    ja: '受信側には {all} 通中 {count} 通、各 1 通。残る 1 通の結果は、送信側には分かりません',
  },
  'demo-kill-unknown': {
    en: 'It is not sent again by itself: a person must say what became of it.',
    ja: '自動では再送しません。どうなったかを人が判断します。',
  },
  'demo-kill-resolve': {
    en: 'The operator looked it up at the receiver, and settles it.',
    ja: '運用担当者が受信側で確かめ、確定します。',
  },
  'demo-kill-reason': { en: 'Not in the log of the receiver', ja: '受信側の記録にない' },
  'demo-kill-once': {
    en: 'the receiver has {count} messages for {count} recipients: nobody twice, none lost',
    ja: '受信側には {count} 人に {count} 通。二重も欠落もありません',
  },
  'demo-kill-skipped': {
    en: '{reader} unsubscribed and got none',
    ja: '配信を止めた {reader} には届いていません',
  },
  'demo-audit': { en: 'The proof', ja: '証明' },
  'demo-audit-verify': {
    en: 'The whole record is proved anew: chain, signatures, rules, approvals, evidence.',
    ja: '記録全体を改めて検証します: 連鎖、署名、ルール、承認、証拠。',
  },
  'demo-audit-trace': { en: 'What did {reader} get?', ja: '{reader} には何が届いたか。' },
  'demo-audit-log': {
    en: 'The ledger is a branch; its newest entries in words:',
    ja: '台帳は 1 本のブランチです。新しい記録を文章で:',
  },
  'demo-no-chapter': {
    en: {
      say: 'There is no chapter "{chapter}".',
      expected: 'some of: {chapters}',
      fix: 'Name one or several of them, separated by commas; without --chapters all are played.',
    },
    ja: {
      say: '「{chapter}」という章はありません。',
      expected: '次のいずれか: {chapters}',
      fix: '章の名前をコンマ区切りで指定してください。--chapters を付けなければ、すべての章を実行します。',
    },
  },
  'demo-interrupted': {
    en: 'Interrupted. Everything that was started has been stopped and removed.',
    ja: '中断しました。起動したものはすべて停止し、削除しました。',
  },
  'demo-fault': { en: 'The demo did not go as it tells:', ja: 'デモが筋書きどおりに進みませんでした:' },
  'demo-fault-exit': {
    en: 'expected exit code {expected}, got {code}',
    ja: '終了コード: 期待 {expected}、実際 {code}',
  },
  'demo-fault-missing': { en: 'not in its output: {missing}', ja: '出力にないもの: {missing}' },
  'demo-end': {
    en: 'All of it held: {commands} commands and {checks} checks in {seconds} s.',
    ja: 'すべて筋書きどおりでした: コマンド {commands} 件、確認 {checks} 件、{seconds} 秒。',
  },
  'demo-end-sent': {
    en: 'sent: {count} of {count}, believed by the receiver: {passed}; sent twice: 0',
    ja: '送信: {count} 人中 {count} 人、受信側の認証に合格: {passed} 通、二重送信: 0',
  },
  'demo-end-refused': { en: 'refused, each for its reason: {codes}', ja: '理由を示して拒否: {codes}' },
  'demo-end-page': { en: 'to look at: {page}', ja: '見られるページ: {page}' },
  'demo-end-kept': { en: 'kept: {folder}', ja: '残したフォルダー: {folder}' },
  'demo-page-title': { en: 'From merge to a verified receipt', ja: 'マージから、検証できる受信記録まで' },
  'demo-page-lead': {
    en: 'What Postmerge did on this machine just now, with real git, DNS, SMTP and signatures.',
    ja: 'Postmerge がこのマシンで今しがた行ったことです。git、DNS、SMTP、署名はすべて本物です。',
  },
  'demo-page-sent': { en: 'people got the newsletter', ja: '人にメールマガジンを送信' },
  'demo-page-passed': { en: 'messages pass SPF, DKIM and DMARC', ja: '通が SPF・DKIM・DMARC に合格' },
  'demo-page-twice': { en: 'got it twice, or were lost', ja: '件の二重送信・欠落' },
  'demo-page-refused': { en: 'attempts refused, with reasons', ja: '件を理由とともに拒否' },
  'demo-page-commands': { en: 'commands', ja: '件のコマンド' },
  'demo-page-seconds': { en: 'seconds', ja: '秒' },
  'demo-page-mail': { en: 'The mail as its reader sees it', ja: '読者に届いたメール' },
  'demo-page-mail-hint': {
    en: 'One of the messages as the receiver took it, and how the receiver judged it.',
    ja: '受信側が受け取ったうちの 1 通と、受信側による判定です。',
  },
  'demo-page-text': { en: 'The text part', ja: 'テキスト部分' },
  'demo-page-from': { en: 'From', ja: '差出人' },
  'demo-page-to': { en: 'To', ja: '宛先' },
  'demo-page-subject': { en: 'Subject', ja: '件名' },
  'demo-page-date': { en: 'Date', ja: '日時' },
  'demo-page-approval': { en: 'The mail that asks for approval', ja: '承認を依頼するメール' },
  'demo-page-approval-hint': {
    en: 'What an owner of the list is shown before anything may leave.',
    ja: '送信の前に、リストの責任者に示される内容です。',
  },
  'demo-page-refusals': { en: 'What was refused, and why', ja: '拒否されたことと、その理由' },
  'demo-page-refusals-hint': {
    en: 'Each is the answer of the command itself: every condition, whether it is met, and what to do.',
    ja: 'いずれもコマンドの応答そのものです。条件ごとに、満たされているか、どうすればよいかが示されます。',
  },
  'demo-page-ledger': { en: 'The ledger', ja: '台帳' },
  'demo-page-ledger-hint': {
    en: 'A git branch, one signed commit an entry, without any personal data.',
    ja: '1 件ごとに署名された git のブランチです。個人情報は含まれません。',
  },
  'demo-page-all': { en: 'Every command', ja: '実行したすべてのコマンド' },
  'demo-page-all-hint': {
    en: '{count} commands, with their exit codes and times',
    ja: 'コマンド {count} 件と、その終了コード、所要時間',
  },
} satisfies Vocabulary
