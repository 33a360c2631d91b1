import type { Vocabulary } from './phrase.ts'

/** What an editor says beside a key of a campaign, a list, the senders and the people (`schemas/*.json`). */
export const schema = {
  'schema-campaign-subject': {
    en: 'The subject. It may hold merge fields: {{ first_name }}.',
    ja: '件名。{{ first_name }} のような差し込み項目を使えます。',
  },
  'schema-campaign-from': {
    en: 'Who sends it: a name under senders in policies/senders.yaml.',
    ja: '差出人。policies/senders.yaml の senders にある名前です。',
  },
  'schema-campaign-lists': {
    en: 'Who gets it: names of files in lists/, without .yaml. Whoever is on several gets it once.',
    ja: '宛先のリスト。lists/ のファイル名から .yaml を除いた名前です。複数のリストに載っている人にも 1 通だけ届きます。',
  },
  'schema-campaign-preheader': {
    en: 'The line that mailboxes show beside the subject.',
    ja: 'メールの一覧で件名の横に表示される 1 行です。',
  },
  'schema-campaign-exclude': {
    en: 'Lists whose contacts do not get it.',
    ja: '送らない人のリスト。',
  },
  'schema-campaign-category': {
    en: 'marketing needs an unsubscribe link; transactional is for what a contract requires.',
    ja: 'marketing には配信停止リンクが必要です。transactional は契約上の連絡に使います。',
  },
  'schema-campaign-edition': {
    en: 'Raise it to send the same campaign once more: each edition leaves at most once.',
    ja: '同じキャンペーンをもう一度送るときに増やします。1 つの版は一度しか送られません。',
  },
  'schema-campaign-status': {
    en: 'draft asks nobody and sends nothing.',
    ja: 'draft の間は承認依頼も配信も行われません。',
  },
  'schema-campaign-layout': {
    en: 'A file of campaigns/_layouts/, without .mjml.',
    ja: 'campaigns/_layouts/ のファイル名から .mjml を除いた名前。',
  },
  'schema-campaign-locale': {
    en: "The language of the text, as in ja or en; without it the organisation's.",
    ja: '本文の言語(ja、en など)。省くと組織の言語になります。',
  },
  'schema-campaign-schedule': {
    en: "When it leaves, as 2026-12-01 09:00 in the organisation's time zone. Without it, soon after the merge.",
    ja: '配信日時。2026-12-01 09:00 の形で、組織のタイムゾーンの時刻です。省くとマージ後まもなく送ります。',
  },
  'schema-campaign-schedule-at': {
    en: 'The local time, as 2026-12-01 09:00. An hour that the clocks skip is refused by validate.',
    ja: '現地時刻。2026-12-01 09:00 の形で書きます。夏時間の切り替えで存在しない時刻は validate で分かります。',
  },
  'schema-campaign-schedule-timezone': {
    en: "An IANA time zone such as Asia/Tokyo, instead of the organisation's. validate knows which exist.",
    ja: '組織と違うタイムゾーン(Asia/Tokyo など)。実在するかどうかは validate で分かります。',
  },
  'schema-campaign-schedule-latest': {
    en: 'How late is too late, as PT2H (two hours, what holds without it).',
    ja: 'どこまで遅れてよいか。PT2H は 2 時間(省いた場合も同じ)。',
  },
  'schema-list-title': {
    en: 'What readers and colleagues call the list.',
    ja: 'リストの名前。読者と社内の人が見ます。',
  },
  'schema-list-purpose': {
    en: 'What people on the list were promised to get.',
    ja: '登録者に何をお送りすると約束したか。',
  },
  'schema-list-consent': {
    en: 'Why these people may be mailed at all.',
    ja: 'この人たちに送ってよい根拠。',
  },
  'schema-list-consent-basis': {
    en: 'opt-in: they asked for it; contract: they are customers; legal: the law requires it.',
    ja: 'opt-in は本人の申し込み、contract は取引先、legal は法令上必要な連絡。',
  },
  'schema-list-consent-confirmed': {
    en: 'Whether each person confirmed the address by a link (double opt-in).',
    ja: '確認メールのリンクで本人が登録を確定したか(ダブルオプトイン)。',
  },
  'schema-list-sensitivity': {
    en: 'confidential needs two approvals, which cannot be switched off.',
    ja: 'confidential は承認が 2 人必要で、承認を省くことはできません。',
  },
  'schema-list-fields': {
    en: 'The only merge fields that a campaign to this list may use.',
    ja: 'このリストへのキャンペーンで使える差し込み項目。ここにないものは使えません。',
  },
  'schema-field-type': {
    en: 'What kind of value it holds.',
    ja: '値の種類。',
  },
  'schema-field-optional': {
    en: 'Whether some contacts have none; then write a default: {{ first_name | default: "customer" }}.',
    ja: '値のない人がいるか。いる場合は {{ first_name | default: "お客" }} のように代わりの言葉を書きます。',
  },
  'schema-field-private': {
    en: 'Kept in the store, and never usable by a campaign.',
    ja: '保管だけして、キャンペーンでは使えない項目。',
  },
  'schema-field-sample': {
    en: 'Made-up values of this type for previews and checks: also a long one and an unusual one.',
    ja: 'プレビューと検査に使う架空の値(種類に合うもの)。長いもの、珍しいものも入れてください。',
  },
  'schema-list-limits': {
    en: 'What a mistake may cost at most.',
    ja: '間違いの影響を抑えるための上限。',
  },
  'schema-list-limits-recipients': {
    en: 'With more recipients than this nothing is sent.',
    ja: 'これより多い人数には送りません。',
  },
  'schema-list-limits-per-week': {
    en: 'Releases to this list within any seven days.',
    ja: '7 日間に送れる回数。',
  },
  'schema-list-writers': {
    en: 'Who may write to this list, as @name or @organisation/team; without it everybody may ask.',
    ja: 'このリスト宛てに書ける人(@名前 または @組織/チーム)。省くと誰でも依頼できます。',
  },
  'schema-organisation': {
    en: 'Whose repository this is.',
    ja: 'この組織について。',
  },
  'schema-organisation-name': { en: "The organisation's name.", ja: '組織の名前。' },
  'schema-organisation-timezone': {
    en: 'The IANA time zone in which schedules are read, such as Asia/Tokyo. validate knows which exist.',
    ja: '日時を読むときのタイムゾーン(Asia/Tokyo など)。実在するかどうかは validate で分かります。',
  },
  'schema-organisation-locale': {
    en: 'The language of notices, and of campaigns that name none.',
    ja: '通知と、言語を指定しないキャンペーンの言語。',
  },
  'schema-senders-senders': {
    en: 'The From identities, by the name that a campaign uses.',
    ja: '差出人の一覧。キャンペーンの from に書く名前で並べます。',
  },
  'schema-sender-from': { en: 'What readers see as From.', ja: '読者に見える差出人。' },
  'schema-sender-from-name': { en: 'The name beside the address.', ja: '差出人の表示名。' },
  'schema-sender-from-address': {
    en: 'The address; its domain must be aligned with the DKIM signature.',
    ja: '差出人のアドレス。ドメインは DKIM の署名と一致させます。',
  },
  'schema-sender-reply-to': { en: 'Where answers go.', ja: '返信先のアドレス。' },
  'schema-sender-categories': {
    en: 'What this sender may be used for. notice is for mail to colleagues only.',
    ja: 'この差出人で送れるものの種類。notice は社内への通知専用です。',
  },
  'schema-sender-envelope': {
    en: 'Domain of the return path: bounces come back to it.',
    ja: '配送エラーが戻るドメイン(Return-Path)。',
  },
  'schema-sender-dkim': {
    en: 'The keys that sign every message; one RSA and one Ed25519 are recommended.',
    ja: 'すべてのメールに署名する鍵。RSA と Ed25519 を 1 つずつ置くことを勧めます。',
  },
  'schema-dkim-selector': {
    en: 'Name of the key in DNS: <selector>._domainkey.<domain>.',
    ja: 'DNS 上の鍵の名前(<セレクター>._domainkey.<ドメイン>)。',
  },
  'schema-dkim-key': {
    en: 'The environment variable that holds the private key, as env:DKIM_NEWS_RSA. Never the key itself.',
    ja: '秘密鍵を入れた環境変数の名前(env:DKIM_NEWS_RSA の形)。鍵そのものは決して書きません。',
  },
  'schema-sender-egress': {
    en: 'IP addresses from which the relay delivers, for SPF.',
    ja: '中継サーバーが外に出るときの IP アドレス(SPF の検査に使います)。',
  },
  'schema-sender-spf': {
    en: 'The SPF include of a mail service, instead of egress: include:amazonses.com.',
    ja: 'メール配信サービスを使う場合の SPF(egress の代わり)。例: include:amazonses.com',
  },
  'schema-sender-relay': { en: 'The server that takes our mail.', ja: 'メールを渡す中継サーバー。' },
  'schema-relay-host': { en: 'Its host name.', ja: 'ホスト名。' },
  'schema-relay-port': {
    en: 'Usually 587 (starttls) or 465 (implicit).',
    ja: '通常は 587(starttls)か 465(implicit)。',
  },
  'schema-relay-tls': {
    en: 'none is allowed only for a server on this very machine.',
    ja: 'none は同じマシンのサーバーに限り使えます。',
  },
  'schema-relay-ehlo': { en: 'The name we give ourselves there.', ja: '接続時に名乗る名前。' },
  'schema-relay-servername': {
    en: 'The name in its certificate, if it is not host.',
    ja: '証明書の名前が host と違う場合に書きます。',
  },
  'schema-relay-user': {
    en: 'The environment variable that holds the login, as env:RELAY_USER.',
    ja: 'ログイン名を入れた環境変数(env:RELAY_USER の形)。',
  },
  'schema-relay-password': {
    en: 'The environment variable that holds the password, as env:RELAY_PASSWORD. Never the password itself.',
    ja: 'パスワードを入れた環境変数(env:RELAY_PASSWORD の形)。パスワードそのものは決して書きません。',
  },
  'schema-relay-kind': { en: 'What kind of service it is.', ja: '中継サービスの種類。' },
  'schema-relay-rewrites': {
    en: 'Header fields that it replaces, and that are therefore not signed.',
    ja: '中継サーバーが書き換えるヘッダー。署名の対象から外します。',
  },
  'schema-relay-connections': { en: 'Connections at the same time.', ja: '同時に使う接続の数。' },
  'schema-sender-urls': {
    en: 'Where `postmerge serve` is reached from outside.',
    ja: '`postmerge serve` の公開アドレス。',
  },
  'schema-urls-unsubscribe': {
    en: 'The page behind the unsubscribe link, https.',
    ja: '配信停止ページのアドレス(https)。',
  },
  'schema-urls-images': { en: 'Where pictures are served, https.', ja: '画像を配るアドレス(https)。' },
  'schema-sender-feedback-id': {
    en: 'A name of 5 to 15 letters and digits under which Gmail counts complaints.',
    ja: 'Gmail が苦情を集計するときの名前(英小文字と数字で 5〜15 文字)。',
  },
  'schema-sender-legal': {
    en: 'What the law wants to stand in every mail.',
    ja: '法令により全てのメールに表示する内容。',
  },
  'schema-legal-name': { en: 'The legal name of the sender.', ja: '送信者の正式名称。' },
  'schema-legal-address': { en: 'The postal address.', ja: '住所。' },
  'schema-legal-contact': { en: 'Where complaints and questions go.', ja: '苦情や問い合わせの窓口。' },
  'schema-legal-jurisdictions': {
    en: 'Whose laws apply to the readers.',
    ja: '読者に適用される法令の国・地域。',
  },
} satisfies Vocabulary
