import type { Vocabulary } from './phrase.ts'

/** What the checks find in how a campaign was typed or pasted: marks that mean nothing and would reach the reader as they stand. */
export const checksMarkup = {
  'html-in-text': {
    en: {
      say: 'readers would see this HTML as it stands: {html}',
      fix: 'delete the tags; bold is `**…**`, a link `[…](https://…)`, a button `[[…]](https://…)`',
    },
    ja: {
      say: 'HTML のタグがそのまま読者に表示されます: {html}',
      fix: 'タグを消してください。太字は `**…**`、リンクは `[…](https://…)`、ボタンは `[[…]](https://…)` と書きます',
    },
  },
  'wide-markup': {
    en: {
      say: 'this is typed in full-width characters and means nothing here: {mark}',
      fix: 'type it with the Japanese input off: {plain}',
    },
    ja: { say: '記号が全角です: {mark}', fix: '半角の {plain} に直してください' },
  },
  'heading-space': {
    en: {
      say: 'this is no heading; readers would see the sign: "{heading}"',
      fix: 'put a space after {marks}; to show a hashtag, write \\# in place of #',
    },
    ja: {
      say: '見出しにならず、記号のまま表示されます: 「{heading}」',
      fix: '{marks} の後に半角の空白を入れてください。ハッシュタグの場合は # の前に半角の \\ を付けます',
    },
  },
  'link-gap': {
    en: {
      say: 'a blank stands between the brackets, so that this is no link; readers would see: {text}',
      fix: 'write ]( without a blank between; to show it as it is, write \\[ in place of [',
    },
    ja: {
      say: '角括弧と丸括弧の間に空白があり、リンクになりません。このまま読者に表示されます: {text}',
      fix: '空白を消して ]( と続けてください。このまま見せたい場合は [ の前に半角の \\ を付けます',
    },
  },
  'link-scheme': {
    en: {
      say: 'no mail client opens such an address; readers would see: {text}',
      fix: 'put a picture beside campaign.md and write its file name; let links lead to an https address',
    },
    ja: {
      say: 'メールソフトでは開けないアドレスです。このまま読者に表示されます: {text}',
      fix: '画像は campaign.md と同じフォルダーに置いてファイル名だけを書き、リンクには https のアドレスを書いてください',
    },
  },
  'link-blank': {
    en: {
      say: 'a blank stands in the address, so that this is no link; readers would see: {text}',
      fix: 'write the address without blanks (%20 in place of one), and rename a picture that has one in its name',
    },
    ja: {
      say: 'アドレスの途中に空白があり、リンクになりません。このまま読者に表示されます: {text}',
      fix: '空白のないアドレスを書いてください(空白は %20 と書けます)。画像は、空白のないファイル名に変えてください',
    },
  },
  'link-runs-on': {
    en: {
      say: 'mail clients would take the words behind this address for a part of it: {text}',
      fix: 'write a link, [text](https://…), or put a blank behind the address',
    },
    ja: {
      say: '後ろの文字までアドレスとみなされ、開けないことがあります: {text}',
      fix: '[文字](https://…) のようにリンクにするか、アドレスの後ろに空白か改行を入れてください',
    },
  },
  'link-other-brackets': {
    en: {
      say: 'this is no link; readers would see the address as it stands: {text}',
      fix: 'for a link write [text](https://…), for a button [[text]](https://…)',
    },
    ja: {
      say: 'リンクにならず、アドレスがそのまま読者に表示されます: {text}',
      fix: 'リンクは半角の角括弧で [文字](https://…)、ボタンは [[文字]](https://…) と書いてください',
    },
  },
  'field-without-default': {
    en: {
      say: 'readers whose {field} is unknown get nothing here: "{text}"',
      fix: "say what they read instead: {{ {field} | default: 'reader' }}; if nothing is meant, default: ''",
    },
    ja: {
      say: '{field} が空の読者には、ここが空白のまま届きます: 「{text}」',
      fix: "空のときの言葉を {{ {field} | default: 'お客' }} のように書いてください。何も表示しなくてよければ default: '' とします",
    },
  },
  'subject-cut': {
    en: {
      say: 'what follows counts as a comment and would not be sent: "{cut}"',
      fix: 'put the whole text in double quotes: {key}: "…"',
    },
    ja: {
      say: '「{cut}」以降は注記とみなされ、読者に届きません',
      fix: '全体を半角の二重引用符で囲んでください: {key}: "…"',
    },
  },
  'curly-quotes': {
    en: {
      say: 'readers would see these quotes: {quotes}',
      fix: 'type plain quotes instead: {key}: "…"; to show curly ones, put plain quotes around them',
    },
    ja: {
      say: 'この引用符は読者にそのまま表示されます: {quotes}',
      fix: '半角の " で囲み直してください: {key}: "…"。表示したい場合は、その外側をさらに半角の " で囲みます',
    },
  },
  'policy-placeholder': {
    en: {
      say: 'this postal address is still the example: {value}',
      fix: 'write the real one: it stands in every mail. Whoever owns /policies/ may change it',
    },
    ja: {
      say: '住所が記入例のままです: {value}',
      fix: '実際の住所に直してください。すべてのメールに表示されます。変更できるのは /policies/ の責任者です',
    },
  },
  'policy-mark': {
    en: {
      say: 'a note of `postmerge init` says that this must be changed: {what}',
      fix: 'write what is true for you, then delete the note',
    },
    ja: {
      say: '`postmerge init` の「要変更」の注記が残っています: {what}',
      fix: '実際の内容に直してから、注記の行を消してください',
    },
  },
  'request-example-address': {
    en: 'the postal address of sender "{sender}" is still the example: {value}. Nobody is asked to approve mail with it; ask the owners of /policies/ to write the real one.',
    ja: '送信元「{sender}」の住所が記入例のままです: {value}。このままでは承認を依頼できません。/policies/ の責任者に、実際の住所への変更を頼んでください。',
  },
  'send-example-address': {
    en: 'not sent: the postal address of sender "{sender}" in policies/senders.yaml is still the example: {value}',
    ja: '配信しません: policies/senders.yaml の送信元「{sender}」の住所が記入例のままです: {value}',
  },
} satisfies Vocabulary
