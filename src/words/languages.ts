import type { Vocabulary } from './phrase.ts'

/** What is said about campaigns in several languages. */
export const languages = {
  'bad-language-tag': {
    en: {
      say: 'the part between campaign. and the ending names no language',
      expected: 'a language such as ja, or a language and a region such as pt-BR: campaign.ja.md',
      fix: 'Rename the file.',
    },
    ja: {
      say: 'ファイル名の「campaign.」と拡張子の間が言語を表していません',
      expected: 'ja のような言語、または pt-BR のような言語と地域(例: campaign.ja.md)',
      fix: 'ファイル名を変更してください。',
    },
  },
  'translation-key': {
    en: {
      say: '{key} belongs into the campaign file',
      expected: 'subject, preheader and the body alone: the rest is the same in every language',
      fix: 'Remove it here.',
    },
    ja: {
      say: '{key} はキャンペーン本体のファイルに書く項目です',
      expected: '各言語のファイルには subject、preheader、本文だけ(ほかは全言語で共通です)',
      fix: 'このファイルから削除してください。',
    },
  },
  'translation-ending': {
    en: {
      say: 'this translation is of another kind than {other}',
      expected: 'the ending {expected}',
      fix: 'Write both in Markdown, or both in MJML.',
    },
    ja: {
      say: '翻訳と {other} の形式が異なります',
      expected: '拡張子 {expected}',
      fix: 'どちらも Markdown、またはどちらも MJML で書いてください。',
    },
  },
  'translation-of-own-language': {
    en: {
      say: '{other} is in the language {language} itself',
      fix: 'Remove this file, or name the language of {other} with the key locale.',
    },
    ja: {
      say: '{other} 自体が {language} の原稿です',
      fix: 'このファイルを削除するか、{other} の言語を locale で指定してください。',
    },
  },
  'translation-preheader-missing': {
    en: {
      say: '{other} has a preheader, and this translation has none',
      fix: 'Add the key preheader.',
    },
    ja: {
      say: '{other} にはプリヘッダーがありますが、この翻訳にはありません',
      fix: 'preheader を追加してください。',
    },
  },
  'list-without-locale': {
    en: {
      say: 'the list {list} does not say which language its people read, so that they get none of the translations',
      fix: 'Declare the field locale in {path} (type: string, optional: true), or remove the translations.',
    },
    ja: {
      say: 'リスト {list} には読者の言語が登録されていないため、翻訳版は届きません',
      fix: '{path} に locale 欄(type: string, optional: true)を宣言するか、翻訳を削除してください。',
    },
  },
  'field-locale': {
    en: {
      say: 'The value in column {column} names no language.',
      expected: 'a language such as ja or pt-BR; jp is a country',
      fix: 'Correct it, or leave the cell empty if nobody knows.',
    },
    ja: {
      say: '列 {column} の値が言語を表していません。',
      expected: 'ja や pt-BR のような言語コード(jp は国コードです)',
      fix: '書き直すか、分からない場合は空欄にしてください。',
    },
  },
  'notice-body-in': { en: 'Body [{language}]', ja: '本文[{language}]' },
} satisfies Vocabulary
