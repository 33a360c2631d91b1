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
      fix: "差し込み項目に既定値を付けてください(例: {{ first_name | default: 'お客様' }})",
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
  'relay-tls-required': {
    en: {
      say: 'the relay {host} is declared without TLS, and it is not on this machine.',
      fix: 'set tls: starttls or tls: implicit for this relay in policies/senders.yaml',
    },
    ja: {
      say: '中継サーバー {host} は TLS なしの設定ですが、このコンピューター上のサーバーではありません。',
      fix: 'policies/senders.yaml でこの中継サーバーに tls: starttls または tls: implicit を設定してください',
    },
  },
  'relay-unreachable': {
    en: {
      say: 'the relay {host}:{port} cannot be reached ({reason}).',
      fix: 'run the same command again later; what was sent is recorded',
    },
    ja: {
      say: '中継サーバー {host}:{port} に接続できません({reason})。',
      fix: '時間をおいて同じコマンドを実行してください。送信済みの分は記録されています',
    },
  },
  'relay-greeting-refused': {
    en: {
      say: 'the relay {host}:{port} does not want to talk to us (reply {reply}).',
      fix: 'check that this machine may use the relay',
    },
    ja: {
      say: '中継サーバー {host}:{port} に接続を断られました(応答 {reply})。',
      fix: 'このコンピューターが中継サーバーの利用を許可されているか確認してください',
    },
  },
  'relay-tls-missing': {
    en: {
      say: 'the relay {host}:{port} offers no TLS (reply {reply}), and mail never leaves without it.',
      fix: 'use a port of the relay that offers TLS',
    },
    ja: {
      say: '中継サーバー {host}:{port} は TLS に対応していません(応答 {reply})。TLS なしでは送信しません。',
      fix: 'TLS に対応したポートを指定してください',
    },
  },
  'relay-tls-failed': {
    en: {
      say: 'no TLS connection to the relay {host}:{port} came about ({reason}).',
      fix: 'check that the relay speaks TLS 1.2 or newer on this port',
    },
    ja: {
      say: '中継サーバー {host}:{port} との TLS 接続を確立できません({reason})。',
      fix: 'このポートで TLS 1.2 以上に対応しているか確認してください',
    },
  },
  'relay-certificate-refused': {
    en: {
      say: 'the certificate of the relay {host}:{port} is not to be trusted ({reason}).',
      fix: 'check the host name, or set servername to the name that the certificate carries',
    },
    ja: {
      say: '中継サーバー {host}:{port} の証明書を信頼できません({reason})。',
      fix: 'ホスト名を確認するか、証明書の名前を servername に設定してください',
    },
  },
  'relay-login-refused': {
    en: {
      say: 'the relay {host} refuses the login (reply {reply}).',
      fix: 'check the variables that user and password of this relay name',
    },
    ja: {
      say: '中継サーバー {host} にログインを拒否されました(応答 {reply})。',
      fix: 'この中継サーバーの user と password が指す環境変数を確認してください',
    },
  },
} satisfies Vocabulary
