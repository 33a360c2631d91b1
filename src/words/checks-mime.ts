import type { Vocabulary } from './phrase.ts'

/** What the checks find in the parts of a message and in its bytes. */
export const checksMime = {
  'message-not-composed': {
    en: {
      say: 'for some readers no message can be made: subject, sender name or list title holds line breaks, control characters, marks that turn the direction of text, or a word without end',
      fix: 'type them anew, and give merge fields of the subject a default',
    },
    ja: {
      say: '読者によってはメールを作成できません。件名・差出人名・リスト名に、改行、制御文字、文字の向きを変える記号、または極端に長い単語が含まれます',
      fix: '入力し直し、件名の差し込み項目には既定値を付けてください',
    },
  },
  'parts-out-of-order': {
    en: {
      say: 'the message is not a text and then the same as HTML',
      expected: 'multipart/alternative of text/plain and text/html, in this order; pictures beside the HTML',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'メールが「テキスト、同じ内容の HTML」の順になっていません',
      expected: 'multipart/alternative の中に text/plain、text/html の順。画像は HTML とともに',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'attachment-not-allowed': {
    en: {
      say: 'the message carries an attachment: {type}',
      expected: "nothing beside the texts and the campaign's own pictures",
      fix: 'link to a page that offers the file',
    },
    ja: {
      say: 'メールに添付ファイルがあります: {type}',
      expected: '本文とキャンペーンの画像だけ',
      fix: 'ファイルは Web ページに置き、リンクを張ってください',
    },
  },
  'boundary-unusable': {
    en: {
      say: 'the parts of the message are not clearly divided',
      expected: 'boundaries of at most 70 characters, each another, closed, and in no text',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'メールの各パートの区切りが正しくありません',
      expected: '70 文字以内で互いに異なり、閉じられ、本文に現れない区切り文字列',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'charset-not-utf8': {
    en: {
      say: 'the part {type} is declared as {charset}',
      expected: 'charset=utf-8 in its Content-Type',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: '{type} の文字コードが {charset} になっています',
      expected: 'Content-Type に charset=utf-8 の指定',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'text-not-decodable': {
    en: {
      say: 'the part {type} holds something that cannot be read: a broken character',
      fix: 'look for a "�" in the campaign and in the sample values of its lists, and type the text anew',
    },
    ja: {
      say: '{type} に文字化けがあります',
      fix: '本文とリストのサンプル値に「�」がないか探し、入力し直してください',
    },
  },
  'transfer-encoding-unsafe': {
    en: {
      say: 'a part of the message does not survive every server: its encoding is {encoding}',
      expected: 'quoted-printable, base64, or 7bit with nothing but ASCII',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: '中継サーバーによっては壊れるパートがあります(符号化方式 {encoding})',
      expected: 'quoted-printable、base64、または ASCII のみの 7bit',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'base64-text': {
    en: {
      say: 'the part {type} is plain ASCII in base64; filters take that for hiding',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: '{type} は ASCII だけなのに base64 で符号化されています。隠蔽とみなされます',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'text-lacks-link': {
    en: {
      say: 'this link is missing in the {part} part: {what}',
      fix: 'write the campaign in Markdown, or keep links out of what only some programs show',
    },
    ja: {
      say: '{part} 版にこのリンクがありません: {what}',
      fix: '本文を Markdown で書くか、一部のメールソフトにしか表示されない箇所にリンクを置かないでください',
    },
  },
  'text-lacks-number': {
    en: {
      say: 'this number is missing in the {part} part: {what}',
      fix: 'say prices and dates in text that every program shows, not in a hidden or conditional place',
    },
    ja: {
      say: '{part} 版にこの数字がありません: {what}',
      fix: '価格や日付は、隠れた箇所や条件付きの箇所ではなく、必ず表示される文章に書いてください',
    },
  },
  'line-too-long': {
    en: {
      say: 'a line of the message has {octets} octets, more than {limit}: servers cut or refuse it',
      fix: 'shorten the sender name, the list title and the address of the unsubscribe page',
    },
    ja: {
      say: 'メールに {limit} オクテットを超える行({octets} オクテット)があり、サーバーに切られるか拒否されます',
      fix: '差出人名・リスト名・配信停止ページのアドレスを短くしてください',
    },
  },
  'line-end-bare': {
    en: {
      say: 'a line of the message ends with CR or LF alone: servers disagree where it ends',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'CR または LF だけで終わる行があり、サーバーによって行の終わりの解釈が異なります',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'message-control-character': {
    en: {
      say: 'the message holds a control character',
      fix: 'look at the sample values of its lists; if they are clean, tell who maintains this installation',
    },
    ja: {
      say: 'メールに制御文字が含まれています',
      fix: 'リストのサンプル値を確かめ、問題がなければシステムの管理者に伝えてください',
    },
  },
  'message-large': {
    en: {
      say: 'the message has {bytes} bytes; some carriers take no more than {limit}',
      fix: 'use smaller pictures, or set `urls: { images: https://… }` of the sender so that they do not travel with it',
    },
    ja: {
      say: 'メールが {bytes} バイトあります。{limit} バイトを超えると受け取らない携帯事業者があります',
      fix: '画像を小さくするか、送信元に `urls: { images: https://… }` を設定して画像を同送しないようにしてください',
    },
  },
  'message-too-large': {
    en: {
      say: 'the message has {bytes} bytes, more than {limit}: carriers refuse it',
      fix: 'use smaller pictures, or set `urls: { images: https://… }` of the sender so that they do not travel with it',
    },
    ja: {
      say: 'メールが {bytes} バイトあり、上限の {limit} バイトを超えるため携帯事業者に拒否されます',
      fix: '画像を小さくするか、送信元に `urls: { images: https://… }` を設定して画像を同送しないようにしてください',
    },
  },
  'data-image': {
    en: {
      say: 'a picture is written into the HTML itself (data:); Gmail and Outlook do not show it',
      fix: 'put the picture beside the campaign and name its file',
    },
    ja: {
      say: '画像が HTML に直接埋め込まれています(data:)。Gmail や Outlook では表示されません',
      fix: '画像ファイルをキャンペーンのフォルダーに置き、ファイル名で指定してください',
    },
  },
} satisfies Vocabulary
