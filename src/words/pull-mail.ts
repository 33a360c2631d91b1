import type { Vocabulary } from './phrase.ts'

/** What mails to staff say where approvals are reviews of a pull request. */
export const pullMail = {
  'pull-mail-again-title': {
    en: 'Please look again: {subject}',
    ja: '【再承認のお願い】{subject}',
  },
  'pull-mail-again': {
    en: 'You sent {release} back. {writer} has changed it since, and asks you to look again. Nothing is sent before the owners of its lists have approved.',
    ja: '差し戻しをいただいた {release} を、{writer} さんが修正しました。もう一度ご確認をお願いします。リストの責任者が承認するまで、何も送信されません。',
  },
  'pull-mail-review': {
    en: 'To approve or send back, open this page, then Review changes → Approve or Request changes:',
    ja: '承認または差し戻しは、次のページの Review changes → Approve(承認)または Request changes(差し戻し)で行ってください:',
  },
  'pull-mail-text': { en: 'Its text', ja: '本文の全文' },
  'pull-mail-diff': { en: 'Line by line', ja: '変わった行' },
  'pull-mail-links': { en: 'Links and where they lead', ja: 'リンクと実際の接続先' },
  'pull-mail-link': { en: '{host}: {url}', ja: '{host}: {url}' },
  'pull-mail-pictures': { en: 'What readers will see', ja: '表示イメージ' },
  'pull-mail-who': { en: 'Who must act', ja: '承認の状況' },
  'pull-mail-refused': { en: 'Reviews that do not count', ja: '数えられないレビュー' },
  'pull-mail-found': { en: 'What the checks found', ja: '検査の結果' },
  'pull-mail-since-look': {
    en: 'Changed since you looked ({commit})',
    ja: '前回ご確認いただいた内容({commit})からの変更点',
  },
  'pull-mail-mend': {
    en: 'Mend it on the branch and push; the owners are asked again by themselves. The pull request:',
    ja: '同じブランチで直してプッシュすると、自動で改めて承認を依頼します。プルリクエスト:',
  },
  'pull-mail-page': { en: 'The pull request:', ja: 'プルリクエスト:' },
  'pull-mail-control': {
    en: 'To go on or to end it for good: Run workflow, resume or abort, {release}:',
    ja: '再開または打ち切りは、次のページの Run workflow で resume または abort と {release} を指定してください:',
  },
  'pull-mail-stop': { en: 'To stop it here:', ja: 'ここで止めるには:' },
  'pull-mail-stop-there': {
    en: 'To stop it: Run workflow, halt, {release}:',
    ja: '止めるには、次のページの Run workflow で halt と {release} を指定してください:',
  },
  'pull-mail-sending-title': { en: 'Sending now: {subject}', ja: '【配信開始】{subject}' },
  'pull-mail-sending': {
    en: '{release} is being sent now. Whoever has it cannot be reached any more; all others can be spared.',
    ja: '{release} の配信が始まりました。届いた分は取り消せませんが、まだの分は止められます。',
  },
  'pull-mail-leaves-title': { en: 'Leaves {at}: {subject}', ja: '【配信予約】{at} {subject}' },
  'pull-mail-leaves': {
    en: '{release} is approved and merged. Its first message leaves at {at}; until then it can be stopped without anybody getting it.',
    ja: '{release} は承認・マージされ、配信予約が確定しました。{at} に最初の 1 通を送ります。それまでは、誰にも届かないうちに取り消せます(誤送信防止)。',
  },
} satisfies Vocabulary
