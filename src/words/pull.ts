import type { Vocabulary } from './phrase.ts'

/** What comment, check and mails say about a pull request. */
export const pull = {
  'pull-about-people': { en: 'about {count} people', ja: '約 {count} 人' },
  'pull-author': { en: 'Its author', ja: '作成者' },
  'pull-no-campaign': {
    en: 'Nothing to do: this pull request changes no campaign, and sends nothing.',
    ja: '対応は不要です。このプルリクエストはキャンペーンを変更せず、何も配信しません。',
  },
  'pull-several': {
    en: 'Look for your name: this pull request holds {count} campaigns, and each is approved and sent by itself.',
    ja: 'ご自分の名前がある項目を確かめてください。このプルリクエストには {count} 件のキャンペーンがあり、承認も配信も 1 件ずつ行われます。',
  },
  'pull-too-many': {
    en: 'This pull request holds more campaigns than are looked at ({count} more): split it.',
    ja: 'このプルリクエストにはキャンペーンが多すぎます(ほか {count} 件は確認していません)。分けてください。',
  },
  'pull-ask-draft': {
    en: 'Nothing to do yet: this is a draft. Its owners are asked once it is ready for review.',
    ja: 'まだ対応は不要です。下書きのため、「Ready for review」にした時点で責任者に承認を依頼します。',
  },
  'pull-ask-one': {
    en: 'Please review, {people}: nothing is sent before you approve.',
    ja: '【承認依頼】{people} さん、内容を確かめて承認または差し戻しをお願いします。承認されるまで配信されません。',
  },
  'pull-ask-several': {
    en: 'Please review, one of {people}: nothing is sent before that.',
    ja: '【承認依頼】{people} のいずれかの方、内容を確かめて承認または差し戻しをお願いします。承認されるまで配信されません。',
  },
  'pull-ask-look-again': {
    en: 'Please look again, {people}: it has changed since you sent it back. Nothing is sent before you approve.',
    ja: '【再承認依頼】{people} さん、差し戻しのあとで内容が変更されました。もう一度確かめて、承認または差し戻しをお願いします。',
  },
  'pull-ask-nobody': {
    en: 'Nobody is left who could approve this. Below stands how to go on.',
    ja: 'このままでは承認できる人がいません。下に対処方法があります。',
  },
  'pull-ask-sent-back': {
    en: '{writer}: {people} sent it back. Mend it and push; then {people} is asked again.',
    ja: '【差し戻し】{writer} さん、{people} さんの指摘を直してプッシュしてください。直すと {people} さんに改めて承認を依頼します。',
  },
  'pull-ask-merge': {
    en: 'Approved. An owner of the list who did not write it may press Merge: merging is pressing send.',
    ja: '【承認済み】作成者以外のリストの責任者がマージすると、配信予約が確定します(マージが配信の実行にあたります)。',
  },
  'pull-ask-merged': {
    en: 'Nothing to do: it is approved and merged, and the next run sends it.',
    ja: '対応は不要です。承認・マージ済みで、次の実行で配信されます。',
  },
  'pull-ask-mend': {
    en: '{writer}: please mend what the checks found (errors: {count}), and push. Nobody is asked before that.',
    ja: '【要修正】{writer} さん、検査で見つかったエラー({count} 件)を直してプッシュしてください。直るまで承認は依頼されません。',
  },
  'pull-ask-blocked': {
    en: '{writer}: no approval helps, something must be mended: {reason}.',
    ja: '【要修正】{writer} さん、承認では解決しません。修正が必要です: {reason}。',
  },
  'pull-ask-not-sent': {
    en: 'It was merged, but is not sent: {reason}.',
    ja: '【未配信】マージされましたが、配信されません: {reason}。',
  },
  'pull-ask-unapproved': {
    en: 'It was merged without the approvals that it needs, so it is not sent. To send it after all, change the campaign in another pull request and have that one approved.',
    ja: '【未配信】必要な承認がないままマージされたため、配信されません。配信するには、キャンペーンを変更するプルリクエストをもう一度作り、承認を得てください。',
  },
  'pull-ask-again': {
    en: 'Nothing to do yet: it could not be judged and is tried again: {reason}.',
    ja: 'しばらくお待ちください。判定できなかったため、自動で再試行します: {reason}。',
  },
  'pull-ask-hold': {
    en: 'Approved, but held: {reason}.',
    ja: '【保留】承認されていますが、配信を保留しています: {reason}。',
  },
  'pull-ask-stop': {
    en: 'Nothing to do: it leaves at {at}. Until then it can be stopped without anybody getting it: {how}',
    ja: '【配信予約済み】対応は不要です。{at} に配信が始まります。それまでは、誰にも届かないうちに止められます: {how}',
  },
  'pull-ask-sending': {
    en: 'It is being sent now. To stop it here: {how}',
    ja: '【配信中】配信しています。ここで止めるには: {how}',
  },
  'pull-ask-sent': { en: 'Nothing to do: it is sent.', ja: '【配信完了】対応は不要です。' },
  'pull-ask-unknown': {
    en: 'A person must decide: nobody knows what became of some messages of {release} (count: {count}). How: below, under Approvals.',
    ja: '【要確認】{release} の {count} 通の結果が分かっていません。人の判断が必要です(手順は下の「承認と確認」)。',
  },
  'pull-ask-halted': {
    en: '{by} stopped it: {reason}. To go on, or to end it for good: {how}',
    ja: '【停止中】{by} さんが停止しました: {reason}。再開または打ち切りは: {how}',
  },
  'pull-ask-aborted': {
    en: 'Nothing to do: somebody ended it for good. What was not sent stays unsent.',
    ja: '【打ち切り】対応は不要です。配信は打ち切られ、未送信の分は送られません。',
  },
  'pull-ask-expired': {
    en: 'Its time is over and it was not sent. To send it after all, propose it again with a new time.',
    ja: '【期限切れ】予定の時刻を過ぎたため、配信されませんでした。配信するには、新しい日時でもう一度提案してください。',
  },
  'pull-ask-superseded': {
    en: 'Nothing to do: a later merge took its place.',
    ja: '【差し替え】対応は不要です。あとのマージに置き換えられました。',
  },
  'pull-ask-cancelled': {
    en: 'Nothing to do: it was taken back before it was sent.',
    ja: '【取り消し】対応は不要です。配信前に取り消されました。',
  },
  'pull-over-closed': {
    en: 'Nothing is asked of anybody any more: this pull request was closed without a merge, and nothing of it will be sent.',
    ja: '【取り下げ】対応は不要です。このプルリクエストはマージされずに閉じられたため、何も配信されません。',
  },
  'pull-over-reopen': {
    en: 'To take it up again: Reopen pull request; it goes on where it stood.',
    ja: '改めて進めるには「Reopen pull request」を押してください。閉じる前の続きから再開します。',
  },
  'pull-over-closed-state': { en: 'closed, nothing is sent', ja: '取り下げ(配信されません)' },
  'pull-over-turned': {
    en: 'Nothing is asked of anybody any more: this pull request does not lead to {branch} now, and only what is merged there is sent.',
    ja: '【対象外】対応は不要です。マージ先が {branch} ではなくなったため、このプルリクエストからは何も配信されません。',
  },
  'pull-over-turn-back': {
    en: 'To take it up again: Edit beside its title, and choose {branch} as its base.',
    ja: '改めて進めるには、タイトル横の Edit でマージ先(base)を {branch} に戻してください。',
  },
  'pull-over-turned-state': {
    en: 'leads to another branch, nothing is sent',
    ja: '別のブランチ向け(配信されません)',
  },
  'pull-over-emptied': {
    en: 'Nothing is asked of anybody any more: this pull request changes no campaign now, and sends nothing.',
    ja: '【対象外】対応は不要です。このプルリクエストからキャンペーンの変更がなくなったため、何も配信されません。',
  },
  'pull-over-put-back': {
    en: 'To take it up again: commit the campaign to its branch again; who must approve it is asked anew.',
    ja: '改めて進めるには、キャンペーンをもう一度ブランチにコミットしてください。あらためて承認を依頼します。',
  },
  'pull-over-emptied-state': {
    en: 'no campaign any more, nothing is sent',
    ja: 'キャンペーンなし(配信されません)',
  },
  'pull-control': { en: 'resume or abort it here', ja: '再開・打ち切り' },
  'pull-halt': { en: 'halt it here', ja: '停止する' },
  'pull-state-draft': { en: 'draft', ja: '下書き' },
  'pull-state-waiting-one': { en: 'waiting for 1 approval', ja: '承認待ち(あと 1 人)' },
  'pull-state-waiting': { en: 'waiting for {count} approvals', ja: '承認待ち(あと {count} 人)' },
  'pull-state-nobody': { en: 'nobody can approve it', ja: '承認できる人がいません' },
  'pull-state-sent-back': { en: 'sent back', ja: '差し戻し' },
  'pull-state-approved': { en: 'approved', ja: '承認済み' },
  'pull-state-blocked': { en: 'must be mended', ja: '要修正' },
  'pull-state-not-sent': { en: 'not sent', ja: '未配信' },
  'pull-state-error': { en: 'could not be judged yet', ja: '判定を再試行中' },
  'pull-state-hold': { en: 'held', ja: '保留' },
  'pull-state-authorised': { en: 'authorised, waiting for its time', ja: '配信予約済み' },
  'pull-state-sending': { en: 'being sent', ja: '配信中' },
  'pull-state-sent': { en: 'sent', ja: '配信完了' },
  'pull-state-unknown': { en: 'sent, some outcomes unknown', ja: '配信済み(結果不明あり)' },
  'pull-state-stopped': { en: 'stopped', ja: '停止' },
  'pull-speaks-for': { en: 'speaks for {commit}', ja: 'コミット {commit} について' },
  'pull-digest': { en: 'content {digest}', ja: '内容 {digest}' },
  'pull-sender-state': {
    en: 'SPF {spf} · DKIM {dkim} · DMARC {dmarc}',
    ja: '認証: SPF {spf} · DKIM {dkim} · DMARC {dmarc}',
  },
  'pull-list': { en: '{title} ({list})', ja: '{title}({list})' },
  'pull-list-count': { en: '{list}: {people}', ja: '{list}: {people}' },
  'pull-rehearsal': {
    en: 'Rehearsal: only colleagues on these lists get it; the numbers say who would get it then.',
    ja: 'リハーサル: このリストに登録された社内の人にだけ届きます。人数は本番の場合です。',
  },
  'pull-skipped': { en: 'left out: {reasons}', ja: '対象外: {reasons}' },
  'pull-skipped-reason': { en: '{reason}: {people}', ja: '{reason} {people}' },
  'pull-on-several': {
    en: 'on several lists, counted once: {people}',
    ja: '複数のリストに登録(1 回だけ数える): {people}',
  },
  'pull-uncounted-fork': {
    en: 'not counted: the branch comes from a fork; as many are assumed as limits.recipients of its lists allow',
    ja: '人数は数えていません(フォークからのプルリクエストのため、リストの上限 limits.recipients まで配信するものとみなします)',
  },
  'pull-uncounted-draft': {
    en: 'not counted: this is a draft',
    ja: '人数は数えていません(下書きのため)',
  },
  'pull-uncounted-not-ready': {
    en: 'not counted: it cannot go out as it is',
    ja: '人数は数えていません(このままでは配信できないため)',
  },
  'pull-uncounted-too-many': {
    en: 'not counted: too many different groups were asked for today',
    ja: '人数は数えていません(今日は異なる宛先の照会が多すぎるため)',
  },
  'pull-uncounted-under-way': {
    en: 'not counted: this edition is already under way or over',
    ja: '人数は数えていません(この版はすでに配信中か完了しているため)',
  },
  'pull-subject-hidden': {
    en: 'cannot be shown before the errors below are mended',
    ja: '下のエラーを直すまで表示できません',
  },
  'pull-more-subjects': {
    en: '(and {count} more, by recipient)',
    ja: '(宛先により、ほか {count} 通り)',
  },
  'pull-size': {
    en: 'lines of text: {lines} · links: {links} · pictures: {pictures}',
    ja: '本文 {lines} 行 · リンク {links} 件 · 画像 {pictures} 点',
  },
  'pull-hosts': { en: 'links lead to {hosts}', ja: 'リンク先: {hosts}' },
  'pull-at': { en: '{at} ({zone})', ja: '{at}({zone})' },
  'pull-at-utc': { en: '{at} ({zone}), {utc} UTC', ja: '{at}({zone})/ 協定世界時 {utc}' },
  'pull-at-once': { en: 'as soon as it is merged', ja: 'マージされ次第' },
  'pull-latest': { en: 'not after {latest}', ja: '{latest} を過ぎたら配信しません' },
  'pull-precision': {
    en: 'begins at the next look, every {minutes} min, later when GitHub is busy',
    ja: '{minutes} 分ごとの確認時に始まります(GitHub の混雑時は遅れます)',
  },
  'pull-precise': { en: 'begins on time', ja: '時刻どおりに始まります' },
  'pull-undo': {
    en: 'it can be stopped for {minutes} min before the first message leaves',
    ja: '確定から最初の 1 通まで {minutes} 分間は取り消せます(誤送信防止)',
  },
  'pull-need': {
    en: '{subject}: {have} of {needed}',
    ja: '{subject}: {needed} 人中 {have} 人が承認',
  },
  'pull-need-source': {
    en: '{subject} belongs to {owners} ({source})',
    ja: '{subject} の責任者: {owners}({source})',
  },
  'pull-need-floor': {
    en: 'different people in all: {have} of {needed}',
    ja: '全体の承認者: {needed} 人中 {have} 人',
  },
  'pull-need-when': {
    en: 'the new time, by an owner of a list',
    ja: '新しい配信日時(リストの責任者 1 人の承認)',
  },
  'pull-can-approve': { en: 'can approve: {people}', ja: '承認できる人: {people}' },
  'pull-has-approved': { en: 'approved by {people}', ja: '承認者: {people}' },
  'pull-nobody-can': { en: 'nobody is left who could', ja: '承認できる人がいません' },
  'pull-deputy': {
    en: '{person} (deputy of {owner} until {until})',
    ja: '{person}({until} まで {owner} さんの代理)',
  },
  'pull-as-deputy': { en: '{person} (as deputy of {owner})', ja: '{person}({owner} さんの代理として)' },
  'pull-without': {
    en: 'the owners of {list} are not asked, by a rule in force until {until}: {reason}',
    ja: '{list} は {until} まで責任者の承認を省略しています。理由: {reason}',
  },
  'pull-why': { en: 'why', ja: '詳しく' },
  'pull-found': {
    en: 'the checks found errors: {errors}, warnings: {warnings} (below)',
    ja: '検査の結果: エラー {errors} 件、警告 {warnings} 件(下に一覧)',
  },
  'pull-answered': {
    en: '{person} sent it back before it changed, and has not looked again yet',
    ja: '{person} さんの差し戻し後に内容が変わり、再確認を待っています',
  },
  'pull-more-below': { en: 'and {count} more below', ja: 'ほか {count} 件(下に一覧)' },
  'pull-links': { en: 'Links and where they lead: {count}', ja: 'リンクと実際の接続先({count} 件)' },
  'pull-approvals': { en: 'Approvals', ja: '承認と確認' },
  'pull-findings': { en: 'What the checks found: {count}', ja: '検査の結果({count} 件)' },
  'pull-since-look': {
    en: 'Changed since {person} looked ({commit})',
    ja: '{person} さんが最後に確認した {commit} からの変更点',
  },
  'pull-since-edition': { en: 'Changed since the last edition', ja: '前回配信した版からの変更点' },
  'pull-waiver': {
    en: 'excused from {check} by {by} until {until}: {reason}',
    ja: '検査 {check} の例外: {by} さんが {until} まで許可({reason})',
  },
  'pull-outcome': { en: 'Result', ja: '結果' },
  'pull-count-accepted': { en: 'accepted: {count}', ja: '受付 {count} 通' },
  'pull-count-rejected': { en: 'refused: {count}', ja: '拒否 {count} 通' },
  'pull-count-unknown': { en: 'unknown: {count}', ja: '結果不明 {count} 通' },
  'pull-count-remaining': { en: 'still to come: {count}', ja: '残り {count} 通' },
  'pull-count-skipped': { en: 'left out: {count}', ja: '対象外 {count} 人' },
  'pull-count-skipped-why': { en: 'left out: {count} ({reasons})', ja: '対象外 {count} 人({reasons})' },
  'pull-approved-by': { en: 'approved by {people}', ja: '承認者: {people}' },
  'pull-approved-by-nobody': {
    en: 'sent without an approval of its owners',
    ja: '責任者の承認を省略して配信',
  },
  'pull-count-drift': {
    en: 'counted for the approval: {counted}; recipients when it began: {sent}',
    ja: '承認時の人数: {counted}、配信開始時の宛先: {sent}',
  },
  'pull-drift': {
    en: 'changed on the default branch since the merge, and no part of this: {paths}',
    ja: 'マージ後に既定ブランチで変更されたもの(この配信には含まれません): {paths}',
  },
  'pull-merged-by': { en: 'merged by {person}', ja: 'マージした人: {person}' },
  'pull-merged-by-unknown': { en: 'merged by somebody unknown', ja: 'マージした人: 不明' },
  'pull-ledger': { en: 'ledger, entry {seq}: {at} ({zone})', ja: '台帳 第 {seq} 項: {at}({zone})' },
  'pull-unknown-why': {
    en: 'unknown: the connection broke after a message was handed over and before the mail server answered. Nothing is sent again by itself.',
    ja: '結果不明とは、メールを渡した直後に接続が切れ、受け付けの返事を確認できなかったものです。自動で再送されることはありません。',
  },
  'pull-unknown-look': { en: 'see which: {command}', ja: '対象を確認: {command}' },
  'pull-unknown-accepted': {
    en: 'the log of the mail server shows that they arrived: {command}',
    ja: 'メールサーバーの記録で届いたと分かった場合: {command}',
  },
  'pull-unknown-not-sent': {
    en: 'it shows that they did not, and they shall be sent: {command}',
    ja: '届いていないと分かり、改めて送る場合: {command}',
  },
  'pull-pictures': { en: 'Pictures of it', ja: '表示イメージ' },
  'pull-docs': { en: 'How approvals work', ja: '承認のしくみ' },
  'pull-off': {
    en: 'To switch this off: the repository variable `POSTMERGE`',
    ja: 'このコメントを止めるには: リポジトリ変数 `POSTMERGE`',
  },
  'pull-answer': {
    en: 'To answer: Files changed → Review changes → Approve or Request changes. The answer counts for exactly this content.',
    ja: '回答するには: Files changed → Review changes → Approve(承認)または Request changes(差し戻し)。回答は、この内容に対してのみ有効です。',
  },
} satisfies Vocabulary
