import type { Vocabulary } from './phrase.ts'

/** What is said about pictures: beside a campaign, in its text, in its messages, and at the address where they are shown. */
export const pictures = {
  'picture-unknown': {
    en: {
      say: 'there is no picture "{name}" beside this campaign.',
      expected: 'one of: {known}',
      fix: "correct the name, or put the file into the campaign's folder",
    },
    ja: {
      say: 'このキャンペーンのフォルダーに画像 "{name}" がありません。',
      expected: '次のいずれか: {known}',
      fix: 'ファイル名を直すか、画像をキャンペーンのフォルダーに置いてください',
    },
  },
  'picture-remote': {
    en: {
      say: 'the picture {source} lies on another server.',
      expected: 'the name of a file beside campaign.md, such as ![Winter box](photo.jpg)',
      fix: "save the picture into the campaign's folder and write its file name: so the owners approve what readers will see",
    },
    ja: {
      say: '画像 {source} は別のサーバーに置かれています。',
      expected: '![冬の詰め合わせ](photo.jpg) のように、campaign.md と同じフォルダーにあるファイル名',
      fix: '画像をキャンペーンのフォルダーに保存し、そのファイル名を書いてください。読者に届く画像そのものが承認の対象になります',
    },
  },
  'picture-source': {
    en: {
      say: 'mail programs cannot show a picture from {source}.',
      expected: 'the name of a file beside the campaign, or an address that begins with https://',
      fix: "put the picture into the campaign's folder and write its file name",
    },
    ja: {
      say: '{source} の画像は、メールソフトでは表示できません。',
      expected: 'キャンペーンと同じフォルダーにあるファイル名、または https:// で始まるアドレス',
      fix: '画像をキャンペーンのフォルダーに置き、そのファイル名を書いてください',
    },
  },
  'picture-source-tag': {
    en: {
      say: 'a merge tag decides which picture is shown.',
      expected:
        'a file name that is written out; merge tags may stand in the text that describes the picture',
      fix: 'write each picture out, and choose between them with if',
    },
    ja: {
      say: '差し込みタグで画像のファイル名が変わるようになっています。',
      expected: 'ファイル名はそのまま書く(差し込みタグは、画像の説明文の中でなら使えます)',
      fix: '画像をそれぞれ書き、if で出し分けてください',
    },
  },
  'picture-outside-campaign': {
    en: {
      say: 'a layout or partial cannot show "{name}": it serves every campaign, and pictures belong to one.',
      expected: 'an address that begins with https://',
      fix: 'put the picture on your web site and write its https address, or show it in the campaign itself',
    },
    ja: {
      say: 'レイアウトや部品では "{name}" を表示できません。全キャンペーン共通の部分ですが、画像は一つのキャンペーンのものです。',
      expected: 'https:// で始まるアドレス',
      fix: '画像を自社サイトに置いて https のアドレスを書くか、キャンペーンの本文で使ってください',
    },
  },
} satisfies Vocabulary
