import type { Vocabulary } from './phrase.ts'

/** The words of `delivery`. */
export const delivery = {
  'journal-not-written': {
    en: {
      say: 'the store did not take a record of the delivery; nothing is sent without one',
      fix: 'look at the free space and the rights of the store, and whether another process holds it, then run it again: nobody gets a message twice',
    },
    ja: {
      say: '配信の記録をストアに書き込めませんでした。記録できないものは送信しません',
      fix: 'ストアの空き容量と権限、ほかのプロセスが使い続けていないかを確認してから、もう一度実行してください。同じ人に二度届くことはありません',
    },
  },
  'store-behind-ledger': {
    en: {
      say: 'the store knows the record only up to entry {seen}, but entry {seq} was written with it: this is an old backup, and it has forgotten who got the mail',
      fix: 'put the newest store back; do not send with this one',
    },
    ja: {
      say: 'ストアが把握している記録は {seen} 番までですが、{seq} 番もこのストアで書かれています。古いバックアップに戻っており、誰に送信したかの情報が失われています',
      fix: '最新のストアに戻してください。このストアでは送信しないでください',
    },
  },
  'relay-keeps-breaking': {
    en: {
      say: 'the relay breaks one connection after the other before it takes a message',
      fix: 'ask the relay why; then run it again: it goes on where it stopped',
    },
    ja: {
      say: '中継サーバーがメッセージを受け取る前に接続を切り続けています',
      fix: '中継サーバーの状態を確認してから、もう一度実行してください。止まったところから再開します',
    },
  },
  'denials-unreadable': {
    en: {
      say: 'for a minute nobody could say whether anything stands against this send, so it was stopped',
      fix: 'check the connection to the repository, then run it again: it goes on where it stopped',
    },
    ja: {
      say: '送信を止めるべき事情がないかを 1 分間確認できなかったため、送信を中断しました',
      fix: 'リポジトリへの接続を確認してから、もう一度実行してください。止まったところから再開します',
    },
  },
  'settlement-not-recorded': {
    en: {
      say: 'a decision about messages of unknown fate is in the store, but not yet in the record',
      fix: 'run `postmerge resolve` for this release once more',
    },
    ja: {
      say: '結果不明のメッセージについての判断がストアにはありますが、記録にまだ書かれていません',
      fix: 'このリリースに対して `postmerge resolve` をもう一度実行してください',
    },
  },
  'resolve-not-unknown': {
    en: {
      say: 'this message is not one of unknown fate',
      fix: 'see `postmerge status` for those that are',
    },
    ja: {
      say: 'このメッセージは「結果不明」ではありません',
      fix: '結果不明のものは `postmerge status` で確認できます',
    },
  },
  'release-moved': {
    en: {
      say: 'somebody else moved this release meanwhile, so that the record did not take the entry',
      fix: 'look at `postmerge status`, then run it again',
    },
    ja: {
      say: 'その間にこのリリースの状態が変わったため、記録に書き込めませんでした',
      fix: '`postmerge status` を確認してから、もう一度実行してください',
    },
  },
  'release-key-role': {
    en: {
      say: 'the ledger key of this process is a {role} key, and may not do this',
      fix: 'put the private key of an operator of policies/ledger.yaml into POSTMERGE_LEDGER_KEY',
    },
    ja: {
      say: 'このプロセスの台帳の鍵は役割が {role} のため、この操作はできません',
      fix: 'policies/ledger.yaml に operator として登録された秘密鍵を POSTMERGE_LEDGER_KEY に設定してください',
    },
  },
  'resume-nothing': {
    en: {
      say: 'nothing holds this release that could be lifted',
      fix: 'see `postmerge approvals` and `postmerge status` for what stands against it',
    },
    ja: {
      say: 'このリリースには、解除できる停止や保留がありません',
      fix: '送信できない理由は `postmerge approvals` と `postmerge status` で確認できます',
    },
  },
  'abort-not-begun': {
    en: {
      say: 'this release has not begun, so that there is nothing to break off',
      fix: 'revert its merge: then it never goes out; until then `postmerge halt` holds it back',
    },
    ja: {
      say: 'このリリースはまだ始まっていないため、打ち切るものがありません',
      fix: 'マージを取り消せば送信されません。それまでは `postmerge halt` で止めておけます',
    },
  },
  'abort-over': { en: 'this release is over already', ja: 'このリリースはすでに終わっています' },
  'order-no-release': {
    en: {
      say: 'no release is called {text}',
      expected: 'campaign/edition, such as winter-sale/1',
      fix: 'name one that there is, the most alike first: {known}; `postmerge status` shows where each stands',
    },
    ja: {
      say: '{text} というリリースはありません',
      expected: 'winter-sale/1 のような「キャンペーン/版」',
      fix: '実在するものを指定してください(似ている順: {known})。それぞれの状況は `postmerge status` で確認できます',
    },
  },
  'order-no-reason': {
    en: {
      say: 'a reason is missing',
      fix: 'add --reason and, in a few words, why: it stands in the record for ever',
    },
    ja: {
      say: '理由が指定されていません',
      fix: '--reason に理由を短く書いてください。記録にずっと残ります',
    },
  },
  'option-order-reason': { en: 'why; it stands in the record', ja: '理由(記録に残ります)' },
  'option-order-key': {
    en: 'the SSH key that says who you are',
    ja: 'あなたが誰かを示す SSH 鍵',
  },
  'option-resolve-accepted': {
    en: 'the relay took them: its log or the recipient says so',
    ja: '中継サーバーが受理していた(ログや受信者の確認による)',
  },
  'option-resolve-not-sent': {
    en: 'the relay never had them: the next run sends them',
    ja: '送信されていなかった(次の実行で送信)',
  },
  'option-resolve-token': {
    en: 'only this message, by the token that status shows',
    ja: 'status に表示されるトークンのメッセージだけ',
  },
  'halt-done': {
    en: {
      say: '{release} is halted: a running send stops within two seconds',
      fix: 'postmerge resume {typed} --reason … goes on, postmerge abort ends a release',
    },
    ja: {
      say: '{release} を停止しました。実行中の配信は 2 秒以内に止まります',
      fix: 'postmerge resume {typed} --reason … で再開、postmerge abort で打ち切り',
    },
  },
  'halt-not-seen': {
    en: "This clone knows no campaign {campaign}: if the name is wrong, nothing is stopped. Campaigns: {known}. At once and for everything: postmerge halt '*' --reason …",
    ja: "このクローンに {campaign} というキャンペーンはありません。名前が違っていれば、何も止まっていません。キャンペーン: {known}。すべてをすぐ止めるには: postmerge halt '*' --reason …",
  },
  'resolve-nothing': {
    en: {
      say: '{release} has no message of unknown fate: it has not begun here',
      fix: 'see `postmerge status` for those that have',
    },
    ja: {
      say: '{release} はまだ始まっておらず、結果不明のメッセージはありません',
      fix: '結果不明のものは `postmerge status` で確認できます',
    },
  },
  'halt-not-recorded': {
    en: 'the halt holds, but the record does not know of it yet; the next run writes it down',
    ja: '停止は有効ですが、記録にはまだ書かれていません。次の実行で書き込まれます',
  },
  'resume-done': {
    en: { say: '{release} may go on', fix: 'the next postmerge send goes on' },
    ja: { say: '{release} を再開できる状態にしました', fix: '次の postmerge send で続きを送信します' },
  },
  'resume-hold': { en: 'the hold {hold} is lifted by {by}', ja: '{by} が保留 {hold} を解除しました' },
  'resume-still-halted': {
    en: {
      say: 'all sending is still halted by {by}: {reason}',
      fix: "lift it with postmerge resume '*' --reason …",
    },
    ja: {
      say: 'すべての配信は引き続き {by} により停止中です: {reason}',
      fix: "解除するには postmerge resume '*' --reason …",
    },
  },
  'abort-done': {
    en: '{release} is ended for good; {left} of its recipients get nothing',
    ja: '{release} を打ち切りました。残り {left} 人には送信されません',
  },
  'resolve-usage': {
    en: {
      say: 'what became of the messages is not said',
      fix: 'give --accepted or --not-sent, one of the two',
    },
    ja: {
      say: 'メッセージがどうなったかが指定されていません',
      fix: '--accepted か --not-sent のどちらか一方を指定してください',
    },
  },
  'resolve-done': {
    en: '{settled} settled as {to}; {unknown} still unknown',
    ja: '{settled} 件を {to} と確定しました。結果不明は残り {unknown} 件です',
  },
  'resolve-completed': { en: '{release} is completed', ja: '{release} は完了しました' },
  'resolve-send-again': {
    en: { say: '{count} were not sent', fix: 'postmerge send mails them' },
    ja: { say: '{count} 件は送信されていません', fix: 'postmerge send で送信します' },
  },
  'status-none': { en: 'no release yet', ja: 'リリースはまだありません' },
  'status-counts': {
    en: 'accepted {accepted} of {all}, deferred {deferred}, rejected {rejected}, unknown {unknown}, remaining {remaining}, skipped {skipped}',
    ja: '{all} 人中 受理 {accepted}、延期 {deferred}、拒否 {rejected}、不明 {unknown}、残り {remaining}、対象外 {skipped}',
  },
  'status-halted': { en: 'halted by {by}: {reason}', ja: '{by} が停止: {reason}' },
  'status-running': { en: 'run {run} is at it', ja: '実行 {run} が配信中' },
  'status-unknown': {
    en: {
      say: 'nobody knows what became of {tokens}',
      fix: 'look for the token in the log of the relay, then postmerge resolve {release} --accepted|--not-sent --reason …',
    },
    ja: {
      say: '結果不明: {tokens}',
      fix: '中継サーバーのログでトークンを探し、postmerge resolve {release} --accepted|--not-sent --reason … で確定してください',
    },
  },
  'state-none': { en: 'not begun', ja: '未着手' },
  'state-planned': { en: 'asked for', ja: '依頼済み' },
  'state-blocked': { en: 'blocked', ja: '送信不可' },
  'state-authorised': { en: 'authorised', ja: '送信許可済み' },
  'state-claimed': { en: 'begun', ja: '開始' },
  'state-snapshot': { en: 'recipients fixed', ja: '宛先確定' },
  'state-running': { en: 'being sent', ja: '送信中' },
  'state-observing': { en: 'sent, being observed', ja: '送信済み・観察中' },
  'state-halted': { en: 'halted', ja: '停止中' },
  'state-completed-with-unknown': { en: 'sent, some of unknown fate', ja: '送信済み・結果不明あり' },
  'state-completed': { en: 'completed', ja: '完了' },
  'state-expired': { en: 'not sent, its time was over', ja: '期限切れ・送信せず' },
  'state-cancelled': { en: 'cancelled', ja: '取り消し' },
  'state-superseded': { en: 'replaced', ja: '置き換え' },
  'state-aborted': { en: 'ended for good', ja: '打ち切り' },
} satisfies Vocabulary
