import type { Vocabulary } from './phrase.ts'

/** What the machine that we run on does not do. */
export const machine = {
  'machine-refused': {
    en: {
      say: 'The machine refused {call}: {reason}.',
      fix: 'See that the disk has room and may be written to, TMPDIR included, and that no limit of files or processes is reached; then run the command again.',
    },
    ja: {
      say: 'マシンが {call} を拒否しました({reason})。',
      fix: 'ディスク(TMPDIR を含む)に空きがあって書き込めるか、ファイル数やプロセス数の上限に達していないかを確かめてから、もう一度実行してください。',
    },
  },
  'output-lost': {
    en: 'postmerge: the answer could not be written ({reason}); what was begun was done to its end',
    ja: 'postmerge: 結果を出力できませんでした({reason})。処理そのものは最後まで行われています',
  },
} satisfies Vocabulary
