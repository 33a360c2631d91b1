import type { Vocabulary } from './phrase.ts'

/** What can be wrong with front matter as a whole, and with its schedule. */
export const contentFront = {
  'front-matter-missing': {
    en: {
      say: 'the file does not begin with front matter',
      expected: 'a first line of exactly ---',
      fix: 'Begin with ---, subject, from and lists, and --- again.',
    },
    ja: {
      say: 'ファイルの先頭に設定(フロントマター)がありません',
      expected: '1行目は --- だけ',
      fix: '--- に続けて subject、from、lists を書き、もう一度 --- を書いてください。',
    },
  },
  'front-matter-blank-line': {
    en: {
      say: 'the first line is blank',
      expected: 'a first line of exactly ---',
      fix: 'Delete everything above the ---.',
    },
    ja: { say: '1行目が空行です', expected: '1行目は --- だけ', fix: '--- より上の空行を消してください。' },
  },
  'front-matter-wide-fence': {
    en: {
      say: 'the dashes of line {line} are no plain hyphens',
      expected: 'a line of exactly ---',
      fix: 'Type three hyphens with the Japanese input and automatic correction off.',
    },
    ja: {
      say: '{line} 行目の --- が半角のハイフンではありません',
      expected: '--- だけの行',
      fix: '日本語入力を切り、半角のハイフンを三つ入力してください。',
    },
  },
  'front-matter-engine': {
    en: {
      say: 'something follows the --- of the first line',
      expected: 'a first line of exactly ---',
      fix: 'Delete what follows, also spaces.',
    },
    ja: {
      say: '1行目の --- の後に文字があります',
      expected: '1行目は --- だけ',
      fix: '余分な文字や空白を削除してください。',
    },
  },
  'front-matter-unclosed': {
    en: {
      say: 'the second ---, which ends the settings at the top of the file, is missing',
      expected: 'a line of exactly ---',
      fix: 'Write --- by itself on the line after {key}.',
    },
    ja: {
      say: '先頭の設定を閉じる --- がありません',
      expected: '--- だけの行',
      fix: '{key} の次の行に --- だけを書いてください。',
    },
  },
  'front-matter-fence': {
    en: {
      say: 'something follows the --- that ends the front matter',
      expected: 'a line of exactly ---',
      fix: 'Delete what follows.',
    },
    ja: {
      say: 'フロントマターを閉じる --- の後に文字があります',
      expected: '--- だけの行',
      fix: '余分な文字を削除してください。',
    },
  },
  'front-matter-too-long': {
    en: { say: 'the front matter is longer than 8 KB', fix: 'Move text into the body.' },
    ja: { say: 'フロントマターが 8 KB を超えています', fix: '文章は本文へ移してください。' },
  },
  'schedule-form': {
    en: {
      say: 'this is no date and time',
      expected: '{example}',
      fix: 'Write year-month-day hour:minute, with two digits each: {example}',
    },
    ja: {
      say: '日時として読めません',
      expected: '{example}',
      fix: '半角の「年-月-日 時:分」で、{example} のように書いてください。',
    },
  },
  'schedule-zone-unknown': {
    en: { say: 'the time zone is not known', fix: 'Mend policies/senders.yaml, which names it.' },
    ja: {
      say: 'タイムゾーンが分かりません',
      fix: 'タイムゾーンを定める policies/senders.yaml を直してください。',
    },
  },
  'schedule-skipped': {
    en: {
      say: '{at} does not exist in {zone}: the clocks are put forward over it',
      fix: 'Choose another time.',
    },
    ja: {
      say: '{zone} に {at} という時刻はありません(夏時間への切り替え)',
      fix: '別の時刻を選んでください。',
    },
  },
  'schedule-ambiguous': {
    en: {
      say: '{at} comes twice in {zone}: the clocks are put back over it',
      expected: 'an offset, one of: {offsets}',
      fix: 'Write the offset after the time.',
    },
    ja: {
      say: '{zone} では {at} が2回あります(夏時間の終了)',
      expected: 'UTC との時差、次のいずれか: {offsets}',
      fix: '時刻の後に UTC との時差を書いてください。',
    },
  },
  'schedule-offset': {
    en: {
      say: '{zone} has another offset at this time',
      expected: 'one of: {offsets}',
      fix: 'Correct the offset or leave it out.',
    },
    ja: {
      say: 'この時刻の {zone} の UTC との時差が違います',
      expected: '次のいずれか: {offsets}',
      fix: '時差を直すか、省いてください。',
    },
  },
} satisfies Vocabulary
