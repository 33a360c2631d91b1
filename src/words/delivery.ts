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
} satisfies Vocabulary
