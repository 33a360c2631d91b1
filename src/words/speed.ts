import type { Vocabulary } from './phrase.ts'

/** Looking at what changed and nothing else. */
export const speed = {
  'option-validate-changed': {
    en: 'only campaigns that differ from the default branch, also those not committed yet',
    ja: '既定ブランチから変わったキャンペーンだけを検査する(未コミットの変更も含む)',
  },
  'option-validate-since': {
    en: 'with --changed: compare with this commit instead',
    ja: '--changed と一緒に使い、比較先をこのコミットにする',
  },
  'validate-since-alone': {
    en: { say: '--since says what --changed compares with, and stands alone here.', fix: 'Add --changed.' },
    ja: {
      say: '--since は --changed の比較先を指定するもので、単独では使えません。',
      fix: '--changed を付けてください。',
    },
  },
  'changed-shared': {
    en: '{path} has changed, which many campaigns depend on: all of them are checked.',
    ja: '多くのキャンペーンに関わる {path} が変わっているため、すべてのキャンペーンを検査します。',
  },
  'changed-unknown': {
    en: 'It is not known here where this branch left the default branch: all campaigns are checked. To check fewer, say what to compare with: --since <commit>.',
    ja: '既定ブランチから分かれた位置が分からないため、すべてのキャンペーンを検査します。絞り込むには --since <コミット> で比較先を指定してください。',
  },
} satisfies Vocabulary
