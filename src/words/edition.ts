import type { Vocabulary } from './phrase.ts'

/** What is said about an edition beside the one before it, and about its languages. */
export const edition = {
  'edition-label': { en: 'Changed', ja: '変更点' },
  'edition-first': {
    en: 'this is the first edition: there is none to compare it with',
    ja: '初回の配信です(比べる前回の版はありません)',
  },
  'edition-since': {
    en: 'since {release}, sent {at} (commit {commit})',
    ja: '前回配信 {release}({at}、コミット {commit})から',
  },
  'edition-unreadable': {
    en: 'it cannot be compared here: that commit is not in this copy, or can no longer be read',
    ja: 'ここでは比較できません(このリポジトリにそのコミットがないか、読み取れません)',
  },
  'edition-same': {
    en: 'nothing: the same text, subject, lists, links and pictures',
    ja: 'なし(本文・件名・リスト・リンク・画像はすべて同じ)',
  },
  'edition-replaced': { en: '{what}: {before} → {after}', ja: '{what}: {before} → {after}' },
  'edition-moved': { en: '{what}: {names}', ja: '{what}: {names}' },
  'edition-more': { en: 'and {count} more', ja: 'ほか {count} 件' },
  'edition-none': { en: '(none)', ja: '(なし)' },
  'edition-lists': { en: 'Lists', ja: '配信リスト' },
  'edition-exclude': { en: 'Excluded lists', ja: '除外リスト' },
  'edition-links': { en: 'Links', ja: 'リンク' },
  'edition-pictures': { en: 'Pictures', ja: '画像' },
  'edition-picture-replaced': { en: '{name} (another picture)', ja: '{name}(差し替え)' },
  'edition-subject': { en: 'Subject [{language}]', ja: '件名[{language}]' },
  'edition-preheader': { en: 'Preheader [{language}]', ja: 'プリヘッダー[{language}]' },
  'edition-language-added': { en: 'New language: {language}', ja: '追加された言語: {language}' },
  'edition-language-removed': { en: 'Language left out: {language}', ja: '削除された言語: {language}' },
  'edition-text': {
    en: 'Text [{language}]: {added} lines added, {removed} removed',
    ja: '本文[{language}]: {added} 行追加、{removed} 行削除',
  },
  'edition-look': {
    en: 'Look [{language}]: the same words, another design',
    ja: '見た目[{language}]: 文章は同じで、デザインが変わりました',
  },
  'edition-text-unknown': {
    en: 'Text [{language}]: cannot be compared, because one of the two cannot be made',
    ja: '本文[{language}]: どちらかの版を組み立てられないため比較できません',
  },
  'edition-line': { en: '{mark} {text}', ja: '{mark} {text}' },
  'edition-gap': { en: '… {count} lines', ja: '… {count} 行' },
  'plan-language': { en: '[{language}] {text}', ja: '[{language}] {text}' },
  'plan-language-count': { en: '{language}: {count} people', ja: '{language}: {count} 人' },
} satisfies Vocabulary
