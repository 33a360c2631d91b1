import type { Vocabulary } from './phrase.ts'

/** The words of the public pages and of the server that shows them. */
export const web = {
  'unsubscribe-ask': { en: 'Stop these mails?', ja: 'メールの配信を停止しますか?' },
  'unsubscribe-ask-text': {
    en: 'Press the button, and you will get no more mail like this from {organisation}.',
    ja: 'ボタンを押すと、{organisation}からのこのようなメールは今後届きません。',
  },
  'unsubscribe-button': { en: 'Unsubscribe', ja: '配信を停止する' },
  'unsubscribe-done': { en: 'You are unsubscribed', ja: '配信を停止しました' },
  'unsubscribe-done-text': {
    en: 'From now on you will get no more mail like this from {organisation}. There is nothing else to do.',
    ja: '今後、{organisation}からこのようなメールは届きません。ほかに必要な手続きはありません。',
  },
  'unsubscribe-sender': { en: 'the sender', ja: '送信元' },
  'unsubscribe-trouble': { en: 'This link does not work', ja: 'このリンクは使えません' },
  'unsubscribe-trouble-text': {
    en: 'Nothing was changed. Open the link from the mail itself once more, or answer that mail and ask to be taken off the list.',
    ja: '何も変更されていません。メールのリンクをもう一度開くか、そのメールに返信して配信停止をお申し付けください。',
  },
  'serve-listening': { en: 'listening on {url}', ja: '待ち受け中: {url}' },
  'serve-trouble': {
    en: 'A request could not be answered [{code}].',
    ja: '要求に応答できませんでした [{code}]。',
  },
  'option-listen': {
    en: 'where to listen, by default 127.0.0.1:8025',
    ja: '待ち受けるアドレス(既定は 127.0.0.1:8025)',
  },
  'option-organisation': {
    en: 'whom the page says the mail comes from',
    ja: 'ページに送信元として表示する名前',
  },
  'listen-malformed': {
    en: {
      say: 'The address to listen on is not understood.',
      expected: 'HOST:PORT, for example 127.0.0.1:8025 or [::1]:8025',
      fix: 'Write --listen HOST:PORT.',
    },
    ja: {
      say: '待ち受けるアドレスを読み取れません。',
      expected: 'ホスト:ポート(例: 127.0.0.1:8025、[::1]:8025)',
      fix: '--listen ホスト:ポート の形で指定してください。',
    },
  },
  'listen-refused': {
    en: {
      say: 'Could not listen on {address} ({reason}).',
      fix: 'Choose another address with --listen, or end the program that listens there.',
    },
    ja: {
      say: '{address} で待ち受けできませんでした({reason})。',
      fix: '--listen で別のアドレスを指定するか、そこで待ち受けているプログラムを終了してください。',
    },
  },
} satisfies Vocabulary
