import type { Vocabulary } from './phrase.ts'

/** What an editor says beside a key of the other policies (`schemas/*.json`). */
export const schemaPolicies = {
  'schema-identities-people': {
    en: 'Colleagues by name; @name in CODEOWNERS is the person of that name.',
    ja: '社内の人の一覧。CODEOWNERS の @名前 はここの名前です。',
  },
  'schema-identities-teams': {
    en: 'Teams by name, as "@organisation/team": [name, name].',
    ja: 'チームの一覧("@組織/チーム": [名前, 名前])。',
  },
  'schema-person-github': { en: 'The account on GitHub.', ja: 'GitHub のアカウント。' },
  'schema-person-github-login': { en: 'The login.', ja: 'ログイン名。' },
  'schema-person-github-id': {
    en: 'The number of the account, which stays when the login changes.',
    ja: 'アカウントの番号。ログイン名を変えても変わりません。',
  },
  'schema-person-address': {
    en: 'Where requests and results are mailed.',
    ja: '依頼や結果の届くメールアドレス。',
  },
  'schema-person-git-emails': {
    en: 'The addresses in commits by which we know who wrote something.',
    ja: 'コミットに記録されるメールアドレス。誰が書いたかの判断に使います。',
  },
  'schema-person-ssh': {
    en: 'Public SSH keys: an approval is a signature by one of them. Never the private key.',
    ja: 'SSH の公開鍵。承認はこの鍵による署名です。秘密鍵は決して書きません。',
  },
  'schema-person-locale': { en: 'The language to write to them in.', ja: 'この人への連絡に使う言語。' },
  'schema-approvals-minimum': { en: 'Approvals for each list.', ja: 'リストごとに必要な承認の人数。' },
  'schema-approvals-lists': { en: 'Lists with a rule of their own.', ja: '個別のルールがあるリスト。' },
  'schema-approvals-list-approval': {
    en: 'off needs a reason and a day until which it holds, at most 90 days ahead.',
    ja: 'off には理由と期限(90 日以内)が必要です。',
  },
  'schema-approvals-list-approvals': { en: 'Approvals for this list.', ja: 'このリストに必要な承認の人数。' },
  'schema-approvals-list-reason': { en: 'Why nobody needs to approve.', ja: '承認を不要とする理由。' },
  'schema-approvals-list-until': {
    en: 'The last day without approval, as 2026-12-31, at most 90 days ahead.',
    ja: '承認を不要とする最後の日(2026-12-31 の形、90 日以内)。',
  },
  'schema-approvals-tiers': {
    en: 'More approvals for more recipients.',
    ja: '人数が多いときに承認を増やすルール。',
  },
  'schema-approvals-tier-over': { en: 'With more recipients than this …', ja: 'この人数を超えるときは…' },
  'schema-approvals-tier-approvals': { en: '… so many must approve.', ja: '…この人数の承認が必要です。' },
  'schema-approvals-default-owners': {
    en: 'Whom to ask where no list decides, as @name or @organisation/team.',
    ja: 'リストで決まらないときに尋ねる人(@名前 または @組織/チーム)。',
  },
  'schema-approvals-valid-for': {
    en: 'How long an approval holds, as P14D.',
    ja: '承認の有効期間。P14D は 14 日。',
  },
  'schema-approvals-merge': { en: 'Who may merge what was approved.', ja: '承認後のマージができる人。' },
  'schema-approvals-suggestions': {
    en: 'Whether an owner whose suggestion was taken over may still approve.',
    ja: '提案が採用された責任者が、承認もできるか。',
  },
  'schema-approvals-undo': {
    en: 'How long after the merge one can still call it back by a revert, as PT10M.',
    ja: 'マージ後、取り消せる猶予の時間。PT10M は 10 分。',
  },
  'schema-approvals-via': {
    en: 'Which approvals count: in a review, or only those given at the desk.',
    ja: 'レビューでの承認を数えるか、受付での承認だけを数えるか。',
  },
  'schema-approvals-deputies': { en: 'Who approves for whom, and when.', ja: '代理で承認する人と期間。' },
  'schema-deputy-for': { en: 'Who is away, as @name.', ja: '不在の人(@名前)。' },
  'schema-deputy-by': { en: 'Who approves instead, as @name.', ja: '代わりに承認する人(@名前)。' },
  'schema-deputy-from': { en: 'The first day, as 2026-12-20.', ja: '最初の日(2026-12-20 の形)。' },
  'schema-deputy-until': { en: 'The last day, as 2027-01-05.', ja: '最後の日(2027-01-05 の形)。' },
  'schema-approvals-forge': {
    en: 'Where reviews live. Without it approvals are signed tags.',
    ja: 'レビューの場所。書かない場合、承認は署名付きタグです。',
  },
  'schema-forge-github': {
    en: 'The repository on GitHub, as owner/name.',
    ja: 'GitHub のリポジトリ(所有者/名前)。',
  },
  'schema-forge-id': {
    en: 'The id of that repository, which a rename does not change.',
    ja: 'リポジトリの ID(名前を変えても同じ番号)。',
  },
  'schema-forge-api': {
    en: 'The address of the API, for GitHub Enterprise Server.',
    ja: 'API の URL(GitHub Enterprise Server の場合)。',
  },
  'schema-approvals-reminders': {
    en: 'Owners who have not answered are reminded once.',
    ja: '未回答の責任者に一度だけ催促します。',
  },
  'schema-reminders-after': {
    en: 'How long after the request, as PT4H.',
    ja: '依頼からの時間。PT4H は 4 時間。',
  },
  'schema-approvals-notices': {
    en: 'Mail to colleagues about requests and results.',
    ja: '依頼と結果を社内に知らせるメール。',
  },
  'schema-notices-sender': {
    en: 'A sender of policies/senders.yaml with the category notice.',
    ja: 'policies/senders.yaml の差出人のうち、種類が notice のもの。',
  },
  'schema-notices-on': { en: 'What they are told.', ja: '知らせる出来事。' },
  'schema-access-networks': {
    en: 'Networks by name: office: [203.0.113.0/24].',
    ja: 'ネットワークの一覧。例: office: [203.0.113.0/24]',
  },
  'schema-access-grants': {
    en: 'What is allowed; everything else is not.',
    ja: '許可の一覧。ここにないことはできません。',
  },
  'schema-grant-who': { en: 'Who, as @name or @organisation/team.', ja: '誰に(@名前 または @組織/チーム)。' },
  'schema-grant-may': { en: 'What they may do.', ja: '許可する操作。' },
  'schema-grant-lists': { en: 'With which lists; "*" means all.', ja: '対象のリスト。"*" は全部。' },
  'schema-grant-from': {
    en: 'From which networks; without it from anywhere.',
    ja: '使えるネットワーク。省くとどこからでも使えます。',
  },
  'schema-delivery-growth': {
    en: 'By how much the audience may have grown since the approval.',
    ja: '承認後に宛先がどれだけ増えてもよいか。',
  },
  'schema-growth-percent': { en: 'Per cent of the approved count.', ja: '承認時の人数に対する割合(%)。' },
  'schema-growth-at-least': { en: 'So many are always allowed.', ja: '割合にかかわらず増えてよい人数。' },
  'schema-delivery-rates': { en: 'How fast mail leaves.', ja: '配信の速さ。' },
  'schema-rates-global': {
    en: 'Messages in all, as 50/s, 3000/m or 100000/h.',
    ja: '全体の通数。50/s は毎秒 50 通(/m は毎分、/h は毎時)。',
  },
  'schema-delivery-freezes': { en: 'Days on which nothing leaves.', ja: '配信しない期間。' },
  'schema-delivery-live': {
    en: 'The lists that are mailed for real. While it stands here, mail to any other list is a rehearsal: it reaches the people of identities.yaml alone.',
    ja: '本番として配信するリスト。この行がある間、ほかのリスト宛ては予行(リハーサル)となり、identities.yaml の人にだけ届きます。',
  },
  'schema-freeze-from': { en: 'The first day, as 2026-12-29.', ja: '最初の日(2026-12-29 の形)。' },
  'schema-freeze-until': { en: 'The last day, as 2027-01-04.', ja: '最後の日(2027-01-04 の形)。' },
  'schema-freeze-reason': {
    en: 'Why; it is shown to whoever waits.',
    ja: '理由。待っている人に表示されます。',
  },
  'schema-content-severities': {
    en: 'Checks by id that are an error, a warning or off here. Those that block cannot be loosened.',
    ja: '検査ごとの扱い(error・warning・off)。配信を止める検査は緩められません。',
  },
  'schema-content-link-hosts': {
    en: "Hosts beside the sender's own domain to which links may lead; *.example.com means all below it.",
    ja: '自社のドメイン以外でリンクしてよいホスト。*.example.com はその下の全て。',
  },
  'schema-content-forbidden-words': {
    en: 'Words that never stand in a mail, with what to write instead.',
    ja: 'メールで使わない言葉と、その言い換え。',
  },
  'schema-forbidden-word': { en: 'The word.', ja: '使わない言葉。' },
  'schema-forbidden-instead': { en: 'What to write instead.', ja: '代わりの言葉。' },
  'schema-content-clients': {
    en: "Mail programs that must show a campaign well, by caniemail's names: gmail.ios.",
    ja: '正しく表示したいメールソフト(caniemail の名前)。例: gmail.ios',
  },
  'schema-content-waivers': {
    en: 'Exceptions that somebody answers for.',
    ja: '責任者を明らかにした例外。',
  },
  'schema-waiver-check': {
    en: 'The id of the check, as validate prints it in brackets.',
    ja: '検査の ID(validate が [ ] で示すもの)。',
  },
  'schema-waiver-campaign': { en: 'The campaign that is excepted.', ja: '例外とするキャンペーン。' },
  'schema-waiver-reason': { en: 'Why.', ja: '理由。' },
  'schema-waiver-by': {
    en: 'Who answers for it: a name of policies/identities.yaml.',
    ja: '責任者(policies/identities.yaml の名前)。',
  },
  'schema-waiver-until': {
    en: 'The last day it holds, as 2026-12-31.',
    ja: '有効な最後の日(2026-12-31 の形)。',
  },
  'schema-ledger-repository': {
    en: 'A name of this repository that never changes: what is signed for one does not count in another.',
    ja: 'このリポジトリの変わらない名前。別のリポジトリの署名はここでは通用しません。',
  },
  'schema-ledger-keys': {
    en: 'Public Ed25519 keys. Never a private one.',
    ja: 'Ed25519 の公開鍵。秘密鍵は決して書きません。',
  },
  'schema-ledger-key-id': { en: 'A name for the key, used once.', ja: '鍵の名前(重複不可)。' },
  'schema-ledger-key-public': {
    en: 'openssl pkey -in KEY -pubout -outform DER | openssl base64 -A',
    ja: '公開鍵を base64 で書いたもの(openssl pkey -in KEY -pubout -outform DER | openssl base64 -A)。',
  },
  'schema-ledger-key-role': { en: 'What it may sign.', ja: 'この鍵の役割。' },
  'schema-ledger-key-from': {
    en: 'The first day it counts, as 2026-01-01.',
    ja: '有効になる日(2026-01-01 の形)。',
  },
  'schema-ledger-key-until': { en: 'The last day it counts.', ja: '有効な最後の日。' },
} satisfies Vocabulary
