import type { Vocabulary } from './phrase.ts'

/** Merge fields and tags that were nearly right. */
export const templateMistakes = {
  'field-not-on-list': {
    en: {
      say: 'the field "{field}" is not declared by {lists}.',
      fix: 'do without it, send to that list in a campaign of its own, or ask its owner to declare the field',
    },
    ja: {
      say: '項目 "{field}" は、リスト {lists} では宣言されていません。',
      fix: 'この項目を使わずに書くか、そのリストへは別のキャンペーンで送るか、リストの責任者に項目の追加を依頼してください',
    },
  },
  'field-misspelt': {
    en: { say: 'there is no field "{field}".', fix: 'write {meant}' },
    ja: { say: '項目 "{field}" はありません。', fix: '{meant} と書いてください' },
  },
  'template-nearly': {
    en: { say: '{tag} cannot be read.', fix: 'write {plain}' },
    ja: { say: '{tag} を読み取れません。', fix: '{plain} と書いてください' },
  },
  'template-quote-open': {
    en: {
      say: 'in the tag that begins here a quotation mark is not closed: {tag}',
      fix: "put the second ' behind the word: {{ first_name | default: 'friend' }}",
    },
    ja: {
      say: 'ここで始まるタグの引用符が閉じられていません: {tag}',
      fix: "言葉の後ろにも ' を付けてください(例: {{ first_name | default: 'お客' }})",
    },
  },
} satisfies Vocabulary
