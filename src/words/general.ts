import type { Vocabulary } from './phrase.ts'

/** What does not belong to one room. */
export const general = {
  'label-error': { en: 'error', ja: 'エラー' },
  'label-warning': { en: 'warning', ja: '警告' },
  'label-expected': { en: 'expected', ja: '正しい形' },
  'label-fix': { en: 'fix', ja: '直し方' },
  'label-next': { en: 'next', ja: '次にすること' },
} satisfies Vocabulary
