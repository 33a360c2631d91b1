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
  'unknown-verb': {
    en: 'postmerge: there is no verb "{verb}"; expected one of: {verbs}',
    ja: 'postmerge: 「{verb}」というコマンドはありません。使えるもの: {verbs}',
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
