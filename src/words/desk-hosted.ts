import type { Vocabulary } from './phrase.ts'

/** What the desk says that works on GitHub, and `serve --desk`. */
export const deskHosted = {
  'option-serve-desk': {
    en: 'also work as the desk: at each delivery of GitHub to /hooks/github, and every minute',
    ja: 'デスクも兼ねる(GitHub から /hooks/github への通知ごとと、1 分ごとに処理する)',
  },
  'serve-desk-ready': {
    en: 'Working as the desk; deliveries of GitHub are taken at {url}/hooks/github',
    ja: 'デスクとして動いています。GitHub の Webhook の受け口: {url}/hooks/github',
  },
  'serve-desk-trouble': {
    en: 'a pass of the desk failed: {reason}; the next one tries again',
    ja: 'デスクの処理に失敗しました: {reason}(次の処理で再試行します)',
  },
  'desk-busy': {
    en: {
      say: 'another desk works with this store, and has not ended',
      fix: 'Let it end, or start this one again later; one desk is enough. One that hangs lets go when its process is ended',
    },
    ja: {
      say: '同じストアで別のデスクが処理中のまま、まだ終わっていません',
      fix: '終わるのを待つか、後でもう一度起動してください。デスクは 1 つで足ります。止まったままの場合は、そのプロセスを終了すれば解放されます',
    },
  },
  'desk-review-refused': {
    en: 'pull request {pull}: GitHub does not let {owners} be asked for a review; whoever may approve is asked by mail',
    ja: 'プルリクエスト {pull}: GitHub 上では {owners} さんにレビューを依頼できませんでした(承認依頼はメールで送ります)',
  },
  'desk-not-mirrored': {
    en: '{release} could not be shown among the deployments of GitHub [{reason}]; sending does not depend on it',
    ja: '{release} の状態を GitHub の Deployments に表示できませんでした [{reason}](配信には影響しません)',
  },
  'desk-test-label-refused': {
    en: 'pull request {pull}: the test was not mailed [{reason}]',
    ja: 'プルリクエスト {pull}: テスト配信は行いませんでした [{reason}]',
  },
  'desk-test-mailed': {
    en: 'A test of this commit was mailed to {people} ({at}).',
    ja: 'このコミットのテスト配信を {people} さんに送りました({at})。',
  },
  'desk-test-no-writer': {
    en: {
      say: 'The test was not mailed: the author of this pull request is nobody in policies/identities.yaml.',
      fix: 'An Administrator adds the account there; tests go to no other address.',
    },
    ja: {
      say: 'テスト配信は行いませんでした。このプルリクエストの作成者が policies/identities.yaml に登録されていません。',
      fix: '管理者がアカウントを登録してください。テスト配信は登録済みのアドレスにだけ届きます。',
    },
  },
  'desk-test-stranger': {
    en: {
      say: 'The test was not mailed: whoever set the label may not write to this repository, or is nobody in policies/identities.yaml.',
      fix: 'Somebody who may sets the label again.',
    },
    ja: {
      say: 'テスト配信は行いませんでした。ラベルを付けた人に書き込み権限がないか、policies/identities.yaml に登録されていません。',
      fix: '権限のある人が、もう一度ラベルを付けてください。',
    },
  },
  'desk-test-nothing': {
    en: 'The test was not mailed: there is no campaign in this pull request that can be read.',
    ja: 'テスト配信は行いませんでした。このプルリクエストには、読み取れるキャンペーンがありません。',
  },
  'desk-test-broken': {
    en: {
      say: 'The test was not mailed: the checks found something that must be mended first.',
      fix: 'Mend what is listed here, and set the label again.',
    },
    ja: {
      say: 'テスト配信は行いませんでした。先に直す必要がある指摘があります。',
      fix: 'ここに挙げた指摘を直してから、もう一度ラベルを付けてください。',
    },
  },
  'desk-pull-moved': {
    en: 'pull request {pull} has just moved; the next pass looks at it',
    ja: 'プルリクエスト {pull} は更新された直後のため、次の処理で確認します',
  },
  'desk-pull-broken': {
    en: 'pull request {pull} could not be served [{reason}]; the others were',
    ja: 'プルリクエスト {pull} を処理できませんでした [{reason}](ほかは処理しました)',
  },
  'desk-pulls-left-out': {
    en: {
      say: 'there are more open pull requests than the desk can serve: it served the {count} that moved last and those that it had asked somebody about; others, which nobody touched since {since}, are left out',
      fix: 'close those that nobody needs; whoever wants one of them served pushes to it, or comments on it. What may be sent does not depend on this.',
    },
    ja: {
      say: '開いているプルリクエストが多すぎるため、更新の新しい {count} 件と、すでに承認を依頼したものだけを処理しました。{since} 以降に更新のないほかのものは処理していません',
      fix: '不要なものを閉じてください。処理が必要なものは、プッシュするかコメントすれば処理されます。配信してよいかどうかの判定には影響しません。',
    },
  },
  'desk-pulls-unserved': {
    en: '{count} pull requests are left to the next pass: for the last ones nobody answered within minutes',
    ja: '直前の数件で応答が数分間なかったため、残りのプルリクエスト {count} 件は次の処理に回します',
  },
  'desk-too-many-audiences': {
    en: {
      say: 'pull request {pull}: {campaign} was not counted, because too many different groups were asked for today',
      fix: 'look at what its author changes; tomorrow it is counted again',
    },
    ja: {
      say: 'プルリクエスト {pull}: 今日は異なる宛先の人数照会が多すぎるため、{campaign} の人数は数えませんでした',
      fix: '作成者の変更内容を確認してください。明日になれば、また数えます。',
    },
  },
  'desk-too-many-asks': {
    en: {
      say: 'pull request {pull}: the owners were not mailed about {release}, because too many requests came today; the comment is there',
      fix: 'tomorrow they are mailed; an author who is in policies/identities.yaml has places of their own',
    },
    ja: {
      say: 'プルリクエスト {pull}: 今日は承認依頼が多すぎるため、{release} の依頼メールは送りませんでした(コメントは表示済みです)',
      fix: '明日になれば送ります。policies/identities.yaml に載っている作成者には、それぞれ別の枠があります',
    },
  },
} as const satisfies Vocabulary
