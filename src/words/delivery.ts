import type { Vocabulary } from './phrase.ts'

/** The words of `delivery`. */
export const delivery = {
  'journal-not-written': {
    en: {
      say: 'the store did not take a record of the delivery; nothing is sent without one',
      fix: 'look at the free space and the rights of the store, then run it again: nobody gets a message twice',
    },
    ja: {
      say: '配信の記録をストアに書き込めませんでした。記録できないものは送信しません',
      fix: 'ストアの空き容量と権限を確認してから、もう一度実行してください。同じ人に二度届くことはありません',
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
  'resolve-too-late': {
    en: {
      say: 'somebody else moved this release meanwhile, so that the record did not take the decision',
      fix: 'look at `postmerge status`, then run it again',
    },
    ja: {
      say: 'その間にこのリリースの状態が変わったため、判断を記録できませんでした',
      fix: '`postmerge status` を確認してから、もう一度実行してください',
    },
  },
} satisfies Vocabulary
