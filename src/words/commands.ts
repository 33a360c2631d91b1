import type { Vocabulary } from './phrase.ts'

/** What each verb does, in one line of help, and what verbs say that belongs to no room. */
export const commands = {
  'about-validate': {
    en: 'check campaigns, lists and policies',
    ja: 'キャンペーン・リスト・ポリシーを検査する',
  },
  'about-plan': { en: 'show what exactly would happen', ja: '何が起きるかを正確に示す' },
  'about-request': { en: 'ask the owners of the lists to approve', ja: 'リストの責任者に承認を依頼する' },
  'about-approve': {
    en: 'approve a campaign or send it back, signed',
    ja: '署名してキャンペーンを承認する、または差し戻す',
  },
  'about-approvals': {
    en: 'show who approved what and what is missing',
    ja: '承認の状況と足りないものを示す',
  },
  'about-desk': {
    en: 'one pass over the requests: count, record, ask the owners by mail',
    ja: '依頼を 1 回処理する(件数を数え、記録し、責任者にメールで尋ねる)',
  },
  'about-send': {
    en: 'send what was merged and approved, once',
    ja: 'マージされ承認されたものを一度だけ送る',
  },
  'about-status': { en: 'where each release stands', ja: '各リリースの状態を示す' },
  'about-halt': { en: 'stop a running send within seconds', ja: '配信を数秒以内に止める' },
  'about-resume': { en: 'go on after a halt, or lift a hold', ja: '停止や保留を解いて続ける' },
  'about-abort': { en: 'end a halted release for good', ja: '停止中のリリースを打ち切る' },
  'about-resolve': { en: 'settle messages whose fate nobody knows', ja: '結果が不明なメールを確定する' },
  'about-serve': { en: 'serve the unsubscribe page', ja: '配信停止ページを提供する' },
  'about-list-import': {
    en: 'import contacts from a CSV file (a dry run without --apply)',
    ja: 'CSV から宛先を取り込む(--apply がなければ試行のみ)',
  },
  'about-list-count': { en: 'count the contacts of a list', ja: 'リストの人数を数える' },
  'about-audit-verify': { en: 'prove the whole record', ja: '記録全体を検証する' },
  'about-audit-log': { en: 'read the record', ja: '記録を読む' },
  'about-audit-trace': {
    en: 'show what one person got, with the proof',
    ja: '1 人が何を受け取ったかを証拠とともに示す',
  },
  'about-demo': { en: 'play the whole story on this machine', ja: 'このマシンで全体の流れを実演する' },
  'secret-missing': {
    en: {
      say: 'The environment variable {name} is not set.',
      fix: 'Set {name} and run the command again; secrets never stand in files.',
    },
    ja: {
      say: '環境変数 {name} が設定されていません。',
      fix: '{name} を設定して、もう一度実行してください。秘密の値はファイルに書きません。',
    },
  },
  'token-key-malformed': {
    en: {
      say: 'POSTMERGE_TOKEN_KEY is not 32 bytes in base64.',
      fix: 'Make one with `openssl rand -base64 32`, and keep it: the links in mail that was sent depend on it.',
    },
    ja: {
      say: 'POSTMERGE_TOKEN_KEY が base64 の 32 バイトではありません。',
      fix: '`openssl rand -base64 32` で作り、保管してください。送信済みメールのリンクがこれに依存します。',
    },
  },
  'token-key-other': {
    en: {
      say: 'POSTMERGE_TOKEN_KEY is not the key that this store was sent with: nobody could unsubscribe any more from mail that was sent.',
      fix: 'Bring the key from the machine before this one; a new one is only for a new store.',
    },
    ja: {
      say: 'POSTMERGE_TOKEN_KEY が、この保管先で配信に使ってきた鍵と異なります。このままでは、送信済みのメールから配信停止ができなくなります。',
      fix: '以前のマシンの鍵を設定してください。新しい鍵を使えるのは、新しい保管先だけです。',
    },
  },
  'ledger-policy-missing': {
    en: {
      say: 'The default branch has no valid policies/ledger.yaml.',
      fix: 'Run `postmerge validate` on it and mend what it finds.',
    },
    ja: {
      say: '既定ブランチに正しい policies/ledger.yaml がありません。',
      fix: '`postmerge validate` を実行し、指摘された点を直してください。',
    },
  },
  'no-repository': {
    en: {
      say: '{folder} is not inside a git repository.',
      fix: 'Go to the repository, or name it with --root.',
    },
    ja: {
      say: '{folder} は git リポジトリの中にありません。',
      fix: 'リポジトリに移動するか、--root で指定してください。',
    },
  },
  'no-such-commit': {
    en: {
      say: 'There is no commit "{revision}" in this repository.',
      fix: 'Fetch, or give the full id of a commit.',
    },
    ja: {
      say: 'このリポジトリにコミット「{revision}」はありません。',
      fix: 'fetch するか、コミットの完全な ID を指定してください。',
    },
  },
  'no-such-campaign': {
    en: {
      say: 'There is no campaign "{campaign}".',
      fix: 'Name a folder of campaigns/. The most alike first: {known}',
    },
    ja: {
      say: 'キャンペーン「{campaign}」はありません。',
      fix: 'campaigns/ の中のフォルダー名を指定してください。似ている順: {known}',
    },
  },
  'not-our-repository': {
    en: {
      say: '{folder} is no repository of Postmerge: it has no campaigns/, lists/ or policies/.',
      fix: 'Go to the folder of your repository, or name it with --root. A new one is laid out by postmerge init.',
    },
    ja: {
      say: '{folder} は Postmerge のリポジトリではありません(campaigns/、lists/、policies/ のどれもありません)。',
      fix: 'リポジトリのフォルダーに移動するか、--root で指定してください。新しく作るには postmerge init を実行します。',
    },
  },
  'option-validate-commit': {
    en: 'check a commit instead of the files in this folder',
    ja: 'フォルダーの内容ではなくコミットを検査する',
  },
  'validate-progress': { en: '{done} of {all}: {campaign}', ja: '{all} 件中 {done} 件: {campaign}' },
  'validate-summary': {
    en: 'campaigns checked: {campaigns}, errors: {errors}, warnings: {warnings}',
    ja: 'キャンペーン {campaigns} 件を検査: エラー {errors} 件、警告 {warnings} 件',
  },
} satisfies Vocabulary
