import type { Vocabulary } from './phrase.ts'

/** Taking people off: who must not be mailed any more, and who must be forgotten. */
export const people = {
  'about-list-suppress': {
    en: 'never mail an address again, on any list (a dry run without --apply)',
    ja: 'アドレスをすべてのリストで配信停止にする(--apply がなければ試行のみ)',
  },
  'about-list-erase': {
    en: 'erase a person from the store for ever (a dry run without --apply)',
    ja: '1 人の情報を保管先から完全に消去する(--apply がなければ試行のみ)',
  },
  'option-suppress-reason': {
    en: 'unsubscribed (default), bounced, complained or suppressed',
    ja: '理由: unsubscribed(本人の希望、既定)、bounced(不達)、complained(迷惑メール報告)、suppressed(その他)',
  },
  'suppress-usage': {
    en: 'Name one address with --recipient, or a CSV file with a column email (- for standard input).',
    ja: '--recipient でアドレスを 1 つ指定するか、email 列のある CSV ファイル(標準入力は -)を指定してください。',
  },
  'suppress-reason-unknown': {
    en: {
      say: 'There is no reason "{reason}".',
      fix: 'Write --reason unsubscribed, bounced, complained or suppressed.',
    },
    ja: {
      say: '理由「{reason}」はありません。',
      fix: '--reason に unsubscribed、bounced、complained、suppressed のいずれかを指定してください。',
    },
  },
  'suppress-done': {
    en: 'Addresses: {addresses}. Suppressed on every list, for ever: {added} new, {known} that had been already; {invalid} invalid left out.',
    ja: 'アドレス {addresses} 件。すべてのリストで配信停止にしました: 新規 {added} 件、設定済み {known} 件。無効な行 {invalid} 件は除きました。',
  },
  'suppress-dry': {
    en: 'Addresses: {addresses}, invalid: {invalid}. Nothing was changed: this was a dry run. Add --apply to suppress them on every list, for ever.',
    ja: 'アドレス {addresses} 件、無効な行 {invalid} 件。試行のため何も変更していません。--apply を付けると、すべてのリストで配信停止にします(取り消せません)。',
  },
  'erase-dry': {
    en: 'One person was found, who got {messages} messages. Nothing was changed: this was a dry run. Add --apply to erase them for ever.',
    ja: '該当者 1 人(届いたメール {messages} 通)。試行のため何も変更していません。--apply を付けると完全に消去します(取り消せません)。',
  },
  'erase-done': {
    en: 'Erased: address, fields, consent and key. The address is suppressed, so that no import brings it back; all that was signed can still be proved. Backups still hold the person until you delete them.',
    ja: 'アドレス、項目、同意の記録、鍵を消去しました。アドレスは配信停止にしたため、取り込んでも復活しません。署名済みの記録は引き続き証明できます。バックアップには、削除するまで残ります。',
  },
  'erase-release-unreadable': {
    en: {
      say: 'The person got {release}, whose sender cannot be read at the commit it was approved at: what was signed about it could not be proved any more.',
      fix: 'Run it in a clone that has this commit.',
    },
    ja: {
      say: 'この人に届いた {release} は、承認時点のコミットから送信元を読み取れません。消去すると、署名済みの記録を証明できなくなります。',
      fix: 'そのコミットを含むクローンで実行してください。',
    },
  },
  'erase-busy': {
    en: {
      say: 'A running send keeps writing about this person; nothing was erased.',
      fix: 'Run it again when the send is over.',
    },
    ja: {
      say: '配信中のため、この人の記録が更新され続けています。消去していません。',
      fix: '配信が終わってから、もう一度実行してください。',
    },
  },
} satisfies Vocabulary
