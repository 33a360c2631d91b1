import type { Vocabulary } from './phrase.ts'

/** The words of `message`. */
export const message = {
  'recipient-address-refused': {
    en: {
      say: 'a recipient’s address is none that can be written into a message.',
      fix: 'look for malformed addresses in the store and correct or remove them',
    },
    ja: {
      say: 'メールに書けない形式のアドレスが宛先に含まれています。',
      fix: '登録データから形式の誤ったアドレスを探し、修正または削除してください',
    },
  },
  'header-address-refused': {
    en: {
      say: 'the address in the header field {field} is none that can be written into a message.',
      fix: 'use a plain address such as news@example.com in policies/senders.yaml',
    },
    ja: {
      say: 'ヘッダー {field} のアドレスは、メールに書けない形式です。',
      fix: 'policies/senders.yaml には news@example.com のような通常の形式で書いてください',
    },
  },
  'header-unsafe': {
    en: {
      say: 'the header field {field} would hold a line break or another control character, or is too long.',
      fix: 'remove it from the text or from the contact field that is merged into it',
    },
    ja: {
      say: 'ヘッダー {field} に改行などの制御文字が入るか、長すぎます。',
      fix: '本文または差し込む項目の値から取り除いてください',
    },
  },
  'message-subject-empty': {
    en: {
      say: 'the subject is empty for at least one recipient.',
      fix: "give the merge field a default, as in {{ first_name | default: 'Hello' }}",
    },
    ja: {
      say: '件名が空になる宛先があります。',
      fix: "差し込み項目に既定値を付けてください（例: {{ first_name | default: 'お客様' }}）",
    },
  },
  'unsubscribe-url-missing': {
    en: {
      say: 'a marketing message needs a way to unsubscribe, and its sender has none.',
      fix: 'set urls.unsubscribe of this sender in policies/senders.yaml',
    },
    ja: {
      say: '広告メールには配信停止の手段が必要ですが、この差出人には設定されていません。',
      fix: 'policies/senders.yaml でこの差出人の urls.unsubscribe を設定してください',
    },
  },
  'dkim-keys-missing': {
    en: {
      say: 'there is no DKIM key for {domain}, and unsigned mail is never sent.',
      fix: 'set the variables that the sender’s dkim entries name in policies/senders.yaml',
    },
    ja: {
      say: '{domain} の DKIM 鍵がありません。署名のないメールは送信しません。',
      fix: 'policies/senders.yaml の dkim に書かれた環境変数を設定してください',
    },
  },
  'dkim-key-unreadable': {
    en: {
      say: 'the DKIM key of selector {selector} is no private key in PEM form.',
      fix: 'set the variable to the whole PEM text, its BEGIN and END lines included',
    },
    ja: {
      say: 'セレクター {selector} の DKIM 鍵を PEM 形式の秘密鍵として読み取れません。',
      fix: 'BEGIN 行と END 行を含む PEM 全体を環境変数に設定してください',
    },
  },
  'dkim-key-type': {
    en: {
      say: 'the DKIM key of selector {selector} is of type {type}, which no receiver verifies.',
      expected: 'RSA of at least 2048 bits, or Ed25519',
    },
    ja: {
      say: 'セレクター {selector} の DKIM 鍵は {type} 形式で、受信側では検証できません。',
      expected: '2048 ビット以上の RSA、または Ed25519',
    },
  },
  'dkim-key-short': {
    en: {
      say: 'the DKIM key of selector {selector} has {bits} bits; 2048 are the least that receivers should trust.',
      fix: 'make a new key of 2048 bits under a new selector and publish its record',
    },
    ja: {
      say: 'セレクター {selector} の DKIM 鍵は {bits} ビットです。2048 ビット以上が必要です。',
      fix: '新しいセレクターで 2048 ビットの鍵を作り、そのレコードを公開してください',
    },
  },
  'dkim-selector-twice': {
    en: {
      say: 'two DKIM keys use the selector {selector}.',
      fix: 'give each key a selector of its own',
    },
    ja: {
      say: '二つの DKIM 鍵が同じセレクター {selector} を使っています。',
      fix: '鍵ごとに別のセレクターを付けてください',
    },
  },
} satisfies Vocabulary
