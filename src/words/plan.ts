import type { Vocabulary } from './phrase.ts'

/** What `plan` says. */
export const plan = {
  'option-plan-at': {
    en: 'the commit to plan (default: this branch)',
    ja: '対象のコミット(既定: 今のブランチ)',
  },
  'option-plan-offline': { en: 'ask no DNS and no links', ja: 'DNS にもリンク先にも問い合わせない' },
  'plan-title': { en: '{release} ({path} at {commit})', ja: '{release}({path}、コミット {commit})' },
  'plan-title-uncommitted': {
    en: '{release} ({path}, not committed)',
    ja: '{release}({path}、未コミット)',
  },
  'plan-uncommitted': {
    en: 'Not committed yet: git add {path} && git commit -m "Write the campaign"',
    ja: 'まだコミットされていません: git add {path} && git commit -m "キャンペーンを作成"',
  },
  'plan-digest': {
    en: 'content {digest}: an approval holds for exactly this',
    ja: '内容 {digest}: 承認はこの内容だけに有効です',
  },
  'plan-draft': {
    en: 'This is a draft: it asks nobody and sends nothing.',
    ja: 'これは下書きです。承認依頼も配信も行われません。',
  },
  'plan-from': { en: 'From', ja: '送信元' },
  'plan-to': { en: 'To', ja: '宛先' },
  'plan-subject': { en: 'Subject', ja: '件名' },
  'plan-body': { en: 'Body', ja: '本文' },
  'plan-when': { en: 'When', ja: '配信日時' },
  'plan-sender-not-asked': {
    en: 'authentication: not asked here',
    ja: '送信ドメイン認証: ここでは確認していません',
  },
  'plan-sender-state': {
    en: 'authentication: SPF {spf}, DKIM {dkim}, DMARC {dmarc}',
    ja: '送信ドメイン認証: SPF {spf}、DKIM {dkim}、DMARC {dmarc}',
  },
  'plan-list': { en: '{list} ({title})', ja: '{list}({title})' },
  'plan-list-count': { en: '{list} ({title}): {count}', ja: '{list}({title}): {count} 人' },
  'plan-excluded': { en: 'without {list}', ja: '{list} を除く' },
  'plan-counts-unknown': {
    en: 'counts: not known here (no store on this machine)',
    ja: '人数: ここでは分かりません(このマシンにストアがありません)',
  },
  'plan-rehearsal': {
    en: 'REHEARSAL: only the people of identities.yaml on these lists get it, because policies/delivery.yaml does not name every list as live; below stands who would get it then',
    ja: 'リハーサル: policies/delivery.yaml の live に載っていないリストがあるため、これらのリストに登録された identities.yaml の人にだけ届きます。下の人数は本番の場合です',
  },
  'plan-recipients': { en: '{count} people in all', ja: '合計 {count} 人' },
  'plan-on-several': {
    en: '{count} on several lists, counted once',
    ja: '{count} 人は複数のリストにあり、1 回だけ数えています',
  },
  'plan-skipped': { en: '{count} left out: {reason}', ja: '{count} 人は対象外: {reason}' },
  'plan-size': {
    en: '{bytes} bytes of HTML, {lines} lines of text, {links} links',
    ja: 'HTML {bytes} バイト、テキスト {lines} 行、リンク {links} 件',
  },
  'plan-more-links': { en: 'and {count} more', ja: 'ほか {count} 件' },
  'plan-at-once': { en: 'as soon as it is merged and approved', ja: 'マージと承認の後すぐ' },
  'plan-at': { en: '{at} {zone} ({utc})', ja: '{at} {zone}({utc})' },
  'plan-latest': { en: 'not after {latest}', ja: '{latest} を過ぎたら送りません' },
  'plan-weekly-limit': {
    en: 'list {list} gets no more than {per_week} releases within 7 days: not before {until}',
    ja: 'リスト {list} への配信は 7 日間に {per_week} 回までのため、{until} より前には送りません',
  },
  'send-weekly-limit': {
    en: {
      say: 'approved, but stopped for now: {denial}, list {list} has had {per_week} releases within 7 days; it may leave at {until}',
      fix: 'run the command again then, or let the owners of the list change `limits.per_week` in lists/{list}.yaml',
    },
    ja: {
      say: '承認済みですが今は送れません: {denial}(リスト {list} には 7 日間に {per_week} 回配信済み)。{until} から送れます',
      fix: 'その時刻以降にもう一度実行するか、リストの責任者が lists/{list}.yaml の limits.per_week を変更してください',
    },
  },
  'plan-undo': {
    en: 'can be undone for {minutes} minutes after it is authorised',
    ja: '確定後 {minutes} 分間は取り消せます',
  },
  'plan-undo-seconds': {
    en: 'can be undone for {seconds} seconds after it is authorised',
    ja: '確定後 {seconds} 秒間は取り消せます',
  },
  'plan-precision': {
    en: 'precise to when `postmerge send` next runs: it sends nothing by itself',
    ja: '実際の時刻は、次に `postmerge send` が動いたときです(自動では動きません)',
  },
  'plan-not-judged': {
    en: 'Approvals: not judged here, this content is a draft, not committed, or on the default branch already; or it was planned offline, and GitHub was not asked.',
    ja: '承認: ここでは判定しません(下書き、未コミット、既定ブランチと同じ内容のいずれかであるか、オフラインのため GitHub に確認していません)。',
  },
} satisfies Vocabulary
