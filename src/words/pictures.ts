import type { Vocabulary } from './phrase.ts'

/** What is said about pictures: beside a campaign, in its text, in its messages, and at the address where they are shown. */
export const pictures = {
  'picture-not-beside': {
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
      expected: 'the name of a file beside campaign.md, such as photo.jpg, without folders in front',
      fix: "put the picture into the campaign's folder and write its file name",
    },
    ja: {
      say: '{source} の画像は、メールソフトでは表示できません。',
      expected: 'campaign.md と同じフォルダーにあるファイルの名前だけ(例: photo.jpg)',
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
      expected: 'pictures in the campaign itself',
      fix: 'remove it here, and show the picture in campaign.md or campaign.mjml',
    },
    ja: {
      say: 'レイアウトや部品では "{name}" を表示できません。全キャンペーン共通の部分ですが、画像は一つのキャンペーンのものです。',
      expected: '画像はキャンペーンの本文で使う',
      fix: 'ここからは削除し、campaign.md または campaign.mjml で画像を使ってください',
    },
  },
  'picture-name': {
    en: {
      say: 'the picture has a name that cannot be used.',
      expected: 'a name of a-z, A-Z, 0-9, - and _, such as winter-sale.jpg',
      fix: 'rename the file, and its name in the text',
    },
    ja: {
      say: 'この画像のファイル名は使えません。',
      expected: 'winter-sale.jpg のように、英数字・ハイフン・下線だけの名前',
      fix: 'ファイル名を変え、本文中の名前も合わせてください',
    },
  },
  'picture-type': {
    en: {
      say: '{name} is in {type} format, which many mail programs leave blank.',
      expected: 'a JPEG, PNG or GIF picture',
      fix: 'save it as JPEG (photographs) or PNG (drawings, logos) and remove this file',
    },
    ja: {
      say: '{name} は {type} 形式です。多くのメールソフトで表示されません。',
      expected: 'JPEG、PNG、GIF のいずれかの画像',
      fix: '写真は JPEG、イラストやロゴは PNG で保存し直し、このファイルは削除してください',
    },
  },
  'picture-ending': {
    en: {
      say: '{name} holds a {type} picture, whatever its ending says.',
      fix: 'rename it so that it ends in {ending}, and its name in the text',
    },
    ja: {
      say: '{name} の中身は {type} 形式で、拡張子と一致しません。',
      fix: '拡張子を {ending} に変え、本文中の名前も合わせてください',
    },
  },
  'file-beside-campaign': {
    en: {
      say: "a campaign's folder holds its text and its pictures, nothing else: mail carries no attachments.",
      expected: 'campaign.md or campaign.mjml, its other languages, and pictures (.jpg, .png, .gif)',
      fix: 'put the file on your web site and link to it, or remove it',
    },
    ja: {
      say: 'キャンペーンのフォルダーに置けるのは本文と画像だけです。メールに添付ファイルは付けられません。',
      expected: 'campaign.md または campaign.mjml、ほかの言語のファイル、画像(.jpg、.png、.gif)',
      fix: '自社サイトに置いてリンクするか、削除してください',
    },
  },
  'picture-broken': {
    en: {
      say: "this file is no complete picture: it is cut off, damaged, or something else under a picture's name.",
      fix: 'export the picture again and replace the file',
    },
    ja: {
      say: 'このファイルは画像として完全ではありません。途中で切れているか、壊れているか、別の種類のファイルです。',
      fix: '画像を書き出し直して、ファイルを置き換えてください',
    },
  },
  'picture-turned': {
    en: {
      say: 'the camera noted that this picture is to be turned, and many mail programs would show it lying on its side.',
      fix: 'open it in a picture editor, turn it upright and save it: then the pixels themselves stand upright',
    },
    ja: {
      say: '撮影時の向きの情報で回転して表示される画像です。多くのメールソフトでは横倒しになります。',
      fix: '画像編集ソフトで開き、正しい向きに回転させてから保存してください',
    },
  },
  'picture-cmyk': {
    en: {
      say: 'this JPEG was made for print (CMYK): mail programs show it in wrong colours, or not at all.',
      fix: 'convert it to RGB (sRGB) and save it again',
    },
    ja: {
      say: '印刷用(CMYK)の JPEG です。メールでは色が変わるか、表示されません。',
      fix: 'RGB(sRGB)に変換して保存し直してください',
    },
  },
  'picture-rare-jpeg': {
    en: {
      say: 'this JPEG is of a rare kind (lossless or arithmetic) that mail programs do not show.',
      fix: 'save it again as an ordinary or progressive JPEG',
    },
    ja: {
      say: '特殊な方式(可逆圧縮・算術符号化)の JPEG で、メールソフトでは表示されません。',
      fix: '通常の JPEG かプログレッシブ JPEG で保存し直してください',
    },
  },
  'picture-too-many-pixels': {
    en: {
      say: 'the picture has {width} x {height} pixels.',
      expected: 'at most {side} pixels a side and 12 million in all; 1200 wide is sharp on every screen',
      fix: 'make it smaller',
    },
    ja: {
      say: '画像が {width}×{height} ピクセルあります。',
      expected:
        '一辺 {side} ピクセル以内、全体で 1200 万ピクセル以内(幅 1200 ピクセルあればどの画面でも鮮明です)',
      fix: '画像を縮小してください',
    },
  },
  'picture-too-many-frames': {
    en: {
      say: 'this moving picture has {frames} frames.',
      expected: 'at most {limit}',
      fix: 'make it shorter, or show a still picture that links to the film',
    },
    ja: {
      say: 'この動く画像には {frames} コマあります。',
      expected: '{limit} コマ以内',
      fix: '短くするか、動画へのリンクを付けた静止画にしてください',
    },
  },
  'picture-too-many-scans': {
    en: {
      say: 'this JPEG is drawn in {scans} passes, which keeps mail programs busy for minutes.',
      expected: 'at most {limit}; programs write about ten',
      fix: 'save it again as an ordinary JPEG',
    },
    ja: {
      say: 'この JPEG は {scans} 回に分けて描画されるため、メールソフトが固まるおそれがあります。',
      expected: '{limit} 回以内(通常は 10 回ほどです)',
      fix: '通常の JPEG で保存し直してください',
    },
  },
  'picture-too-large': {
    en: {
      say: 'the picture has {megabytes} MB.',
      expected: 'at most {limit} MB each',
      fix: 'make it smaller: 1200 pixels wide as JPEG of quality 80 is mostly below 0.3 MB',
    },
    ja: {
      say: '画像が {megabytes} MB あります。',
      expected: '1 枚 {limit} MB 以内',
      fix: '小さくしてください。幅 1200 ピクセル、画質 80 の JPEG なら、たいてい 0.3 MB 以下になります',
    },
  },
  'pictures-too-large': {
    en: {
      say: 'the pictures of this campaign have {megabytes} MB together.',
      expected: 'at most {limit} MB together',
      fix: 'make them smaller, and remove those that are not shown; the largest is {largest} with {size} MB',
    },
    ja: {
      say: 'このキャンペーンの画像は合計 {megabytes} MB あります。',
      expected: '合計 {limit} MB 以内',
      fix: '画像を小さくし、使っていないものは削除してください。最も大きいのは {largest}({size} MB)です',
    },
  },
  'picture-tells-address': {
    en: {
      say: 'the hidden notes of this picture name a mail address or hold a private key. Readers would not get them, but they lie in the repository.',
      fix: 'export the picture without metadata and replace the file',
    },
    ja: {
      say: 'この画像のメタデータに、メールアドレスか秘密鍵が含まれています。読者には届きませんが、リポジトリに残ります。',
      fix: 'メタデータを付けずに画像を書き出し、ファイルを置き換えてください',
    },
  },
  'send-picture-unreachable': {
    en: {
      say: 'nothing was sent: the picture {name} is not to be had at {address} ({detail}).',
      fix: 'let `postmerge serve` run with this store and make /i/ reachable at urls.images of policies/senders.yaml, then run `postmerge send` again',
    },
    ja: {
      say: '何も送っていません: 画像 {name} を {address} から取得できません({detail})。',
      fix: 'このストアで `postmerge serve` を動かし、policies/senders.yaml の urls.images から /i/ に届くようにしてから、`postmerge send` をもう一度実行してください',
    },
  },
  'send-picture-missing': {
    en: {
      say: 'the picture {name} that was authorised is not in this store.',
      fix: 'send from the store in which the release was authorised, or restore it from its backup',
    },
    ja: {
      say: '送信が確定した画像 {name} が、このストアにありません。',
      fix: '送信を確定したストアから送信するか、バックアップから復元してください',
    },
  },
  'picture-not-here': { en: 'There is no picture here', ja: '画像が見つかりません' },
  'picture-not-here-text': {
    en: 'The address may have been cut off. Open the whole link from the mail.',
    ja: 'アドレスが途中で切れている可能性があります。メールのリンク全体を開いてください。',
  },
} satisfies Vocabulary
