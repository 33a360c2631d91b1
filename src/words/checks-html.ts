import type { Vocabulary } from './phrase.ts'

/** What the checks find in the HTML of a mail: what is hidden, what cannot be read, what the page does not say about itself. */
export const checksHtml = {
  'hidden-text': {
    en: {
      say: 'readers cannot see this text, and filters take that for a trick: "{text}"',
      expected: 'nothing hidden but the preheader',
      fix: 'show it, or remove it',
    },
    ja: {
      say: '読者に見えない文字があり、迷惑メールと判定されるおそれがあります: 「{text}」',
      expected: '隠してよいのはプリヘッダーだけです',
      fix: '表示するか、取り除いてください',
    },
  },
  'language-missing': {
    en: {
      say: 'the page does not say that it is in "{locale}"; it says "{written}"',
      fix: 'write `lang` on <mjml>, or leave it to the product by removing it there',
    },
    ja: {
      say: 'HTML の言語が「{locale}」になっていません(現在は「{written}」)',
      fix: 'レイアウトの <mjml> の `lang` を直すか、取り除いて自動設定に任せてください',
    },
  },
  'title-differs': {
    en: {
      say: 'the title of the page is not the subject: {title}',
      fix: 'write <mj-title>{{ subject }}</mj-title> in the layout',
    },
    ja: {
      say: 'HTML のタイトルが件名と異なります: {title}',
      fix: 'レイアウトに <mj-title>{{ subject }}</mj-title> と書いてください',
    },
  },
  'table-unclear': {
    en: {
      say: 'this table has no cells that name its columns or rows',
      fix: 'make the first row <th>, or mark a table that only arranges things with role="presentation"',
    },
    ja: {
      say: '見出しのセルがない表です',
      fix: '先頭の行を <th> にするか、配置のためだけの表であれば role="presentation" を付けてください',
    },
  },
  'remote-style': {
    en: {
      say: 'a font or style from {host} tells it who opened the mail, and most mail programs do not load it',
      fix: "use fonts that readers have; remove the import and the font's name",
    },
    ja: {
      say: '{host} のフォントやスタイルを読み込むと、開封の情報が外部に渡ります。多くのメールソフトでは表示もされません',
      fix: '読者の端末にあるフォントを使い、読み込みの指定とフォント名を取り除いてください',
    },
  },
  'long-word': {
    en: {
      say: 'a telephone cannot break this word: {word}',
      expected: 'at most {limit} letters without a space or a hyphen',
      fix: 'write a link with a short text, or break the word',
    },
    ja: {
      say: 'スマートフォンの画面に収まらない長い語です: {word}',
      expected: '空白やハイフンなしで {limit} 文字以内',
      fix: '短い文字のリンクにするか、途中に区切りを入れてください',
    },
  },
  'contrast-low': {
    en: {
      say: 'hard to read: {colour} on {background} has a contrast of {ratio}: "{text}"',
      expected: 'at least {limit}',
      fix: 'make the text darker or what lies behind it lighter',
    },
    ja: {
      say: '文字が読みにくい配色です({background} の上に {colour}、コントラスト比 {ratio}): 「{text}」',
      expected: 'コントラスト比 {limit} 以上',
      fix: '文字を濃くするか、背景を薄くしてください',
    },
  },
  'text-small': {
    en: {
      say: 'this text is small, {pixels} pixels: "{text}"',
      expected: 'at least {limit} pixels',
      fix: 'make it larger',
    },
    ja: {
      say: '文字が小さすぎます({pixels} ピクセル): 「{text}」',
      expected: '{limit} ピクセル以上',
      fix: '文字を大きくしてください',
    },
  },
  'heading-second-first': {
    en: {
      say: 'a second heading of the first level: "{text}"',
      fix: 'keep `#` for the title of the mail; use `##` for its parts',
    },
    ja: {
      say: '大見出しが二つ以上あります: 「{text}」',
      fix: '`#` はメール全体の題に一度だけ使い、以降は `##` にしてください',
    },
  },
  'heading-skipped': {
    en: {
      say: 'this heading of level {level} follows one of level {before}: "{text}"',
      fix: 'use the next level; headings are steps, not sizes',
    },
    ja: {
      say: '見出しの段階が飛んでいます(レベル {before} の次にレベル {level}): 「{text}」',
      fix: '一段ずつ下げてください。見出しは文字の大きさではなく構成を表します',
    },
  },
} satisfies Vocabulary
