import type { Vocabulary } from './phrase.ts'

/** The words of `authentication`. */
export const authentication = {
  'dns-server-refused': {
    en: { say: '"{server}" is no DNS server.', expected: 'an address and a port, such as 127.0.0.1:53' },
    ja: {
      say: '「{server}」は DNS サーバーの指定として使えません。',
      expected: '127.0.0.1:53 のような IP アドレスとポート番号',
    },
  },
  'dns-unanswered': {
    en: {
      say: 'DNS gave no answer for {name}, so nothing is known about it.',
      fix: 'try again; if it stays so, look at the name servers of this domain',
    },
    ja: {
      say: '{name} について DNS の応答がなく、確認できません。',
      fix: 'もう一度実行してください。続くようなら、このドメインのネームサーバーを確認してください',
    },
  },
  'dkim-record-missing': {
    en: {
      say: 'the public key of selector {selector} is not published.',
      fix: 'publish {name} {type} "{value}"',
    },
    ja: {
      say: 'セレクター {selector} の公開鍵が DNS に公開されていません。',
      fix: '次のレコードを公開してください: {name} {type} "{value}"',
    },
  },
  'dkim-record-differs': {
    en: {
      say: 'the record of selector {selector} is not the public half of the key that signs.',
      fix: 'publish exactly one record {name} {type} "{value}"',
    },
    ja: {
      say: 'セレクター {selector} のレコードが、署名に使う鍵の公開鍵と一致しません。',
      fix: '次のレコードを一つだけ公開してください: {name} {type} "{value}"',
    },
  },
  'dkim-selector-missing': {
    en: {
      say: 'no public key is published for selector {selector}.',
      fix: 'publish the TXT record of this key at {name}',
    },
    ja: {
      say: 'セレクター {selector} の公開鍵が DNS に公開されていません。',
      fix: 'この鍵の TXT レコードを {name} に公開してください',
    },
  },
  'dkim-record-weak': {
    en: {
      say: 'the published key of selector {selector} has {bits} bits; 2048 are the least.',
      fix: 'publish a key of 2048 bits under a new selector',
    },
    ja: {
      say: 'セレクター {selector} の公開鍵は {bits} ビットです。2048 ビット以上が必要です。',
      fix: '新しいセレクターで 2048 ビットの鍵を公開してください',
    },
  },
  'dkim-signature-missing': {
    en: {
      say: 'the message carries no signature of selector {selector}.',
      fix: 'check that the sender’s dkim entries and their variables are complete',
    },
    ja: {
      say: 'セレクター {selector} の署名がメールにありません。',
      fix: '差出人の dkim の設定と、その環境変数を確認してください',
    },
  },
  'dkim-signature-broken': {
    en: {
      say: 'the signature of selector {selector} does not verify ({result}).',
      fix: 'check the clock of this machine and the record of this selector',
    },
    ja: {
      say: 'セレクター {selector} の署名を検証できません({result})。',
      fix: 'このコンピューターの時刻と、このセレクターのレコードを確認してください',
    },
  },
  'dkim-body-limited': {
    en: { say: 'the signature of selector {selector} covers only a part of the body.' },
    ja: { say: 'セレクター {selector} の署名が本文の一部しか対象にしていません。' },
  },
  'dkim-not-aligned': {
    en: {
      say: 'the signature of {signer} does not count for {domain} under its DMARC policy.',
      fix: 'sign with the domain of the From address',
    },
    ja: {
      say: '{signer} の署名は、{domain} の DMARC ポリシーでは有効と見なされません。',
      fix: '差出人アドレスのドメインで署名してください',
    },
  },
  'from-differs': {
    en: { say: 'the message does not carry exactly the sender’s From address of {domain}.' },
    ja: { say: 'メールの差出人アドレスが、設定された {domain} のアドレスと一致しません。' },
  },
  'spf-missing': {
    en: { say: '{name} has no SPF record.', fix: 'publish {name} {type} "{value}"' },
    ja: {
      say: '{name} に SPF レコードがありません。',
      fix: '次のレコードを公開してください: {name} {type} "{value}"',
    },
  },
  'spf-twice': {
    en: {
      say: '{name} has {count} SPF records, and receivers then take none.',
      fix: 'publish only one: {name} {type} "{value}"',
    },
    ja: {
      say: '{name} に SPF レコードが {count} 件あります。複数あると受信側では無効になります。',
      fix: '一つだけにしてください: {name} {type} "{value}"',
    },
  },
  'spf-broken': {
    en: {
      say: 'the SPF record of {name} has an error, or asks DNS more than ten times; receivers then take none.',
      fix: 'mend it; for this sender alone it is {name} {type} "{value}"',
    },
    ja: {
      say: '{name} の SPF レコードに誤りがあるか、DNS の参照が 10 回を超えています。受信側では無効になります。',
      fix: '修正してください。この差出人だけなら次のとおりです: {name} {type} "{value}"',
    },
  },
  'spf-include-missing': {
    en: {
      say: 'the SPF record of {name} does not contain "{include}".',
      fix: 'publish {name} {type} "{value}"',
    },
    ja: {
      say: '{name} の SPF レコードに「{include}」がありません。',
      fix: '次のレコードを公開してください: {name} {type} "{value}"',
    },
  },
  'spf-provider-unknown': {
    en: {
      say: 'the SPF record of the provider {name} names no address, so nothing can pass through it.',
      fix: 'check the name after "include:" in policies/senders.yaml',
    },
    ja: {
      say: '配信事業者 {name} の SPF レコードからアドレスを取得できません。',
      fix: 'policies/senders.yaml の「include:」に続く名前を確認してください',
    },
  },
  'spf-not-permitted': {
    en: {
      say: 'mail from {ip} does not pass SPF for {name} ({result}).',
      fix: 'publish {name} {type} "{value}"',
    },
    ja: {
      say: '{ip} からのメールは {name} の SPF に合格しません({result})。',
      fix: '次のレコードを公開してください: {name} {type} "{value}"',
    },
  },
  'spf-not-aligned': {
    en: {
      say: 'the envelope domain {envelope} does not count for {domain} under its DMARC policy.',
      fix: 'use an envelope domain below {domain}, or publish aspf=r',
    },
    ja: {
      say: 'エンベロープのドメイン {envelope} は、{domain} の DMARC ポリシーでは一致と見なされません。',
      fix: '{domain} の下のドメインを使うか、aspf=r を公開してください',
    },
  },
  'egress-unknown': {
    en: {
      say: 'it is not known from which addresses mail of {name} leaves.',
      fix: 'set egress or spf of this sender in policies/senders.yaml',
    },
    ja: {
      say: '{name} のメールがどの IP アドレスから送られるか分かりません。',
      fix: 'policies/senders.yaml でこの差出人の egress または spf を設定してください',
    },
  },
  'dmarc-missing': {
    en: { say: 'no DMARC policy applies to {name}.', fix: 'publish {name} {type} "{value}"' },
    ja: {
      say: '{name} に DMARC ポリシーがありません。',
      fix: '次のレコードを公開してください: {name} {type} "{value}"',
    },
  },
  'dmarc-unreadable': {
    en: {
      say: 'the DMARC record of {name} cannot be read, or there are several.',
      fix: 'publish only one: {name} {type} "{value}"',
    },
    ja: {
      say: '{name} の DMARC レコードを読み取れないか、複数あります。',
      fix: '一つだけにしてください: {name} {type} "{value}"',
    },
  },
} satisfies Vocabulary
