import type { Vocabulary } from './phrase.ts'

/** What the checks find in the words of a mail: characters that deceive or get lost, and words that a company forbids. */
export const checksText = {
  'invisible-character': {
    en: {
      say: 'a character that nobody sees stands here: {character} in "{around}"',
      fix: 'type the text again instead of pasting it; for a place to break a word use <wbr> in MJML',
    },
    ja: {
      say: '目に見えない文字が入っています: {character}(「{around}」の中)',
      fix: '貼り付けではなく入力し直してください。改行位置の指定には MJML で <wbr> を使います',
    },
  },
  'mixed-script-word': {
    en: {
      say: 'this word has letters of another alphabet in it that look like ours: {word}',
      fix: 'type the word again instead of pasting it',
    },
    ja: {
      say: '見た目の似た別の文字(キリル文字など)が混ざった語です: {word}',
      fix: '貼り付けではなく入力し直してください',
    },
  },
  'meaningless-character': {
    en: { say: 'readers get a box here, not a character: {character}', fix: 'remove it, or write a word' },
    ja: {
      say: '読者の画面に正しく表示されない文字です: {character}',
      fix: '取り除くか、別の表記にしてください',
    },
  },
  'emoji-undecided': {
    en: {
      say: '{emoji} ({character}) is a coloured picture in some mail programs and a plain sign in others',
      fix: 'add U+FE0F for the picture or U+FE0E for the sign, or use another one',
    },
    ja: {
      say: '「{emoji}」({character})は、メールソフトによって絵文字にも記号にもなります',
      fix: '絵文字なら U+FE0F、記号なら U+FE0E を後に付けるか、別の文字にしてください',
    },
  },
  'forbidden-word': {
    en: { say: 'your company does not write "{word}"', fix: 'say it in other words' },
    ja: { say: '社内の規定で使えない言葉です: 「{word}」', fix: '別の言い方に変えてください' },
  },
  'forbidden-word-instead': {
    en: { say: 'your company does not write "{word}"', expected: '{instead}', fix: 'write "{instead}"' },
    ja: {
      say: '社内の規定で使えない言葉です: 「{word}」',
      expected: '{instead}',
      fix: '「{instead}」と書いてください',
    },
  },
  'platform-character': {
    en: {
      say: '{characters} ({code}) depends on the system: some devices show another sign or none',
      fix: 'write {instead}',
    },
    ja: {
      say: '機種依存文字「{characters}」({code})は、環境によって正しく表示されません',
      fix: '「{instead}」のように書いてください',
    },
  },
  'half-width-kana': {
    en: {
      say: 'half-width kana break in Japanese mail: {characters}',
      fix: 'write {instead}',
    },
    ja: {
      say: '半角カタカナはメールで文字化けするおそれがあります: 「{characters}」',
      fix: '全角の「{instead}」に直してください',
    },
  },
  'decomposed-kana': {
    en: {
      say: 'this kana is made of two characters and may fall apart: {characters} ({code} and a mark)',
      fix: 'type it again: {instead}',
    },
    ja: {
      say: '濁点・半濁点が分かれた文字があり、離れて表示されることがあります: 「{characters}」({code})',
      fix: '「{instead}」を入力し直してください。Mac のファイル名から写すと起こります',
    },
  },
  'mixed-width': {
    en: { say: 'wide and narrow letters in one word: {word}', fix: 'write {instead}' },
    ja: { say: '一つの語に全角と半角が混ざっています: 「{word}」', fix: '「{instead}」に統一してください' },
  },
  'mixed-numbers': {
    en: {
      say: 'wide and narrow numbers in one paragraph: {wide} and {small}',
      fix: 'use narrow digits for all',
    },
    ja: {
      say: '同じ段落に全角と半角の数字が混ざっています: 「{wide}」と「{small}」',
      fix: '数字は半角に統一してください',
    },
  },
  'wide-address': {
    en: {
      say: 'this address has full-width characters or spaces in it and cannot be opened: {address}',
      fix: 'write {instead}',
    },
    ja: {
      say: 'アドレスに全角の文字や空白が入っていて開けません: 「{address}」',
      fix: '半角で「{instead}」と書いてください',
    },
  },
  'mixed-dash': {
    en: {
      say: 'two signs that look alike stand for the same: {one} and {other}',
      fix: 'use one of them everywhere',
    },
    ja: {
      say: '見た目の似た別の記号が混ざっています: 「{one}」と「{other}」',
      fix: 'どちらかに統一してください',
    },
  },
} satisfies Vocabulary
