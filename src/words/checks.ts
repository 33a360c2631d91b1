import type { Vocabulary } from './phrase.ts'

/** What the checks find in a rendered campaign. */
export const checks = {
  'link-not-https': {
    en: {
      say: 'this link is not a plain https address: {link}',
      expected: 'https:// and a host name, without port, login or IP address',
      fix: 'use the https address of the page',
    },
    ja: {
      say: 'このリンクは通常の https のアドレスではありません: {link}',
      expected: 'https:// とホスト名(ポート番号・ログイン情報・IP アドレスなし)',
      fix: 'ページの https のアドレスを使ってください',
    },
  },
  'active-content': {
    en: {
      say: 'mail may not hold {part}: clients drop it and filters take it for an attack',
      fix: 'remove it; link to a page that does the work',
    },
    ja: {
      say: 'メールに {part} は使えません。表示されず、攻撃とみなされます',
      fix: '取り除き、必要な操作はリンク先のページで行ってください',
    },
  },
  'html-too-large': {
    en: {
      say: 'the HTML has {bytes} bytes; Gmail cuts a message off near {limit}',
      fix: 'shorten the text, or link to the rest',
    },
    ja: {
      say: 'HTML が {bytes} バイトあります。Gmail は約 {limit} バイトで以降を省略します',
      fix: '本文を短くするか、続きをリンク先に置いてください',
    },
  },
  'html-nearly-too-large': {
    en: {
      say: 'the HTML has {bytes} bytes; at {limit} Gmail cuts it off',
      fix: 'shorten the text before it grows further',
    },
    ja: {
      say: 'HTML が {bytes} バイトあります。{limit} バイトで Gmail に省略されます',
      fix: 'これ以上長くなる前に本文を短くしてください',
    },
  },
  'unresolved-placeholder': {
    en: {
      say: 'something was left to be filled in: {placeholder}',
      fix: 'write what belongs there; merge fields look like double braces around a declared field',
    },
    ja: {
      say: '埋め忘れがあります: {placeholder}',
      fix: '実際の内容を書いてください。差し込み項目はリストで宣言した名前を二重の波かっこで囲みます',
    },
  },
  'legal-unknown': {
    en: {
      say: 'sender "{sender}" has no legal block: name, postal address and contact must stand in every mail',
      fix: 'add `legal:` to the sender in policies/senders.yaml',
    },
    ja: {
      say: '送信元「{sender}」に法定表示(名称・住所・連絡先)が登録されていません',
      fix: 'policies/senders.yaml の送信元に `legal:` を加えてください',
    },
  },
  'legal-name': {
    en: {
      say: "the sender's name is missing ({parts}): {wanted}",
      fix: 'use a layout with the legal block, or add it near the end',
    },
    ja: {
      say: '送信者の名称が表示されていません({parts}): {wanted}',
      fix: '法定表示のあるレイアウトを使うか、本文の末尾に加えてください',
    },
  },
  'legal-address': {
    en: {
      say: 'the postal address is missing ({parts}): {wanted}',
      fix: 'use a layout with the legal block, or add it near the end',
    },
    ja: {
      say: '住所が表示されていません({parts}): {wanted}',
      fix: '法定表示のあるレイアウトを使うか、本文の末尾に加えてください',
    },
  },
  'legal-contact': {
    en: {
      say: 'the contact for complaints is missing ({parts}): {wanted}',
      fix: 'use a layout with the legal block, or add it near the end',
    },
    ja: {
      say: '苦情・問い合わせの連絡先が表示されていません({parts}): {wanted}',
      fix: '法定表示のあるレイアウトを使うか、本文の末尾に加えてください',
    },
  },
  'legal-opt-out': {
    en: {
      say: 'the way to unsubscribe is missing in HTML or text, has no sentence that explains it, or comes after the point where Gmail cuts off',
      fix: 'use a layout with the opt-out (this one is "{layout}"), or add the unsubscribe link with a sentence',
    },
    ja: {
      say: '配信停止の方法が HTML かテキストにない、説明の文がない、または Gmail の省略位置より後にあります',
      fix: '配信停止の案内があるレイアウトを使うか(現在は「{layout}」)、説明の文とともに配信停止リンクを加えてください',
    },
  },
  'past-schedule': {
    en: {
      say: 'its time is over: it was to leave at {at}, at the latest at {latest} ({timezone})',
      fix: 'set a later `schedule`; the owners approve the new time',
    },
    ja: {
      say: '配信時刻を過ぎています(予定 {at}、期限 {latest}、{timezone})',
      fix: '`schedule` を先の時刻に直してください。新しい時刻は責任者の承認を受けます',
    },
  },
  'schedule-is-near': {
    en: {
      say: 'it is to leave at {at}; after {latest} ({timezone}) it does not leave at all',
      fix: 'set a later `schedule` if the owners cannot answer in time',
    },
    ja: {
      say: '配信予定は {at} です。{latest} を過ぎると配信されません({timezone})',
      fix: '承認が間に合わなければ `schedule` を先の時刻にしてください',
    },
  },
  'text-part-empty': {
    en: {
      say: 'the plain text part is empty',
      fix: 'write the campaign in Markdown, or put text into the MJML',
    },
    ja: { say: 'テキスト版が空です', fix: '本文を Markdown で書くか、MJML の中に文章を入れてください' },
  },
} satisfies Vocabulary
