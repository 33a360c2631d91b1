import type { Vocabulary } from './phrase.ts'

/** What an auditor is told about the clone that the record is read from. */
export const recordClone = {
  'option-offline-record': {
    en: 'ask no server: judge what this clone holds',
    ja: 'サーバーに接続せず、このクローンの内容だけで判定する',
  },
  'audit-remote-unreachable': {
    en: {
      say: 'The remote of this clone could not be asked: {detail}',
      fix: 'With --offline the record is judged as this clone holds it. Whether it is the newest, and whole, only another copy can tell.',
    },
    ja: {
      say: 'このクローンのリモートに接続できませんでした: {detail}',
      fix: '--offline を付けると、このクローンにある記録だけで判定します。最新で欠けていないかは、ほかのコピーと比べて確かめてください。',
    },
  },
  'audit-clone-shallow': {
    en: {
      say: 'This clone is shallow: it holds only the newest commits, and nothing can be judged from the beginning.',
      fix: 'Fetch everything, then run it again: git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"',
    },
    ja: {
      say: '浅いクローン(最近のコミットだけの複製)のため、最初から判定することができません。',
      fix: 'すべてを取得してから、もう一度実行してください: git fetch --unshallow origin "+refs/heads/*:refs/remotes/origin/*"',
    },
  },
  'repository-bare': {
    en: {
      say: '{folder} is a bare repository, without files to work on.',
      fix: 'Clone it, and run the command there: git clone {folder} <new folder>',
    },
    ja: {
      say: '{folder} は作業ファイルのないベアリポジトリです。',
      fix: 'クローンし、その中で実行してください: git clone {folder} <新しいフォルダー>',
    },
  },
  'audit-no-record': {
    en: {
      say: 'There is no record here: the branch ledger is missing or empty.',
      fix: 'In a copy, look for the branch with git branch --all and fetch it from where it is. In a new repository the first `postmerge send --trust-root` begins it.',
    },
    ja: {
      say: '記録がありません。ブランチ ledger がないか、空です。',
      fix: '複製の場合は git branch --all でブランチを探し、元のリポジトリから取得してください。新しいリポジトリでは、最初の `postmerge send --trust-root` で記録が始まります。',
    },
  },
  'audit-behind-broken': {
    en: {
      say: 'Rules, approvals and recipients were not judged: that needs entries that can be believed.',
      fix: 'Compare with another clone, each is a full copy, and restore the branch from one that is sound.',
    },
    ja: {
      say: 'ルール・承認・受信者の証拠は判定していません。信頼できる記録が前提になります。',
      fix: 'ほかのクローン(どれも完全な写しです)と比べ、正しいものからブランチを復元してください。',
    },
  },
  'audit-offline': {
    en: 'Judged as this clone holds it, without asking a server. Compare the number of entries with another copy: a record that was cut short is sound in itself.',
    ja: 'サーバーに接続せず、このクローンの内容だけで判定しました。末尾が切り取られた記録も、それだけでは正しく見えます。記録の件数をほかのコピーと比べてください。',
  },
  'audit-sound-so-far': {
    en: 'The record is sound, as far as it could be judged here: what is marked with – was not.',
    ja: 'ここで判定できた範囲では、記録に問題はありません(「–」の項目は判定していません)。',
  },
  'trace-no-store': {
    en: {
      say: 'There is no store here, and only the store knows who a person is.',
      fix: 'Run it where the store is, with POSTMERGE_STORE set.',
    },
    ja: {
      say: 'ここには保管先(ストア)がありません。誰の記録かが分かるのは保管先だけです。',
      fix: '保管先のあるマシンで、POSTMERGE_STORE を設定して実行してください。',
    },
  },
} satisfies Vocabulary
