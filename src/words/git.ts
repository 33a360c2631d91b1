import type { Vocabulary } from './phrase.ts'

/** What can go wrong between us and git. */
export const git = {
  'git-missing': {
    en: { say: 'The program git could not be started.', fix: 'Install git and run the command again.' },
    ja: {
      say: 'git を起動できませんでした。',
      fix: 'git をインストールしてから、もう一度実行してください。',
    },
  },
  'git-failed': {
    en: {
      say: '{command} failed: {detail}',
      fix: 'Mend what git names and run the command again; nothing was lost.',
    },
    ja: {
      say: '{command} が失敗しました: {detail}',
      fix: 'git が示した問題を直して、もう一度実行してください。失われたものはありません。',
    },
  },
} satisfies Vocabulary
