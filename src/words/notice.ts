import type { Vocabulary } from './phrase.ts'

/** What mails to staff say. */
export const notice = {
  'notice-from': { en: 'From', ja: '送信元' },
  'notice-to': { en: 'To', ja: '宛先' },
  'notice-subject': { en: 'Subject and preheader', ja: '件名とプリヘッダー' },
  'notice-body': { en: 'Body', ja: '本文' },
  'notice-when': { en: 'When', ja: '配信日時' },
  'notice-body-cut': {
    en: '(shortened here; the whole text is in the repository)',
    ja: '(ここでは省略しています。全文はリポジトリにあります)',
  },
  'notice-when-merged': { en: 'as soon as it is merged', ja: 'マージされ次第' },
  'notice-when-undo': {
    en: 'about {minutes} minutes after it is merged; until then it can be stopped',
    ja: 'マージのおよそ {minutes} 分後(それまでは取り消せます)',
  },
  'notice-when-at': { en: '{local} ({zone})', ja: '{local}({zone})' },
  'notice-when-at-utc': {
    en: '{local} ({zone}), that is {utc} UTC',
    ja: '{local}({zone})/ 協定世界時 {utc}',
  },
  'notice-people': { en: '{count} people', ja: '{count} 人' },
  'notice-few-people': { en: 'fewer than {limit} people', ja: '{limit} 人未満' },
  'notice-list': { en: '{title} ({id}): {people}', ja: '{title}({id}): {people}' },
  'notice-together': {
    en: 'together, each person once: {people}',
    ja: '合計(重複を除く): {people}',
  },
  'notice-excluded': { en: 'without the people of: {lists}', ja: '除外するリスト: {lists}' },
  'notice-skipped': {
    en: 'left out (opt-outs, bounces, exclusions): {people}',
    ja: '対象外(配信停止・不達・除外など): {people}',
  },
  'notice-request-title': { en: 'Please approve: {subject}', ja: '【承認のお願い】{subject}' },
  'notice-request-intro': {
    en: '{writer} asks you to approve {release}. Nothing is sent before the owners of its lists have approved.',
    ja: '{writer} さんから {release} の承認依頼が届いています。リストの責任者が承認するまで、何も送信されません。',
  },
  'notice-request-bound': {
    en: 'Your answer counts for exactly this content (commit {commit}, digest {digest}). If anything in it changes, you are asked again.',
    ja: '回答は、この内容(コミット {commit}、ダイジェスト {digest})に対してのみ有効です。内容が変われば、改めて承認をお願いします。',
  },
  'notice-to-approve': {
    en: 'To approve, run in your copy of the repository:',
    ja: '承認するには、手元のリポジトリで次を実行してください:',
  },
  'notice-to-reject': { en: 'To send it back, with your reason:', ja: '差し戻すには、理由を添えて:' },
  'notice-reason': { en: 'Reason', ja: '理由' },
  'notice-sent-back-title': { en: 'Sent back: {subject}', ja: '【差し戻し】{subject}' },
  'notice-sent-back-intro': {
    en: '{person} has sent {release} back to you. It will not be sent as it is.',
    ja: '{person} さんが {release} を差し戻しました。このままでは送信されません。',
  },
  'notice-sent-back-desk': {
    en: '{release} cannot be put before its owners as it is.',
    ja: '{release} は、このままでは責任者に承認を依頼できません。',
  },
  'notice-ask-again': {
    en: 'Change the campaign, commit it, and ask again:',
    ja: '内容を直してコミットし、改めて依頼してください:',
  },
  'notice-sent-title': { en: 'Sent: {release}', ja: '【配信完了】{release}' },
  'notice-sent-intro': { en: '{release} has been sent.', ja: '{release} の配信が完了しました。' },
  'notice-outcome': { en: 'What became of it', ja: '結果' },
  'notice-accepted': {
    en: 'accepted by the mail server: {count}',
    ja: 'メールサーバーが受け付けた数: {count}',
  },
  'notice-deferred': { en: 'to be tried again: {count}', ja: '再試行待ち: {count}' },
  'notice-rejected': { en: 'refused: {count}', ja: '拒否: {count}' },
  'notice-left-out': { en: 'left out: {count}', ja: '対象外: {count}' },
  'notice-unknown': { en: 'outcome unknown: {count}', ja: '結果不明: {count}' },
  'notice-approved-by': { en: 'Approved by', ja: '承認者' },
  'notice-unknown-left': {
    en: 'Nobody knows what became of {count} messages; a person must decide. Begin with:',
    ja: '{count} 通の結果が分かっていません。人の判断が必要です。まず次を実行してください:',
  },
  'notice-verify': { en: 'To check the record yourself:', ja: '記録を自分で検証するには:' },
  'notice-stopped-title': { en: 'Stopped: {release}', ja: '【停止】{release}' },
  'notice-stopped-intro': {
    en: '{release} has been stopped ({by}). What was not sent yet stays unsent.',
    ja: '{release} は停止しました({by})。未送信の分は送信されていません。',
  },
  'notice-look': { en: 'To see where it stands:', ja: '状態を確認するには:' },
  'notice-go-on': { en: 'To go on:', ja: '再開するには:' },
  'notice-end': { en: 'To end it for good:', ja: '打ち切るには:' },
} satisfies Vocabulary
