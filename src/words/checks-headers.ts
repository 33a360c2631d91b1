import type { Vocabulary } from './phrase.ts'

/** What the checks find in the header of a message and in its sender. */
export const checksHeaders = {
  'subject-empty': {
    en: { say: 'for some readers the subject is empty', fix: 'give its merge fields a default' },
    ja: { say: '読者によっては件名が空になります', fix: '差し込み項目に既定値を付けてください' },
  },
  'subject-too-long': {
    en: {
      say: 'for some readers the subject has {characters} characters, more than {limit}: "{subject}…"',
      fix: 'say it shorter: phones show about 40 characters; the preheader has room for the rest',
    },
    ja: {
      say: '読者によっては件名が {characters} 文字になり、{limit} 文字を超えます: 「{subject}…」',
      fix: '短くしてください。スマートフォンに表示されるのは 20 文字ほどです。続きは preheader に書けます',
    },
  },
  'subject-fake-reply': {
    en: {
      say: 'the subject looks like an answer or a forwarded mail: "{subject}"',
      fix: 'remove what looks like "Re:" or "Fwd:"; readers feel deceived, and so do filters',
    },
    ja: {
      say: '件名が返信や転送を装っています: 「{subject}」',
      fix: '「Re:」「Fwd:」などを外してください。読者を欺く件名とみなされ、迷惑メールに振り分けられます',
    },
  },
  'display-name-address': {
    en: {
      say: "the sender's name holds an address or a link: {part}",
      fix: 'name the organisation only; the address stands beside it',
    },
    ja: {
      say: '差出人名にアドレスやリンクが含まれています: {part}',
      fix: '組織の名前だけにしてください。アドレスは隣に表示されます',
    },
  },
  'display-name-hidden': {
    en: {
      say: "the sender's name holds a character that nobody sees: {character}",
      fix: 'type the name anew, without copying it from elsewhere',
    },
    ja: {
      say: '差出人名に見えない文字が含まれています: {character}',
      fix: 'コピーせずに、名前を入力し直してください',
    },
  },
  'display-name-mixed': {
    en: {
      say: 'a word of the sender\'s name mixes letters of two alphabets that look alike: "{word}"',
      fix: 'type the word anew in one alphabet',
    },
    ja: {
      say: '差出人名の「{word}」に、見分けのつかない別の文字体系の文字が混ざっています',
      fix: '同じ文字体系で入力し直してください',
    },
  },
  'display-name-other': {
    en: {
      say: 'the sender\'s name "{name}" reads like that of the sender "{other}", which belongs to another organisation',
      fix: 'use a name of its own; if both belong to one organisation, give both the same `legal` name',
    },
    ja: {
      say: '差出人名「{name}」は、別の組織の送信元「{other}」の名前と見分けがつきません',
      fix: '固有の名前にしてください。同じ組織なら、両方の `legal` の名称をそろえてください',
    },
  },
  'reply-to-freemail': {
    en: {
      say: 'answers to sender "{sender}" go to a mailbox that anyone could have opened',
      fix: 'use a mailbox under your own domain: filters count this against the mail',
    },
    ja: {
      say: '送信元「{sender}」への返信先が、誰でも取得できるフリーメールや携帯・プロバイダーのアドレスです',
      fix: '自社ドメインのアドレスにしてください。迷惑メール判定で不利になります',
    },
  },
  'reply-to-elsewhere': {
    en: {
      say: 'answers to sender "{sender}" go to another organisation: {host}',
      fix: 'use a mailbox under the domain of From, or let it forward',
    },
    ja: {
      say: '送信元「{sender}」への返信先が別の組織のドメインです: {host}',
      fix: '差出人と同じドメインのアドレスにして、必要ならそこから転送してください',
    },
  },
  'reply-to-unread': {
    en: {
      say: 'answers to sender "{sender}" are read by nobody',
      fix: 'set `reply_to` to a mailbox that somebody reads: readers answer instead of complaining',
    },
    ja: {
      say: '送信元「{sender}」への返信は誰も読みません',
      fix: '`reply_to` に担当者が読むアドレスを書いてください。返信できない読者は迷惑メールとして報告します',
    },
  },
  'unsubscribe-page-missing': {
    en: {
      say: 'sender "{sender}" has no page to unsubscribe at, and marketing mail does not leave without one',
      fix: 'add `urls: { unsubscribe: https://… }` to it in policies/senders.yaml',
    },
    ja: {
      say: '送信元「{sender}」に配信停止ページがありません。広告・宣伝メールはこのままでは配信されません',
      fix: 'policies/senders.yaml の送信元に `urls: { unsubscribe: https://… }` を加えてください',
    },
  },
  'header-not-once': {
    en: {
      say: 'the header has {count} fields "{field}"',
      expected: 'exactly one of each that mail must have, and no other field twice',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダーに「{field}」が {count} 個あります',
      expected: '必須の項目はちょうど 1 個、そのほかの項目は多くて 1 個',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'header-unknown': {
    en: {
      say: 'the header has a field that we never write: "{field}"',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダーに、本製品が書くはずのない項目「{field}」があります',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'header-denied': {
    en: {
      say: 'the header field "{field}" has no place in a campaign: it tells of our machines, repeats the sender, or presses the reader',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダー項目「{field}」は配信メールに不要です(社内の機器の情報、差出人の重複、読者への催促など)',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'auto-submitted-campaign': {
    en: {
      say: 'the header says that a machine wrote this, but a campaign was written by somebody',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダーに自動生成の印がありますが、キャンペーンは人が書いたものです',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'header-not-ascii': {
    en: {
      say: 'the header field "{field}" holds bytes that are not ASCII',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダー項目「{field}」に ASCII 以外のバイトがそのまま入っています',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'encoded-word-broken': {
    en: {
      say: 'the header field "{field}" holds a word that programs cannot decode alone: {word}',
      expected: 'UTF-8, at most 75 characters a word, no character in two words',
      fix: 'if you wrote "=?" yourself, write the text itself; else tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダー項目「{field}」に、単独で復号できない符号化語があります: {word}',
      expected: 'UTF-8、1 語 75 文字以内、文字が 2 語に分かれていないこと',
      fix: '「=?」を自分で書いた場合は文章そのものに直し、そうでなければシステムの管理者に伝えてください',
    },
  },
  'header-too-large': {
    en: {
      say: 'the header has {bytes} bytes; some Japanese carriers take no more than {limit}',
      fix: 'shorten subject, sender name and list title',
    },
    ja: {
      say: 'ヘッダーが {bytes} バイトあります。国内の携帯事業者には {limit} バイトを超えると受け取らないところがあります',
      fix: '件名・差出人名・リスト名を短くしてください',
    },
  },
  'header-line-long': {
    en: {
      say: 'a line of the header field "{field}" has more than {limit} characters',
      fix: 'shorten it; if it cannot be shorter, tell who maintains this installation',
    },
    ja: {
      say: 'ヘッダー項目「{field}」に {limit} 文字を超える行があります',
      fix: '短くしてください。短くできなければ、システムの管理者に伝えてください',
    },
  },
  'from-not-sender': {
    en: {
      say: 'readers would see another sender than "{sender}"',
      expected: 'one address in From: that of the sender, with its name',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: '読者に見える差出人が送信元「{sender}」と異なります',
      expected: 'From には送信元の名前とアドレスを 1 つだけ',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'recipient-not-one': {
    en: {
      say: 'the field "{field}" names somebody beside the one reader',
      expected: 'one address in To, no Cc, no Bcc',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: '「{field}」に、読者本人以外の宛先があります',
      expected: 'To に 1 件だけ。Cc と Bcc はなし',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'date-unusable': {
    en: {
      say: 'the Date field is not the present time: {date}',
      fix: 'compare the clock of this machine with others',
    },
    ja: {
      say: 'Date が現在の時刻を示していません: {date}',
      fix: 'この機器の時計が合っているか確かめてください',
    },
  },
  'message-id-unusable': {
    en: {
      say: 'the Message-ID is missing or not of our domain {domain}: {id}',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'Message-ID がないか、自社のドメイン {domain} のものではありません: {id}',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'list-unsubscribe-missing': {
    en: {
      say: 'the header has no List-Unsubscribe: mail programs could offer no way out',
      fix: 'add `urls: { unsubscribe: https://… }` to the sender in policies/senders.yaml',
    },
    ja: {
      say: 'ヘッダーに List-Unsubscribe がなく、メールソフトに配信停止ボタンが表示されません',
      fix: 'policies/senders.yaml の送信元に `urls: { unsubscribe: https://… }` を加えてください',
    },
  },
  'list-unsubscribe-unusable': {
    en: {
      say: 'List-Unsubscribe is not what mail programs understand: {value}',
      expected: 'our https address in angle brackets first, then perhaps a mailto: address',
      fix: 'correct `urls: { unsubscribe: … }` of the sender in policies/senders.yaml',
    },
    ja: {
      say: 'List-Unsubscribe がメールソフトの解釈できる形ではありません: {value}',
      expected: '山かっこで囲んだ自社の https アドレスが先頭、必要なら続けて mailto: アドレス',
      fix: 'policies/senders.yaml の送信元の `urls: { unsubscribe: … }` を直してください',
    },
  },
  'list-unsubscribe-post': {
    en: {
      say: 'List-Unsubscribe-Post does not read "List-Unsubscribe=One-Click"',
      fix: 'this is not of your making: tell who maintains this installation',
    },
    ja: {
      say: 'List-Unsubscribe-Post が「List-Unsubscribe=One-Click」になっていません',
      fix: 'キャンペーンの書き方が原因ではありません。システムの管理者に伝えてください',
    },
  },
  'list-id-unusable': {
    en: {
      say: 'List-Id is missing or names no list of our domain: {value}',
      expected: 'the title of the list, then its identifier under the domain of From in angle brackets',
      fix: 'give the first list of the campaign a title',
    },
    ja: {
      say: 'List-Id がないか、自社ドメインのリストを指していません: {value}',
      expected: 'リスト名に続けて、From のドメインの識別子を山かっこで囲んだもの',
      fix: 'キャンペーンの最初のリストに title を付けてください',
    },
  },
  'feedback-id-unusable': {
    en: {
      say: 'Feedback-ID does not tell Gmail four different things: {value}',
      expected: 'campaign, list, kind and sender, none of them twice, the sender in 5 to 15 characters',
      fix: 'give campaign, list and `feedback_id` different names',
    },
    ja: {
      say: 'Feedback-ID の 4 つの要素が区別できません: {value}',
      expected: 'キャンペーン・リスト・種別・送信元の 4 つ。重複なし、送信元は 5〜15 文字',
      fix: 'キャンペーン・リスト・`feedback_id` に別々の名前を付けてください',
    },
  },
} satisfies Vocabulary
