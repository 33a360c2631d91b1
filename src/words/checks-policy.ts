import type { Vocabulary } from './phrase.ts'

/** What is said about the strictness of checks: severities, waivers, and the formats in which findings are printed. */
export const checksPolicy = {
  'unknown-check': {
    en: {
      say: 'there is no check "{check}"',
      expected: 'one of: {expected}',
      fix: 'correct the name; docs/checks.md lists them all',
    },
    ja: {
      say: 'チェック「{check}」はありません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直してください。一覧は docs/checks.md にあります',
    },
  },
  'check-blocks': {
    en: {
      say: '"{check}" cannot be loosened or waived: mail that breaks it harms the reader or is refused',
      fix: 'remove this line, and mend the campaign',
    },
    ja: {
      say: '「{check}」は緩和も例外扱いもできません。違反したメールは読者に害を与えるか、受信を拒否されます',
      fix: 'この行を削除し、キャンペーンのほうを直してください',
    },
  },
  'severity-not-allowed': {
    en: {
      say: '"{check}" cannot be "{wanted}"',
      expected: 'one of: {expected}',
      fix: 'choose one of these, or waive it for one campaign with a reason',
    },
    ja: {
      say: '「{check}」を「{wanted}」にはできません',
      expected: '次のいずれか: {expected}',
      fix: 'いずれかを選ぶか、キャンペーンを指定して理由とともに waivers に書いてください',
    },
  },
  'waiver-expired': {
    en: {
      say: 'the exception from "{check}" for {campaign}, allowed by {by}, ended on {until} and no longer counts',
      fix: 'remove it, or have a later day approved',
    },
    ja: {
      say: '{campaign} で「{check}」を見逃す例外({by} が許可)は {until} で終わり、もう効きません',
      fix: '削除するか、期限を延ばして承認を受けてください',
    },
  },
  'waiver-unused': {
    en: {
      say: 'the exception from "{check}" for {campaign}, allowed by {by} until {until}, is not needed',
      fix: 'remove it: an exception that nothing needs will hide the next mistake',
    },
    ja: {
      say: '{campaign} で「{check}」を見逃す例外({by} が {until} まで許可)は不要です',
      fix: '削除してください。不要な例外は次の誤りを隠してしまいます',
    },
  },
  'plan-waivers': { en: 'Excused', ja: '例外' },
  'plan-waiver': {
    en: '{check}: by {by} until {until}: {reason}',
    ja: '{check}: {by} が {until} まで許可({reason})',
  },
  'waived-by': {
    en: 'waived by {by} until {until}: {reason}',
    ja: '{by} が {until} まで許可: {reason}',
  },
  'option-validate-format': {
    en: 'how to print: text, json, github (annotations in a pull request) or sarif',
    ja: '出力の形式: text、json、github(プルリクエストの注釈)、sarif',
  },
  'unknown-format': {
    en: {
      say: 'There is no format "{format}".',
      expected: 'one of: {expected}',
      fix: 'Give one of these with --format, or leave it out for text.',
    },
    ja: {
      say: '形式「{format}」はありません。',
      expected: '次のいずれか: {expected}',
      fix: '--format にこのどれかを指定してください。省略するとテキストで表示します。',
    },
  },
  'more-alike': {
    en: 'and {count} more of this kind at the same place',
    ja: '同じ場所に同種の指摘がほかに {count} 件あります',
  },
} satisfies Vocabulary
