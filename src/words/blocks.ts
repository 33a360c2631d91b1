import type { Vocabulary } from './phrase.ts'

/** What is said about blocks in Markdown: buttons, columns, pictures with text, products. */
export const blocks = {
  'block-unknown': {
    en: {
      say: 'there is no block "{name}".',
      expected: 'one of: {known}',
      fix: 'write ::: and one of these names alone on the line',
    },
    ja: {
      say: 'ブロック "{name}" はありません。',
      expected: '次のいずれか: {known}',
      fix: '::: に続けて、いずれかの名前だけを一行に書いてください',
    },
  },
  'block-open': {
    en: {
      say: 'the block "{name}" begins here and does not end.',
      fix: 'write ::: alone on the line after its last one',
    },
    ja: {
      say: 'ここで始まるブロック "{name}" が閉じられていません。',
      fix: 'ブロックの最後の行の次に、::: だけの行を書いてください',
    },
  },
  'block-stray': {
    en: {
      say: 'this ::: ends a block that does not begin.',
      expected: 'one of: {known}',
      fix: 'remove the line, or write the name of the block behind the ::: with which it begins',
    },
    ja: {
      say: 'この ::: に対応するブロックの始まりがありません。',
      expected: '次のいずれか: {known}',
      fix: 'この行を消すか、ブロックの始まりの ::: の後に名前を書いてください',
    },
  },
  'block-nested': {
    en: {
      say: 'the block "{name}" stands inside another block, a list or a quote.',
      fix: 'end what is around it first; buttons, pictures and text may stand in a block',
    },
    ja: {
      say: 'ブロック "{name}" が、別のブロックや箇条書き、引用の中にあります。',
      fix: '外側を先に閉じてください。ブロックの中に置けるのは、文章・画像・ボタンです',
    },
  },
  'block-wide-colon': {
    en: {
      say: 'this block is written with full-width colons.',
      expected: ':::',
      fix: 'type three colons with the keyboard set to half-width letters',
    },
    ja: {
      say: 'ブロックの記号が全角のコロンになっています。',
      expected: '半角の :::',
      fix: '日本語入力を切り、半角のコロンを三つ入力してください',
    },
  },
  'block-columns': {
    en: {
      say: 'the block "columns" has two parts, and this one has {count}.',
      expected: 'two parts with --- between them, on a line of its own between two empty lines',
      fix: 'write left part, empty line, ---, empty line, right part',
    },
    ja: {
      say: 'columns ブロックには内容が二つ必要ですが、ここには {count} つあります。',
      expected: '前後を空行にした --- で区切られた、左右二つの内容',
      fix: '左の内容、空行、---、空行、右の内容の順に書いてください',
    },
  },
  'block-picture': {
    en: {
      say: 'this block "picture" is not a picture with text after it.',
      expected: 'first ![what it shows](photo.jpg) alone in its paragraph, then the text',
      fix: 'put the picture first and an empty line behind it',
    },
    ja: {
      say: 'この picture ブロックは「画像、続けて文章」の形になっていません。',
      expected: '先頭に ![画像の説明](photo.jpg) だけの段落、その後に文章',
      fix: '画像を先頭に置き、その次の行を空けてください',
    },
  },
  'block-products': {
    en: {
      say: 'the block "products" holds one to {limit} products, and this one {count}.',
      expected: 'picture, name, price and button of each product',
      fix: 'add what is missing, or split the products over several blocks',
    },
    ja: {
      say: 'products ブロックに置ける商品は 1 点から {limit} 点ですが、ここには {count} 点あります。',
      expected: '商品ごとに、画像・商品名・価格・ボタン',
      fix: '足りない行を書き足すか、複数の products ブロックに分けてください',
    },
  },
  'block-product': {
    en: {
      say: 'this product is not made of its four lines.',
      expected: 'picture, name, price and button, in this order, each on a line of its own',
      fix: 'compare it with: ![Yuzu](yuzu.jpg), then Yuzu, then 1,320 yen, then [[Buy yuzu]](https://shop.example/yuzu)',
    },
    ja: {
      say: 'この商品は、決まった四行になっていません。',
      expected: '画像・商品名・価格・ボタンを、この順に一行ずつ',
      fix: '例: ![柚子](yuzu.jpg)、次の行に 柚子、次の行に 1,320円、次の行に [[購入する]](https://shop.example/yuzu)',
    },
  },
  'block-layout': {
    en: {
      say: 'this campaign has blocks, and its layout has no room for them.',
      expected: 'a layout that holds {{ content }} in <mj-text>, in the only <mj-column> of an <mj-section>',
      fix: 'choose another layout, or give the content a section of its own',
    },
    ja: {
      say: 'このキャンペーンにはブロックがありますが、レイアウトに置ける場所がありません。',
      expected: '<mj-section> の中の唯一の <mj-column> にある <mj-text> で {{ content }} を囲んだレイアウト',
      fix: '別のレイアウトを選ぶか、レイアウトで本文専用のセクションを用意してください',
    },
  },
  'button-alone': {
    en: {
      say: 'this button does not stand alone.',
      expected:
        '[[Buy now]](https://…) in a paragraph of its own, outside of lists, quotes, headings and tables',
      fix: 'put an empty line before and after it; a plain link has single brackets: [Buy now](https://…)',
    },
    ja: {
      say: 'このボタンは独立した段落になっていません。',
      expected: '箇条書き・引用・見出し・表の外で、[[購入する]](https://…) だけの段落',
      fix: '前後に空行を入れてください。普通のリンクなら [購入する](https://…) のように括弧を一重にします',
    },
  },
  'button-link': {
    en: {
      say: 'this button leads nowhere.',
      expected:
        '[[Buy now]](https://shop.example/), the address right behind the brackets and without spaces',
      fix: 'add the address; a merge field is written {{ first_name }}',
    },
    ja: {
      say: 'このボタンにはリンク先がありません。',
      expected: '[[購入する]](https://shop.example/) のように、括弧のすぐ後に空白のないアドレス',
      fix: 'アドレスを書き足してください。差し込み項目は {{ first_name }} のように書きます',
    },
  },
} satisfies Vocabulary
