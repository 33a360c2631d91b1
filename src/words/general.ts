import type { Vocabulary } from './phrase.ts'

/** What does not belong to one room: labels, help, and what the program says about itself. */
export const general = {
  'label-error': { en: 'error', ja: 'エラー' },
  'label-warning': { en: 'warning', ja: '警告' },
  'label-expected': { en: 'expected', ja: '正しい形' },
  'label-fix': { en: 'fix', ja: '直し方' },
  'label-next': { en: 'next', ja: '次にすること' },
  'our-bug': {
    en: 'postmerge {version} on Node {node} broke one of its own rules. This is our bug, not yours: please report what follows.',
    ja: 'postmerge {version}(Node {node})の内部で矛盾が起きました。これは利用者ではなく本製品の不具合です。以下を添えて報告してください。',
  },
  'about-postmerge': {
    en: 'Email campaigns as code: reviewed, approved by the owners of the list, signed, sent once, and proved afterwards.',
    ja: 'メール配信をコードとして扱います。レビューを受け、リストの責任者が承認し、署名して一度だけ送り、後から証明できます。',
  },
  'about-version': { en: 'print the version', ja: 'バージョンを表示する' },
  'about-help': { en: 'print this help', ja: 'この説明を表示する' },
  'help-usage': { en: 'Usage:', ja: '書き方:' },
  'help-options': { en: 'Options:', ja: 'オプション:' },
  'help-place-options': { en: '[options]', ja: '[オプション]' },
  'help-place-verb': { en: '<verb>', ja: '<コマンド>' },
  'unknown-verb': {
    en: {
      say: 'There is no verb "{verb}".',
      fix: 'Take one of: {verbs}. postmerge --help says what each does.',
    },
    ja: {
      say: '「{verb}」というコマンドはありません。',
      fix: '次の中から選んでください: {verbs}(説明は postmerge --help)',
    },
  },
  'mistyped-verb': {
    en: { say: 'There is no verb "{verb}".', fix: 'Did you mean {close}? postmerge --help shows all verbs.' },
    ja: {
      say: '「{verb}」というコマンドはありません。',
      fix: '{close} ではありませんか? コマンドの一覧は postmerge --help で見られます。',
    },
  },
  'unknown-option': {
    en: { say: '{verb} has no option {option}.', fix: '{help} shows its options.' },
    ja: {
      say: '{verb} に {option} というオプションはありません。',
      fix: '使えるオプションは {help} で見られます。',
    },
  },
  'mistyped-option': {
    en: { say: '{verb} has no option {option}.', fix: 'Did you mean {close}?' },
    ja: {
      say: '{verb} に {option} というオプションはありません。',
      fix: '{close} ではありませんか?',
    },
  },
  'option-without-value': {
    en: { say: 'The option {option} needs a value.', fix: 'Write {flags}.' },
    ja: { say: 'オプション {option} には値が必要です。', fix: '{flags} の形で書いてください。' },
  },
  'argument-missing': {
    en: { say: '<{argument}> is missing.', fix: 'Write: {usage}' },
    ja: { say: '<{argument}> が指定されていません。', fix: '次の形で書いてください: {usage}' },
  },
  'arguments-too-many': {
    en: {
      say: '{command} takes fewer arguments; too many: {extra}',
      fix: 'Write: {usage} (in quotation marks where a value holds a space)',
    },
    ja: {
      say: '{command} の引数が多すぎます: {extra}',
      fix: '次の形で書いてください: {usage}(空白を含む値は引用符で囲みます)',
    },
  },
  'wrong-arguments': {
    en: { say: 'These arguments cannot be understood ({detail}).', fix: 'Write: {usage}' },
    ja: { say: '引数を読み取れません({detail})。', fix: '次の形で書いてください: {usage}' },
  },
  'group-writer': { en: 'For writers:', ja: '書く人:' },
  'group-approver': { en: 'For approvers:', ja: '承認する人:' },
  'group-runner': { en: 'For the runner that sends:', ja: '配信するマシン:' },
  'group-operator': { en: 'For operators:', ja: '運用担当者:' },
  'group-auditor': { en: 'For auditors and the curious:', ja: '監査する人・試す人:' },
  'option-root': {
    en: 'the repository to work on (default: this folder)',
    ja: '対象のリポジトリ(既定: 今のフォルダー)',
  },
  'option-json': {
    en: 'print one JSON document instead of prose',
    ja: '文章の代わりに JSON を 1 つ出力する',
  },
  'option-locale': { en: 'the language to speak', ja: '表示する言語' },
} satisfies Vocabulary
