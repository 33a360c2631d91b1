import type { Vocabulary } from './phrase.ts'

/** The words of `compile`. */
export const compile = {
  'undeclared-field': {
    en: {
      say: 'the field "{field}" is not declared by every list this campaign goes to.',
      expected: 'one of: {declared}',
      fix: 'use a declared field, or declare it under fields: in the file of each list',
    },
    ja: {
      say: '項目 "{field}" は、このキャンペーンの送信先リストすべてで宣言されているわけではありません。',
      expected: '次のいずれか: {declared}',
      fix: '宣言済みの項目を使うか、各リストのファイルの fields: に追加してください',
    },
  },
  'template-wide-mark': {
    en: {
      say: 'the mark {mark} in {tag} is curly or full-width.',
      expected: "plain marks, such as {{ first_name | default: 'friend' }}",
      fix: 'type the marks of the tag again with the Japanese input and automatic correction off',
    },
    ja: {
      say: '{tag} の中の記号「{mark}」が、全角または曲線の記号です。',
      expected: "半角の記号(例: {{ last_name | default: 'お客' }})",
      fix: '日本語入力を切り、タグの中の引用符や記号を半角で入力し直してください',
    },
  },
  'template-tag-open': {
    en: {
      say: 'a Liquid tag begins here and does not end.',
      fix: 'close it with }} or %}',
    },
    ja: {
      say: 'ここで始まる Liquid タグが閉じられていません。',
      fix: '}} または %} で閉じてください',
    },
  },
  'template-tag-unknown': {
    en: {
      say: '{tag} is not one of the tags that a campaign may use.',
      expected: 'one of: {known}',
      fix: 'write the text out, or choose with if, unless or case',
    },
    ja: {
      say: '{tag} は、キャンペーンで使えるタグではありません。',
      expected: '次のいずれか: {known}',
      fix: '文章をそのまま書くか、if・unless・case で出し分けてください',
    },
  },
  'template-expression': {
    en: {
      say: '{tag} cannot be read.',
      expected:
        'a field, a text in quotes or a number, compared with ==, !=, <, >, <=, >=, contains, and, or, not',
      fix: 'compare plain fields and values; brackets, properties and lists do not exist here',
    },
    ja: {
      say: '{tag} を読み取れません。',
      expected: '項目、引用符で囲んだ文字列、数値と、==、!=、<、>、<=、>=、contains、and、or、not による比較',
      fix: '項目と値だけで書いてください。角括弧・プロパティ・配列は使えません',
    },
  },
  'template-filter-unknown': {
    en: {
      say: 'the filter "{filter}" does not exist here.',
      expected: 'one of: {known}',
      fix: 'use a filter of the list, or prepare the value in the contact field',
    },
    ja: {
      say: 'フィルター "{filter}" は使えません。',
      expected: '次のいずれか: {known}',
      fix: '一覧にあるフィルターを使うか、連絡先の項目の値を整えておいてください',
    },
  },
  'template-filter-arguments': {
    en: {
      say: 'the filter "{filter}" is given the wrong arguments in {tag}.',
      fix: "give it the arguments it takes, as in | truncate: 20 or | default: 'Hello'",
    },
    ja: {
      say: '{tag} で、フィルター "{filter}" の引数が正しくありません。',
      fix: "| truncate: 20 や | default: 'お客様' のように、必要な引数を書いてください",
    },
  },
  'template-escape-last': {
    en: {
      say: 'escape stands before another filter in {tag}.',
      fix: 'remove it: every value is escaped for the place where it stands',
    },
    ja: {
      say: '{tag} では、escape の後に別のフィルターがあります。',
      fix: 'escape を取り除いてください。値は、置かれた場所に合わせて必ずエスケープされます',
    },
  },
  'template-date-format': {
    en: {
      say: 'the date in {tag} cannot be formatted.',
      expected: 'a field of type date, first of all filters, and a format of %Y %y %m %-m %d %-d %B %b %A %a',
      fix: "write for example {{ renewal | date: '%Y-%m-%d' }}",
    },
    ja: {
      say: '{tag} の日付を書式化できません。',
      expected:
        '型が date の項目に最初のフィルターとして付け、書式は %Y %y %m %-m %d %-d %B %b %A %a だけを使う',
      fix: "たとえば {{ renewal | date: '%Y年%-m月%-d日' }} と書いてください",
    },
  },
  'template-loop-range': {
    en: {
      say: '{tag} does not say how many turns it takes.',
      expected:
        'for i in (1..5), or for i in (1..field) limit: 10 with a field of type integer; at most {limit}',
      fix: 'write both ends as numbers, or add limit:',
    },
    ja: {
      say: '{tag} からは繰り返しの回数が分かりません。',
      expected: 'for i in (1..5)、または整数の項目を使った for i in (1..field) limit: 10(最大 {limit} 回)',
      fix: '両端を数値で書くか、limit: を付けてください',
    },
  },
  'template-loop-too-long': {
    en: {
      say: '{tag} would take more than {limit} turns, loops around it included.',
      fix: 'make the range shorter',
    },
    ja: {
      say: '{tag} は、外側の繰り返しも含めて {limit} 回を超えます。',
      fix: '範囲を短くしてください',
    },
  },
  'template-too-deep': {
    en: {
      say: '{tag} is nested or chained more than {limit} deep.',
      fix: 'make it flatter',
    },
    ja: {
      say: '{tag} の入れ子や連結が {limit} 段を超えています。',
      fix: '段を減らしてください',
    },
  },
  'template-too-large': {
    en: {
      say: 'this has more than {limit} Liquid tags.',
      fix: 'use fewer tags, or split the campaign',
    },
    ja: {
      say: 'Liquid タグが {limit} 個を超えています。',
      fix: 'タグを減らすか、キャンペーンを分けてください',
    },
  },
  'template-result-too-long': {
    en: {
      say: 'with its loops and filters this can become a message of more than {limit} characters.',
      fix: 'take fewer turns in a loop, and replace by something shorter',
    },
    ja: {
      say: '繰り返しや置き換えの結果、本文が {limit} 文字を超えることがあります。',
      fix: '繰り返しの回数を減らすか、置き換える文字列を短くしてください',
    },
  },
  'template-block-open': {
    en: {
      say: '{tag} has no end.',
      fix: 'add endif, endunless, endcase or endfor in the same file',
    },
    ja: {
      say: '{tag} に対応する終わりがありません。',
      fix: '同じファイルに endif・endunless・endcase・endfor を書いてください',
    },
  },
  'template-block-stray': {
    en: {
      say: '{tag} belongs to no open if, unless, case or for.',
      fix: 'put it into its block, or remove it; after else only the end may follow',
    },
    ja: {
      say: '{tag} に対応する if・unless・case・for が開いていません。',
      fix: '正しいブロックの中に移すか、取り除いてください。else の後に置けるのは終わりだけです',
    },
  },
  'template-text-in-case': {
    en: {
      say: 'between {tag} and its first when there is text that would never be shown.',
      fix: 'move it before case, or into a when',
    },
    ja: {
      say: '{tag} と最初の when の間に、表示されることのない文章があります。',
      fix: 'case の前か when の中に移してください',
    },
  },
  'template-render-name': {
    en: {
      say: '{tag} does not name a partial by its plain name.',
      expected: "{% render 'footer' %} for campaigns/_partials/footer.mjml",
    },
    ja: {
      say: '{tag} は部品の名前をそのまま書いていません。',
      expected: "campaigns/_partials/footer.mjml なら {% render 'footer' %}",
    },
  },
  'partial-unknown': {
    en: {
      say: 'there is no partial "{name}" for {kind} in campaigns/_partials/.',
      expected: 'one of: {known}',
      fix: 'correct the name, or add the file',
    },
    ja: {
      say: 'campaigns/_partials/ に {kind} 用の部品 "{name}" がありません。',
      expected: '次のいずれか: {known}',
      fix: '名前を直すか、ファイルを追加してください',
    },
  },
  'partial-too-deep': {
    en: {
      say: '{tag}: partials render each other more than {limit} deep, or too many are rendered.',
      fix: 'write the text of the innermost one where it is needed',
    },
    ja: {
      say: '{tag}: 部品どうしの呼び出しが {limit} 段を超えているか、数が多すぎます。',
      fix: '最も内側の部品の内容を、必要な場所に直接書いてください',
    },
  },
  'template-tag-lost': {
    en: {
      say: '{tag} does not come through exactly once and in its place: here it would be dropped, doubled or moved.',
      fix: 'between MJML components put it into <mj-raw>…</mj-raw>; in Markdown give it a paragraph of its own, or write the link inline',
    },
    ja: {
      say: '{tag} は、この場所では消えるか、重複するか、移動してしまいます。',
      fix: 'MJML の部品の間では <mj-raw>…</mj-raw> に入れ、Markdown では独立した段落に置くか、リンクを本文中に直接書いてください',
    },
  },
  'template-tag-unbalanced': {
    en: {
      say: '{tag} begins in one element and ends in another, so that leaving its text out would break the page.',
      fix: 'put the whole block inside one element; in Markdown leave an empty line before and after each of its tags',
    },
    ja: {
      say: '{tag} の始まりと終わりが別の要素にあり、内容を省くとページが崩れます。',
      fix: 'ブロック全体を一つの要素の中に置いてください。Markdown では各タグの前後に空行を入れます',
    },
  },
  'template-tag-unsafe-place': {
    en: {
      say: '{tag} stands in {where}, where no value can be made safe.',
      fix: 'put it into text, or into a quoted attribute such as alt or title',
    },
    ja: {
      say: '{tag} は {where} の中にあり、ここでは値を安全に差し込めません。',
      fix: '本文か、alt や title のような引用符で囲んだ属性に移してください',
    },
  },
  'template-tag-in-link-host': {
    en: {
      say: '{tag} decides where a link leads.',
      expected: 'a link whose host is written out, such as https://shop.example/?from={{ country }}',
      fix: 'write the address out up to the first slash after the host; only unsubscribe_url may be a whole link',
    },
    ja: {
      say: '{tag} によってリンク先のホストが変わります。',
      expected: 'https://shop.example/?from={{ country }} のように、ホストまで書かれたリンク',
      fix: 'ホストの後の / までをそのまま書いてください。リンク全体に使えるのは unsubscribe_url だけです',
    },
  },
  'layout-content': {
    en: {
      say: 'this layout does not hold the content exactly once.',
      expected: '<mj-text>{{ content }}</mj-text>, once',
    },
    ja: {
      say: 'このレイアウトには本文の差し込み位置がちょうど一つありません。',
      expected: '<mj-text>{{ content }}</mj-text> を一度だけ書く',
    },
  },
  'preheader-twice': {
    en: {
      say: 'the preheader is given twice: in the front matter and as <mj-preview>.',
      fix: 'remove one of them, or write <mj-preview>{{ preheader }}</mj-preview>',
    },
    ja: {
      say: 'プリヘッダーが、フロントマターと <mj-preview> の両方にあります。',
      fix: 'どちらかを取り除くか、<mj-preview>{{ preheader }}</mj-preview> と書いてください',
    },
  },
  'mjml-invalid': {
    en: {
      say: 'this is not valid MJML: {detail}',
      fix: 'correct the component or attribute that is named; see https://documentation.mjml.io',
    },
    ja: {
      say: 'MJML として正しくありません: {detail}',
      fix: '示された部品や属性を直してください。https://documentation.mjml.io を参照',
    },
  },
  'mjml-too-deep': {
    en: {
      say: 'elements are nested more than {limit} deep here',
      fix: 'close the elements that are open; an element without its end tag holds everything after it',
    },
    ja: {
      say: 'ここで要素の入れ子が {limit} 段を超えています',
      fix: '開いたままの要素を閉じてください。終了タグのない要素は、それ以降をすべて含んでしまいます',
    },
  },
  'mjml-include': {
    en: {
      say: 'mj-include would read a file from the disk, and is not allowed.',
      fix: "put the file into campaigns/_partials/ and write {% render 'name' %}",
    },
    ja: {
      say: 'mj-include はディスク上のファイルを読み込むため、使えません。',
      fix: "ファイルを campaigns/_partials/ に置き、{% render 'name' %} と書いてください",
    },
  },
  'compile-time-limit': {
    en: {
      say: '{path} took longer than {seconds} seconds to compile and was stopped.',
      fix: 'run the command again; if it happens every time, make the campaign simpler',
    },
    ja: {
      say: '{path} の変換が {seconds} 秒を超えたため、中止しました。',
      fix: 'もう一度実行してください。毎回起きる場合は、キャンペーンを簡素にしてください',
    },
  },
  'compile-stopped': {
    en: {
      say: 'the process that compiles {path} ended without an answer ({how}).',
      fix: 'run the command again; if it happens every time, the campaign needs too much memory: make it smaller',
    },
    ja: {
      say: '{path} を変換するプロセスが、応答せずに終了しました({how})。',
      fix: 'もう一度実行してください。毎回起きる場合はメモリ不足です。キャンペーンを小さくしてください',
    },
  },
  'compile-answer-refused': {
    en: {
      say: 'the process that compiles {path} answered something that is no compiled template, or too much.',
      fix: 'run the command again; if it happens every time, look at what the campaign contains before anything else',
    },
    ja: {
      say: '{path} を変換するプロセスの応答が、テンプレートの形式でないか、大きすぎます。',
      fix: 'もう一度実行してください。毎回起きる場合は、まずキャンペーンの内容を調べてください',
    },
  },
} satisfies Vocabulary
