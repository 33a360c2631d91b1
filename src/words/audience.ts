import type { Vocabulary } from './phrase.ts'

/** The words of contacts, imports and the store. */
export const audience = {
  'store-unreadable': {
    en: {
      say: 'The store {path} could not be opened.',
      fix: 'See that the folder may be written to, that the disk is not full and that the file is a Postmerge store; POSTMERGE_STORE names it.',
    },
    ja: {
      say: 'ストア {path} を開けませんでした。',
      fix: 'フォルダーに書き込めること、ディスクに空きがあること、ファイルが Postmerge のストアであることを確かめてください。場所は POSTMERGE_STORE で指定します。',
    },
  },
  'store-too-new': {
    en: {
      say: 'The store {path} was made by another version of Postmerge, which this one cannot read.',
      fix: 'Update Postmerge to the version that used the store last.',
    },
    ja: {
      say: 'ストア {path} は別のバージョンの Postmerge で作られており、このバージョンでは読めません。',
      fix: '最後にこのストアを使ったバージョン以降の Postmerge に更新してください。',
    },
  },
  'store-postgres': {
    en: {
      say: 'A store in PostgreSQL is not supported yet.',
      fix: 'Set POSTMERGE_STORE to a SQLite file, for example sqlite:var/postmerge.db.',
    },
    ja: {
      say: 'PostgreSQL のストアにはまだ対応していません。',
      fix: 'POSTMERGE_STORE に SQLite のファイルを指定してください（例: sqlite:var/postmerge.db）。',
    },
  },
  'store-url': {
    en: {
      say: 'POSTMERGE_STORE does not name a store.',
      expected: 'sqlite:PATH, for example sqlite:var/postmerge.db',
      fix: 'Set POSTMERGE_STORE to the path of the SQLite file after the word sqlite and a colon.',
    },
    ja: {
      say: 'POSTMERGE_STORE の値がストアを指していません。',
      expected: 'sqlite:パス（例: sqlite:var/postmerge.db）',
      fix: 'POSTMERGE_STORE に「sqlite:」と SQLite ファイルのパスを続けて指定してください。',
    },
  },
  'suppress-invalid': {
    en: {
      say: 'What was to be suppressed is not a mail address that anything could be sent to.',
      fix: 'Check how the address is written.',
    },
    ja: {
      say: '配信停止にしようとしたものは、送信できる形のメールアドレスではありません。',
      fix: 'アドレスの書き方を確かめてください。',
    },
  },
} satisfies Vocabulary
